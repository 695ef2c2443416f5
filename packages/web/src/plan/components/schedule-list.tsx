import { day, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ScheduleRow } from '@bihuan/core/plan/schedule.contract.ts'
import type { ScheduleRules } from '@bihuan/core/templates/schedule-rules.ts'
import { Button } from 'antd'
import { Fragment, type ReactNode, type RefCallback, useCallback, useMemo, useRef, useState } from 'react'
import { DayField } from '../../ui/day-field.tsx'
import { Gap } from '../../ui/gap.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useUiText } from '../../ui/ui.text.ts'
import { useWindowed } from '../../ui/windowed.ts'
import type { Proposed } from '../proposed.ts'
import { useScheduleText } from '../schedule.text.ts'

const OrderDialog = lazyPart(() => import('./order-dialog.tsx'), 'OrderDialog')

type Props = {
  readonly rectificationId: RectificationId
  readonly rows: readonly Proposed[]
  readonly all: readonly ScheduleRow[]
  readonly rules: ScheduleRules
  readonly onMove: (measureId: MeasureId, on: PlainDay | null) => void
}

const none: readonly number[] = []

/** The proposals, of which those in sight are drawn. */
export function ScheduleList({ rectificationId, rows, all, rules, onMove }: Props): ReactNode {
  const text = useScheduleText()
  const list = useRef<HTMLDivElement>(null)
  const [ordering, setOrdering] = useState<ScheduleRow | null>(null)
  const numbers = useMemo(() => new Map(all.map(({ id, number }) => [id, number])), [all])
  const windowed = useWindowed({
    count: rows.length,
    keyAt: useCallback((at: number) => rows[at]?.row.id ?? at, [rows]),
    heightAt: () => 96,
    pinned: none,
    scroller: useCallback(() => list.current, []),
  })
  return (
    <div className="schedule-list" ref={list} role="list" aria-label={text.list} tabIndex={0}>
      {rows.length === 0 && <p className="ui-quiet">{text.none}</p>}
      {windowed.rows.map(({ at, gap }) => {
        const proposed = rows[at]
        if (proposed === undefined) return null
        return (
          <Fragment key={proposed.row.id}>
            <Gap height={gap} />
            <Row
              proposed={proposed}
              index={at}
              measure={windowed.measure}
              numbers={numbers}
              onMove={onMove}
              onOrder={() => setOrdering(proposed.row)}
            />
          </Fragment>
        )
      })}
      <Gap height={windowed.rest} />
      {ordering !== null && (
        <OrderDialog
          rectificationId={rectificationId}
          row={ordering}
          all={all}
          usual={rules.workingDays[ordering.kind]}
          onClose={() => setOrdering(null)}
        />
      )}
    </div>
  )
}

type RowProps = {
  readonly proposed: Proposed
  readonly index: number
  readonly measure: RefCallback<HTMLElement>
  readonly numbers: ReadonlyMap<MeasureId, string>
  readonly onMove: Props['onMove']
  readonly onOrder: () => void
}

function Row({ proposed, index, measure, numbers, onMove, onOrder }: RowProps): ReactNode {
  const { row, proposal, isMoved, isChanged } = proposed
  const text = useScheduleText()
  const marks = useUiText()
  const [isMoving, setIsMoving] = useState(false)
  const isFixed = row.status === 'submitted'
  return (
    <article className="schedule-row" role="listitem" data-index={index} ref={measure}>
      <div className="schedule-what">
        <strong>{row.number}</strong> {row.text}
        <p className="ui-quiet">
          {[row.owner, row.handler?.name ?? text.nobody].filter(Boolean).join(' · ')}
          {row.after.length > 0 &&
            ` · ${text.after(row.after.map((one) => numbers.get(one) ?? '').join(marks.comma))}`}
        </p>
      </div>
      <div className="schedule-days">
        <strong>{proposal.due}</strong>{' '}
        <span className="ui-quiet">
          {isFixed && text.fixed}
          {!isFixed && !isChanged && text.same}
          {!isFixed && isChanged && (row.dueOn === null ? text.noDay : text.now(row.dueOn))}
        </span>
        <Facts proposed={proposed} />
      </div>
      <div className="schedule-acts">
        {isMoving && (
          <DayField
            label={text.move}
            value={proposal.due}
            isSmall
            startsOpen
            onChange={(on) => {
              if (on !== null && dayProblem(on) === null) onMove(row.id, day(on))
            }}
            onClosed={() => setIsMoving(false)}
          />
        )}
        {!isFixed && !isMoving && (
          <Button size="small" onClick={() => setIsMoving(true)}>
            {text.move}
          </Button>
        )}
        {isMoved && (
          <Button size="small" onClick={() => onMove(row.id, null)}>
            {text.back}
          </Button>
        )}
        {!isFixed && (
          <Button size="small" onClick={onOrder}>
            {text.order}
          </Button>
        )}
      </div>
    </article>
  )
}

function Facts({ proposed: { proposal, isMoved } }: { readonly proposed: Proposed }): ReactNode {
  const text = useScheduleText()
  const language = useLanguage()
  const { slack, from, milestones, conflicts } = proposal
  return (
    <>
      <p className="ui-quiet">
        {text.begins(from)} · {slack < 0 ? text.late(-slack) : text.slack(slack)}
        {milestones.map(({ name, on }) => (
          <Fragment key={on + name.zh}>
            {' · '}
            <span className="ui-nowrap">
              {name[language]} {on.slice(5)}
            </span>
          </Fragment>
        ))}
      </p>
      {(isMoved || conflicts.length > 0) && (
        <p className="schedule-marks">
          {isMoved && <span>{text.look.moved}</span>}
          {conflicts.map((name) => (
            <span key={name} className="schedule-conflict">
              {text.look[name]}
            </span>
          ))}
        </p>
      )}
    </>
  )
}
