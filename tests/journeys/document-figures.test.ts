import { editedKeys } from '@bihuan/core/documents/catalogue.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { type Figure, openedBy, rowsOf, sampleReaders, type SampleReaders, sentOf } from './figures-opened.ts'
import { isShown, openSignedIn } from './page-checks.ts'
import { printedPages } from './printed.ts'
import { type Ask, askAs, cookieOf } from './staff.ts'

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

test('a document is printed from its page as its paper alone, on A4 between its margins', async () => {
  const { sample, coordinator } = readers
  const path = `/rectifications/${sample}/documents?document=progress`
  const page = await openSignedIn(browser, coordinator, { path, baseURL: app.address })
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
