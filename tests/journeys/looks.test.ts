import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser, namedVersion } from './browser.ts'
import { desk, flawsBesides, flawsOf, openSignedIn, phone, type Scheme, widthFlaws } from './page-checks.ts'
import { type Ask, firstCoordinator, listIn, text } from './staff.ts'

const credentials = { username: 'he.coordinator', password: 'a-long-first-password' }

// A look at every page in the dark takes as long as in the light: `npm run test:long` does it, in the old browsers too.
const isLong = namedVersion() !== null

let app: RunningApp
let browser: Browser
let paths: readonly string[]

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  const ask = await firstCoordinator(app, credentials)
  const rectification = text(await ask('POST', '/api/setup/sample', {}), 'rectificationId')
  const own = `/rectifications/${rectification}`
  const measure = await measureWithObjects(ask, own)
  const [template] = listIn(await ask('GET', '/api/templates'))
  paths = [
    '/closures',
    `${own}/ledger?measure=${measure}`,
    `${own}/measures/${measure}/objects`,
    `${own}/stages`,
    `${own}/plan`,
    `${own}/schedule`,
    `${own}/meetings`,
    '/templates',
    `/templates/${text(template, 'id')}/1`,
    '/calendar',
  ]
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

// What a screen of 1366 pixels shows differs from 1440 in width alone.
const office = { width: 1366, height: 768 }

// Each size is looked at whole in one language, and fits in both: `npm run test:long` looks at the whole of all four.
for (const [language, viewport, flaws] of [
  ['zh', desk, flawsOf],
  ['zh', phone, flawsBesides],
  ['en', desk, flawsBesides],
  ['en', phone, flawsOf],
] as const) {
  const also = viewport === desk ? ` and ${office.width}` : ''
  test(`stages, plan, days, objects and templates are readable and fit: ${language}, ${viewport.width}${also} px`, async () => {
    const reader = await openIn(language, viewport)
    for (const path of paths) {
      await reader.setViewportSize(viewport)
      await reader.goto(path)
      await reader.getByRole('heading', { level: 1 }).waitFor()
      await reader.waitForLoadState('networkidle')
      await expect.poll(async () => ({ path, flaws: await flaws(reader) })).toEqual({ path, flaws: [] })
      if (viewport !== desk) continue
      await reader.setViewportSize(office)
      await expect.poll(async () => ({ path, flaws: await widthFlaws(reader) })).toEqual({ path, flaws: [] })
    }
    await reader.context().close()
  })
}

// In the dark every page has other colours, and no other width; on paper it is light again and has nothing to press.
for (const viewport of isLong ? [desk, phone] : [desk]) {
  test(`they are readable in the dark, ${viewport.width} px, and on paper light and without buttons`, async () => {
    const reader = await openIn('zh', viewport, 'dark')
    for (const path of paths) {
      await reader.goto(path)
      await reader.getByRole('heading', { level: 1 }).waitFor()
      await reader.waitForLoadState('networkidle')
      await expect
        .poll(async () => ({ path, flaws: await flawsBesides(reader) }))
        .toEqual({ path, flaws: [] })
      await reader.emulateMedia({ media: 'print' })
      await expect.poll(() => reader.locator('html').getAttribute('data-scheme')).toBe('light')
      await expect.poll(() => reader.locator('.ant-btn:visible').count()).toBe(0)
      await reader.emulateMedia({ media: 'screen' })
      await expect.poll(() => reader.locator('html').getAttribute('data-scheme')).toBe('dark')
    }
    await reader.context().close()
  })
}

async function openIn(
  language: string,
  viewport: { width: number; height: number },
  scheme: Scheme = 'light',
): Promise<Page> {
  const options = { path: '/', baseURL: app.address, viewport, scheme }
  const page = await openSignedIn(browser, credentials, options)
  await page.addInitScript(`localStorage.setItem('bihuan.language', '${language}')`)
  return page
}

/** The first measure of a ledger that has a list of objects. */
async function measureWithObjects(ask: Ask, rectification: string): Promise<string> {
  for (const measure of listIn(await ask('GET', `/api${rectification}/ledger`), 'measures')) {
    const id = text(measure, 'id')
    const objects = await ask('GET', `/api${rectification}/measures/${id}/objects`)
    if (listIn(objects, 'items').length > 0) return id
  }
  throw new Error('no measure of the sample has a list of objects')
}
