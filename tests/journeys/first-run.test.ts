import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { arrival, flawsOf, isShown, openPage, phone, reloadAfterFailure } from './page-checks.ts'

const administrator = { username: 'admin.he', password: 'a-long-first-password' }

let app: RunningApp
let browser: Browser
let page: Page
let initialPassword = ''

beforeAll(async () => {
  // As in an office: over plain HTTP and another address than this machine's own name, where browsers withhold much.
  const environment = { HOST: '0.0.0.0' }
  ;[app, browser] = await Promise.all([startApp({ environment }), launchBrowser()])
  page = await openPage(browser, { baseURL: app.address })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

test('before set-up the sign-in page says where to find the set-up link', async () => {
  await page.goto('/')
  expect(await arrival(page, '/sign-in')).toBe('/sign-in')
  expect(await isShown(page.getByText('系统还没有初始设置'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('a wrong set-up link is refused with what to do, and what was typed stays', async () => {
  await page.goto('/setup?token=wrong')
  await fillSetup()
  expect(await isShown(page.getByRole('alert').getByText('设置链接无效或已使用'))).toBe(true)
  await expect.poll(() => page.getByLabel('单位名称').inputValue()).toBe('云溪新区管委会')
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('the set-up link makes the administrator and leads to where to begin', async () => {
  await page.goto(app.setupLink ?? '')
  await fillSetup()
  expect(await arrival(page, '/begin')).toBe('/begin')
  for (const way of ['载入示例', '导入反馈或通报', '从空白开始']) {
    expect(await isShown(page.getByRole('heading', { name: way }))).toBe(true)
  }
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('the set-up link works once', async () => {
  const other = await openPage(browser, { baseURL: app.address })
  await other.goto(app.setupLink ?? '')
  expect(await isShown(other.getByText('初始设置已完成'))).toBe(true)
})

test('the administrator adds an organization and a person, whose password is shown once', async () => {
  await page.getByRole('link', { name: '人员' }).click()
  await page.getByRole('button', { name: '新增单位' }).click()
  await page.getByLabel('单位名称').fill('规划建设局')
  await page.getByRole('button', { name: '新增', exact: true }).click()
  await page.getByRole('button', { name: '规划建设局' }).click()
  await page.getByRole('button', { name: '新增人员' }).click()
  const dialog = page.getByRole('dialog', { name: '新增人员' })
  await dialog.getByLabel('姓名').fill('苏禾')
  await dialog.getByLabel('用户名').fill('suhe')
  await dialog.getByRole('combobox', { name: '职务类别' }).click()
  await page.locator('.ant-select-item-option').getByText('承办人').click()
  await expect.poll(() => flawsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: '新增', exact: true }).click()
  initialPassword = (await page.getByRole('dialog', { name: '初始密码' }).locator('code').textContent()) ?? ''
  expect(initialPassword.length).toBeGreaterThanOrEqual(10)
  await page.getByRole('button', { name: '我已记下' }).click()
  expect(await isShown(page.getByRole('row', { name: /苏禾 suhe 规划建设局 · 承办人/ }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('a tree and its people come from a file, once what is wrong in a row is put right', async () => {
  const rows = (role: string): string =>
    `开发区单位和人员名册\n单位,部门,姓名,职务类别,用户名\n住建局,质监科,程若谷,部门负责人,cheng\n住建局,质监科,白露,${role},bailu\n`
  const file = (role: string) => ({
    name: '名册.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows(role)),
  })
  await page.getByRole('button', { name: '批量新增' }).click()
  const dialog = page.getByRole('dialog', { name: '批量新增' })
  const chooser = dialog.getByLabel('选择文件（Excel 或 CSV）')
  await chooser.setInputFiles(file('科员'))
  expect(await isShown(dialog.getByText(/第 4 行 白露 bailu.*没有职务类别“科员”/))).toBe(true)
  await chooser.setInputFiles(file('承办人'))
  expect(await isShown(dialog.getByText('新增单位 2 个，新增人员 2 人。'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: '新增', exact: true }).click()
  const passwords = page.getByRole('dialog', { name: '初始密码' })
  expect(await isShown(passwords.getByText(/白露\s+质监科\s+bailu\s+\w{14}/))).toBe(true)
  await page.getByRole('button', { name: '我已记下' }).click()
  await page.getByRole('button', { name: '质监科' }).click()
  expect(await isShown(page.getByRole('row', { name: /程若谷 cheng 质监科 · 部门负责人/ }))).toBe(true)
})

test('a user name that is taken is refused, and the form stays', async () => {
  await page.getByRole('button', { name: '新增人员' }).click()
  const dialog = page.getByRole('dialog', { name: '新增人员' })
  // The first field has the focus already: whoever types at once types into it.
  await dialog.getByLabel('姓名').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('苏禾禾')
  await dialog.getByLabel('用户名').fill('suhe')
  await dialog.getByRole('button', { name: '删除该职务' }).click()
  await dialog.getByRole('button', { name: '新增', exact: true }).click()
  expect(await isShown(dialog.getByText('该用户名已被使用'))).toBe(true)
  await expect.poll(() => dialog.getByLabel('姓名').inputValue()).toBe('苏禾禾')
  await dialog.getByRole('button', { name: '取消' }).click()
  await page.getByRole('button', { name: '放弃内容' }).click()
  await dialog.waitFor({ state: 'hidden' })
})

test('the new person signs in on a phone and has no way to the people page', async () => {
  const other = await openPage(browser, { baseURL: app.address, viewport: phone })
  await other.addInitScript(countOutlinesWithoutBar)
  await other.goto('/people')
  expect(await arrival(other, '/sign-in?next=%2Fpeople')).toBe('/sign-in?next=%2Fpeople')
  await expect.poll(() => other.evaluate('outlinesWithoutBar')).toBe(0)
  await other.getByLabel('用户名').fill('suhe')
  await other.getByLabel('密码', { exact: true }).fill('not-the-password')
  await other.getByRole('button', { name: '登录' }).click()
  expect(await isShown(other.getByText('用户名或密码不正确'))).toBe(true)
  await other.getByLabel('密码', { exact: true }).fill(initialPassword)
  await other.getByRole('button', { name: '登录' }).click()
  await other.getByLabel('管理员给的密码').fill(initialPassword)
  await other.getByLabel('新密码').fill('a password of my own')
  await other.getByRole('button', { name: '保存并继续' }).click()
  expect(await isShown(other.getByText('您没有管理人员的权限'))).toBe(true)
  await other.getByRole('button', { name: '菜单' }).click()
  expect(await isShown(other.getByRole('dialog').getByRole('link', { name: '整改专项' }))).toBe(true)
  await expect.poll(() => other.getByRole('dialog').getByRole('link', { name: '人员' }).count()).toBe(0)
  await expect.poll(() => flawsOf(other)).toEqual([])
})

test('while the database is away a calm line says so, and what was typed is sent when it is back', async () => {
  await page.route('**/api/**', (route) =>
    route.fulfill({ status: 503, contentType: 'application/json', body: JSON.stringify(databaseAway) }),
  )
  await page.getByRole('button', { name: '新增单位' }).click()
  await page.getByLabel('单位名称').fill('财政局')
  await page.getByRole('button', { name: '新增', exact: true }).click()
  expect(await isShown(page.getByRole('status').getByText('暂时连接不上服务器，正在自动重试'))).toBe(true)
  await page.unroute('**/api/**')
  await page.getByText('正在自动重试').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByLabel('单位名称').inputValue()).toBe('财政局')
  await page.getByRole('button', { name: '新增', exact: true }).click()
  expect(await isShown(page.getByRole('button', { name: '财政局' }))).toBe(true)
})

test('a session that ends under the hands is renewed over the page, and nothing typed is lost', async () => {
  await page.getByRole('button', { name: '新增单位' }).click()
  await page.getByLabel('单位名称').fill('审计局')
  await page.context().clearCookies()
  await page.getByRole('button', { name: '新增', exact: true }).click()
  const renewal = page.getByRole('dialog', { name: '登录已过期' })
  await renewal.getByLabel('用户名').fill(administrator.username)
  await renewal.getByLabel('密码', { exact: true }).fill(administrator.password)
  await renewal.getByRole('button', { name: '登录' }).click()
  await renewal.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '新增', exact: true }).click()
  expect(await isShown(page.getByRole('button', { name: '审计局' }))).toBe(true)
})

test('after signing out the pages are shut', async () => {
  await page.getByRole('button', { name: /^账号/ }).click()
  await page.getByText('退出登录').click()
  expect(await arrival(page, '/sign-in')).toBe('/sign-in')
  await page.goto('/people')
  expect(await arrival(page, '/sign-in?next=%2Fpeople')).toBe('/sign-in?next=%2Fpeople')
})

test('English says the same', async () => {
  await page.getByRole('button', { name: 'English' }).click()
  expect(await isShown(page.getByRole('heading', { name: 'Sign in' }))).toBe(true)
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
})

const databaseAway = {
  defined: true,
  code: 'DATABASE_UNAVAILABLE',
  status: 503,
  message: 'The database cannot be reached.',
  data: { message: { zh: '数据库暂时连接不上。', en: 'The database cannot be reached.' }, place: null },
}

async function fillSetup(): Promise<void> {
  await page.getByLabel('单位名称').fill('云溪新区管委会')
  await page.getByLabel('管理员姓名').fill('何平')
  await page.getByLabel('用户名').fill(administrator.username)
  await page.getByLabel('密码', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: '完成设置' }).click()
}

// Runs in the page: counts how often outlines stand without the bar above them, which would come and go.
const countOutlinesWithoutBar = `(() => {
  globalThis.outlinesWithoutBar = 0
  new MutationObserver(() => {
    const root = document.getElementById('root')
    if (root?.querySelector('.ui-skeleton') && !root.querySelector('.first-head, .app-header'))
      globalThis.outlinesWithoutBar += 1
  }).observe(document, { childList: true, subtree: true })
})()`
