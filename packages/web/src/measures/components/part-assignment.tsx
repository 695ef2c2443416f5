import { partFields } from '@bihuan/core/measures/part.ts'
import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { FieldInput } from '../../commands/components/field-input.tsx'
import { areReady, changesFrom, differingFields, textsOf } from '../../commands/fields.ts'
import { useItemCommand } from '../../commands/item-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useLanguage } from '../../ui/language.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Props = {
  readonly part: PartView
  readonly details: MeasureDetails
  readonly onClose: () => void
}

/** Who does a part, and until when, as far as the person may say it. */
export function PartAssignment({ part, details, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const lacking = useLackingText()
  const language = useLanguage()
  const [before] = useState(() => textsOf(partFields, part))
  const kept = useKept('parts.assign', part.id, before)
  const fields = differingFields(partFields, before, kept.values)
  const item = measureItem(details.measure)
  const command = useItemCommand({
    item,
    version: part.version,
    said: text.partSent.assign,
    send: (changes: ReturnType<typeof changesFrom<typeof partFields>>, stamp) =>
      api.parts.assign({ ...item, partId: part.id, changes, ...stamp }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['handlerId', 'dueOn'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(changesFrom(partFields, kept.values, fields), kept)}
      onCancel={onClose}
      confirm={text.save}
      lacks={lackingOf(
        [lacking.anyChange, fields.length > 0],
        [lacking.day(partFields.dueOn.heading[language]), areReady(partFields, kept.values)],
      )}
    >
      <div className="measures-fields">
        {part.assigns.map((name) => (
          <label key={name}>
            <span>{partFields[name].heading[language]}</span>
            <FieldInput
              field={partFields[name]}
              label={partFields[name].heading[language]}
              text={kept.values[name]}
              ownerId={part.unit.id}
              onChange={(words) => kept.change({ [name]: words })}
            />
            <FieldRefusal of={refused.of(name)} />
          </label>
        ))}
      </div>
    </CommandForm>
  )
}
