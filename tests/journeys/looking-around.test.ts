import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser, timesSlower } from './browser.ts'
import {
  arrival,
  desk,
  downloadedName,
  flawsBesides,
  flawsOf,
  isShown,
  openPage,
  openSignedIn,
  phone,
  reloadAfterFailure,
} from './page-checks.ts'

/** A4 as browsers lay pages out on it, between margins of a centimetre, in pixels. */
const betweenMargins = { width: 718, height: 1047 }

const credentials = { username: 'admin.he', password: 'a-long-first-password' }

let app: RunningApp
let browser: Browser
let page: Page
let journal = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  page = await openPage(browser, { baseURL: app.address })
  await page.goto(app.setupLink ?? '')
  await page.getByLabel('单位名称').fill('云溪新区管委会')
  await page.getByLabel('管理员姓名').fill('何平')
  await page.getByLabel('用户名').fill(credentials.username)
  await page.getByLabel('密码', { exact: true }).fill(credentials.password)
  await page.getByRole('button', { name: '完成设置' }).click()
  await page.getByRole('button', { name: '载入示例' }).click()
  // A whole world is played meanwhile, which takes a busy machine longer than a page.
  await page.waitForURL('**/rectifications', { timeout: 300_000 * timesSlower })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

test('the sample is a rectification with announced counts beside its own', async () => {
  const card = page.getByRole('article').first()
  expect(await isShown(card.getByText('公布数与台账数'))).toBe(true)
  expect(await isShown(card.getByRole('row', { name: /^问题 \d+ \d+/ }))).toBe(true)
  expect(await isShown(card.getByText(/措施已销号 \d+ \/ \d+/))).toBe(true)
})

test('a sample that is there is not offered again: it is put away, and comes back', async () => {
  await page.goto('/begin')
  await page.getByRole('button', { name: '收起示例' }).click()
  await expect.poll(() => page.getByRole('button', { name: '载入示例' }).count()).toBe(0)
  await page.getByRole('tooltip').getByRole('button', { name: '收起示例' }).click()
  expect(await isShown(page.getByText('示例已收起'))).toBe(true)
  await page.goto('/rectifications')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.getByRole('article').count()).toBe(0)
  await page.goto('/people')
  await page.getByRole('button', { name: '重新显示示例' }).click()
  expect(await isShown(page.getByText('系统中有示例专项'))).toBe(true)
})

test('the public notice is downloaded as a Word file', async () => {
  await page.goto('/rectifications')
  const button = page.getByRole('button', { name: '下载通报' }).first()
  expect(await downloadedName(page, () => button.click())).toMatch(/整改情况通报\.docx$/)
})

test('the journal tells who did what, and verifies', async () => {
  await page.getByRole('link', { name: '日志' }).first().click()
  expect(await isShown(page.getByRole('row', { name: /填报进展/ }).first())).toBe(true)
  journal = new URL(page.url()).pathname
  const meanwhile = await page.request.post(`/api${journal.replace('/journal', '/findings')}`, {
    headers: { origin: app.address },
    data: {
      category: null,
      number: '99',
      title: '另一个窗口中新增的问题',
      commandId: randomUUID(),
      // The plan of the sample is approved.
      planChange: { reason: '补充移交线索', decidedBy: '工作专班第3次会议' },
    },
  })
  expect(meanwhile.ok()).toBe(true)
  await page.getByRole('button', { name: '校验日志链' }).click()
  const verified = page.getByRole('status').getByText(/校验通过：\d+ 条日志/)
  expect(await isShown(verified)).toBe(true)
  const entries = /\d+/.exec(await verified.innerText())?.[0] ?? ''
  expect(await isShown(page.getByText(`共 ${entries} 条`))).toBe(true)
})

test('earlier journal entries come on demand', async () => {
  const before = await page.getByRole('row').count()
  await page.getByRole('button', { name: '显示更早的日志' }).click()
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(before)
})

test('a coordinator adds a finding', async () => {
  await page.goto('/rectifications')
  const card = page.getByRole('article').first()
  const findings = card.locator('dd').first()
  const before = Number(await findings.textContent())
  await card.getByRole('button', { name: /^更多/ }).click()
  await card.getByRole('button', { name: '新增问题' }).click()
  const dialog = page.getByRole('dialog', { name: '新增问题' })
  await dialog.getByLabel('编号').fill('补1')
  await dialog.getByLabel('问题', { exact: true }).fill('公务用车登记不全')
  await dialog.getByRole('button', { name: '新增', exact: true }).click()
  // The plan of the sample is approved, so what is added departs from it.
  await dialog.getByLabel('计划外变更理由').fill('补充移交线索')
  await dialog.getByLabel('由谁决定').fill('工作专班第3次会议')
  await dialog.getByRole('button', { name: '作为计划外变更提交' }).click()
  await expect.poll(async () => Number(await findings.textContent())).toBe(before + 1)
})

