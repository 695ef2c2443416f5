import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, openSignedIn, phone, reloadAfterFailure } from './page-checks.ts'
import { appoint, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page
let exported = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  page = await openSignedIn(browser, staff.coordinator, { path: '/templates', baseURL: app.address })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

test('the coordinator copies a template, has measures turn yellow later, and sees before saving what that does', async () => {
  await page.getByRole('link', { name: '自查整改' }).click()
  await page.getByRole('button', { name: '复制为本单位模板' }).click()
  const copying = page.getByRole('dialog', { name: '复制为本单位模板' })
  await expect.poll(() => copying.getByLabel('名称（中文）').inputValue()).toBe('自查整改（副本）')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await copying.getByLabel('名称（中文）').fill('街道自查（草稿）')
  await copying.getByRole('button', { name: '复制', exact: true }).click()
  await page.getByRole('heading', { name: '街道自查（草稿）' }).waitFor()
  await copying.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '修改' }).click()
  await page.getByLabel('名称（中文）').fill('街道自查')
  await page.getByLabel('到期前几天起亮黄灯（0–90）').fill('3')
  // The rest is checked by a joint check of an organization and by a meeting as well.
  const ladder = page.getByRole('group', { name: /^其余全部/ })
  for (const name of ['规划建设局', '另一个会议']) {
    await ladder.getByRole('combobox').fill(name)
    await page.locator(`.ant-select-item-option[title="${name}"]`).click()
  }
  await ladder.getByLabel('领导小组会议决议（到会不少于几人（可不填））').fill('5')
  await page.getByLabel('理由', { exact: true }).fill('街道提前三天提醒，联审并上会')
  await page.getByRole('button', { name: '保存新版本' }).click()
  expect(await isShown(page.getByText('还缺：先看会怎样。'))).toBe(true)
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await page.getByText('目前没有专项使用此模板').waitFor()
  expect(await isShown(page.getByText('亮灯 › 临期天数'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '保存新版本' }).dblclick()
  await page.getByText('已保存为第 2 版').waitFor()
  await page.getByRole('heading', { name: '街道自查' }).waitFor()
  expect(await isShown(page.getByText('到期前 3 天起亮黄灯'))).toBe(true)
  expect(await isShown(page.getByText('联审：规划建设局 → 领导小组会议决议（到会不少于 5 人）'))).toBe(true)
})

test('it leaves as a file, and a file that names what nobody knows is refused with the place', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出文件' }).click(),
  ])
  exported = await readFile(await download.path(), 'utf8')
  expect(JSON.parse(exported).lights).toEqual({ dueSoonDays: 3 })
  await page.getByRole('link', { name: '全部模板' }).click()
  const choose = (content: string): Promise<void> =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: '模板.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  await choose(exported.replace('"dueSoonDays"', '"soon"'))
  await page.getByText('lights.soon（没有这个字段）', { exact: false }).waitFor()
  // Called as the one that is there: a further version of that, or one beside it by another name.
  await choose(exported)
  const dialog = page.getByRole('dialog', { name: '已有同名模板' })
  await dialog.getByRole('button', { name: '作为“街道自查”的新版本，先看会怎样' }).click()
  await page.getByText('将保存文件“模板.json”里的内容').waitFor()
  await page.getByRole('button', { name: '先看会怎样' }).click()
  await page.getByText('内容没有变化').waitFor()
  await page.getByRole('button', { name: /^取\s?消$/ }).click()
  await choose(exported)
  await expect.poll(() => dialog.getByLabel('名称（中文）').inputValue()).toBe('街道自查（2）')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: '改名另建' }).click()
  await page.getByText('已导入模板“模板.json”').waitFor()
  await page.getByRole('heading', { name: '街道自查（2）' }).waitFor()
})

test('a rectification is begun by it, and moved to another one with what that does told before', async () => {
  await page.goto('/rectifications')
  await page.getByRole('button', { name: '新建空白专项' }).click()
  await page.getByRole('dialog').getByLabel(/名称/).fill('街道自查整改')
  await page.getByLabel('模板').click()
  // Those of one's own stand last.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^新\s?建$/ })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.goto('/rectifications')
  await page.getByRole('button', { name: /^更多/ }).click()
  await page.getByRole('button', { name: '更换模板' }).click()
  await page.getByText('改用这一版后').waitFor()
  expect(await isShown(page.getByText('正在审核的 0 份申请不变'))).toBe(true)
})

test('a template is read on a phone', async () => {
  const small = await openSignedIn(browser, staff.coordinator, {
    path: '/templates',
    baseURL: app.address,
    viewport: phone,
  })
  await small.getByRole('link', { name: '巡察整改' }).click()
  await small.getByText('销号审核链').waitFor()
  await expect.poll(() => flawsOf(small)).toEqual([])
  await small.context().close()
})
