import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { RunningApp } from './app.ts'
import { flawsOf, openSignedIn } from './page-checks.ts'
import {
  type Address,
  type Ask,
  askAs,
  cookieOf,
  type Credentials,
  firstCoordinator,
  listIn,
  ownPassword,
  text,
} from './staff.ts'

/** Who reads documents: one with full sight, and one with a part of it. */
type Readers = {
  readonly coordinator: Credentials
  readonly coordinating: Ask
  readonly reviewer: Credentials
}

/** An installation with the sample in it, and who reads its documents. */
export type SampleReaders = Readers & { readonly sample: string }

/** Loads the sample, and lets somebody from outside read it. */
export async function sampleReaders(app: RunningApp): Promise<SampleReaders> {
  const coordinator = { username: 'he.coordinator', password: 'a-long-first-password' }
  const coordinating = await firstCoordinator(app, coordinator)
  const sample = text(await coordinating('POST', '/api/setup/sample', {}), 'rectificationId')
  const reviewer = await aReviewer(app, {
    administering: coordinating,
    coordinating,
    rectifications: [sample],
  })
  return { sample, coordinator, coordinating, reviewer }
}

/** Lets somebody from outside read all that whoever coordinates has, and says which rectifications those are. */
export async function readersOf(
  app: Address,
  { administrator, coordinator }: { readonly administrator: Credentials; readonly coordinator: Credentials },
): Promise<Readers & { readonly rectifications: readonly string[] }> {
  const coordinating = askAs(app, await cookieOf(app, coordinator))
  const listed = listIn(await coordinating('GET', '/api/rectifications'), 'rectifications')
  const rectifications = listed.map((one) => text(one, 'id'))
  const administering = askAs(app, await cookieOf(app, administrator))
  const reviewer = await aReviewer(app, { administering, coordinating, rectifications })
  return { rectifications, coordinator, coordinating, reviewer }
}

/** Somebody from outside, who is given rectifications to read and to take away, and opens no people. */
async function aReviewer(
  app: Address,
  {
    administering,
    coordinating,
    rectifications,
  }: {
    readonly administering: Ask
    readonly coordinating: Ask
    readonly rectifications: readonly string[]
  },
): Promise<Credentials> {
  const username = 'wai.bu'
  const person = { name: '卫补', username, appointments: [], commandId: randomUUID() }
  const added = await administering('POST', '/api/persons', person)
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const days = { from: '2026-01-01', to: inAMonth }
  for (const rectification of rectifications)
    await coordinating('POST', `/api/rectifications/${rectification}/reviewers`, {
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

/** A figure as a page shows it. */
export type Figure = {
  readonly text: string
  readonly value: number
  readonly isCounted: boolean
  readonly records: number
}

/** What a document sends to its page. */
export type Sent = {
  readonly figures: readonly Figure[]
  /** The records behind its figures and quotes. */
  readonly behind: ReadonlySet<string>
  readonly hidden: unknown
}

/** What a document sends to its page: its figures in their order, and what stands behind all of it. */
export async function sentOf(ask: Ask, sample: string, document: string): Promise<Sent> {
  const answer = await ask('POST', `/api/rectifications/${sample}/documents/${document}`, {})
  const hidden = Object.entries(answer ?? {}).find(([name]) => name === 'hidden')?.[1]
  const blocks = listIn(answer, 'blocks')
  return { figures: figuresIn(blocks), behind: new Set(recordsIn(blocks)), hidden }
}

function recordsIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  return 'type' in part && 'id' in part ? [text(part, 'id')] : Object.values(part).flatMap(recordsIn)
}

/** The figures in a part of an answer, in their order. */
export function figuresIn(part: unknown): readonly Figure[] {
  if (typeof part !== 'object' || part === null) return []
  if (!('kind' in part) || part.kind !== 'figure') return Object.values(part).flatMap(figuresIn)
  const value = 'value' in part ? Number(part.value) : Number.NaN
  const isCounted = 'basis' in part && part.basis === 'recorded'
  return [{ text: text(part, 'text'), value, isCounted, records: listIn(part, 'records').length }]
}

/** So many records a figure shows at first, and each time that more are asked for. */
const atOnce = 50

/** How many rows a figure opens once all are asked for, and how many a counted one says are hidden. */
export function rowsOf({ isCounted, value, records }: Figure): { rows: number; hidden: number } {
  return { rows: records, hidden: isCounted ? value - records : 0 }
}

/** What each figure of a document opens, one after the other. */
async function opened(page: Page, figures: readonly Figure[]): Promise<void> {
  await page.getByText('文字', { exact: true }).click()
  const buttons = page.locator('.document-paper .document-figure')
  await expect.poll(() => buttons.allTextContents()).toEqual(figures.map((one) => one.text))
  for (const [at, figure] of figures.entries()) {
    await buttons.nth(at).click()
    const drawer = page.getByRole('dialog', { name: `数字 ${figure.text} 所数的记录` })
    const rows = () => drawer.locator('.document-records > li').count()
    const further = drawer.getByRole('button', { name: '再看' })
    const note = async () => (await drawer.getByRole('note').allTextContents()).join('')
    await drawer.waitFor()
    for (let shown = atOnce; shown < figure.records; shown += atOnce) {
      await expect.poll(rows).toBe(shown)
      await further.click()
    }
    const read = async () => ({
      at,
      rows: await rows(),
      hidden: Number(/\d+/.exec(await note())?.[0] ?? 0),
      further: await further.count(),
    })
    await expect.poll(read).toEqual({ at, ...rowsOf(figure), further: 0 })
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  }
}

/** Somebody signs in, and opens each figure of a document. */
export async function openedBy(
  { browser, app, sample }: { readonly browser: Browser; readonly app: Address; readonly sample: string },
  reader: Credentials,
  { document, figures }: { readonly document: string; readonly figures: readonly Figure[] },
): Promise<void> {
  const path = `/rectifications/${sample}/documents?document=${document}`
  const page = await openSignedIn(browser, reader, { path, baseURL: app.address })
  await opened(page, figures)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.context().close()
}