test('a coordinator starts an empty rectification and lands in its ledger', async () => {
  await page.getByRole('button', { name: '新建空白专项' }).click()
  await page.getByLabel('专项名称').fill('审计问题整改')
  await page.getByLabel('被反馈单位').fill('云溪新区管委会')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.waitForURL('**/ledger')
  await page.goto('/rectifications')
  const card = page.getByRole('article').filter({ hasText: '审计问题整改' })
  expect(await isShown(card.getByText('被反馈单位 云溪新区管委会'))).toBe(true)
})

test('beyond a page there is more, and a name is found among all', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `第${index + 1}轮巡察整改`)
  const answers = names.map((name) =>
    page.request.post('/api/rectifications', {
      headers: { origin: app.address },
      data: { commandId: randomUUID(), name, inspectingBody: null, feedbackOn: null },
    }),
  )
  const answered = await Promise.all(answers)
  expect(answered.filter((answer) => !answer.ok())).toEqual([])
  await page.goto('/rectifications')
  await page.getByRole('article').first().waitFor()
  await expect.poll(() => page.getByRole('article').count()).toBe(50)
  await page.getByRole('button', { name: '显示更多专项' }).click()
  await expect.poll(() => page.getByRole('article').count()).toBe(52)
  await page.getByRole('searchbox', { name: '按名称查找专项' }).fill('审计问题')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('article').count()).toBe(1)
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('审计问题')
})

test('the workbench shows the late and what is due', async () => {
  await page.goto('/')
  expect(await isShown(page.getByRole('heading', { name: /^已逾期/ }))).toBe(true)
  expect(await isShown(page.getByRole('heading', { name: /^待我审核/ }))).toBe(true)
  expect(await isShown(page.getByRole('heading', { name: /^全部在办/ }))).toBe(true)
})

test('a claim on the workbench leads to itself among those that wait', async () => {
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: '去审核' }) })
  const last = row.last()
  const words = (await last.locator('.workbench-text').innerText()).replace(/^\d+ /, '')
  await last.getByRole('link', { name: '去审核' }).click()
  expect(await isShown(page.getByRole('heading', { name: words }))).toBe(true)
  await page.getByRole('button', { name: '上一件' }).click()
  await page.getByRole('heading', { name: words }).waitFor({ state: 'detached' })
})

test('who answers for what: a number of somebody opens the records that it counts', async () => {
  await page.goto('/answers')
  await page.getByRole('searchbox', { name: /拼音/ }).fill('cry')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  const late = page.getByRole('row', { name: /程若谷/ }).getByRole('link', { name: /逾期/ })
  const number = Number((await late.innerText()).replace('逾期 ', ''))
  await late.click()
  expect(await isShown(page.getByRole('heading', { name: /牵头的措施 · 逾期/ }))).toBe(true)
  await expect.poll(() => page.getByRole('listitem').count()).toBe(number)
})

// What is read out and told apart by its colours is looked at once in each scheme and at each size, and fits in all four:
// `npm run test:long` looks at the whole of all four.
for (const [scheme, viewport, flaws] of [
  ['light', desk, flawsOf],
  ['light', phone, flawsBesides],
  ['dark', desk, flawsBesides],
  ['dark', phone, flawsOf],
] as const) {
  test(`every page is readable and fits: ${scheme}, ${viewport.width} px`, async () => {
    const reader = await openSignedIn(browser, credentials, {
      path: '/',
      baseURL: app.address,
      viewport,
      scheme,
    })
    for (const path of ['/', '/rectifications', '/answers', '/people', '/begin', journal, '/no-such-page']) {
      await reader.goto(path)
      await reader.getByRole('heading', { level: 1 }).waitFor()
      await reader.waitForLoadState('networkidle')
      await expect.poll(async () => ({ path, flaws: await flaws(reader) })).toEqual({ path, flaws: [] })
    }
    await reader.context().close()
  })
}

test('a page that one reads is printed without what is pressed, and within its paper', async () => {
  const reader = await openSignedIn(browser, credentials, {
    path: '/',
    baseURL: app.address,
    viewport: betweenMargins,
  })
  for (const path of ['/', '/rectifications', '/answers', '/people', '/closures', journal]) {
    await reader.goto(path)
    await reader.getByRole('heading', { level: 1 }).waitFor()
    await reader.waitForLoadState('networkidle')
    await reader.emulateMedia({ media: 'print' })
    await expect
      .poll(async () => ({ path, found: await reader.evaluate(onPaper) }))
      .toEqual({ path, found: { pressed: [], beyond: [] } })
    await reader.emulateMedia({ media: 'screen' })
  }
  await reader.context().close()
})

