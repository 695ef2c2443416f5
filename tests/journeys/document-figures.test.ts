import { readFile } from 'node:fs/promises'
import { editedKeys } from '@bihuan/core/documents/catalogue.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import {
  type Figure,
  figuresIn,
  openedBy,
  rowsOf,
  sampleReaders,
  type SampleReaders,
  sentOf,
} from './figures-opened.ts'
import { desk, flawsOf, isShown, openSignedIn, phone } from './page-checks.ts'
import { printedPages } from './printed.ts'
import { type Ask, askAs, cookieOf, listIn } from './staff.ts'

let app: RunningApp
let browser: Browser
let readers: SampleReaders
let reviewing: Ask

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  readers = await sampleReaders(app)
  reviewing = askAs(app, await cookieOf(app, readers.reviewer))
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('each figure of the figures of the moment opens as many records as it says', async () => {
  const { sample, coordinator, coordinating } = readers
  const { figures } = await sentOf(coordinating, sample, 'figures')
  expect(figures.length).toBeGreaterThan(30)
  // More than are shown at once.
  expect(Math.max(...figures.map(({ records }) => records))).toBeGreaterThan(50)
  expect(figures.filter((one) => rowsOf(one).hidden > 0)).toEqual([])
  await openedBy({ browser, app, sample }, coordinator, { document: 'figures', figures })
})

test('whoever may not open people is told by each figure of the plan how many of its records are hidden', async () => {
  const { sample, reviewer } = readers
  const { figures } = await sentOf(reviewing, sample, 'plan')
  expect(figures.filter((one) => rowsOf(one).hidden > 0).length).toBeGreaterThan(0)
  await openedBy({ browser, app, sample }, reviewer, { document: 'plan', figures })
})

test.each(editedKeys)(
  'asked as the page asks, the figures of the sample count what they open: %s',
  async (document) => {
    const { sample, coordinating } = readers
    const whole = await sentOf(coordinating, sample, document)
    const counted = whole.figures.filter(({ isCounted }) => isCounted)
    expect(counted.length).toBeGreaterThan(1)
    expect(counted.filter(({ records, value }) => records !== value)).toEqual([])
    expect(whole.hidden).toBe(0)

    const part = await sentOf(reviewing, sample, document)
    const said = (figures: readonly Figure[]) => figures.map(({ text: words, value }) => [words, value])
    expect(said(part.figures)).toEqual(said(whole.figures))
    expect([...part.behind].filter((id) => !whole.behind.has(id))).toEqual([])
    expect(part.hidden).toBe(whole.behind.size - part.behind.size)
  },
)

test('the text of a document is printed from its page as its paper alone, on A4 between its margins', async () => {
  const { sample, coordinator } = readers
  const path = `/rectifications/${sample}/documents?document=progress`
  const page = await openSignedIn(browser, coordinator, { path, baseURL: app.address })
  await page.getByText('文字', { exact: true }).click()
  const paper = page.locator('.document-paper')
  expect(await isShown(paper.getByRole('heading').first())).toBe(true)
  const bare = (text: string): string => text.replaceAll(/[\s\u200b]/gu, '')
  const pages = await printedPages(await page.pdf({ preferCSSPageSize: true }))
  // Nobody approved it, and each page says so.
  const head = '〔未经审定〕'
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.filter(({ text }) => bare(text).split(head).length !== 2)).toEqual([])
  const said = pages.map(({ text }) => bare(text).replace(head, '')).join('')
  expect(said).toBe(bare(await paper.innerText()).replace(head, ''))
  const inPoints = (millimetres: number): number => (millimetres / 25.4) * 72
  for (const { width, height, right } of pages) {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
    expect(right).toBeLessThanOrEqual(inPoints(210 - 26) + 1)
  }
  await page.context().close()
})

test('a figure on the second page, as it is printed, opens as many records as it says, at a desk and on a phone', async () => {
  const { sample, coordinator } = readers
  const asking = await openSignedIn(browser, coordinator, { path: '/', baseURL: app.address })
  const [second] = listIn(await pagesOf(asking, { sample, document: 'notice', from: 1 }), 'pages')
  await asking.context().close()
  const figures = figuresIn(second)
  const most = figures.toSorted((one, other) => other.records - one.records)[0]
  if (most === undefined) throw new Error('the second page of the notice has no figure')
  expect(most.records).toBeGreaterThan(10)
  for (const viewport of [desk, phone]) {
    const path = `/rectifications/${sample}/documents`
    const page = await openSignedIn(browser, coordinator, { path, baseURL: app.address, viewport })
    const sheet = page.locator('.document-sheet').nth(1)
    expect(await isShown(sheet.getByRole('img', { name: '第 2 页' }))).toBe(true)
    await expect.poll(() => flawsOf(page)).toEqual([])
    await sheet
      .getByRole('button', { name: `${most.text}：打开所数的记录` })
      .first()
      .press('Enter')
    const drawer = page.getByRole('dialog', { name: `数字 ${most.text} 所数的记录` })
    await expect.poll(() => drawer.locator('.document-records > li').count()).toBe(Math.min(50, most.records))
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await page.context().close()
  }
})

test('the pages of a document are printed as they are, one a sheet and none more, when all have come', async () => {
  const { sample, coordinator } = readers
  const path = `/rectifications/${sample}/documents?document=plan`
  const page = await openSignedIn(browser, coordinator, { path, baseURL: app.address })
  const said = await pagesOf(page, { sample, document: 'plan', from: 0 })
  const sizes = listIn(said, 'sizes').map((size) => [numberIn(size, 'width'), numberIn(size, 'height')])
  // Some across, and more than come at once.
  expect(sizes.length).toBeGreaterThan(8)
  expect(sizes.some(([width = 0, height = 0]) => width > height)).toBe(true)
  await page.locator('.document-sheet img').first().waitFor()
  const asked = page.evaluate(
    'new Promise((begun) => addEventListener("beforeprint", begun, { once: true })).then(() => document.querySelectorAll(".document-sheet img").length)',
  )
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect.poll(() => asked).toBe(sizes.length)
  const printed = await printedPages(await page.pdf({ preferCSSPageSize: true }))
  expect(printed.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(sizes)
  await page.context().close()
})

test('a document that nobody approved is taken away by one press each, in Word and as PDF', async () => {
  const { sample, coordinator } = readers
  const path = `/rectifications/${sample}/documents?document=brief`
  const page = await openSignedIn(browser, coordinator, { path, baseURL: app.address })
  for (const [button, name, begin] of [
    ['下载 Word', /工作简报\.docx$/, 'PK'],
    ['下载 PDF', /工作简报\.pdf$/, '%PDF'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(name)
    const file = await readFile(await download.path())
    expect(file.toString('latin1').slice(0, begin.length)).toBe(begin)
  }
  await page.context().close()
})

/** Pages of a document, by what the page itself asks with: their megabytes are too much for Node’s own fetch, which fails at the end. */
async function pagesOf(
  page: Page,
  { sample, document, from }: { readonly sample: string; readonly document: string; readonly from: number },
): Promise<unknown> {
  const answer = await page.request.post(`/api/rectifications/${sample}/documents/${document}/pages`, {
    data: { from },
  })
  return answer.json()
}

function numberIn(size: unknown, name: string): number {
  if (typeof size !== 'object' || size === null) throw new Error('a page has no size')
  return Math.round(Number(Object.entries(size).find(([key]) => key === name)?.[1]))
}
