import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { pasteAndRead, settleAll } from './drafts.ts'
import { flawsOf, isShown, openSignedIn, phone, reloadAfterFailure } from './page-checks.ts'
import { appoint, type Staff } from './staff.ts'

const feedback = `云溪新区党工委关于巡察整改情况的通报

市委第二巡察组反馈2个问题，细化为3条整改措施。

1.关于“公务接待审批不严”的问题。
（1）修订接待管理办法，明确先审批后接待。
（2）对近两年的接待单据逐笔核对，退回不合规支出3笔。

2.关于“固定资产登记不全”的问题。
（1）开展资产清查，建立一物一卡台账。
`

const plan = `云溪新区党工委关于巡察反馈问题的整改方案

1.关于“公务接待审批不严”的问题。
责任单位：规划建设局
整改时限：2027年9月底前
（1）修订接待管理办法，明确先审批后接待。
（2）对近两年的接待单据逐笔核对，退回不合规支出。
（3）每季度公示接待费用。

2.关于“会议记录过于简单”的问题。
责任单位：档案科
整改时限：2027年2月29日
（1）统一会议记录本，专人记录。
`

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  page = await openSignedIn(browser, staff.coordinator, { path: '/intake', baseURL: app.address })
  await pasteAndRead(page, feedback)
  await settleAll(page)
  await page.getByRole('button', { name: '导入为整改专项' }).click()
  const dialog = page.getByRole('dialog', { name: '导入为整改专项' })
  await dialog.getByLabel('专项名称').fill('2026年巡察整改')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '查看台账' }).click()
  await page.waitForURL('**/ledger')
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

test('a plan on the same matter is recognised and laid beside the record', async () => {
  await pasteAndRead(page, plan)
  expect(await isShown(page.getByText('有 1 个在“2026年巡察整改”里已有'))).toBe(true)
  const unread = page.locator('.intake-points li').filter({ hasText: '2027年2月29日' })
  expect(await isShown(unread.getByRole('button', { name: '填写日期或类型' }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await settleAll(page)
  await page.getByRole('button', { name: '并入已有专项…' }).click()
  expect(await isShown(page.getByRole('heading', { name: '并入“2026年巡察整改”' }))).toBe(true)
  const known = page.locator('.match-finding').filter({ hasText: '公务接待审批不严' })
  expect(await isShown(known.getByText('很像').first())).toBe(true)
  await expect
    .poll(() => known.getByRole('checkbox', { name: '新增措施“每季度公示接待费用。”' }).isChecked())
    .toBe(true)
  expect(await isShown(known.getByText('时限由“未填”改为“2027-09-30”').first())).toBe(true)
  expect(await isShown(known.getByText('台账的表述不改').first())).toBe(true)
  await expect
    .poll(() => page.getByRole('checkbox', { name: '并入“2 会议记录过于简单”' }).isChecked())
    .toBe(true)
  expect(await isShown(page.getByText('没有提到的问题 1 个'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('it fits a phone', async () => {
  const reader = await openSignedIn(browser, staff.coordinator, {
    path: '/intake',
    baseURL: app.address,
    viewport: phone,
    scheme: 'dark',
  })
  await reader.goto(page.url())
  await reader.getByRole('button', { name: '并入台账' }).waitFor()
  await expect.poll(() => flawsOf(reader)).toEqual([])
})

test('a wrong pair is corrected, and what the document says of the other finding is offered', async () => {
  const added = page.locator('.match-finding').filter({ hasText: '会议记录过于简单' })
  await added.locator('.ant-select').click()
  await page.locator('.ant-select-item-option:visible', { hasText: '固定资产登记不全' }).click()
  await page.getByText('个新问题').waitFor({ state: 'detached' })
  expect(await isShown(page.getByText('将并入：'))).toBe(true)
  await expect.poll(() => page.getByText('没有提到的问题').count()).toBe(0)
  const owner = added.getByRole('checkbox', { name: '责任部门由“未填”改为“档案科”' })
  await expect.poll(() => owner.isDisabled()).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await added.locator('.ant-select').click()
  await page.locator('.ant-select-item-option:visible', { hasText: '新增为问题' }).click()
  expect(await isShown(page.getByText('将并入：1 个新问题、2 条新措施'))).toBe(true)
  await expect.poll(() => owner.count()).toBe(0)
  expect(await isShown(page.getByText('没有提到的问题 1 个'))).toBe(true)
})

test('what is confirmed joins the ledger, and nothing stands there twice', async () => {
  await expect.poll(() => page.getByRole('button', { name: '并入台账' }).isDisabled()).toBe(true)
  await page.getByRole('combobox', { name: '“档案科”对应谁' }).click()
  await page.locator('.ant-select-item-option:visible', { hasText: '只保留原文' }).click()
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '并入台账' }).click()
  // Before, the fields that change were counted; one item has several.
  expect(await isShown(page.getByText('已带入台账'))).toBe(true)
  await expect
    .poll(() =>
      page
        .getByText(/修改 \d+ 个条目/)
        .first()
        .innerText(),
    )
    .toMatch(/修改 3 个条目/)
  await page.getByRole('button', { name: '查看台账' }).click()
  await page.waitForURL('**/ledger')
  expect(await isShown(page.getByRole('gridcell', { name: /每季度公示接待费用/ }))).toBe(true)
  expect(await isShown(page.getByRole('gridcell', { name: /统一会议记录本/ }))).toBe(true)
  for (const words of [/修订接待管理办法/, /逐笔核对/, /一物一卡台账/])
    await expect.poll(() => page.getByRole('gridcell', { name: words }).count()).toBe(1)
  expect(await isShown(page.getByText('台账 3').first())).toBe(true)
  await expect.poll(() => page.getByRole('gridcell', { name: '2027-09-30' }).count()).toBe(3)
})
