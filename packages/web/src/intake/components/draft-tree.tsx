import type { DraftFinding } from '@bihuan/core/reading/draft.ts'
import type { SourceText } from '@bihuan/core/reading/text/source-text.ts'
import {
  Fragment,
  memo,
  type ReactNode,
  type RefCallback,
  Suspense,
  useCallback,
  useMemo,
  useRef,
} from 'react'
import { Gap } from '../../ui/gap.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useWindowed } from '../../ui/windowed.ts'
import { type Desk, isAt } from '../desk-state.ts'
import { useReviewText } from '../review.text.ts'
import { rowOf, rowsKeeper, type TreeRow } from '../tree-rows.ts'
import type { Run } from '../use-desk.ts'
import { ItemDetails } from './item-details.tsx'
import { SplitWords } from './split-words.tsx'

/** Its lists of names and its calendar come behind the page. */
export const ItemForm = lazyPart(() => import('./item-form.tsx'), 'ItemForm')

type Props = {
  readonly draftId: string
  readonly source: SourceText
  readonly desk: Desk
  readonly isLocked: boolean
  readonly run: Run
}

/** The tree that the text was read into: findings with their measures, to be corrected. */
export function DraftTree({ draftId, source, desk, isLocked, run }: Props): ReactNode {
  const text = useReviewText()
  const { draft, mode } = desk
  const { findings } = draft
  const rowsFor = useMemo(() => rowsKeeper(), [])
  const rows = useMemo(() => rowsFor(findings), [rowsFor, findings])
  const tree = useRef<HTMLDivElement>(null)
  // Without a cursor the first row takes the focus.
  const cursor = desk.cursor === null ? 0 : rowOf(rows, desk.cursor)
  const windowed = useWindowed({
    count: rows.length,
    keyAt: useCallback((at: number) => rows[at]?.key ?? at, [rows]),
    heightAt: useCallback((at: number) => rows[at]?.height ?? 0, [rows]),
    pinned: [cursor],
    scroller: useCallback(() => tree.current?.closest<HTMLElement>('.intake-draft') ?? null, []),
  })
  return (
    <div className="intake-tree" role="tree" aria-label={text.draftLabel} ref={tree}>
      {findings.length === 0 && (
        // Keys work here too, and a screen reader stops at it.
        <p className="ui-quiet" role="treeitem" aria-selected={false} tabIndex={0} data-cursor="">
          {text.noFindings}
        </p>
      )}
      {windowed.rows.map(({ at, gap }) => {
        const row = rows[at]
        if (row === undefined) return null
        const isIn = mode !== null && isAt(mode.at, row.at)
        return (
          <Fragment key={row.key}>
            <Gap height={gap} />
            <ItemRow
              draftId={draftId}
              source={source}
              row={row}
              index={at}
              measure={windowed.measure}
              isCursor={at === cursor}
              mode={isIn ? mode : null}
              findings={isIn ? findings : null}
              isLocked={isLocked}
              run={run}
            />
          </Fragment>
        )
      })}
      <Gap height={windowed.rest} />
    </div>
  )
}

type RowProps = Pick<Props, 'draftId' | 'source' | 'isLocked' | 'run'> & {
  readonly row: TreeRow
  /** Its place among all rows. */
  readonly index: number
  readonly measure: RefCallback<HTMLElement>
  readonly isCursor: boolean
  /** What is being done with this very row. */
  readonly mode: Desk['mode']
  /** All findings while the row is edited. */
  readonly findings: readonly DraftFinding[] | null
}

const ItemRow = memo(function ItemRow(props: RowProps): ReactNode {
  const { draftId, row, index, measure, isCursor, mode, isLocked, run, source, findings } = props
  const { at, item, heading, place } = row
  const isFinding = at.measure === null
  const isSplitting = mode?.kind === 'split'
  const className = [
    'intake-item',
    isFinding ? 'is-finding' : 'is-measure',
    isCursor ? 'is-cursor' : '',
    row.isLast ? 'is-last' : '',
    item.proposedBy === undefined ? '' : 'is-proposed',
  ].join(' ')
  const words = (
    <span className="intake-words">
      <ItemWords item={item} isSplitting={isSplitting} />
      {!isSplitting && <ItemDetails item={item} />}
    </span>
  )
  return (
    <div
      ref={measure}
      data-index={index}
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
      {mode?.kind === 'edit' ? (
        <Suspense fallback={words}>
          <ItemForm draftId={draftId} at={at} item={item} findings={findings ?? []} run={run} />
        </Suspense>
      ) : (
        words
      )}
      {mode?.kind === 'split' && (
        <SplitWords source={source} span={item.passage} ends={mode.ends} index={mode.index} run={run} />
      )}
    </div>
  )
})

function ItemWords({
  item,
  isSplitting,
}: Pick<TreeRow, 'item'> & { readonly isSplitting: boolean }): ReactNode {
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
