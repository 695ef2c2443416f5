import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { openPage } from './page-checks.ts'

const pictures = resolve(import.meta.dirname, '../../docs/images')

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('the ledger of the sample, as the README shows it, is painted with its announced counts', async () => {
  const page = await openPage(browser, { baseURL: app.address })
  await page.goto(app.setupLink ?? '')
  await page.getByLabel('单位名称').fill('云汀开发区管委会')
  await page.getByLabel('管理员姓名').fill('何平')
  await page.getByLabel('用户名').fill('admin.he')
  await page.getByLabel('密码', { exact: true }).fill('a-long-first-password')
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.getByRole('button', { name: '载入示例' }).click()
  // A whole world is played meanwhile, which takes a busy machine longer than a page.
  await page.waitForURL('**/rectifications', { timeout: 300_000 })
  await page.getByRole('link', { name: '台账' }).first().click()
  await page.waitForURL('**/ledger**')
  await page.getByText('待销号审核', { exact: true }).first().waitFor()

  const picture = await page.screenshot()

  // A page that painted nothing is one colour and packs into a few kilobytes.
  expect(picture.byteLength).toBeGreaterThan(50_000)
  await expect.poll(() => page.getByText(/公布 13/).count()).toBeGreaterThan(0)
  if (process.env['BIHUAN_SCREENSHOTS'] === '1') {
    await mkdir(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, 'ledger.png') })
  }
})
