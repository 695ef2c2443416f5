import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { docxOf, family, item, level, list, paragraph } from '../../packages/readers/src/docx/docx.testing.ts'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { cursorRow, draftOf, giveFiles, pasteAndRead, settleAll, treeShown } from './drafts.ts'
import { desk, flawsOf, isShown, openSignedIn, phone, reloadAfterFailure } from './page-checks.ts'
import { appoint, type Staff } from './staff.ts'

/** A notice as Word keeps it: the numbers 1. and 2. are automatic. One measure holds two, and one is torn in two. */
const notice = docxOf({
  body: [
    paragraph('云溪新区党工委关于巡察整改情况的通报'),
    paragraph('2026年3月2日至4月10日，市委第二巡察组对云溪新区党工委进行了巡察。'),
    paragraph('此次反馈3个问题，细化为5条整改措施。'),
    paragraph('一、反馈问题整改落实情况'),
    item('关于“公务接待审批不严”的问题。', 1),
    paragraph('（1）修订接待管理办法，明确先审批后接待。'),
    paragraph('（2）对近两年的接待单据逐笔核对。退回不合规支出3笔。'),
    item('关于“固定资产登记不全”的问题。', 1),
    paragraph('（1）开展资产清查，'),
    paragraph('（2）建立一物一卡台账。'),
    paragraph('（3）会议记录过于简单。'),
    paragraph('（4）统一会议记录本，专人记录。'),
    paragraph('联系电话：0000-0000000'),
  ].join(''),
  numbering: family(1, level(0, ['decimal', '%1.'])) + list(1, 1),
})

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page
let draft = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  page = await openSignedIn(browser, staff.coordinator, { path: '/intake', baseURL: app.address })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

