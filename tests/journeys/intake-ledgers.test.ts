import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { draftOf, giveFiles, pasteAndRead, treeShown } from './drafts.ts'
import { flawsOf, isShown, openPage, signIn } from './page-checks.ts'
import { appoint } from './staff.ts'

const headings = ['序号', '问题', '具体做法', '承担部门', '完成期限', '办理人手']

function ledger(...rows: string[][]): Uint8Array {
  return new TextEncoder().encode([headings, ...rows].map((row) => row.join('\t')).join('\n'))
}

const first = ledger(
  ['1', '公务接待审批不严', '修订接待管理办法', '规划建设局', '2026-06-30', '两人'],
  ['2', '固定资产登记不全', '开展资产清查', '规划建设局', '2026-07-31', '三人'],
)
const second = ledger(['1', '会议记录过于简单', '统一会议记录本', '规划建设局', '2026-08-31', '一人'])

let app: RunningApp
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  const staff = await appoint(app)
  page = await openPage(browser, { baseURL: app.address })
  await page.goto('/sign-in?next=%2Fintake')
  await signIn(page, staff.coordinator)
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const strip = () => page.getByRole('region', { name: '各列含义' })
const column = (heading: string) => strip().locator('label').filter({ hasText: heading })

test('a ledger shows what each of its columns was taken for, and asks about those that it does not know', async () => {
  await giveFiles(page, [{ name: '台账.tsv', bytes: first }])
  await draftOf(page)
  expect(await treeShown(page)).toEqual([
    '公务接待审批不严',
    '  修订接待管理办法',
    '固定资产登记不全',
    '  开展资产清查',
  ])
  expect(await column('承担部门').innerText()).toContain('不读')
  expect(await isShown(page.locator('.intake-points li').filter({ hasText: '承担部门' }))).toBe(true)
  expect(await flawsOf(page)).toEqual([])
})

test('a column told by hand is read again, and the draft has its words', async () => {
  await column('承担部门').locator('.ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '责任单位' }).click()
  await strip().getByRole('button', { name: '按此重新读取' }).click()
  const row = page.getByRole('treeitem').filter({ hasText: '修订接待管理办法' })
  expect(await isShown(row.filter({ hasText: '规划建设局' }))).toBe(true)
  expect(await isShown(strip().getByText('已记住'))).toBe(true)
  expect(await column('承担部门').innerText()).toContain('责任单位')
})

test('reading again asks first when the draft was edited', async () => {
  await page.getByRole('treeitem').first().click()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  expect(await page.getByRole('treeitem').count()).toBe(3)
  await column('办理人手').locator('.ant-select').click()
  await page.locator('.ant-select-item-option:visible', { hasText: '进展' }).click()
  await strip().getByRole('button', { name: '按此重新读取' }).click()
  expect(await isShown(page.getByText('您在草稿中的修改会丢失'))).toBe(true)
  await page.getByRole('button', { name: '保留', exact: true }).click()
  expect(await page.getByRole('treeitem').count()).toBe(3)
})

test('the next ledger with this heading is read as it was told', async () => {
  await page.goto('/intake')
  await giveFiles(page, [{ name: '台账二.tsv', bytes: second }])
  await draftOf(page)
  expect(await column('承担部门').innerText()).toContain('责任单位')
  const row = page.getByRole('treeitem').filter({ hasText: '统一会议记录本' })
  expect(await isShown(row.filter({ hasText: '规划建设局' }))).toBe(true)
})

test('a text that is no ledger has no columns to tell', async () => {
  await pasteAndRead(page, '关于巡察整改情况的通报\n\n1.关于“台账不全”的问题。\n（1）建立台账。\n')
  expect(await treeShown(page)).toEqual(['台账不全', '  建立台账。'])
  expect(await strip().count()).toBe(0)
})
