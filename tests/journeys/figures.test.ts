import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, look, openSignedIn, phone } from './page-checks.ts'
import { anAssignedMeasure, appoint, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let measure = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { id, measureId } = await anAssignedMeasure(staff, {
    name: '2026年巡察整改',
    title: '占道设施长期无人清理',
    measure: '清理 14 处违规占道设施。',
  })
  measure = `/rectifications/${id}/ledger?measure=${measureId}`
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('the coordinator says what is counted, the handler reports 13 of 14 on a phone, and both read the share', async () => {
  const page = await openSignedIn(browser, staff.coordinator, { path: measure, baseURL: app.address })
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '设定指标' }).click()
  await drawer.getByLabel('名称').fill('已清理占道设施')
  await drawer.getByLabel('单位').fill('处')
  await drawer.getByLabel('目标').fill('14')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'figures-set-1440')
  await drawer.getByRole('button', { name: '保存' }).click()
  expect(await isShown(drawer.getByText('尚未填报，目标 14 处', { exact: true }))).toBe(true)

  const handler = { path: measure, baseURL: app.address, viewport: phone }
  const onPhone = await openSignedIn(browser, staff.handler, handler)
  await onPhone.getByRole('button', { name: '填报进展' }).click()
  await onPhone.getByLabel('进展情况').fill('已清理 13 处，余下 1 处权属有争议。')
  await onPhone.getByLabel('已清理占道设施：本次新增').fill('15')
  expect(await isShown(onPhone.getByLabel('情况说明'))).toBe(true)
  await onPhone.getByRole('button', { name: '提交进展' }).click()
  expect(await isShown(onPhone.getByText('还缺：情况说明。'))).toBe(true)
  await expect.poll(() => flawsOf(onPhone)).toEqual([])
  await look(onPhone, 'figures-why-360')
  await onPhone.getByLabel('已清理占道设施：本次新增').fill('13')
  expect(await isShown(onPhone.getByText('填报后 13 处，占 92.9%，余 1 处'))).toBe(true)
  await onPhone.getByRole('button', { name: '提交进展' }).click()
  expect(await isShown(onPhone.getByText('13 / 14 处', { exact: true }))).toBe(true)
  expect(await isShown(onPhone.getByText('92.9%', { exact: true }))).toBe(true)
  await expect.poll(() => flawsOf(onPhone)).toEqual([])
  await look(onPhone, 'figures-reported-360')

  await onPhone.getByRole('button', { name: '更正刚才的进展' }).click()
  await onPhone.getByLabel('已清理占道设施：本次新增').fill('12')
  await look(onPhone, 'figures-correct-360')
  await onPhone.getByRole('button', { name: '更正刚才的进展' }).click()
  expect(await isShown(onPhone.getByText('12 / 14 处', { exact: true }))).toBe(true)

  await page.reload()
  expect(await isShown(drawer.getByText('85.7%', { exact: true }))).toBe(true)
  expect(await isShown(drawer.getByText(/陶然填报：增加 12 处$/))).toBe(true)
  await look(page, 'figures-read-1440')
})
