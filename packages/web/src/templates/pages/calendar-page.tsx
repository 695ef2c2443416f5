import { type PlainDay, supportedDays } from '@bihuan/core/kernel/day.ts'
import { fixedHoliday } from '@bihuan/core/templates/fixed-holidays.ts'
import { publishedCalendar } from '@bihuan/core/templates/published-calendar.ts'
import type { CalendarView } from '@bihuan/core/templates/calendar.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { PageError } from '../../ui/page-error.tsx'
import { type Language, useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/now.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useCalendarText } from '../calendar.text.ts'
import { YearCalendar } from '../components/year-calendar.tsx'

/** Which days of the year at the address are worked; of this year where it names none. */
export function CalendarPage(): ReactNode {
  const text = useCalendarText()
  const language = useLanguage()
  const today = dayHere(useNow())
  const { year: asked } = useSearch({ from: '/signed-in/calendar' })
  const year = asked !== undefined && isSupported(asked) ? asked : yearOf(today)
  const found = useQuery(orpc.calendar.get.queryOptions({ input: { year } }))
  const years = [year - 1, year, year + 1].filter(isSupported)
  return (
    <Page
      title={text.title}
      note={text.note}
      actions={
        <nav className="calendar-years" aria-label={text.otherYear}>
          {years.map((one) =>
            one === year ? (
              <strong key={one}>{text.year(one)}</strong>
            ) : (
              <Link key={one} to="/calendar" search={{ year: one }}>
                {text.year(one)}
              </Link>
            ),
          )}
        </nav>
      }
    >
      {found.data ? (
        <YearCalendar key={year} view={namedIn(found.data, language)} today={today} />
      ) : found.error ? (
        <PageError error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <PageSkeleton rows={12} />
      )}
    </Page>
  )
}

function isSupported(year: number): boolean {
  return year >= yearOf(supportedDays.first) && year <= yearOf(supportedDays.last)
}

function yearOf(on: PlainDay): number {
  return Number(on.slice(0, 4))
}

const inEnglish = publishedCalendar('en').days

// The server names holidays as they were published: in Chinese.
function namedIn(view: CalendarView, language: Language): CalendarView {
  if (language === 'zh') return view
  const published = view.published.map((one) => ({
    ...one,
    name: inEnglish.get(one.on)?.name ?? fixedHoliday(one.on)?.en ?? one.name,
  }))
  return { ...view, published }
}
