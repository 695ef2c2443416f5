import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../journeys/app.ts'
import { launchBrowser } from '../journeys/browser.ts'
import { giveFiles } from '../journeys/drafts.ts'
import { openPage, signIn } from '../journeys/page-checks.ts'
import { appoint } from '../journeys/staff.ts'

const measures = 5_000
const longestKeyMs = 100

/** A ledger of three measures a finding, whose last column the system does not know, and every second of whose days is none. */
function ledger(): string {
  const owners = ['财政局', '规划建设局', '民政局', '教育局']
  const rows = Array.from({ length: measures }, (_, at) => {
    const finding = Math.floor(at / 3) + 1
    const isFirst = at % 3 === 0
    return [
      isFirst ? finding : '',
      isFirst ? `关于第${finding}号台账登记与实际不符的问题` : '',
      `第${at + 1}项：按月核对台账与实物，差异在五个工作日内查清。由部门负责人签字确认`,
      owners[at % owners.length],
      at % 2 === 0 ? '2027年6月30日' : '2027-02-29',
      `联系人第${at + 1}位`,
    ].join('\t')
  })
  return `${['序号\t问题\t整改措施\t责任单位\t完成时限\t备注说明', ...rows].join('\n')}\n`
}

/** A text of five measures a finding, each finding followed by a line that belongs to nothing. */
function notice(): string {
  const findings = Array.from({ length: 999 }, (_, at) => [
    `${at + 1}.关于第${at + 1}号台账登记与实际不符的问题。`,
    ...Array.from({ length: 5 }, (__, measure) => `（${measure + 1}）按月核对台账，差异在五个工作日内查清。`),
    '',
    `联系电话：第${at + 1}位`,
    '',
  ])
  return ['某区关于巡察整改情况的通报', '', ...findings.flat()].join('\n')
}

let app: RunningApp
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  const staff = await appoint(app)
  page = await openPage(browser, { baseURL: app.address })
  await page.goto('/sign-in?next=%2Fintake')
  await signIn(page, staff.coordinator)
  await openDraft('台账.tsv', ledger())
})

async function openDraft(name: string, words: string): Promise<void> {
  await giveFiles(page, [{ name, bytes: Buffer.from(words) }])
  await page.waitForURL(/\/intake\/[0-9a-f-]{36}$/, { timeout: 120_000 })
  await page.getByRole('tree').waitFor({ timeout: 120_000 })
  await page.evaluate(watch)
}

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

// How long each press took until the browser had drawn what came of it; what took less than 16 ms is not told.
const watch = `window.keyTimes = []
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keyTimes.push(duration)
}).observe({ type: 'event', durationThreshold: 16 })`

/** Presses a key so many times and gives the times of all, those that were not told as 16 ms, in order of length. */
async function pressed(key: string, times: number): Promise<number[]> {
  await page.evaluate('window.keyTimes.length = 0')
  for (let at = 0; at < times; at += 1) {
    await page.keyboard.press(key)
    await drawn()
  }
  const told = await page.evaluate<number[]>('window.keyTimes')
  const all = [...Array<number>(Math.max(0, times - told.length)).fill(16), ...told]
  return all.toSorted((one, other) => one - other)
}

const drawn = (): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
const at95 = (times: readonly number[]): number => times[Math.ceil(times.length * 0.95) - 1] ?? Infinity
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

test('the desk of 5,000 measures holds what is in sight, and not everything', async () => {
  const nodes = await page.evaluate<number>('document.querySelectorAll("*").length')
  tell(`nodes in the page: ${nodes}`)
  expect(nodes).toBeLessThan(4_000)
})

const keys = [
  ['j', 40],
  ['k', 20],
  ['End', 1],
  ['Home', 1],
  ['n', 20],
  ['a', 20],
  ['Enter', 1],
  ['Escape', 1],
  ['m', 20],
  ['u', 20],
  ['Shift+U', 20],
  ['j', 20],
  ['ArrowLeft', 20],
  ['ArrowRight', 20],
  ['x', 20],
  ['4', 20],
  ['Alt+ArrowDown', 20],
  ['u', 60],
] as const

test.each(keys)('every %s is drawn within 100 ms', async (key, times) => {
  const took = await pressed(key, times)
  tell(`${key} × ${times}: p95 ${at95(took)} ms, longest ${took.at(-1)} ms`)
  expect(at95(took)).toBeLessThan(longestKeyMs)
})

// One step for thousands: what it is called, and what it is about.
const batches = [
  ['days that nobody can read keep their words only', /处时间都只保留原文/, null],
  ['the rest is taken for background', /都作为背景/, ['通报.txt', notice()]],
] as const

test.each(batches)(
  '%s in one step and one saving, and one undo takes that back',
  async (told, named, other) => {
    if (other !== null) {
      await page.goto('/intake')
      await openDraft(...other)
    }
    const open = page.locator('.intake-points strong')
    const before = await open.innerText()
    const saves: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PUT') saves.push(request.url())
    })
    await page.getByText('已保存').waitFor({ timeout: 60_000 })
    saves.length = 0
    const button = page.getByRole('button', { name: named })
    const begun = performance.now()
    await button.click()
    await button.waitFor({ state: 'detached' })
    await drawn()
    const took = performance.now() - begun
    tell(`${told}, ${before}: ${took.toFixed(0)} ms`)
    expect(took).toBeLessThan(1_500)
    await page.getByText('已保存').waitFor({ timeout: 60_000 })
    expect(saves).toHaveLength(1)
    expect(at95(await pressed('u', 1))).toBeLessThan(longestKeyMs)
    expect(await open.innerText()).toBe(before)
  },
)
