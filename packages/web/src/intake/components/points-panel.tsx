import type { OpenPoint } from '@bihuan/core/intake/review/open-points.ts'
import type { SourceText } from '@bihuan/core/reading/text/source-text.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import {
  Fragment,
  memo,
  type ReactNode,
  type RefCallback,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react'
import { Gap } from '../../ui/gap.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useWindowed } from '../../ui/windowed.ts'
import type { DeskCommand } from '../desk.ts'
import type { Desk } from '../desk-state.ts'
import { wordsOf } from '../point-words.ts'
import { useReviewText } from '../review.text.ts'
import { SeenWarnings } from './seen-warnings.tsx'

type Props = {
  readonly source: SourceText
  readonly desk: Desk
  readonly isLocked: boolean
  readonly run: (command: DeskCommand) => void
}

/** All that is still open, on top of the review until somebody has dealt with it. */
export function PointsPanel({ source, desk, isLocked, run }: Props): ReactNode {
  const text = useReviewText()
  const list = useRef<HTMLUListElement>(null)
  const { points, point } = desk
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('.is-here')
    if (row === null || row === undefined || list.current === null) return
    const top = row.offsetTop - list.current.offsetTop
    if (
      top < list.current.scrollTop ||
      top + row.offsetHeight > list.current.scrollTop + list.current.clientHeight
    )
      list.current.scrollTop = top
  }, [point])
  if (isLocked) return null
  return (
    <section
      className={points.length === 0 ? 'intake-points is-settled' : 'intake-points'}
      aria-label={text.points}
    >
      <PointsHead points={points} run={run} />
      {points.length > 0 && (
        <ul ref={list} tabIndex={0} aria-label={text.pointsLeft(points.length)}>
          <PointRows source={source} desk={desk} list={list} run={run} />
        </ul>
      )}
      <SeenWarnings warnings={desk.draft.warnings} acknowledged={desk.acknowledged} run={run} />
    </section>
  )
}

const PointsHead = memo(function PointsHead({ points, run }: Pick<Desk, 'points'> & Pick<Props, 'run'>) {
  const text = useReviewText()
  const unplaced = points.filter((one) => one.kind === 'unplaced')
  const unread = points.filter((one) => one.kind === 'unread')
  const doubts = points.filter((one) => one.kind === 'warning' && one.warning.code === 'WORDS_DOUBTFUL')
  return (
    <header>
      <h2>{text.points}</h2>
      <strong className={points.length === 0 ? 'is-done' : 'is-open'}>
        {points.length === 0 ? text.pointsDone : text.pointsLeft(points.length)}
      </strong>
      {points.length > 0 && (
        <span className="intake-points-tools">
          {doubts.length > 1 && (
            <Button
              size="small"
              onClick={() => run({ type: 'acknowledge', keys: doubts.map(({ key }) => key) })}
            >
              {text.allSeen(doubts.length)}
            </Button>
          )}
          {unread.length > 1 && (
            <Button
              size="small"
              onClick={() => run({ type: 'wordsOnly', keys: unread.map(({ key }) => key) })}
            >
              {text.allWordsOnly(unread.length)}
            </Button>
          )}
          {unplaced.length > 1 && (
            <Button
              size="small"
              onClick={() => run({ type: 'setAside', spans: unplaced.map(({ span }) => span) })}
            >
              {text.allAsBackground(unplaced.length)}
            </Button>
          )}
          <Button size="small" title="p" onClick={() => run({ type: 'point', step: -1 })}>
            {text.previousPoint}
          </Button>
          <Button size="small" title="n" onClick={() => run({ type: 'point', step: 1 })}>
            {text.nextPoint}
          </Button>
        </span>
      )}
    </header>
  )
})

type RowsProps = Omit<Props, 'isLocked'> & { readonly list: RefObject<HTMLUListElement | null> }

const rowHeight = 30