test('a first visit asks for few and small files, nothing from outside and nothing twice', async () => {
  const visitor = await openPage(browser, { baseURL: app.address })
  const sizes: Promise<number>[] = []
  const asked: string[] = []
  const foreign: string[] = []
  visitor.on('request', (request) => {
    if (!request.url().startsWith(app.address) && !request.url().startsWith('data:'))
      foreign.push(request.url())
  })
  for (const one of [visitor, page]) one.on('request', (request) => asked.push(request.url()))
  visitor.on('requestfinished', (request) => {
    sizes.push(
      request
        .sizes()
        .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    )
  })
  await visitor.goto('/sign-in')
  await visitor.waitForLoadState('networkidle')
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(foreign).toEqual([])
  expect(sizes.length).toBeLessThanOrEqual(12)
  expect(bytes).toBeLessThanOrEqual(300 * 1024)
  expect(asked).toEqual([...new Set(asked)])
  asked.length = 0
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => url.endsWith('/api/session'))).toHaveLength(1)
  expect(asked).toEqual([...new Set(asked)])
})

test('an outline of the page is painted before the first of its scripts has come', async () => {
  const visitor = await openSignedIn(browser, credentials, { path: '/', baseURL: app.address })
  const scripts = await heldBack(visitor, '**/assets/*.js')
  const opened = visitor.goto('/')
  await scripts.asked
  await expect.poll(() => visitor.evaluate(() => performance.getEntriesByName('first-paint').length)).toBe(1)
  await expect.poll(() => visitor.locator('.ui-skeleton').isVisible()).toBe(true)
  scripts.letCome()
  await opened
  expect(await isShown(visitor.getByRole('heading', { level: 1, name: '工作台' }))).toBe(true)
  await visitor.context().close()
})

test('what a page shows is asked for while the script of the page is still on its way', async () => {
  const visitor = await openSignedIn(browser, credentials, { path: '/', baseURL: app.address })
  for (const [path, script, data] of [
    ['/', '**/assets/workbench-*.js', '**/api/workbench**'],
    ['/answers', '**/assets/answers-page-*.js', '**/api/answers**'],
    [journal, '**/assets/journal-page-*.js', '**/journal?**'],
  ] as const) {
    const held = await heldBack(visitor, script)
    await Promise.all([visitor.waitForRequest(data), held.asked, visitor.goto(path)])
    held.letCome()
    expect(await isShown(visitor.getByRole('heading', { level: 1 }))).toBe(true)
    await visitor.unroute(script)
  }
  await visitor.context().close()
})

test('a page that cannot be fetched says that the server cannot be reached, and comes once it can', async () => {
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: '导入' }).click()
  expect(await isShown(page.getByRole('heading', { name: '连接不上服务器' }))).toBe(true)
  await page.getByRole('button', { name: '重试' }).click()
  expect(await isShown(page.getByRole('link', { name: '工作台' }))).toBe(true)
  await page.context().setOffline(false)
  expect(await isShown(page.getByRole('heading', { level: 1, name: '导入' }))).toBe(true)
})

test('an address that does not exist says so, keeps the menu and leads back', async () => {
  await page.goto('/no-such-page')
  expect(await isShown(page.getByRole('link', { name: '整改专项' }))).toBe(true)
  await page.getByRole('link', { name: '回到工作台' }).click()
  expect(await arrival(page, '/')).toBe('/')
})

/** Files that come only once they are let, and the moment at which the first of them is asked for. */
async function heldBack(
  visitor: Page,
  files: string,
): Promise<{ readonly asked: Promise<void>; letCome(): void }> {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>()
  const { promise: come, resolve: letCome } = Promise.withResolvers<void>()
  await visitor.route(files, async (route) => {
    isAsked()
    await come
    await route.continue()
  })
  return { asked, letCome }
}

/** What of a page is drawn on paper and is pressed or chosen with, and what stands beyond its edge. */
const onPaper = `(() => {
  const drawn = [...document.querySelectorAll('.app-header, .ui-page *')].filter((one) => one.getClientRects().length > 0)
  const edge = document.documentElement.clientWidth + 1
  const isPressed = (one) => one.matches('.app-header, .ant-select') ||
    (one.matches('a, button') && getComputedStyle(one).borderRightWidth !== '0px')
  const named = (one) => one.tagName + ' ' + one.className
  return {
    pressed: drawn.filter(isPressed).map(named),
    beyond: drawn.filter((one) => one.getBoundingClientRect().right > edge).map(named),
  }
})()`
