import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { largeLedger } from './large-ledger.ts'
import {
  desk,
  downloadedName,
  flawsOf,
  isShown,
  openSignedIn,
  phone,
  reloadAfterFailure,
} from './page-checks.ts'
import { printedPages } from './printed.ts'
import { aRectification, appoint, type Credentials, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page
let ledger = ''
let measureIds: string[] = []

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const made = await aRectification(staff.ask, {
    name: '2026年巡察整改',
    title: '公务接待审批不严',
    measures: ['修订接待管理办法。', '逐笔核对接待单据。', '通报违规接待。'],
  })
  ledger = `/rectifications/${made.id}/ledger`
  measureIds = made.measureIds
  page = await openAs(staff.coordinator)
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

async function openAs(who: Credentials, path = ledger): Promise<Page> {
  return openSignedIn(browser, who, { path, baseURL: app.address })
}

function rowOf(words: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: new RegExp(words) }) })
}

async function choose(within: Locator, label: string, words: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).click()
  await page.keyboard.type(words)
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await open.locator('.ant-select-item-option-active').getByText(words).waitFor()
  await page.keyboard.press('Enter')
}

test('many measures get leader, department, handler and date at once', async () => {
  await page.getByRole('checkbox', { name: '全选可分派的措施' }).check()
  await page.getByRole('button', { name: '设置所选 3 条' }).click()
  const dialog = page.getByRole('dialog', { name: '设置所选 3 条措施' })
  await choose(dialog, '牵头领导', '陆川')
  await choose(dialog, '责任部门', '规划建设局')
  await choose(dialog, '承办人', '陶然')
  await dialog.getByRole('textbox', { name: '时限' }).fill('2030-06-30')
  await page.keyboard.press('Enter')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: '设置所选 3 条' }).dblclick()
  expect(await isShown(page.getByText('已设置 3 条措施'))).toBe(true)
  await expect.poll(() => page.getByRole('row').filter({ hasText: '2030-06-30' }).count()).toBe(3)
  await expect.poll(() => page.getByRole('row').filter({ hasText: '陶然' }).count()).toBe(3)
})

test('a date is changed in its cell: Escape leaves it, Enter saves it', async () => {
  const cell = rowOf('逐笔核对').getByTitle('修改时限')
  await cell.click()
  await page.keyboard.press('Escape')
  await expect.poll(() => cell.textContent()).toBe('2030-06-30')
  // Key by key, as people type: what is a day before its last key must not be taken for it.
  await cell.click()
  await page.getByRole('textbox', { name: '修改时限' }).press('ControlOrMeta+a')
  await page.keyboard.type('2030-12-31')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell.textContent()).toBe('2030-12-31')
  await cell.click()
  await page.getByRole('textbox', { name: '修改时限' }).fill('2030/7/31')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell.textContent()).toBe('2030-07-31')
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('the keyboard walks the rows, opens one and finds the search', async () => {
  await page.getByRole('grid').focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  expect(await isShown(page.getByRole('dialog').getByText('办理过程'))).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('/')
  await page.keyboard.type('单据')
  await expect.poll(() => page.getByRole('row').filter({ hasText: '2030' }).count()).toBe(1)
})

test('search and filters stand in the address and outlive a reload', async () => {
  await page.reload()
  await rowOf('逐笔核对').waitFor()
  await expect.poll(() => decodeURIComponent(page.url())).toContain('q=单据')
  await expect.poll(() => page.getByRole('searchbox', { name: '搜索问题、措施' }).inputValue()).toBe('单据')
  await page.getByRole('button', { name: '清除筛选' }).click()
  await rowOf('通报违规').waitFor()
})

test('at 1366 by 768 pixels ledger and page fit, down to the status and the day of closing', async () => {
  await page.setViewportSize({ width: 1366, height: 768 })
  const excess = `(({ scrollHeight, clientHeight }, grid) =>
    [scrollHeight - clientHeight, grid.scrollWidth - grid.clientWidth])(
    document.documentElement, document.querySelector('[role=grid]'))`
  await expect.poll(() => page.evaluate(excess)).toEqual([0, 0])
  await page.setViewportSize(desk)
})

