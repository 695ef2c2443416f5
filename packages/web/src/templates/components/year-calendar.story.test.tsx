import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { CalendarView } from '@bihuan/core/templates/calendar.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { YearCalendar } from './year-calendar.tsx'

const today = day('2026-11-26')
const setHere = {
  on: day('2026-03-09'),
  isWorked: false,
  name: '建区纪念日',
  changedAt: '2026-01-05T01:00:00.000Z',
  changedBy: { id: id<'person'>('00000000-0000-4000-8000-000000000001'), name: '苏景行' },
}

function view(more: Partial<CalendarView> = {}): CalendarView {
  return {
    year: 2026,
    isPublished: true,
    published: [
      { on: day('2026-10-01'), isWorked: false, name: '国庆节' },
      { on: day('2026-10-02'), isWorked: false, name: '国庆节' },
      { on: day('2026-10-10'), isWorked: true, name: '国庆节' },
    ],
    changed: [setHere],
    can: ['change'],
    ...more,
  }
}

const { setDay } = operations.calendar
const dialog = page.getByRole('dialog')

test('months show what is worked and free against the week, with its name, and what was set here by whom', async () => {
  await show(<YearCalendar view={view({ can: [] })} today={today} />, { size: office })
  const october = page.getByRole('region', { name: '10 月' })
  await expect.element(october.getByRole('listitem').first()).toMatchTextContent('休息 10.1–10.2 国庆节')
  await expect.element(october.getByRole('listitem').nth(1)).toMatchTextContent('上班 10.10 国庆节')
  const march = page.getByRole('region', { name: '3 月', exact: true })
  await expect
    .element(march.getByRole('listitem'))
    .toMatchTextContent('休息 3.9 建区纪念日 · 本系统设定 · 苏景行')
  await expect.element(page.getByRole('button')).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('a year of which nothing is published says so, on a phone, in the dark and in English too', async () => {
  const changed = [{ ...setHere, on: day('2031-03-09'), name: wordsOf(50) }]
  await show(
    <YearCalendar view={view({ year: 2031, isPublished: false, published: [], changed })} today={today} />,
    { size: phone, scheme: 'dark', language: 'en' },
  )
  await expect.element(page.getByRole('alert')).toMatchTextContent('The holidays of 2031 are not included')
  await expect.poll(unseen).toEqual([])
})

test('an administrator makes a day free with a name, and without one is asked for it', async () => {
  const sent: object[] = []
  answer({
    calendar: {
      setDay: setDay.handler(({ input: { on, isWorked, name } }) => {
        sent.push({ on, isWorked, name })
        return view()
      }),
    },
  })
  await show(<YearCalendar view={view()} today={today} />, { size: phone })
  await page.getByRole('button', { name: '5 月 6 日，上班' }).click()
  await expect.element(dialog.getByRole('radio', { name: '休息' })).toBeChecked()
  await dialog.getByRole('button', { name: '设定' }).click()
  await expect.element(dialog.getByText('请写名称，让别人看得懂。')).toBeVisible()
  await dialog.getByRole('textbox', { name: '名称' }).fill('防汛演练')
  await expect.poll(unseen).toEqual([])
  await dialog.getByRole('button', { name: '设定' }).click()
  await expect.element(page.getByText('已调整工作日历', { exact: false })).toBeVisible()
  await expect.poll(() => sent).toEqual([{ on: '2026-05-06', isWorked: false, name: '防汛演练' }])
})

test('what was set is taken back without a name', async () => {
  const sent: object[] = []
  answer({
    calendar: {
      setDay: setDay.handler(({ input: { on, isWorked } }) => {
        sent.push({ on, isWorked })
        return view({ changed: [] })
      }),
    },
  })
  await show(<YearCalendar view={view()} today={today} />, { size: office })
  await page.getByRole('button', { name: '3 月 9 日，休息，建区纪念日，本系统设定' }).click()
  await expect.element(dialog.getByText('苏景行 于 2026-01-05 09:00 设定', { exact: false })).toBeVisible()
  await dialog.getByRole('radio', { name: '恢复（取消这里的设定）' }).click()
  await dialog.getByRole('button', { name: '设定' }).click()
  await expect.element(page.getByText('已调整工作日历', { exact: false })).toBeVisible()
  await expect.poll(() => sent).toEqual([{ on: '2026-03-09', isWorked: null }])
})

test('why a day cannot be set is said in its form, which stays open', async () => {
  answer({
    calendar: {
      setDay: setDay.handler(({ errors }) => {
        throw errors.NOT_ALLOWED(refusal('NOT_ALLOWED'))
      }),
    },
  })
  await show(<YearCalendar view={view()} today={today} />, { size: office })
  await page.getByRole('button', { name: '5 月 6 日，上班' }).click()
  await dialog.getByRole('textbox', { name: '名称' }).fill('防汛演练')
  await dialog.getByRole('button', { name: '设定' }).click()
  await expect.element(dialog.getByRole('alert')).toBeVisible()
  await expect.element(dialog.getByRole('button', { name: '设定' })).toBeVisible()
})
