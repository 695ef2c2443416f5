import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, openPage, phone, signIn } from './page-checks.ts'
import { appoint, type Staff } from './staff.ts'

const notice = `云溪新区党工委关于巡察整改情况的通报

根据市委统一部署，2026年3月2日至4月10日，市委第二巡察组对云溪新区党工委进行了巡察。2026年5月12日，市委第二巡察组反馈了巡察意见。此次反馈2项3个问题，细化为6条整改措施，已完成2个，1个正在推进。

一、整改工作组织情况

党工委成立整改工作领导小组，统筹推进整改。

二、反馈问题整改落实情况

（一）制度执行方面

1.关于“公务接待审批不严”的问题。
整改情况：已完成。
（1）修订接待管理办法，明确先审批后接待。
（2）对近两年的接待单据逐笔核对，退回不合规支出3笔。

2.关于“固定资产登记不全”的问题。
整改情况：正在推进。
（1）开展资产清查，建立一物一卡台账。
`

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page
let draft = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  page = await openPage(browser, { baseURL: app.address })
  await page.goto('/sign-in?next=%2Fintake')
  await signIn(page, staff.coordinator)
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('an empty list of drafts says what to do', async () => {
  expect(await isShown(page.getByText('还没有草稿'))).toBe(true)
  expect(await flawsOf(page)).toEqual([])
})

test('a file that is no text is refused with what to do', async () => {
  await page.locator('input[type=file]').setInputFiles({
    name: '通报.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('%PDF-1.7 not a text'),
  })
  expect(await isShown(page.getByRole('alert').getByText('这不是文本文件'))).toBe(true)
})

test('a text over 5 MB is not even sent', async () => {
  await page.locator('input[type=file]').setInputFiles({
    name: '很长.txt',
    mimeType: 'text/plain',
    buffer: Buffer.alloc(5 * 1024 * 1024 + 1, '长'),
  })
  expect(await isShown(page.getByRole('alert').getByText('文本超过 5 MB'))).toBe(true)
})

test('a pasted notice becomes a draft beside its source, with the counts that it announces', async () => {
  await page.getByLabel('通报全文').fill(notice)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  expect(await isShown(page.getByText('公布 3 · 识别 2'))).toBe(true)
  expect(await isShown(page.getByText('2026-03-02 – 2026-04-10'))).toBe(true)
  expect(await page.getByLabel('问题', { exact: true }).first().inputValue()).toContain('公务接待审批不严')
  draft = page.url()
  expect(await flawsOf(page)).toEqual([])
})

test('choosing a measure in the draft marks its text in the source', async () => {
  await page.getByRole('button', { name: /^对近两年的接待单据/ }).click()
  expect(await isShown(page.locator('.intake-passage.is-chosen', { hasText: '对近两年的接待单据' }))).toBe(
    true,
  )
})

test('a passage read as a finding takes the place of a measure, and can be undone', async () => {
  await page.locator('.intake-passage', { hasText: '对近两年的接待单据' }).click()
  await page.getByRole('button', { name: '改为问题' }).click()
  expect(await isShown(page.getByText('公布 3 · 识别 3'))).toBe(true)
  await page.getByRole('button', { name: '撤销' }).click()
  expect(await isShown(page.getByText('公布 3 · 识别 2'))).toBe(true)
})

test('what was edited is still there after the page was closed', async () => {
  const title = page.getByLabel('问题', { exact: true }).first()
  await title.fill('公务接待审批不严格')
  expect(await isShown(page.getByRole('status').getByText('已保存'))).toBe(true)
  await page.reload()
  await title.waitFor()
  expect(await title.inputValue()).toBe('公务接待审批不严格')
})

test('on a phone source and draft are two tabs', async () => {
  const reader = await openPage(browser, { baseURL: app.address, viewport: phone, scheme: 'dark' })
  await reader.goto('/sign-in?next=%2Fintake')
  await signIn(reader, staff.coordinator)
  await reader.goto(draft)
  await reader.getByLabel('问题', { exact: true }).first().waitFor()
  expect(await flawsOf(reader)).toEqual([])
  await reader.locator('.ant-segmented-item', { hasText: '原文' }).click()
  expect(await isShown(reader.getByRole('document', { name: '原文' }))).toBe(true)
  expect(await flawsOf(reader)).toEqual([])
})

test('a second reader who saves later learns of it and loses nothing', async () => {
  const other = await openPage(browser, { baseURL: app.address })
  await other.goto('/sign-in?next=%2Fintake')
  await signIn(other, staff.coordinator)
  await other.goto(draft)
  const title = other.getByLabel('问题', { exact: true }).nth(1)
  await title.waitFor()
  await page.getByLabel('问题', { exact: true }).first().fill('公务接待先接待后审批')
  await page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())
  await title.fill('固定资产有物无账')
  expect(await isShown(other.getByText('他人已先修改这份草稿'))).toBe(true)
  expect(await title.inputValue()).toBe('固定资产有物无账')
  await other.getByRole('button', { name: '改用最新的草稿' }).click()
  await title.waitFor()
  expect(await other.getByLabel('问题', { exact: true }).first().inputValue()).toBe('公务接待先接待后审批')
})

test('a draft with warnings that nobody looked through is not committed', async () => {
  await page.getByRole('button', { name: '导入为整改专项' }).click()
  const dialog = page.getByRole('dialog', { name: '导入为整改专项' })
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  expect(await isShown(dialog.getByText(/条提示未确认/))).toBe(true)
  await dialog.getByRole('button', { name: '取消' }).click()
})

test('looked through, it becomes the ledger with its findings and measures', async () => {
  const warnings = page.locator('.intake-warnings input[type=checkbox]')
  for (const box of await warnings.all()) await box.check()
  await page.getByRole('button', { name: '导入为整改专项' }).click()
  const dialog = page.getByRole('dialog', { name: '导入为整改专项' })
  await dialog.getByLabel('专项名称').fill('2026年巡察整改')
  await dialog.getByRole('button', { name: '导入', exact: true }).dblclick()
  await page.waitForURL('**/ledger')
  expect(await isShown(page.getByRole('gridcell', { name: /建立一物一卡台账/ }))).toBe(true)
  expect(await isShown(page.getByText('公布 3 · 台账 2'))).toBe(true)
  await page.goto('/rectifications')
  await page.getByRole('article').first().waitFor()
  expect(await page.getByRole('article').count()).toBe(1)
})
