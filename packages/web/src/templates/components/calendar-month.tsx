import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { type ReactNode, useId } from 'react'
import type { Month, SaidSpan, ShownDay } from '../calendar-months.ts'
import { type CalendarText } from '../texts/calendar.zh.ts'
import { useCalendarText } from '../calendar.text.ts'

type Props = {
  readonly month: Month
  readonly today: PlainDay
  /** Where the reader may set days. */
  readonly onChoose: ((on: PlainDay) => void) | null
}

/** A month as a calendar, with what is said of its days below it. */
export function CalendarMonth({ month, today, onChoose }: Props): ReactNode {
  const text = useCalendarText()
  const heading = useId()
  return (
    <section className="calendar-month" aria-labelledby={heading}>
      <h2 id={heading}>{text.month(month.number)}</h2>
      <table>
        <thead>
          <tr>
            {text.weekdays.map((weekday, at) => (
              <th key={weekday} scope="col" aria-label={text.longWeekdays[at]}>
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, at) => (
            <tr key={week.find((cell) => cell !== null)?.on ?? at}>
              {week.map((cell, column) => (
                <td key={cell?.on ?? column}>
                  {cell !== null && <Day cell={cell} isToday={cell.on === today} onChoose={onChoose} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {month.spans.length > 0 && (
        <ul>
          {month.spans.map((span) => (
            <li key={span.from}>
              <b className={span.isWorked ? 'is-worked' : 'is-free'}>{text.states[stateOf(span)]}</b>{' '}
              {daysInWords(span, text)} {span.name}
              {span.setHere !== null && (
                <span className="ui-quiet">
                  {' '}
                  · {text.setHere} · {span.setHere.by}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type DayProps = { readonly cell: ShownDay; readonly isToday: boolean; readonly onChoose: Props['onChoose'] }

function Day({ cell, isToday, onChoose }: DayProps): ReactNode {
  const text = useCalendarText()
  const { on, isWorked, said } = cell
  const marks = [
    'calendar-day',
    isWorked ? 'is-worked' : 'is-free',
    ...(said === null ? [] : ['is-said']),
    ...(said?.setHere ? ['is-set'] : []),
  ].join(' ')
  const label = text.said([
    text.day(Number(on.slice(5, 7)), Number(on.slice(8))),
    text.states[stateOf(cell)],
    ...(said === null || said.name === '' ? [] : [said.name]),
    ...(said?.setHere ? [text.setHere] : []),
  ])
  const shown = (
    <>
      {Number(on.slice(8))}
      {said !== null && <small>{text.marks[stateOf(said)]}</small>}
    </>
  )
  const shared = { className: marks, 'aria-current': isToday ? ('date' as const) : undefined }
  if (onChoose === null)
    return (
      <span {...shared} title={said?.name}>
        {shown}
      </span>
    )
  return (
    <button type="button" {...shared} aria-label={label} title={said?.name} onClick={() => onChoose(on)}>
      {shown}
    </button>
  )
}

function stateOf({ isWorked }: { readonly isWorked: boolean }): 'worked' | 'free' {
  return isWorked ? 'worked' : 'free'
}

function daysInWords({ from, to }: SaidSpan, text: CalendarText): string {
  const short = (on: PlainDay): string => text.short(Number(on.slice(5, 7)), Number(on.slice(8)))
  return from === to ? short(from) : text.span(short(from), short(to))
}
