import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { ChooseItems, idsIn } from '../../commands/components/choose-items.tsx'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import {
  itemLabel,
  measureLabel,
  useItemsOfFinding,
  useItemsToChoose,
} from '../../commands/items-of-record.ts'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { PlaceField, placeIn } from '../../ui/place-field.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { findingItem } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Props = { readonly finding: FindingView; readonly onClose: () => void }

/** Puts a finding into another category, or at another place. */
export function MoveFinding({ finding, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const lacking = useLackingText()
  const changed = useRecordsChanged()
  const { rectificationId } = finding
  const { data: categories = [] } = useQuery(
    orpc.rectifications.categories.queryOptions({ input: { rectificationId } }),
  )
  const item = findingItem(finding)
  const known = finding.category?.id ?? ''
  const kept = useKept('findings.move', finding.id, { category: known, at: '' })
  const { category, at } = kept.values
  const command = useItemCommand({
    item,
    version: finding.version,
    said: text.sent('move'),
    send: (values: typeof kept.values, stamp) =>
      api.findings.move({
        ...item,
        ...stamp,
        ...(values.category !== known && { categoryId: values.category === '' ? null : values.category }),
        at: placeIn(values.at),
      }),
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
      lacks={lackingOf([lacking.anyChange, category !== known || placeIn(at) !== null])}
    >
      <ChooseItems
        label={text.category}
        hint={text.noCategory}
        options={categories.map(({ id: value, name }) => ({ value, label: name }))}
        value={category}
        onChange={(chosen) => kept.change({ category: chosen })}
        isOne
      />
      <PlaceField
        label={text.place}
        hint={text.placeHint(finding.ordinal)}
        value={at}
        onChange={(place) => kept.change({ at: place })}
      />
      <p className="ui-quiet">{text.moveNote}</p>
    </CommandForm>
  )
}

/** Makes two findings of one: which measures go to the new one is chosen. */
export function SplitFinding({ finding, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const changed = useRecordsChanged()
  const { findings, measures } = useItemsOfFinding(finding)
  const item = findingItem(finding)
  const kept = useKept('findings.split', finding.id, { number: '', title: '', measures: '', reason: '' })
  const { values } = kept
  const possible = measures.filter(
    (one) => one.findingId === finding.id && one.status !== 'submitted' && one.status !== 'voided',
  )
  const command = useItemCommand({
    item,
    version: finding.version,
    said: text.sent('split'),
    send: ({ measures: chosen, ...words }: typeof values, stamp) =>
      api.findings.split({ ...item, ...stamp, ...words, measureIds: [...idsIn(chosen)] }),
    onClose: () => {
      changed()
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['number', 'title', 'reason'])
  const going = idsIn(values.measures).length
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(values, kept)}
      onCancel={onClose}
      confirm={text.actions.split}
      lacks={lackingOf([text.splitTitle, values.title], [text.reason, values.reason])}
    >
      <WordsField
        label={text.splitTitle}
        value={values.title}
        onChange={(title) => kept.change({ title })}
        refused={refused.of('title')}
        longest={500}
        isShort
        takesFocus
      />
      <label>
        <span>{text.number}</span>
        <Input
          value={values.number}
          count={{ max: 40 }}
          onChange={(event) => kept.change({ number: event.target.value })}
        />
        <FieldRefusal of={refused.of('number')} />
      </label>
      <ChooseItems
        label={text.splitMeasures}
        hint={text.splitMeasuresHint}
        options={possible.map((one) => ({ value: one.id, label: measureLabel(one, findings) }))}
        value={values.measures}
        onChange={(chosen) => kept.change({ measures: chosen })}
      />
      <p className="ui-quiet">{text.splitNote(going, possible.length - going)}</p>
      <Reason
        value={values.reason}
        onChange={(reason) => kept.change({ reason })}
        refused={refused.of('reason')}
      />
    </CommandForm>
  )
}

/** Makes one finding of several, and shows beforehand what becomes of each. */
export function MergeFindings({ finding, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const changed = useRecordsChanged()
  const item = findingItem(finding)
  const kept = useKept('findings.merge', finding.id, { others: '', title: finding.title ?? '', reason: '' })
  const { values } = kept
  const { rectificationId } = finding
  const wanted = idsIn(values.others)
  const choice = useItemsToChoose({ rectificationId, kind: 'finding', chosen: wanted, open: true })
  const possible = choice.items.filter((one) => one.id !== finding.id)
  const chosen = possible.filter((one) => wanted.includes(one.id))
  const command = useItemCommand({
    item,
    version: finding.version,
    said: text.sent('merge'),
    send: ({ title, reason }: typeof values, stamp) =>
      api.findings.merge({
        ...item,
        ...stamp,
        others: chosen.map((one) => ({ id: id<'finding'>(one.id), version: one.version })),
        title,
        reason,
      }),
    onClose: () => {
      changed()
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['title', 'reason'])
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
        [text.mergeTitle, values.title],
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
            <li key={one.id}>{text.mergePart(itemLabel(one), one.measures)}</li>
          ))}
          <li>{text.mergeNote}</li>
        </ul>
      )}
      <WordsField
        label={text.mergeTitle}
        value={values.title}
        onChange={(title) => kept.change({ title })}
        refused={refused.of('title')}
        longest={500}
        isShort
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
  const text = useFindingsText()
  return <WordsField label={text.reason} hint={text.rewordReasonHint} {...props} longest={2000} isShort />
}
