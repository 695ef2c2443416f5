import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from '../journeys/app.ts'
import { launchBrowser } from '../journeys/browser.ts'
import { largeLedger } from '../journeys/large-ledger.ts'
import { openPage, signIn } from '../journeys/page-checks.ts'
import { printedPages } from '../journeys/printed.ts'
import { aRectification, appoint } from '../journeys/staff.ts'

const rows = 5_000
const findings = rows / 10
const mostSeconds = 15

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('5,000 rows of the ledger are printed, each once, in sheets that say what goes on, within 15 seconds', async () => {
  const staff = await appoint(app)
  const { id } = await aRectification(staff.ask, {
    name: '2026年巡察整改',
    title: '公务接待审批不严',
    measures: ['修订接待管理办法。'],
  })
  const page = await openPage(browser, { baseURL: app.address })
  page.setDefaultTimeout(120_000)
  await page.goto('/sign-in')
  await signIn(page, staff.coordinator)
  const body = JSON.stringify(largeLedger(rows))
  await page.route('**/api/rectifications/*/ledger*', (route) =>
    route.fulfill({ contentType: 'application/json', body }),
  )
  await page.goto(`/rectifications/${id}/ledger`)
  await page.getByRole('button', { name: /措施 1-1 / }).waitFor()
  const began = performance.now()
  await page.keyboard.press('Control+p')
  await page.getByText(/^第 1 页 共 \d+ 页$/).waitFor()
  const shown = performance.now()
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const printed = performance.now()
  const seconds = { shown: (shown - began) / 1000, printed: (printed - shown) / 1000 }
  const pages = await printedPages(pdf)
  console.log(JSON.stringify({ rows, sheets: pages.length, bytes: pdf.length, ...seconds }))

  const whole = pages.map(({ text }) => text).join('')
  pages.forEach(({ text }, at) => expect(text).toContain(`第${at + 1}页共${pages.length}页`))
  const numbers = Array.from(whole.matchAll(/措施内容(\d+)：/g), ([, number]) => Number(number))
  expect(numbers).toEqual(Array.from({ length: rows }, (_, at) => at + 1))
  expect(pages.at(-1)?.text).toContain(`${findings}-10`)
  // What is merged over its ten rows stands once, and again only at the head of a sheet on which its finding goes on.
  // What is merged over its ten rows stands once, and again only at the head of a sheet on which its finding goes on.
  const named = Array.from(whole.matchAll(/问题(\d+)：台账登记与实际不符/g), ([, number]) => Number(number))
  expect([...new Set(named)]).toEqual(Array.from({ length: findings }, (_, at) => at + 1))
  expect(named.length - findings).toBe(whole.split('（续）').length - 1)
  expect(named.length - findings).toBeLessThan(pages.length)
  expect(seconds.shown + seconds.printed).toBeLessThan(mostSeconds)
})
