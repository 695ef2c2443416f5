import type { FurtherFindingView } from '@bihuan/core/measures/further-finding.schema.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { ChooseItems } from '../../commands/components/choose-items.tsx'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { useRecordsChanged } from '../../commands/records-changed.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

type Named = Pick<
  FurtherFindingView,
  'rectificationId' | 'rectificationName' | 'findingId' | 'number' | 'title'
>

/** Has a measure answer a further finding, of this rectification or of another that the person coordinates. */
export function AddFurther({
  measure,
  onClose,
}: {
  readonly measure: MeasureView
  readonly onClose: () => void
}): ReactNode {
  const text = useMeasuresText()
  const changed = useRecordsChanged()
  const item = measureItem(measure)
  const [q, setQ] = useState('')
  const choices = useQuery(
    orpc.measures.furtherChoices.queryOptions({
      input: { ...item, ...(q !== '' && { q }) },
      placeholderData: (before) => before,
    }),
  )
  const findings = choices.data?.findings ?? []
  // Kept with its rectification: what is found by other words is not among the choices any more.
  const kept = useKept('measures.addFurther', measure.id, { further: '' })
  const [furtherRectificationId = '', furtherFindingId = ''] = kept.values.further.split('/')
  const command = useItemCommand({
    item,
    version: measure.version,
    said: text.sent('addFurther'),
    send: (_: typeof kept.values, stamp) =>
      api.measures.addFurther({
        ...item,
        ...stamp,
        furtherRectificationId: id<'rectification'>(furtherRectificationId),
        furtherFindingId: id<'finding'>(furtherFindingId),
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
      confirm={text.actions.addFurther}
      lacks={lackingOf([text.furtherFinding, furtherFindingId])}
    >
      <Input.Search
        allowClear
        aria-label={text.furtherSearch}
        placeholder={text.furtherSearch}
        onSearch={(words) => setQ(words.trim())}
        loading={choices.isFetching}
      />
      <ChooseItems
        label={text.furtherFinding}
        hint={findings.length === 0 && choices.isSuccess ? text.furtherNone : text.furtherChoose}
        options={findings.map((one) => ({
          value: `${one.rectificationId}/${one.findingId}`,
          label: labelOf(one, measure.rectificationId),
        }))}
        value={kept.values.further}
        onChange={(further) => kept.change({ further })}
        isOne
      />
      {choices.data?.hasMore === true && <p className="ui-quiet">{text.furtherMore}</p>}
      <p className="ui-quiet">{text.furtherNote}</p>
    </CommandForm>
  )
}

/** Takes a further finding off a measure again. */
export function DropFurther({
  details: { measure, further },
  onClose,
}: {
  readonly details: MeasureDetails
  readonly onClose: () => void
}): ReactNode {
  const text = useMeasuresText()
  const changed = useRecordsChanged()
  const item = measureItem(measure)
  const only = further.length === 1 ? (further[0]?.findingId ?? '') : ''
  const kept = useKept('measures.dropFurther', measure.id, { further: only, reason: '' })
  const { values } = kept
  const chosen = further.find(({ findingId }) => findingId === values.further)
  const command = useItemCommand({
    item,
    version: measure.version,
    said: text.sent('dropFurther'),
    send: ({ reason }: typeof values, stamp) =>
      api.measures.dropFurther({
        ...item,
        ...stamp,
        furtherRectificationId: id<'rectification'>(chosen?.rectificationId ?? ''),
        furtherFindingId: id<'finding'>(values.further),
        reason,
      }),
    onClose: () => {
      changed()
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['reason'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(values, kept)}
      onCancel={onClose}
      confirm={text.actions.dropFurther}
      lacks={lackingOf([text.furtherFinding, chosen !== undefined], [text.reason, values.reason])}
    >
      <ChooseItems
        label={text.furtherFinding}
        options={further.map((one) => ({
          value: one.findingId,
          label: labelOf(one, measure.rectificationId),
        }))}
        value={values.further}
        onChange={(one) => kept.change({ further: one })}
        isOne
      />
      <WordsField
        label={text.reason}
        hint={text.furtherReasonHint}
        value={values.reason}
        onChange={(reason) => kept.change({ reason })}
        refused={refused.of('reason')}
        longest={2000}
        isShort
      />
    </CommandForm>
  )
}

/** A finding as it is told among others: with its rectification where that is another. */
function labelOf({ rectificationId, rectificationName, number, title }: Named, here: string): string {
  const finding = [number, title ?? ''].filter((part) => part !== '').join(' ')
  return rectificationId === here ? finding : `${finding} · ${rectificationName}`
}