test('the focus returns to what opened a measure, also to its row where that was an address', async () => {
  const opener = page.getByRole('button', { name: /逐笔核对/ })
  const focused = (): Promise<boolean> => opener.evaluate((element) => element.matches(':focus'))
  await opener.click()
  await page.getByRole('dialog').getByText('办理过程').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe(true)
  await page.goto(`${ledger}?measure=${measureIds[1] ?? ''}`)
  await page.getByRole('dialog').getByText('办理过程').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe(true)
})

test('the choice of columns is remembered on this machine', async () => {
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '牵头领导' }).uncheck()
  await page.reload()
  await page.getByRole('columnheader', { name: '责任部门' }).waitFor()
  await expect.poll(() => page.getByRole('columnheader', { name: '牵头领导' }).count()).toBe(0)
})

test('Escape takes a few characters of a target back, asks about more, and a click beside it saves them', async () => {
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '整改目标' }).check()
  await page.keyboard.press('Escape')
  const cell = rowOf('通报违规').getByTitle('修改整改目标')
  const field = page.getByRole('textbox', { name: '修改整改目标' })
  const asked = page.getByRole('dialog', { name: '填写的内容还没有提交' })
  await cell.click()
  await field.fill('通报到位')
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  await cell.click()
  await field.fill('违规接待逐条通报，责任人逐一谈话')
  await page.keyboard.press('Escape')
  await asked.getByRole('button', { name: '继续填写' }).click()
  await asked.waitFor({ state: 'hidden' })
  await page.reload()
  await cell.click()
  expect(await isShown(page.getByText('已恢复未提交的内容'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('columnheader', { name: '责任部门' }).click()
  await expect.poll(() => cell.textContent()).toBe('违规接待逐条通报，责任人逐一谈话')
})

test('of two editors the second sees what the first changed, and sends what was typed on top of it', async () => {
  const drawer = `${ledger}?measure=${measureIds[0] ?? ''}`
  const other = await openAs(staff.coordinator, drawer)
  await page.goto(drawer)
  for (const editor of [page, other])
    await editor.getByRole('dialog').getByRole('button', { name: '分派' }).click()
  await other.getByRole('textbox', { name: '整改目标' }).fill('接待审批率达到100%')
  const due = page.getByRole('textbox', { name: '时限' })
  await due.fill('2030年9月31日')
  await page.keyboard.press('Tab')
  expect(await isShown(page.getByText('日历上没有“2030年9月31日”这一天'))).toBe(true)
  await expect.poll(() => due.inputValue()).toBe('2030年9月31日')
  await page.getByRole('button', { name: '保存' }).click()
  expect(await isShown(page.getByText('还缺：时限（日期不对）。'))).toBe(true)
  for (const [typed, taken] of [
    ['2030-09-29', '2030-09-29'],
    ['2030-9-28', '2030-09-28'],
    ['2030/09/27', '2030-09-27'],
    ['2030.9.26', '2030-09-26'],
  ] as const) {
    await due.press('Control+a')
    await page.keyboard.type(typed)
    await page.keyboard.press('Tab')
    await expect.poll(() => due.inputValue(), { message: typed }).toBe(taken)
  }
  await due.fill('20300930')
  await page.keyboard.press('Enter')
  await expect.poll(() => due.inputValue()).toBe('2030-09-30')
  await expect.poll(() => page.getByText('已分派').count()).toBe(0)
  await page.getByRole('button', { name: '保存' }).click()
  expect(await isShown(page.getByText('已分派'))).toBe(true)
  await other.getByRole('button', { name: '保存' }).click()
  const conflict = other.getByRole('alert').filter({ hasText: '打开之后又有修改' })
  expect(await isShown(conflict.getByText(/何平 分派/))).toBe(true)
  expect(await isShown(conflict.getByText(/2030-09-30/))).toBe(true)
  await expect
    .poll(() => other.getByRole('textbox', { name: '整改目标' }).inputValue())
    .toBe('接待审批率达到100%')
  await expect.poll(() => flawsOf(other)).toEqual([])
  await conflict.getByRole('button', { name: '核对后，用我的内容提交' }).click()
  await expect
    .poll(() => other.locator('.measures-facts').textContent())
    .toMatch(/2030-09-30.*接待审批率达到100%/)
})

test('of five thousand measures only those in view are drawn, also after scrolling through them', async () => {
  const reader = await openSignedIn(browser, staff.coordinator, { path: '/', baseURL: app.address })
  const body = JSON.stringify(largeLedger(5000))
  await reader.route('**/api/rectifications/*/ledger*', (route) =>
    route.fulfill({ contentType: 'application/json', body }),
  )
  await reader.goto(ledger)
  await reader.getByRole('button', { name: /措施 1-1 / }).waitFor()
  await reader.evaluate(scrollThrough)
  await expect.poll(() => reader.getByRole('row').count()).toBeLessThan(60)
  expect(await isShown(reader.getByRole('button', { name: /措施 500-10 / }))).toBe(true)
})

test('all rows are printed across A4 or A3, the heading on each page, a finding that goes on named again', async () => {
  const reader = await openSignedIn(browser, staff.coordinator, { path: '/', baseURL: app.address })
  const body = JSON.stringify(largeLedger(60))
  await reader.route('**/api/rectifications/*/ledger*', (route) =>
    route.fulfill({ contentType: 'application/json', body }),
  )
  await reader.goto(ledger)
  await reader.getByRole('button', { name: /措施 1-1 / }).waitFor()
  const [way, ...more] = await printedPages(await reader.pdf())
  expect(more).toEqual([])
  expect(way?.text).toMatch(/台账共60行.*打印全部行$/)
  await reader.keyboard.press('Control+p')
  await reader.getByText(/^第 1 页 共 \d+ 页$/).waitFor()
  await expect.poll(() => flawsOf(reader)).toEqual([])
  const pages = await printedPages(await reader.pdf({ preferCSSPageSize: true }))
  expect(pages.length).toBeGreaterThan(1)
  pages.forEach(({ text, width, height, right }, at) => {
    expect(text).toContain('序号类别问题措施')
    expect(text).toContain(`第${at + 1}页共${pages.length}页`)
    expect([Math.round(width), Math.round(height)]).toEqual([842, 595])
    // The margin of 10 mm is free.
    expect(right).toBeLessThan(842 - 28)
  })
  const whole = pages.map(({ text }) => text).join('')
  const numbers = Array.from({ length: 60 }, (_, at) => `${Math.floor(at / 10) + 1}-${(at % 10) + 1}`)
  for (const number of numbers) expect(whole).toContain(number)
  const named = [1, 2, 3, 4, 5, 6].map((finding) => whole.split(`问题${finding}：台账登记`).length - 1)
  expect(Math.min(...named)).toBeGreaterThan(0)
  // Each page but the first begins with the finding that the page before ended with, or with a new one.
  expect(named.reduce((sum, times) => sum + times)).toBe(6 + whole.split('（续）').length - 1)
  await reader.getByText('A3 横向').click()
  await reader.getByText(/^第 1 页/).waitFor()
  const [large] = await printedPages(await reader.pdf({ preferCSSPageSize: true }))
  expect([Math.round(large?.width ?? 0), Math.round(large?.height ?? 0)]).toEqual([1191, 842])
})

test('a slip is corrected with a reason, and a measure that came twice is voided and counted apart', async () => {
  const keeper = await openAs(staff.coordinator, `${ledger}?measure=${measureIds[2] ?? ''}`)
  const drawer = keeper.getByRole('dialog')
  await drawer.getByRole('button', { name: '更正…' }).click()
  await expect.poll(() => flawsOf(keeper)).toEqual([])
  await drawer.getByRole('button', { name: '更正文字' }).click()
  await drawer.getByRole('textbox', { name: '措施内容' }).fill('通报违规接待和超标接待。')
  await drawer.getByRole('textbox', { name: '理由' }).fill('漏了“超标接待”')
  await drawer.getByRole('button', { name: '更正文字' }).click()
  await drawer.getByText('内容：通报违规接待。 → 通报违规接待和超标接待。').waitFor()
  await drawer.getByRole('button', { name: '更正…' }).click()
  await drawer.getByRole('button', { name: '作废', exact: true }).click()
  await drawer.getByRole('textbox', { name: '理由' }).fill('与第一条重复')
  await drawer.getByRole('button', { name: '作废', exact: true }).dblclick()
  await drawer.getByText('作废理由').waitFor()
  expect(await isShown(keeper.getByText('另作废 1 条措施，不计入'))).toBe(true)
  await expect.poll(() => flawsOf(keeper)).toEqual([])
  await keeper.setViewportSize({ width: 1366, height: 768 })
  await drawer.getByRole('link', { name: /公务接待审批不严/ }).click()
  await drawer.getByRole('button', { name: '更正…' }).click()
  await drawer.getByRole('button', { name: '更正文字' }).click()
  await drawer.getByRole('textbox', { name: '问题' }).fill('公务接待审批不严格')
  await drawer.getByRole('textbox', { name: '理由' }).fill('漏了“格”字')
  await drawer.getByRole('button', { name: '更正文字' }).click()
  await drawer.getByText(/公务接待审批不严 → 公务接待审批不严格/).waitFor()
  await keeper.goto(ledger.replace('/ledger', '/journal'))
  const told = keeper.getByRole('row').filter({ hasText: '漏了“格”字' })
  expect(await isShown(told.getByText(/公务接待审批不严 → 公务接待审批不严格/))).toBe(true)
  await expect.poll(() => flawsOf(keeper)).toEqual([])
  await keeper.context().close()
})

test('a measure is printed whole, without the ledger behind it and without what is only pressed', async () => {
  const reader = await openAs(staff.coordinator, `${ledger}?measure=${measureIds[0] ?? ''}`)
  await reader.setViewportSize({ width: 1440, height: 300 })
  await reader.getByText('办理过程').waitFor()
  const pages = await printedPages(await reader.pdf({ format: 'A5' }))
  const whole = pages.map(({ text }) => text).join('')
  expect(whole).toMatch(/^措施1-1.*修订接待管理办法。.*办理过程.*列入措施/)
  expect(whole).not.toMatch(/公务接待审批不严.*逐笔核对接待单据|打印全部行|分派…/)
  await reader.context().close()
})

test('the ledger is downloaded as it is shown, under a name without anybody', async () => {
  const reader = await openAs(staff.coordinator)
  const ask = (name: string) => (): Promise<void> => reader.getByRole('button', { name }).click()
  expect(await downloadedName(reader, ask('导出 Excel'))).toMatch(/^台账-\d{4}-\d{2}-\d{2}\.xlsx$/)
  expect(await downloadedName(reader, ask('导出 CSV'))).toMatch(/^台账-\d{4}-\d{2}-\d{2}\.csv$/)
})

test('on a phone the ledger is a list of cards', async () => {
  const reader = await openSignedIn(browser, staff.handler, {
    path: ledger,
    baseURL: app.address,
    viewport: phone,
    scheme: 'dark',
  })
  await reader.getByRole('button', { name: /逐笔核对接待单据/ }).waitFor()
  await expect.poll(() => flawsOf(reader)).toEqual([])
  await reader.getByRole('button', { name: /逐笔核对接待单据/ }).click()
  expect(await isShown(reader.getByRole('button', { name: '开始整改' }))).toBe(true)
  await expect.poll(() => flawsOf(reader)).toEqual([])
})

// Runs in the page: scrolls ten rows a frame, then to the end.
const scrollThrough = `new Promise((done) => {
  const grid = document.querySelector('[role=grid]')
  let step = 0
  function frame() {
    step += 1
    grid.scrollTop = step <= 120 ? step * 480 : grid.scrollHeight
    if (step <= 120) requestAnimationFrame(frame)
    else done()
  }
  requestAnimationFrame(frame)
})`
