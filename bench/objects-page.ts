import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { launchBrowser } from '../tests/journeys/browser.ts'
import { type Demo, signIn, startDemo } from './demo.ts'
import { newVisitor } from './page-load.ts'

// The page of a list of 20,000 objects in a browser: opened, scrolled, searched, and 200 of them moved on. See README.md.

const idSchema = z.object({ id: z.string() })
const idsSchema = z.object({ rectifications: z.array(idSchema) })
const ledgerSchema = z.object({ measures: z.array(z.object({ id: z.string(), status: z.string() })) })
const canSchema = z.object({ can: z.array(z.string()) })
const measuredSchema = z.object({ frames: z.array(z.number()), longest: z.number() })

// Runs in the page, by whose names nothing here is called.
const scrolling = `new Promise((resolve) => {
  const list = document.querySelector('.objects-list')
  const tasks = [0]
  const watch = new PerformanceObserver((seen) => {
    for (const { duration } of seen.getEntries()) tasks.push(duration)
  })
  watch.observe({ type: 'longtask' })
  const taken = []
  let before = performance.now()
  function step() {
    const now = performance.now()
    taken.push(now - before)
    before = now
    if (taken.length > 300) {
      watch.disconnect()
      resolve({ frames: taken.slice(1), longest: Math.max(...tasks) })
      return
    }
    list.scrollBy(0, 400)
    requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
})`

const many = Number(process.env['BIHUAN_BENCH_ROWS'] ?? 20_000)
const root = path.join(import.meta.dirname, '..')
if (!existsSync(path.join(root, 'packages/web/dist/index.html'))) throw new Error('the pages are not built')
const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-objects-'))
const demo = await startDemo(root, path.join(folder, 'data'))
const browser = await launchBrowser()
try {
  const handler = await signIn(demo.origin, demo.handler)
  const where = await filled(demo, { coordinator: await signIn(demo.origin, demo.coordinator), handler })
  process.stdout.write(`\n| ${many} objects in one list | ms |\n| --- | --- |\n`)
  const head = await signIn(demo.origin, demo.head)
  for (const [step, ms] of await measured(browser, { where, cookie: handler, head }))
    process.stdout.write(`| ${step} | ${ms.toFixed(0)} |\n`)
} finally {
  await browser.close()
  demo.child.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
}

type Asking = { readonly origin: string; readonly cookie: string }

async function asked({ origin, cookie }: Asking, what: string, body?: unknown): Promise<unknown> {
  const [method = '', where = ''] = what.split(' ')
  const headers = { cookie, 'content-type': 'application/json', origin }
  const answer = await fetch(`${origin}/api${where}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${where}: ${await answer.text()}`)
  return answer.json()
}

/** The address of a list with so many objects, on a measure of the handler that has none. */
async function filled(
  { origin }: Demo,
  { coordinator, handler }: { readonly coordinator: string; readonly handler: string },
): Promise<string> {
  const [by, theirs] = [
    { origin, cookie: coordinator },
    { origin, cookie: handler },
  ]
  const listed = idsSchema.parse(await asked(by, 'GET /rectifications'))
  for (const { id } of listed.rectifications) {
    const { measures } = ledgerSchema.parse(await asked(theirs, `GET /rectifications/${id}/ledger?mine=true`))
    for (const { id: measureId } of measures.filter(({ status }) => status === 'underway')) {
      const list = `/rectifications/${id}/measures/${measureId}/objects`
      const { can } = canSchema.parse(await asked(by, `GET ${list}`))
      if (!can.includes('begin')) continue
      const named = { commandId: randomUUID(), name: '安全隐患', unit: '处' }
      const begun = idSchema.parse(await asked(by, `POST ${list}`, named))
      const items = Array.from({ length: many }, (_, at) => ({
        number: String(at + 1),
        name: `隐患点位${at + 1}`,
        place: `${at % (many / 200)} 号路沿线`,
        responsibleId: null,
        responsibleWords: `联系人${at % 31}`,
        dueOn: null,
      }))
      await asked(by, `PUT ${list}/rows`, { commandId: randomUUID(), objectListId: begun.id, items })
      return list
    }
  }
  throw new Error('the handler has no measure under way without a list')
}

