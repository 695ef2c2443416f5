import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { CalendarView } from '@bihuan/core/templates/calendar.contract.ts'
import { Alert } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { lazyPart, usePartsAhead } from '../../ui/lazy-part.tsx'
import { monthsOf } from '../calendar-months.ts'
import { useCalendarText } from '../calendar.text.ts'
import { CalendarMonth } from './calendar-month.tsx'
import '../calendar.css'

const SetDayDialog = lazyPart(() => import('./set-day-dialog.tsx'), 'SetDayDialog')
const openedLater = [SetDayDialog]

/** The working calendar of a year, month by month; whoever may sets its days. */
export function YearCalendar({ view, today }: { view: CalendarView; today: PlainDay }): ReactNode {
  const text = useCalendarText()
  const [chosen, setChosen] = useState<PlainDay | null>(null)
  const months = useMemo(() => monthsOf(view), [view])
  const maySet = view.can.includes('change')
  usePartsAhead(openedLater)
  return (
    <>
      {!view.isPublished && <Alert type="warning" showIcon title={text.unpublished(view.year)} />}
      <p className="calendar-legend">
        <span>
          <span className="calendar-day is-free is-said">
            <small>{text.marks.free}</small>
          </span>{' '}
          {text.legendFree}
        </span>
        <span>
          <span className="calendar-day is-worked is-said">
            <small>{text.marks.worked}</small>
          </span>{' '}
          {text.legendWorked}
        </span>
        <span>
          <span className="calendar-day is-free" /> {text.legendWeekend}
        </span>
        <span>
          <span className="calendar-day is-worked is-set" /> {text.setHere}
        </span>
        <span className="ui-quiet">{maySet ? text.howToSet : text.askAdministrator}</span>
      </p>
      <div className="calendar-months">
        {months.map((month) => (
          <CalendarMonth
            key={month.number}
            month={month}
            today={today}
            onChoose={maySet ? setChosen : null}
          />
        ))}
      </div>
      {chosen !== null && (
        <SetDayDialog key={chosen} on={chosen} view={view} onClose={() => setChosen(null)} />
      )}
    </>
  )
}
