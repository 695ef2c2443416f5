import type { DraftFinding, DraftMeasure } from '@bihuan/core/intake/draft.ts'
import type { ItemAt } from '@bihuan/core/intake/review/draft-items.ts'
import type { SourceText } from '@bihuan/core/intake/text/source-text.ts'
import { memo, type ReactNode } from 'react'
import type { Desk } from '../desk-state.ts'
import { useReviewText } from '../review.text.ts'
import type { Run } from '../use-desk.ts'
import { ItemDetails } from './item-details.tsx'
import { ItemForm } from './item-form.tsx'
import { SplitWords } from './split-words.tsx'

type Props = {
  readonly source: SourceText
  readonly desk: Desk
  readonly isLocked: boolean
  readonly run: Run
}

/** The tree that the text was read into: findings with their measures, to be corrected. */
export function DraftTree({ source, desk, isLocked, run }: Props): ReactNode {
  const text = useReviewText()
  const { draft, cursor, mode } = desk
  const { findings } = draft
  return (
    <div className="intake-tree" role="tree" aria-label={text.draftLabel}>
      {findings.length === 0 && (
        // Keys work here too, and a screen reader stops at it.
        <p className="ui-quiet" role="treeitem" aria-selected={false} tabIndex={0} data-cursor="">
          {text.noFindings}
        </p>
      )}
      {findings.map((finding, index) => (
        <FindingRows
          key={finding.passage.start}
          source={source}
          finding={finding}
          heading={headingOf(finding, findings[index - 1])}
          index={index}
          of={findings.length}
          // Only what lies in this finding, so that a step draws two of them again and not all.
          cursor={
            cursor?.finding === index || (cursor === null && index === 0) ? (cursor?.measure ?? null) : off
          }
          mode={mode?.at.finding === index ? mode : null}
          findings={mode?.at.finding === index ? findings : null}
          isLocked={isLocked}
          run={run}
        />
      ))}
    </div>
  )
}

const off = 'off'

function headingOf(finding: DraftFinding, above: DraftFinding | undefined): string | null {
  const own = finding.path.join(' › ')
  return own === '' || own === above?.path.join(' › ') ? null : own
}

type RowsProps = {
  readonly source: SourceText
  readonly finding: DraftFinding
  readonly heading: string | null
  readonly index: number
  readonly of: number
  /** The measure that the cursor is on, null for the finding itself. */
  readonly cursor: number | null | typeof off
  readonly mode: Desk['mode']
  /** All findings while one of these rows is edited. */
  readonly findings: readonly DraftFinding[] | null
  readonly isLocked: boolean
  readonly run: Run
}

const FindingRows = memo(function FindingRows(props: RowsProps): ReactNode {
  const { finding, heading, index, of, cursor } = props
  const { measures } = finding
  return (
    <div className="intake-finding" role="presentation">
      <ItemRow
        {...props}
        at={{ finding: index, measure: null }}
        item={finding}
        isCursor={cursor === null}
        place={[index + 1, of]}
        heading={heading}
      />
      {measures.map((measure, at) => (
        <ItemRow
          key={measure.passage.start}
          {...props}
          at={{ finding: index, measure: at }}
          item={measure}
          isCursor={cursor === at}
          place={[at + 1, measures.length]}
          heading={null}
        />
      ))}
    </div>
  )
})

type RowProps = Pick<RowsProps, 'source' | 'mode' | 'isLocked' | 'run' | 'heading' | 'findings'> & {
  readonly at: ItemAt
  readonly item: DraftFinding | DraftMeasure
  readonly isCursor: boolean
  readonly place: readonly [number, number]
}

function ItemRow(props: RowProps): ReactNode {
  const { at, item, isCursor, mode, place, isLocked, run, source, heading, findings } = props
  const isFinding = at.measure === null
  const isIn = mode !== null && mode.at.measure === at.measure
  const className = [
    'intake-item',
    isFinding ? 'is-finding' : 'is-measure',
    isCursor ? 'is-cursor' : '',
    item.proposedBy === undefined ? '' : 'is-proposed',
  ].join(' ')
  return (
    <div
      className={className}
      role="treeitem"
      aria-level={isFinding ? 1 : 2}
      aria-posinset={place[0]}
      aria-setsize={place[1]}
      aria-selected={isCursor}
      tabIndex={isCursor ? 0 : -1}
      data-cursor={isCursor ? '' : undefined}
      data-item={item.passage.start}
      onClick={(event) => {
        if (isFieldOf(event.target)) return
        run({ type: 'goTo', at })
      }}
      onDoubleClick={(event) => {
        if (!isLocked && !isFieldOf(event.target)) run({ type: 'edit' })
      }}
    >
      {heading !== null && <span className="intake-path">{heading}</span>}
      {isIn && mode.kind === 'edit' ? (
        <ItemForm at={at} item={item} findings={findings ?? []} run={run} />
      ) : (
        <span className="intake-words">
          <ItemWords {...props} isSplitting={isIn && mode.kind === 'split'} />
          {!(isIn && mode.kind === 'split') && <ItemDetails item={item} />}
        </span>
      )}
      {isIn && mode.kind === 'split' && (
        <SplitWords source={source} span={item.passage} ends={mode.ends} index={mode.index} run={run} />
      )}
    </div>
  )
}

function ItemWords({ item, isSplitting }: RowProps & { readonly isSplitting: boolean }): ReactNode {
  const text = useReviewText()
  if (isSplitting) return null
  if ('text' in item) return <span>{item.text}</span>
  return (
    <>
      {item.number !== null && item.number !== '' && <span className="intake-number">{item.number}</span>}
      <b>{item.title ?? text.noTitle}</b>
    </>
  )
}

function isFieldOf(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.intake-form, button') !== null
}
