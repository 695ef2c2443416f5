import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { standInModel } from '../../packages/server/src/testing/stand-in-model.ts'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { cursorRow, pasteAndRead, treeShown } from './drafts.ts'
import { flawsOf, isShown, openSignedIn, reloadAfterFailure } from './page-checks.ts'
import { appoint } from './staff.ts'

const text = `关于巡察整改情况的通报

1.关于“台账不全”的问题。
（1）建立台账。

二、其他
食堂账目长期不清，票据不全。今后逐笔登记，每月公示。
`
const place = (words: string): { start: number; end: number } => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

const standIn = await standInModel()
let app: RunningApp
let browser: Browser
let page: Page

beforeAll(async () => {
  const environment = { BIHUAN_MODEL_URL: standIn.url, BIHUAN_MODEL: '替身模型' }
  ;[app, browser] = await Promise.all([startApp({ environment }), launchBrowser()])
  const staff = await appoint(app)
  page = await openSignedIn(browser, staff.coordinator, { path: '/intake', baseURL: app.address })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

test('a model that is set up proposes, and its proposals are marked and open', async () => {
  const proposals = [
    { role: 'finding', ...place('食堂账目长期不清'), quote: '食堂账目长期不清' },
    { role: 'measure', ...place('今后逐笔登记'), quote: '今后逐笔登记', under: null },
    { role: 'measure', ...place('每月公示'), quote: '加强领导', under: null },
  ]
  standIn.say(JSON.stringify({ proposals }))
  await pasteAndRead(page, text)
  expect(await isShown(page.getByText('由 替身模型 阅读未归类的文字'))).toBe(true)
  await page.getByRole('button', { name: '请模型提建议' }).click()
  expect(await isShown(page.getByText('模型提出 2 条建议，另有 1 条'))).toBe(true)
  await expect.poll(() => page.locator('.intake-item.is-proposed').count()).toBe(2)
  expect(await isShown(page.getByText('模型建议，待确认').first())).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('one is accepted and one rejected by key; the rejected words are unplaced again', async () => {
  const proposal = page.locator('.intake-points li').filter({ hasText: '模型建议' })
  await proposal.filter({ hasText: '食堂账目长期不清' }).getByRole('button', { name: /食堂/ }).click()
  await expect.poll(() => cursorRow(page)).toContain('食堂账目长期不清')
  await page.keyboard.press('a')
  await expect.poll(() => cursorRow(page)).toContain('今后逐笔登记')
  await page.keyboard.press('x')
  await expect.poll(() => treeShown(page)).toEqual(['台账不全', '  建立台账。', '食堂账目长期不清'])
  await expect.poll(() => page.locator('.intake-item.is-proposed').count()).toBe(0)
  const unplaced = page.locator('.intake-points li').filter({ hasText: '未归类' })
  expect(await isShown(unplaced.filter({ hasText: '今后逐笔登记' }).first())).toBe(true)
})