test('an empty list of drafts says what to do, and which files are taken', async () => {
  expect(await isShown(page.getByText('还没有草稿'))).toBe(true)
  expect(await isShown(page.getByText(/Word（\.docx）、PDF、Excel/))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('bad files are refused, each with its reason and what to do, and the others are not held up', async () => {
  const oldWord = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array<number>(2000).fill(0),
  ])
  await giveFiles(page, [
    { name: '旧版通报.doc', bytes: oldWord },
    { name: '断裂的通报.docx', bytes: notice.slice(0, notice.length / 2) },
    { name: '云溪通报.docx', bytes: notice },
  ])
  expect(await isShown(page.getByRole('alert').filter({ hasText: '“另存为”' }))).toBe(true)
  expect(await isShown(page.getByRole('alert').filter({ hasText: '已损坏' }))).toBe(true)
  expect(await isShown(page.getByRole('link', { name: '云溪新区党工委关于巡察整改情况的通报' }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('a refusal stands until it is removed', async () => {
  const row = page.getByRole('listitem').filter({ hasText: '断裂的通报' })
  await row.getByRole('button', { name: '移除' }).click()
  await row.waitFor({ state: 'detached' })
  expect(await isShown(page.getByRole('listitem').filter({ hasText: '旧版通报' }))).toBe(true)
})

test('a Word file becomes a draft beside its source, its automatic numbers read', async () => {
  await page.goto('/intake')
  await page.getByRole('link', { name: '云溪新区党工委关于巡察整改情况的通报' }).click()
  draft = await draftOf(page)
  await expect
    .poll(() => treeShown(page))
    .toEqual([
      '公务接待审批不严',
      '  修订接待管理办法，明确先审批后接待。',
      '  对近两年的接待单据逐笔核对。退回不合规支出3笔。',
      '固定资产登记不全',
      '  开展资产清查，',
      '  建立一物一卡台账。',
      '  会议记录过于简单。',
      '  统一会议记录本，专人记录。',
    ])
  expect(await isShown(page.getByText('问题 公布 3 · 识别 2'))).toBe(true)
  expect(await isShown(page.getByText('2026-03-02 – 2026-04-10'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('while something is open, the commit button says so and leads to it', async () => {
  const commit = page.getByRole('button', { name: '导入为整改专项' })
  await commit.click()
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await isShown(page.locator('.intake-points li.is-here'))).toBe(true)
})

test('? lists the keys, and typing in a field is no command', async () => {
  await press('?')
  const help = page.getByRole('dialog', { name: '核对草稿的快捷键' })
  expect(await isShown(help.getByText('并入上一条'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await press('Escape')
  await help.waitFor({ state: 'hidden' })
})

test('the cursor goes with the keys and marks in the source what it stands on', async () => {
  await press('Home', 'j', 'ArrowDown')
  await expect.poll(() => cursorRow(page)).toBe('对近两年的接待单据逐笔核对。退回不合规支出3笔。')
  // However long the words are, the bar is one line on the screens that offices have.
  await page.setViewportSize({ width: 1366, height: 768 })
  const bar = page.getByRole('group', { name: '修改所选内容' })
  const top = async (name: string) => (await bar.getByRole('button', { name }).boundingBox())?.y ?? Number.NaN
  await expect.poll(async () => (await top('快捷键')) - (await top('编辑'))).toBe(0)
  await page.setViewportSize(desk)
  await expect
    .poll(() => page.locator('.intake-passage.is-chosen').innerText())
    .toContain('对近两年的接待单据')
  await press('k')
  await expect.poll(() => cursorRow(page)).toBe('修订接待管理办法，明确先审批后接待。')
})

test('a measure is split where a sentence ends, one that was torn is joined, and a measure becomes a finding', async () => {
  await press('j', 's')
  expect(await isShown(page.getByText('←/→ 选择断句处'))).toBe(true)
  await press('Enter')
  await expect.poll(() => cursorRow(page)).toBe('退回不合规支出3笔。')
  await press('j', 'j', 'j', 'm')
  await expect.poll(() => cursorRow(page)).toBe('开展资产清查，（2）建立一物一卡台账。')
  await press('j', 'ArrowLeft')
  await expect
    .poll(() => treeShown(page))
    .toEqual([
      '公务接待审批不严',
      '  修订接待管理办法，明确先审批后接待。',
      '  对近两年的接待单据逐笔核对。',
      '  退回不合规支出3笔。',
      '固定资产登记不全',
      '  开展资产清查，（2）建立一物一卡台账。',
      '会议记录过于简单。',
      '  统一会议记录本，专人记录。',
    ])
  expect(await isShown(page.getByText('问题 公布 3 · 识别 3'))).toBe(true)
  await expect.poll(() => page.locator('.intake-points').innerText()).not.toContain('公布3个问题')
})

test('undo takes the steps back one by one with the cursor, and redo brings them again', async () => {
  await press('u', 'Control+z')
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(9)
  await expect.poll(() => cursorRow(page)).toBe('建立一物一卡台账。')
  await press('Shift+U', 'Control+y')
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(8)
  expect(await isShown(page.getByText('问题 公布 3 · 识别 3'))).toBe(true)
})

test('a text, an owner and a date are corrected in the row, and letters typed there are no commands', async () => {
  await press('Home', 'Enter')
  await page.getByLabel('问题', { exact: true }).fill('公务接待审批不严格 xum')
  await page.getByLabel('责任部门').fill('规划建设局')
  await page.getByLabel('问题', { exact: true }).press('Enter')
  await expect.poll(() => cursorRow(page)).toContain('公务接待审批不严格 xum')
  await expect.poll(() => cursorRow(page)).toContain('责任部门 规划建设局')
  await press('Enter')
  await page.getByLabel('问题', { exact: true }).fill('别的')
  await press('Escape')
  await expect.poll(() => cursorRow(page)).toContain('公务接待审批不严格 xum')
})

test('Escape asks before it throws away more than a few characters of a row, which outlive a reload', async () => {
  const words = page.getByLabel('问题', { exact: true })
  const asked = page.getByRole('dialog', { name: '填写的内容还没有提交' })
  const typed = '部分接待没有公函，先接待后补审批，接待单据不齐全'
  expect(await isShown(page.getByRole('status').getByText('已保存', { exact: true }))).toBe(true)
  await press('Enter')
  await words.fill(typed)
  await press('Escape')
  await asked.getByRole('button', { name: '继续填写' }).click()
  await asked.waitFor({ state: 'hidden' })
  await expect.poll(() => words.inputValue()).toBe(typed)
  await page.reload()
  await draftOf(page)
  await press('Home', 'Enter')
  expect(await isShown(page.getByText('已恢复未提交的内容'))).toBe(true)
  await expect.poll(() => words.inputValue()).toBe(typed)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await press('Escape')
  await asked.getByRole('button', { name: '放弃内容' }).click()
  await expect.poll(() => cursorRow(page)).toContain('公务接待审批不严格 xum')
})

test('words are found in source and draft, and Escape leads back to where they stand', async () => {
  await press('Control+f')
  await page.getByRole('search').getByLabel('查找').focus()
  // As a quick typist gives it: Enter before the page has drawn the last letter.
  await page.evaluate(`
    document.execCommand('insertText', false, '统一会议')
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  `)
  expect(await isShown(page.getByText('第 1 处，共 1 处'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await press('Escape')
  await expect.poll(() => cursorRow(page)).toBe('统一会议记录本，专人记录。')
})

test('a draft is called after its title, and is renamed by r or a click, as which it is committed', async () => {
  const name = (words: string): Locator => page.getByRole('heading', { level: 1, name: words })
  expect(await isShown(name('云溪新区党工委关于巡察整改情况的通报'))).toBe(true)
  await press('r')
  await page.getByLabel('草稿名称').fill('不要这个')
  await press('Escape')
  expect(await isShown(name('云溪新区党工委关于巡察整改情况的通报'))).toBe(true)
  await name('云溪新区').getByRole('button').click()
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByLabel('草稿名称').fill('巡察整改 xum')
  await press('Enter')
  expect(await isShown(name('巡察整改 xum'))).toBe(true)
  await expect.poll(() => page.getByLabel('草稿名称').count()).toBe(0)
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(8)
})

test('what was edited is still there after the page was closed', async () => {
  expect(await isShown(page.getByRole('status').getByText('已保存', { exact: true }))).toBe(true)
  await page.reload()
  await draftOf(page)
  expect(await isShown(page.getByRole('treeitem').filter({ hasText: '公务接待审批不严格 xum' }))).toBe(true)
  expect(await isShown(page.getByRole('heading', { level: 1, name: '巡察整改 xum' }))).toBe(true)
})

test('on a phone source and draft are two tabs', async () => {
  const reader = await openSignedIn(browser, staff.coordinator, {
    path: '/intake',
    baseURL: app.address,
    viewport: phone,
    scheme: 'dark',
  })
  await expect.poll(() => flawsOf(reader)).toEqual([])
  await reader.goto(draft)
  await reader.getByRole('treeitem').first().waitFor()
  await expect.poll(() => flawsOf(reader)).toEqual([])
  await reader.locator('.ant-segmented-item', { hasText: '原文' }).click()
  expect(await isShown(reader.getByRole('document', { name: '原文' }))).toBe(true)
  await expect.poll(() => flawsOf(reader)).toEqual([])
})

test('a second reader who saves later learns of it and loses nothing', async () => {
  const other = await openSignedIn(browser, staff.coordinator, { path: '/intake', baseURL: app.address })
  await other.goto(draft)
  await other.getByRole('treeitem').first().waitFor()
  await press('Home', 'Enter')
  await page.getByLabel('问题', { exact: true }).fill('公务接待先接待后审批')
  const saved = page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok())
  await press('Enter')
  await saved
  for (const key of ['End', 'x']) await other.keyboard.press(key)
  expect(await isShown(other.getByText('这份草稿在本页打开之后又有修改'))).toBe(true)
  await expect.poll(() => other.getByRole('treeitem').count()).toBe(7)
  await other.getByRole('button', { name: '改用最新的草稿' }).click()
  expect(await isShown(other.getByRole('treeitem').filter({ hasText: '公务接待先接待后审批' }))).toBe(true)
  await expect.poll(() => other.getByRole('treeitem').count()).toBe(8)
})

test('whoever has nothing unsaved gets what others have saved, and sees who that was', async () => {
  const other = await openSignedIn(browser, staff.coordinator, { path: '/intake', baseURL: app.address })
  await other.goto(draft)
  await other.getByRole('treeitem').first().waitFor()
  await press('Home', 'Enter')
  await page.getByLabel('问题', { exact: true }).fill('公务接待审批不严')
  const saved = page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok())
  await press('Enter')
  await saved
  // What a browser says when somebody comes back to the page.
  await other.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
  expect(await isShown(other.getByText('已换成最新的草稿'))).toBe(true)
  await expect.poll(() => other.getByRole('treeitem').first().innerText()).toContain('公务接待审批不严')
  expect(await isShown(other.getByText(/何平 (刚刚|今天|\d+ 分钟前)/))).toBe(true)
})

test('all that is open is dealt with by n and a, and the draft becomes the ledger', async () => {
  expect(await settleAll(page)).toBe(true)
  await page.getByRole('button', { name: '导入为整改专项' }).focus()
  await press('Enter')
  const dialog = page.getByRole('dialog', { name: '导入为整改专项' })
  await expect.poll(() => dialog.getByLabel('专项名称').inputValue()).toBe('巡察整改 xum')
  await dialog.getByLabel('专项名称').fill('2026年巡察整改')
  await press('Escape')
  await page.getByRole('button', { name: '保留并离开' }).click()
  await page.getByRole('button', { name: '导入为整改专项' }).click()
  await expect.poll(() => dialog.getByLabel('专项名称').inputValue()).toBe('2026年巡察整改')
  expect(await isShown(dialog.getByText(/将带入/))).toBe(true)
  await dialog.getByRole('button', { name: '导入', exact: true }).dblclick()
  expect(await isShown(page.getByText('已带入台账'))).toBe(true)
  await page.getByRole('button', { name: '查看台账' }).click()
  await page.waitForURL('**/ledger')
  expect(await isShown(page.getByRole('gridcell', { name: /退回不合规支出3笔/ }))).toBe(true)
  expect(await isShown(page.getByText('公布 3 · 台账 3'))).toBe(true)
  await page.goto('/rectifications')
  await page.getByRole('article').first().waitFor()
  await expect.poll(() => page.getByRole('article').count()).toBe(1)
})

test('a measure of the ledger still shows where it stands in the document', async () => {
  await page.getByRole('link', { name: '台账' }).first().click()
  await page.getByRole('gridcell', { name: /退回不合规支出3笔/ }).click()
  await page.keyboard.press('Enter')
  expect(await isShown(page.locator('blockquote', { hasText: '退回不合规支出3笔' }))).toBe(true)
})

test('the same document again is noticed and leads to what came of it', async () => {
  await page.goto('/intake')
  await giveFiles(page, [{ name: '云溪通报（再次）.docx', bytes: notice }])
  await draftOf(page)
  const point = page.locator('.intake-points li').filter({ hasText: '同样的内容已于' })
  expect(await isShown(point.filter({ hasText: '2026年巡察整改' }))).toBe(true)
  expect(await isShown(point.getByRole('link', { name: '打开' }).first())).toBe(true)
})

test('of a draft of 900 measures only what is in sight is drawn, and keys and finding reach all of it', async () => {
  const measures = Array.from({ length: 900 }, (_, at) => `（${at + 1}）核对第${at + 1}号台账并登记。\n`)
  await pasteAndRead(page, `整改方案\n一、关于台账不全的问题\n${measures.join('')}`)
  const rows = page.getByRole('treeitem')
  await expect.poll(() => rows.count()).toBeLessThan(100)
  await press('End')
  await expect.poll(() => cursorRow(page)).toBe('核对第900号台账并登记。')
  await expect.poll(() => page.locator('[role=treeitem]:focus').getAttribute('aria-posinset')).toBe('900')
  await expect.poll(() => page.locator('.intake-passage.is-chosen').innerText()).toContain('第900号')
  await press('Control+f')
  await page.getByRole('search').getByLabel('查找').fill('第512号')
  await press('Enter')
  expect(await isShown(page.locator('.intake-source .is-chosen', { hasText: '第512号' }))).toBe(true)
  await press('Escape', 'j')
  await expect.poll(() => cursorRow(page)).toBe('核对第513号台账并登记。')
  expect(await isShown(rows.filter({ hasText: '第511号' }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})
