import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, type PlainDay } from '../../packages/core/src/kernel/day.ts'
import { dayOf, defaultZone } from '../../packages/core/src/kernel/zone.ts'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, openSignedIn, phone, reloadAfterFailure } from './page-checks.ts'
import { appoint, aRectification, type Staff } from './staff.ts'

const today = dayOf(new Date(), defaultZone)
const finalOn = addDays(today, 90)
const byHand = addDays(today, 10)

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page
let path = ''
let dueDays: () => Promise<(PlainDay | null)[]>

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { id, measureIds } = await aRectification(staff.ask, {
    name: '2026年巡察整改',
    title: '公务接待审批不严',
    measures: ['修订公务接待管理办法。', '补齐接待台账。'],
  })
  path = `/rectifications/${id}/schedule`
  dueDays = async () =>
    Promise.all(
      measureIds.map(async (measureId) => {
        const found = await staff.ask('GET', `/api/rectifications/${id}/measures/${measureId}`)
        return detail.parse(found).measure.dueOn
      }),
    )
  page = await openSignedIn(browser, staff.coordinator, { path: '/rectifications', baseURL: app.address })
})

const detail = z.object({ measure: z.object({ dueOn: z.custom<PlainDay>().nullable() }) })

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

test('the coordinator counts days back from the final date, and moves one by hand', async () => {
  await page.getByRole('link', { name: '倒排时序' }).click()
  await page.getByRole('textbox', { name: '办结日（上报日）' }).fill(finalOn)
  await page.keyboard.press('Enter')
  const first = page.getByRole('listitem').filter({ hasText: '修订公务接待管理办法' })
  await first.getByRole('button', { name: '改期' }).click()
  await first.getByRole('textbox', { name: '改期' }).fill(byHand)
  await page.keyboard.press('Enter')
  await first.getByText('手工调整').waitFor()
  expect(await isShown(first.getByText(byHand, { exact: true }))).toBe(true)
  await expect.poll(() => dueDays()).toEqual([null, null])
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('all are accepted in one step, and given back their days of before in one', async () => {
  await page.getByRole('button', { name: '采纳 2 条' }).dblclick()
  await page.getByText('已采纳 2 条').waitFor()
  const [first, second] = await dueDays()
  expect(first).toBe(byHand)
  expect(second).not.toBeNull()
  const undo = page.getByRole('button', { name: '撤销最近一次采纳（2 条）' })
  await undo.click()
  await page.getByRole('alert').getByText('请写明理由。').waitFor()
  await expect.poll(() => dueDays()).toEqual([first, second])
  await page.getByRole('textbox', { name: /^撤销理由/ }).fill('办结日另定')
  await undo.click()
  await page.getByText('已恢复采纳前的时限').waitFor()
  await expect.poll(() => dueDays()).toEqual([null, null])
})

test('a year without data leads to the working calendar, where a day is made free and given back, on a phone too', async () => {
  const small = await openSignedIn(browser, staff.coordinator, {
    path,
    baseURL: app.address,
    viewport: phone,
  })
  await small.getByRole('textbox', { name: '办结日（上报日）' }).fill('2035-06-29')
  await small.keyboard.press('Enter')
  await small.getByRole('link', { name: '查看工作日历' }).waitFor()
  await expect.poll(() => flawsOf(small)).toEqual([])
  await small.getByRole('link', { name: '查看工作日历' }).click()
  await small.getByRole('button', { name: '保留并离开' }).click()
  await small.getByRole('heading', { name: '工作日历' }).waitFor()
  await small.getByText('放假安排尚未收录：').waitFor()
  await expect.poll(() => flawsOf(small)).toEqual([])
  await small.goto('/calendar?year=2026')
  await small.getByRole('button', { name: /^3 月 9 日，上班/ }).click()
  await small.getByLabel('名称').fill('建区纪念日')
  await small.getByRole('button', { name: /^设\s?定$/ }).click()
  await small.getByText('已调整工作日历').waitFor()
  await small.getByRole('button', { name: '3 月 9 日，休息，建区纪念日，本系统设定' }).click()
  await small.getByText('恢复（取消这里的设定）').click()
  await expect.poll(() => flawsOf(small)).toEqual([])
  await small.getByRole('button', { name: /^设\s?定$/ }).click()
  expect(await isShown(small.getByRole('button', { name: '3 月 9 日，上班', exact: true }))).toBe(true)
  await small.context().close()
})

test('whoever is no administrator reads the calendar, in the dark too', async () => {
  const reading = await openSignedIn(browser, staff.handler, {
    path: '/calendar?year=2026',
    baseURL: app.address,
    scheme: 'dark',
  })
  expect(await isShown(reading.getByRole('region', { name: '10 月' }).getByText('国庆节').first())).toBe(true)
  await expect.poll(() => reading.getByRole('table').getByRole('button').count()).toBe(0)
  await expect.poll(() => flawsOf(reading)).toEqual([])
  await reading.context().close()
})
