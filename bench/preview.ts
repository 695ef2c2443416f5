import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { launchBrowser } from '../tests/journeys/browser.ts'
import { signIn, startDemo } from './demo.ts'
import { newVisitor } from './page-load.ts'

// The public notice of the demo’s longest rectification as it is looked at: what the server takes for its first page, and how long until that is drawn. See README.md.

const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 9)
const cardsSchema = z.object({ rectifications: z.array(z.object({ id: z.string() })) })
const ledgerSchema = z.object({ total: z.number(), findings: z.array(z.unknown()) })

/** Runs in the page: until the first page of another paper than now is drawn. */
const nextPicture = `new Promise((come) => {
  const shown = () => document.querySelector('.document-sheet img')
  const before = shown()
  const look = () => (shown() === null || shown() === before ? requestAnimationFrame(look) : come(shown()))
  look()
}).then((picture) => picture.decode())`

const root = path.join(import.meta.dirname, '..')
if (!existsSync(path.join(root, 'packages/web/dist/index.html'))) throw new Error('the pages are not built')
const folder = await mkdtemp(path.join(tmpdir(), 'bihuan-preview-'))
const demo = await startDemo(root, path.join(folder, 'data'))
const browser = await launchBrowser()
try {
  const cookie = await signIn(demo.origin, demo.coordinator)
  const { id, findings, measures } = await longest(cookie)
  const pages = `/rectifications/${id}/documents/notice/pages`
  const began = await timed(() => asked(cookie, pages, { options: {} }))
  const anew: number[] = []
  const kept: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // What it says changes with each round, as it does with the records.
    anew.push(await timed(() => asked(cookie, pages, { options: { number: `〔2026〕${round + 1}号` } })))
    await asked(cookie, pages, { options: {} })
    kept.push(await timed(() => asked(cookie, pages, { options: {} })))
  }
  const first: number[] = []
  const again: number[] = []
  const chosen: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const context = await newVisitor(browser, demo.origin, cookie)
    const page = await context.newPage()
    const open = async (): Promise<void> => {
      await page.goto(`/rectifications/${id}/documents`)
      await page.evaluate(nextPicture)
    }
    first.push(await timed(open))
    again.push(await timed(open))
    for (const name of ['周报：', '整改情况通报：']) chosen.push(await choose(page, name))
    await context.close()
  }
  process.stdout.write(
    `\nThe notice of ${findings} findings and ${measures} measures looked at, in the middle of ${rounds}: the server gives its first page in ${middle(kept)} ms, ` +
      `${middle(anew)} ms drawn anew, ${began.toFixed(0)} ms the first time; it is drawn ${middle(first)} ms after its address for a new visitor, ${middle(again)} ms once more, ` +
      `${middle(chosen)} ms after it, or a brief, is chosen in the open page\n`,
  )
} finally {
  await browser.close()
  demo.child.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
}

async function longest(
  cookie: string,
): Promise<{ readonly id: string; readonly findings: number; readonly measures: number }> {
  const { rectifications } = cardsSchema.parse(await asked(cookie, '/rectifications'))
  const all = await Promise.all(
    rectifications.map(async ({ id }) => {
      const { total, findings } = ledgerSchema.parse(await asked(cookie, `/rectifications/${id}/ledger`))
      return { id, findings: findings.length, measures: total }
    }),
  )
  const [most] = all.toSorted((one, other) => other.measures - one.measures)
  if (most === undefined) throw new Error('the demo has no rectification')
  return most
}

async function asked(cookie: string, where: string, body?: object): Promise<unknown> {
  const headers = { cookie, 'content-type': 'application/json', origin: demo.origin }
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const answer = await fetch(`${demo.origin}/api${where}`, { headers, ...sent })
  if (!answer.ok) throw new Error(`${where}: ${await answer.text()}`)
  return answer.json()
}

/** From pressing the name of another document until its first page is drawn. */
async function choose(page: Page, name: string): Promise<number> {
  await page.getByRole('combobox', { name: '要出什么文稿' }).click()
  const option = page.locator('.ant-select-item-option', { hasText: name })
  await option.waitFor()
  return timed(async () => {
    const drawn = page.evaluate(nextPicture)
    await option.click()
    await drawn
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function middle(taken: readonly number[]): string {
  return (taken.toSorted((one, other) => one - other)[Math.floor(taken.length / 2)] ?? Number.NaN).toFixed(0)
}
