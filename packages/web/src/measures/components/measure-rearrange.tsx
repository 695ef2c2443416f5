import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { ChooseItems, idsIn } from '../../commands/components/choose-items.tsx'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { PlaceField, placeIn } from '../../ui/place-field.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { itemLabel, useItemsToChoose } from '../../commands/items-of-record.ts'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Props = { readonly measure: MeasureView; readonly onClose: () => void }

/** Puts a measure below another finding, or at another place. */
export function MoveMeasure({ measure, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const lacking = useLackingText()
  const changed = useRecordsChanged()
  const item = measureItem(measure)
  const kept = useKept('measures.move', measure.id, { finding: measure.findingId, at: '' })
  const { finding, at } = kept.values
  const { rectificationId } = measure
  const choice = useItemsToChoose({ rectificationId, kind: 'finding', chosen: idsIn(finding), open: true })
  const command = useItemCommand({
    item,
    version: measure.version,
    said: text.sent('move'),
    send: (values: typeof kept.values, stamp) =>
      api.measures.move({ ...item, ...stamp, findingId: values.finding, at: placeIn(values.at) }),
    onClose: () => {
      changed()
      onClose()
    },
  })
  return (
    <CommandForm
      kept={kept}
      command={command}
      onSend={() => command.send(kept.values, kept)}
      onCancel={onClose}
      confirm={text.actions.move}
      lacks={lackingOf(
        [text.ofFinding, finding],
        [lacking.anyChange, finding !== measure.findingId || placeIn(at) !== null],
      )}
    >
      <ChooseItems
        label={text.ofFinding}
        options={choice.items.map((one) => ({ value: one.id, label: itemLabel(one) }))}
        onSearch={choice.onSearch}
        value={finding}
        onChange={(chosen) => kept.change({ finding: chosen })}
        isOne
      />
      <PlaceField
        label={text.place}
        hint={text.placeHint}
        value={at}
        onChange={(place) => kept.change({ at: place })}
      />
      <p className="ui-quiet">{text.moveNote}</p>
    </CommandForm>
  )
}

/** Makes several measures of one, and shows beforehand what becomes of each. */
export function SplitMeasure({ measure, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const changed = useRecordsChanged()
  const item = measureItem(measure)
  const kept = useKept('measures.split', measure.id, { text: measure.text, parts: '', reason: '' })
  const { values } = kept
  const parts = linesOf(values.parts)
  const command = useItemCommand({
    item,
    version: measure.version,
    said: text.sent('split'),
    send: (sent: typeof values, stamp) =>
      api.measures.split({
        ...item,
        ...stamp,
        text: sent.text,
        parts: linesOf(sent.parts),
        reason: sent.reason,
      }),
    onClose: () => {
      changed()
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['text', 'parts', 'reason'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(values, kept)}
      onCancel={onClose}
      confirm={text.actions.split}
      lacks={lackingOf(
        [text.splitStays, values.text],
        [text.splitParts, parts.length > 0],
        [text.reason, values.reason],
      )}
    >
      <WordsField
        label={text.splitStays}
        value={values.text}
        onChange={(words) => kept.change({ text: words })}
        refused={refused.of('text')}
        longest={20_000}
      />
      <WordsField
        label={text.splitParts}
        hint={text.splitPartsHint}
        value={values.parts}
        onChange={(words) => kept.change({ parts: words })}
        refused={refused.of('parts')}
        longest={20_000}
        takesFocus
      />
      {parts.length > 0 && (
        <ul className="put-right-preview" aria-label={text.preview}>
          <li>{text.splitOriginal}</li>
          {parts.map((part, at) => (
            <li key={`${at} ${part}`}>{text.splitNew(part)}</li>
          ))}
          <li>{text.doersStay}</li>
        </ul>
      )}
      <Reason
        value={values.reason}
        onChange={(reason) => kept.change({ reason })}
        refused={refused.of('reason')}
      />
    </CommandForm>
  )
}

/** Makes one measure of several, and shows beforehand what becomes of each. */
export function MergeMeasures({ measure, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const changed = useRecordsChanged()
  const item = measureItem(measure)
  const kept = useKept('measures.merge', measure.id, { others: '', text: measure.text, reason: '' })
  const { values } = kept
  const { rectificationId } = measure
  const wanted = idsIn(values.others)
  const choice = useItemsToChoose({ rectificationId, kind: 'measure', chosen: wanted, open: true })
  const possible = choice.items.filter((one) => one.id !== measure.id)
  const chosen = possible.filter((one) => wanted.includes(one.id))
  const command = useItemCommand({
    item,
    version: measure.version,
    said: text.sent('merge'),
    send: (sent: typeof values, stamp) =>
      api.measures.merge({
        ...item,
        ...stamp,
        others: chosen.map((one) => ({ id: id<'measure'>(one.id), version: one.version })),
        text: sent.text,
        reason: sent.reason,
      }),
    onClose: () => {
      changed()
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['text', 'reason'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(values, kept)}
      onCancel={onClose}
      confirm={text.actions.merge}
      lacks={lackingOf(
        [text.mergeOthers, chosen.length > 0],
        [text.mergeText, values.text],
        [text.reason, values.reason],
      )}
    >
      <ChooseItems
        label={text.mergeOthers}
        hint={text.mergeOthersHint}
        options={possible.map((one) => ({ value: one.id, label: itemLabel(one) }))}
        onSearch={choice.onSearch}
        value={values.others}
        onChange={(others) => kept.change({ others })}
      />
      {chosen.length > 0 && (
        <ul className="put-right-preview" aria-label={text.preview}>
          {chosen.map((one) => (
            <li key={one.id}>{text.mergePart(itemLabel(one), one)}</li>
          ))}
          <li>{text.mergeStays(measure.handler?.name ?? null, measure.dueOn)}</li>
          <li>{text.doersJoin}</li>
        </ul>
      )}
      <WordsField
        label={text.mergeText}
        value={values.text}
        onChange={(words) => kept.change({ text: words })}
        refused={refused.of('text')}
        longest={20_000}
      />
      <Reason
        value={values.reason}
        onChange={(reason) => kept.change({ reason })}
        refused={refused.of('reason')}
      />
    </CommandForm>
  )
}

function Reason(props: {
  readonly value: string
  readonly onChange: (reason: string) => void
  readonly refused: string | null
}): ReactNode {
  const text = useMeasuresText()
  return <WordsField label={text.reason} hint={text.rewordReasonHint} {...props} longest={2000} isShort />
}

function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
