import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reachRunning } from '../../packages/server/src/kernel/postgres/postgres.ts'
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

/**
 * Another server makes a file of theirs, so that whatever they order waits behind it until it is let go: as long as the test wants, and
 * not as long as a machine happens to take.
 */
async function anotherServerIsBusy(): Promise<{ letGo(): Promise<void> }> {
  const outputId = randomUUID()
  await inDatabase(
    `insert into outputs (rectification_id, id, person_id, kind, asked_with, state, ordered_at, claimed_by, claimed_until)
      select $1, $2, id, 'ledger', '{}', 'running', now(), gen_random_uuid(), now() + interval '1 hour'
      from sign_in_user where username = $3`,
    [rectification, outputId, staff.coordinator.username],
  )
  return {
    letGo: async () => {
      await inDatabase('delete from outputs where id = $1', [outputId])
      // The next order has this server look for what is to be made.
      await orderLedger()
    },
  }
}

async function orderLedger(): Promise<void> {
  const file = { kind: 'ledger', format: 'pdf', query: { paper: 'a3' } }
  await ask('PUT', `/api/outputs/${randomUUID()}`, { rectificationId: rectification, file })
}

async function inDatabase(statement: string, values: readonly string[]): Promise<void> {
  const connection = await reachRunning(app.dataFolder)
  if (connection === null) throw new Error('the database of the product is not ready')
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(statement, [...values])
  await client.end()
}

test('a long file is ordered, made while its orderer is elsewhere, and fetched from there', async () => {
  const other = await anotherServerIsBusy()
  await page.getByRole('button', { name: '全套档案（ZIP）' }).click()
  const drawer = page.getByRole('dialog', { name: '待取文件' })
  const row = drawer.getByRole('listitem').filter({ hasText: '全套档案' })
  expect(await isShown(row.getByText('排队中'))).toBe(true)
  await drawer.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('link', { name: '整改专项', exact: true }).click()
  await other.letGo()
  await openFromMenu()
  await row.getByRole('link', { name: '下载' }).waitFor({ timeout: 60_000 })
  await expect.poll(() => flawsOf(page)).toEqual([])
  const name = await downloadedName(page, () => row.getByRole('link', { name: '下载' }).click())
  expect(name).toMatch(/全套档案.*\.zip$/)
  await page.setViewportSize(phone)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('what was fetched is removed, and one is cancelled while it is to be made', async () => {
  const drawer = page.getByRole('dialog', { name: '待取文件' })
  const rows = drawer.getByRole('listitem')
  await expect.poll(() => rows.getByRole('link', { name: '下载' }).count()).toBe(2)
  for (const left of [2, 1]) {
    await rows.last().getByRole('button', { name: '删除' }).click()
    await expect.poll(() => rows.count()).toBe(left - 1)
  }
  await drawer.getByRole('button', { name: '关闭' }).click()
  await anotherServerIsBusy()
  await orderLedger()
  await openFromMenu()
  await expect.poll(() => rows.count()).toBe(2)
  await rows.filter({ hasText: '排队中' }).getByRole('button', { name: '取消' }).click()
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('生成中')])
})