function PointRows({ source, desk, list, run }: RowsProps): ReactNode {
  const text = useReviewText()
  const language = useLanguage()
  const { points, point } = desk
  const here = points.findIndex(({ key }) => key === point)
  const windowed = useWindowed({
    count: points.length,
    keyAt: useCallback((at: number) => points[at]?.key ?? at, [points]),
    heightAt: useCallback(() => rowHeight, []),
    pinned: [here],
    scroller: useCallback(() => list.current, [list]),
  })
  return (
    <>
      {windowed.rows.map(({ at, gap }) => {
        const one = points[at]
        if (one === undefined) return null
        return (
          <Fragment key={one.key}>
            <Gap height={gap} as="li" />
            <PointRow
              words={wordsOf(one, { source, draft: desk.draft, language, text })}
              point={one}
              index={at}
              count={points.length}
              measure={windowed.measure}
              isHere={at === here}
              run={run}
            />
          </Fragment>
        )
      })}
      <Gap height={windowed.rest} as="li" />
    </>
  )
}

type RowProps = Pick<Props, 'run'> & {
  readonly point: OpenPoint
  readonly words: string
  readonly index: number
  readonly count: number
  readonly measure: RefCallback<HTMLElement>
  readonly isHere: boolean
}

const PointRow = memo(function PointRow(props: RowProps): ReactNode {
  const { point, words, index, count, measure, isHere, run } = props
  const text = useReviewText()
  return (
    <li
      ref={measure}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={isHere ? 'is-here' : undefined}
      aria-current={isHere ? 'true' : undefined}
    >
      <span className="intake-point-kind" data-kind={point.kind}>
        {point.kind === 'warning' && point.warning.code === 'WORDS_DOUBTFUL'
          ? text.pointKinds.doubt
          : text.pointKinds[point.kind]}
      </span>
      <button
        type="button"
        className="intake-point-words"
        onClick={() => run({ type: 'goToPoint', key: point.key })}
      >
        {words}
      </button>
      <span className="intake-point-tools">
        <PointTools point={point} run={run} />
      </span>
    </li>
  )
})

function PointTools({ point, run }: Pick<RowProps, 'point' | 'run'>): ReactNode {
  const text = useReviewText()
  if (point.kind === 'unplaced')
    return (
      <Button size="small" onClick={() => run({ type: 'setAside', spans: [point.span] })}>
        {text.asBackground}
      </Button>
    )
  if (point.kind === 'unread')
    return (
      <>
        <Button size="small" onClick={() => runAt(run, point, 'edit')}>
          {text.enterDay}
        </Button>
        <Button size="small" onClick={() => run({ type: 'wordsOnly', keys: [point.key] })}>
          {text.wordsOnly}
        </Button>
      </>
    )
  if (point.kind === 'proposal')
    return (
      <>
        <Button size="small" onClick={() => runAt(run, point, 'accept')}>
          {text.accept}
        </Button>
        <Button size="small" onClick={() => runAt(run, point, 'drop')}>
          {text.reject}
        </Button>
      </>
    )
  const { code, params } = point.warning
  return (
    <>
      {code === 'READ_BEFORE' && <TwinLink kind={String(params['kind'])} id={String(params['id'])} />}
      <Button size="small" onClick={() => run({ type: 'acknowledge', keys: [point.key] })}>
        {text.acknowledge}
      </Button>
    </>
  )
}

function TwinLink({ kind, id }: { readonly kind: string; readonly id: string }): ReactNode {
  const text = useReviewText()
  if (kind === 'draft')
    return (
      <Link to="/intake/$draftId" params={{ draftId: id }} target="_blank">
        {text.openTwin}
      </Link>
    )
  return (
    <Link to="/rectifications/$id/ledger" params={{ id }} target="_blank">
      {text.openTwin}
    </Link>
  )
}

function runAt(run: Props['run'], point: OpenPoint, type: 'accept' | 'drop' | 'edit'): void {
  run({ type: 'goToPoint', key: point.key })
  run({ type })
}
