import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { downloadedName, flawsOf, isShown, openSignedIn, phone } from './page-checks.ts'
import { aRectification, appoint, askAs, cookieOf, type Ask, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page
let ask: Ask
let rectification = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const measures = Array.from(
    { length: 300 },
    (_, at) => `修订接待管理办法第 ${at + 1} 条，逐笔核对接待单据。`,
  )
  rectification = (
    await aRectification(staff.ask, { name: '2026年巡察整改', title: '公务接待审批不严', measures })
  ).id
  ask = askAs(app, await cookieOf(app, staff.coordinator))
  page = await openSignedIn(browser, staff.coordinator, {
    path: `/rectifications/${rectification}/documents`,
    baseURL: app.address,
  })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

async function openFromMenu(): Promise<void> {
  await page.getByRole('button', { name: /账号/ }).click()
  await page.getByRole('menuitem', { name: '待取文件' }).click()
}

/** Two ledgers of 300 rows, each to be made before what is ordered next; not waited for. */
async function keepBusy(): Promise<void> {
  const wish = {
    rectificationId: rectification,
    kind: 'ledger',
    query: JSON.stringify({ format: 'pdf', paper: 'a3' }),
  }
  const ids = [randomUUID(), randomUUID()]
  void Promise.allSettled(ids.map((id) => ask('PUT', `/api/outputs/${id}`, wish)))
  const known = async (): Promise<string> => JSON.stringify(await ask('GET', '/api/outputs'))
  for (const id of ids) await expect.poll(known).toContain(id)
}

test('a long file is ordered, made while its orderer is elsewhere, and fetched from there', async () => {
  await keepBusy()
  await page.getByRole('button', { name: '全套档案（ZIP）' }).click()
  const drawer = page.getByRole('dialog', { name: '待取文件' })
  expect(await isShown(drawer.getByText('全套档案'))).toBe(true)
  await drawer.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('link', { name: '整改专项', exact: true }).click()
  await openFromMenu()
  const row = drawer.getByRole('listitem').filter({ hasText: '全套档案' })
  await row.getByRole('link', { name: '下载' }).waitFor({ timeout: 60_000 })
  expect(await flawsOf(page)).toEqual([])
  const name = await downloadedName(page, () => row.getByRole('link', { name: '下载' }).click())
  expect(name).toMatch(/全套档案.*\.zip$/)
  await page.setViewportSize(phone)
  expect(await flawsOf(page)).toEqual([])
})

test('what was fetched is removed, and one is cancelled while it is to be made', async () => {
  const drawer = page.getByRole('dialog', { name: '待取文件' })
  const rows = drawer.getByRole('listitem')
  for (let left = await rows.count(); left > 0; left -= 1) {
    await rows.last().getByRole('button', { name: '删除' }).click()
    await expect.poll(() => rows.count()).toBe(left - 1)
  }
  await drawer.getByRole('button', { name: '关闭' }).click()
  await keepBusy()
  await openFromMenu()
  await expect.poll(() => rows.count()).toBe(2)
  // Whichever of them is still to be made.
  const cancel = page.getByRole('button', { name: '取消', exact: true })
  await rows.filter({ has: cancel }).first().getByRole('button', { name: '取消' }).click()
  await expect.poll(() => rows.count()).toBe(1)
})
