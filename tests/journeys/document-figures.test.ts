import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, openSignedIn } from './page-checks.ts'
import {
  type Ask,
  askAs,
  cookieOf,
  type Credentials,
  firstCoordinator,
  listIn,
  ownPassword,
  text,
} from './staff.ts'

const official = ['notice', 'figures', 'progress', 'brief', 'circular', 'plan', 'followUp']
const coordinator = { username: 'he.coordinator', password: 'a-long-first-password' }

let app: RunningApp
let browser: Browser
let sample = ''
let coordinating: Ask
let reviewer: Credentials
let reviewing: Ask

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  coordinating = await firstCoordinator(app, coordinator)
  sample = text(await coordinating('POST', '/api/setup/sample', {}), 'rectificationId')
  reviewer = await aReviewer()
  reviewing = askAs(app, await cookieOf(app, reviewer))
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** Somebody from outside, who is given the sample to read and to take away, and opens no people. */
async function aReviewer(): Promise<Credentials> {
  const username = 'wai.bu'
  const person = { name: '卫补', username, appointments: [], commandId: randomUUID() }
  const added = await coordinating('POST', '/api/persons', person)
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const days = { from: '2026-01-01', to: inAMonth }
  await coordinating('POST', `/api/rectifications/${sample}/reviewers`, {
    commandId: randomUUID(),
    username,
    ...days,
    extent: 'export',
  })
  return {
    username,
    password: await ownPassword(app, { username, password: text(added, 'initialPassword') }),
  }
}

type Figure = {
  readonly text: string
  readonly value: number
  readonly isCounted: boolean
  readonly records: number
}

type Sent = {
  readonly figures: readonly Figure[]
  /** The records behind its figures and quotes. */
  readonly behind: ReadonlySet<string>
  readonly hidden: unknown
}

/** What a document sends to its page: its figures in their order, and what stands behind all of it. */
async function sentOf(ask: Ask, document: string): Promise<Sent> {
  const answer = await ask('POST', `/api/rectifications/${sample}/documents/${document}`, {})
  const hidden = Object.entries(answer ?? {}).find(([name]) => name === 'hidden')?.[1]
  const blocks = listIn(answer, 'blocks')
  return { figures: figuresIn(blocks), behind: new Set(recordsIn(blocks)), hidden }
}

function recordsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  return 'type' in part && 'id' in part ? [text(part, 'id')] : Object.values(part).flatMap(recordsIn)
}

function figuresIn(part: unknown): readonly Figure[] {
  if (typeof part !== 'object' || part === null) return []
  if (!('kind' in part) || part.kind !== 'figure') return Object.values(part).flatMap(figuresIn)
  const value = 'value' in part ? Number(part.value) : Number.NaN
  const isCounted = 'basis' in part && part.basis === 'recorded'
  return [{ text: text(part, 'text'), value, isCounted, records: listIn(part, 'records').length }]
}

/** How many rows a counted figure opens, and how many it says are hidden. */
function rowsOf({ isCounted, value, records }: Figure): { rows: number; hidden: number } {
  return { rows: records, hidden: isCounted ? value - records : 0 }
}

/** What each figure of a document opens, one after the other. */
async function opened(page: Page, figures: readonly Figure[]): Promise<void> {
  const buttons = page.locator('.document-paper .document-figure')
  await expect.poll(() => buttons.allTextContents()).toEqual(figures.map((one) => one.text))
  for (const [at, figure] of figures.entries()) {
    await buttons.nth(at).click()
    const drawer = page.getByRole('dialog', { name: `数字 ${figure.text} 所数的记录` })
    const rows = () => drawer.locator('.document-records > li').count()
    const note = async () => (await drawer.getByRole('note').allTextContents()).join('')
    await drawer.waitFor()
    const read = async () => ({ at, rows: await rows(), hidden: Number(/\d+/.exec(await note())?.[0] ?? 0) })
    await expect.poll(read).toEqual({ at, ...rowsOf(figure) })
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  }
}

async function openedBy(reader: Credentials, document: string, figures: readonly Figure[]): Promise<void> {
  const path = `/rectifications/${sample}/documents?document=${document}`
  const page = await openSignedIn(browser, reader, { path, baseURL: app.address })
  await opened(page, figures)
  expect(await flawsOf(page)).toEqual([])
  await page.context().close()
}

test('each figure of the figures of the moment opens as many records as it says', async () => {
  const { figures } = await sentOf(coordinating, 'figures')
  expect(figures.length).toBeGreaterThan(30)
  expect(figures.filter((one) => rowsOf(one).hidden > 0)).toEqual([])
  await openedBy(coordinator, 'figures', figures)
})

test('whoever may not open people is told by each figure of the plan how many of its records are hidden', async () => {
  const { figures } = await sentOf(reviewing, 'plan')
  expect(figures.filter((one) => rowsOf(one).hidden > 0).length).toBeGreaterThan(0)
  await openedBy(reviewer, 'plan', figures)
})

test.each(official)(
  'asked as the page asks, the figures of the sample count what they open: %s',
  async (document) => {
    const whole = await sentOf(coordinating, document)
    const counted = whole.figures.filter(({ isCounted }) => isCounted)
    expect(counted.length).toBeGreaterThan(10)
    expect(counted.filter(({ records, value }) => records !== value)).toEqual([])
    expect(whole.hidden).toBe(0)

    const part = await sentOf(reviewing, document)
    const said = (figures: readonly Figure[]) => figures.map(({ text: words, value }) => [words, value])
    expect(said(part.figures)).toEqual(said(whole.figures))
    expect([...part.behind].filter((id) => !whole.behind.has(id))).toEqual([])
    expect(part.hidden).toBe(whole.behind.size - part.behind.size)
  },
)