type Step = readonly [string, number]

async function measured(
  chromium: Browser,
  { where, cookie, head }: { readonly where: string; readonly cookie: string; readonly head: string },
): Promise<readonly Step[]> {
  const context = await newVisitor(chromium, demo.origin, cookie)
  const page = await context.newPage()
  const opened = await timed(async () => {
    await page.goto(where)
    await shows(page, '隐患点位1')
  })
  const frames = await scrolled(page)
  const end = await timed(async () => {
    await page.locator('.objects-list').evaluate((list) => list.scrollTo(0, list.scrollHeight))
    await shows(page, `隐患点位${many}`)
  })
  const search = page.getByRole('searchbox')
  await search.fill('7 号路沿线')
  const found = await timed(async () => {
    await search.press('Enter')
    await page
      .getByRole('status')
      .getByText(/^\d+ 项/)
      .waitFor()
  })
  await search.fill(`隐患点位${many / 2}`)
  await search.press('Enter')
  await shows(page, `隐患点位${many / 2}`)
  await search.fill('联系人7')
  await search.press('Enter')
  await shows(page, '隐患点位8')
  const chosen = await timed(async () => {
    await page.getByRole('button', { name: /^(?:全选|选前)/ }).click()
    await page.getByText(/^已选 \d+ 项/).waitFor()
  })
  const bulk = page.getByRole('button', { name: /^报完成（/ })
  const count = /\d+/.exec((await bulk.textContent()) ?? '')?.[0] ?? ''
  await bulk.click()
  await page.getByLabel('完成情况').fill('已消除，复查合格。')
  const said = await timed(async () => {
    await page.getByRole('dialog').getByRole('button', { name: '报完成' }).click()
    await page.getByText(new RegExp(`待核销\\s${count}`)).waitFor()
    await page.locator('.objects-row').getByText('待核销').first().waitFor()
  })
  await context.close()
  const crossed = await crossedOff(chromium, { where, cookie: head })
  return [
    ['opened, until its first row is drawn', opened],
    ...frames,
    ['to the last row at once, until it is drawn', end],
    ['a search, until its rows are drawn', found],
    [`${count} chosen at once`, chosen],
    [`${count} said to be done, until the page shows it`, said],
    ...crossed,
  ]
}

/** The head chooses those that are said to be done, and crosses them off. */
async function crossedOff(
  chromium: Browser,
  { where, cookie }: { readonly where: string; readonly cookie: string },
): Promise<readonly Step[]> {
  const context = await newVisitor(chromium, demo.origin, cookie)
  const page = await context.newPage()
  await page.goto(`${where}?q=联系人7`)
  await shows(page, '隐患点位8')
  await page.getByRole('button', { name: /^(?:全选|选前)/ }).click()
  const button = page.getByRole('button', { name: /^核销（/ })
  const count = /\d+/.exec((await button.textContent()) ?? '')?.[0] ?? ''
  await button.click()
  const crossing = await timed(async () => {
    await page.getByRole('dialog').getByRole('button', { name: '核销' }).click()
    await page.getByText(new RegExp(`已核销\\s${count}`)).waitFor()
    await page.locator('.objects-row').getByText('已核销').first().waitFor()
  })
  await context.close()
  return [[`${count} crossed off, until the page shows it`, crossing]]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function shows(page: Page, words: string): Promise<void> {
  return page.getByText(words, { exact: true }).first().waitFor()
}

/** Scrolls through 3,000 rows by 400 pixels a frame, and gives how long frames and tasks took. */
async function scrolled(page: Page): Promise<readonly Step[]> {
  const { frames, longest } = measuredSchema.parse(await page.evaluate(scrolling))
  const sorted = frames.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return [
    ['a frame while 3,000 rows go by, in the middle', at(0.5)],
    ['of 100 frames the slowest but five', at(0.95)],
    ['the slowest frame', at(1)],
    ['the longest task (0 where none took 50)', longest],
  ]
}
