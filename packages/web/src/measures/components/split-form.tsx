import { partFields } from '@bihuan/core/measures/part.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { FieldInput } from '../../commands/components/field-input.tsx'
import { areReady, changesFrom } from '../../commands/fields.ts'
import { useItemChanged } from '../../commands/item-changed.ts'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useUnitsBelow } from '../../people/choices.ts'
import { useNameSearch } from '../../ui/name-search.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { useMessages } from '../../ui/use-messages.ts'
import { useMeasuresText } from '../measures.text.ts'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'
import { WordsField } from '../../ui/words-field.tsx'
import { NeededSelect } from '../../ui/needed-select.tsx'

/** Gives a part of a measure to a unit below its owner: which unit, what, who and until when. */
export function SplitForm({ measure, onClose }: { measure: MeasureView; onClose: () => void }): ReactNode {
  const text = useMeasuresText()
  const lacksText = useLackingText()
  const language = useLanguage()
  const { message } = useMessages()
  const changed = useItemChanged()
  const search = useNameSearch()
  const units = useUnitsBelow(measure.owner?.id ?? null)
  const { rectificationId, id: measureId } = measure
  const kept = useKept('parts.add', measureId, {
    unitId: '',
    text: '',
    handlerId: '',
    dueOn: measure.dueOn ?? '',
  })
  const { values } = kept
  const command = useVersionedCommand({
    record: null,
    version: 1,
    send: (wish: { unitId: string }, { commandId }) => {
      const { handlerId = null, dueOn = null } = changesFrom(partFields, values, ['handlerId', 'dueOn'])
      return api.parts.add({
        rectificationId,
        measureId,
        commandId,
        ...wish,
        text: values.text,
        handlerId,
        dueOn,
      })
    },
    refresh: async () => 1,
    onDone: () => {
      message.success(text.sent('movePart'))
      changed({ rectificationId, measureId })
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['text', 'unitId'])
  const lacking = useLacking(
    lackingOf(
      [text.partUnit, values.unitId],
      [lacksText.day(partFields.dueOn.heading[language]), areReady(partFields, values)],
      [text.partText, values.text],
    ),
  )
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        lacking.press(() => command.send({ unitId: values.unitId }, kept))
      }}
    >
      <KeptNote kept={kept} />
      <LackingFields of={lacking.shown}>
        <div className="measures-fields">
          <label>
            <span>{text.partUnit}</span>
            <NeededSelect<string | null>
              aria-label={text.partUnit}
              value={values.unitId || null}
              options={units}
              showSearch={search}
              notFoundContent={units.length === 0 && text.partNoUnits}
              onChange={(unitId) => kept.change({ unitId: unitId ?? '' })}
            />
          </label>
          {(['handlerId', 'dueOn'] as const).map((name) => (
            <label key={name}>
              <span>{partFields[name].heading[language]}</span>
              <FieldInput
                field={partFields[name]}
                label={partFields[name].heading[language]}
                text={values[name]}
                ownerId={values.unitId}
                onChange={(words) => kept.change({ [name]: words })}
              />
            </label>
          ))}
        </div>
        <WordsField
          label={text.partText}
          value={values.text}
          onChange={(words) => kept.change({ text: words })}
          refused={refused.of('text')}
          longest={2000}
          isShort
        />
      </LackingFields>
      <p className="ui-quiet">{text.partHint}</p>
      <FieldRefusal of={refused.of('unitId')} />
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onClose)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending}>
          {text.actions.movePart}
        </Button>
      </div>
    </form>
  )
}
