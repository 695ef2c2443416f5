import type { Draft, DraftFinding, DraftMeasure, Span } from '@bihuan/core/intake/draft.ts'
import { draftStatuses } from '@bihuan/core/intake/draft.ts'
import { Button, Input, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import { dropFinding, dropMeasure, editFinding, mergeWithPrevious } from '../draft-edits.ts'
import { useIntakeText } from '../intake.text.ts'
import { overlaps } from '../passages.ts'
import type { SourceText } from '../source-text.ts'

type Change = (edit: (draft: Draft) => Draft | null) => void

type Props = {
  readonly source: SourceText
  readonly draft: Draft
  readonly chosen: Span | null
  readonly isLocked: boolean
  readonly change: Change
  readonly onChoose: (span: Span) => void
}

/** The tree that the text was read into: findings with their measures, to be corrected. */
export function DraftTree({ source, draft, chosen, isLocked, change, onChoose }: Props): ReactNode {
  const text = useIntakeText()
  if (draft.findings.length === 0) return <p className="ui-quiet">{text.noFindings}</p>
  return (
    <ol className="intake-tree">
      {draft.findings.map((finding, index) => (
        <FindingItem
          key={finding.passage.start}
          finding={finding}
          index={index}
          // Only what lies in this finding, so that a click draws two of them again and not all.
          chosen={chosen !== null && isIn(finding, chosen) ? chosen : null}
          isLocked={isLocked}
          source={source}
          change={change}
          onChoose={onChoose}
        />
      ))}
    </ol>
  )
}

type ItemProps = Omit<Props, 'draft'> & { readonly finding: DraftFinding; readonly index: number }

const FindingItem = memo(function FindingItem(props: ItemProps): ReactNode {
  const { finding, index, chosen, isLocked, change, onChoose } = props
  const text = useIntakeText()
  const isChosen = chosen !== null && overlaps(finding.passage, chosen)
  return (
    <li className="intake-finding">
      <div
        className={isChosen ? 'intake-item is-chosen' : 'intake-item'}
        data-item={finding.passage.start}
        onClick={() => onChoose(finding.passage)}
      >
        <Input
          className="intake-number"
          size="small"
          disabled={isLocked}
          aria-label={text.number}
          value={finding.number ?? ''}
          maxLength={40}
          onChange={(event) =>
            change((draft) => editFinding(draft, index, { number: event.target.value || null }))
          }
        />
        <Input.TextArea
          size="small"
          disabled={isLocked}
          aria-label={text.title}
          value={finding.title ?? ''}
          maxLength={500}
          autoSize={{ minRows: 1, maxRows: 6 }}
          onChange={(event) =>
            change((draft) => editFinding(draft, index, { title: event.target.value || null }))
          }
        />
        <Select
          size="small"
          allowClear
          disabled={isLocked}
          className="intake-status"
          aria-label={text.status}
          placeholder={text.noStatus}
          popupMatchSelectWidth={false}
          value={finding.status}
          options={draftStatuses.map((value) => ({ value, label: text.statuses[value] }))}
          onChange={(status) => change((draft) => editFinding(draft, index, { status: status ?? null }))}
        />
        {!isLocked && (
          <Button
            size="small"
            type="text"
            onClick={() => change((draft) => dropFinding(draft, index, 'unplaced'))}
          >
            {text.drop}
          </Button>
        )}
      </div>
      <ol className="intake-measures">
        {finding.measures.length === 0 && <li className="ui-quiet">{text.noMeasures}</li>}
        {finding.measures.map((measure, at) => (
          <MeasureItem key={measure.passage.start} {...props} measure={measure} at={at} />
        ))}
      </ol>
    </li>
  )
})

function MeasureItem(props: ItemProps & { measure: DraftMeasure; at: number }): ReactNode {
  const { measure, at, index, chosen, isLocked, change, onChoose, source } = props
  const text = useIntakeText()
  const isChosen = chosen !== null && overlaps(measure.passage, chosen)
  const place = { finding: index, measure: at }
  return (
    <li className={isChosen ? 'intake-item is-chosen' : 'intake-item'} data-item={measure.passage.start}>
      <button type="button" className="intake-measure" onClick={() => onChoose(measure.passage)}>
        {measure.text}
      </button>
      {!isLocked && (
        <span className="intake-item-tools">
          {at > 0 && (
            <Button
              size="small"
              type="text"
              onClick={() => change((draft) => mergeWithPrevious(source, draft, place))}
            >
              {text.mergeUp}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            onClick={() => change((draft) => dropMeasure(draft, place, 'unplaced'))}
          >
            {text.drop}
          </Button>
        </span>
      )}
    </li>
  )
}

function isIn(finding: DraftFinding, span: Span): boolean {
  return (
    overlaps(finding.passage, span) || finding.measures.some((measure) => overlaps(measure.passage, span))
  )
}
