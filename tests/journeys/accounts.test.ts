import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { arrival, flawsOf, isShown, look, openPage, openSignedIn, phone, signIn } from './page-checks.ts'
import { appoint, aRectification, askAs, type Credentials, cookieOf, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser({ keepsPages: true })])
  staff = await appoint(app)
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

function openAs(who: Credentials, path: string, viewport?: typeof phone): Promise<Page> {
  return openSignedIn(browser, who, { path, baseURL: app.address, ...(viewport && { viewport }) })
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^账号/ }).click()
  await page.getByText('退出登录').click()
  expect(await arrival(page, '/sign-in')).toBe('/sign-in')
}

const elsewheres = [
  'http://elsewhere.example/',
  'https:elsewhere.example',
  '//elsewhere.example',
  '/%09/elsewhere.example',
  '%09https://elsewhere.example',
  '/.//elsewhere.example',
  'javascript:document.title=1',
]

test('a link to sign-in that names another site as the next page leads to the start page of this one', async () => {
  const page = await openPage(browser, { baseURL: app.address })
  for (const next of elsewheres) {
    await page.goto(`/sign-in?next=${next}`)
    await signIn(page, staff.handler)
    expect({ next, leadsTo: await arrival(page, '/') }).toEqual({ next, leadsTo: '/' })
    await expect.poll(() => ({ next, site: new URL(page.url()).origin })).toEqual({ next, site: app.address })
    await page.context().clearCookies()
  }
  await page.context().close()
})

test('Back after sign-out shows nothing of the one before, nor to somebody else who signs in', async () => {
  const page = await openAs(staff.inspector, '/rectifications')
  await page.goto('/closures')
  await page.getByRole('button', { name: '账号 范正' }).waitFor()
  await signOut(page)
  await page.goBack()
  expect(await isShown(page.getByRole('button', { name: '登录' }))).toBe(true)
  await expect.poll(() => page.getByText('范正').count()).toBe(0)
  await signIn(page, staff.coordinator)
  await page.goBack()
  expect(await isShown(page.getByRole('button', { name: '账号 何平' }))).toBe(true)
  await expect.poll(() => page.getByText('范正').count()).toBe(0)
  await page.context().close()
})

// Chromium without a window puts no page away, so the browser's part is played by the events that it would send.
test.each([
  ['nobody', null],
  ['somebody else', 'coordinator'],
  ['the same person', 'inspector'],
] as const)(
  'a page that the browser brings back is hidden until it is known that %s is signed in',
  async (_, next) => {
    const page = await openAs(staff.inspector, '/rectifications')
    await page.getByRole('button', { name: '账号 范正' }).waitFor()
    await page.evaluate('dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))')
    await expect.poll(() => page.getByRole('button', { name: '账号 范正' }).isVisible()).toBe(false)
    await page.request.post('/api/auth/sign-out', { data: {} })
    if (next !== null) await page.request.post('/api/auth/sign-in/username', { data: staff[next] })
    await page.evaluate(
      'window.isKept = true; dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))',
    )
    const shown = { nobody: '登录', coordinator: '账号 何平', inspector: '账号 范正' }[next ?? 'nobody']
    expect(await isShown(page.getByRole('button', { name: shown }))).toBe(true)
    await expect.poll(() => page.evaluate('window.isKept === true')).toBe(next === 'inspector')
    await expect.poll(() => page.getByText('范正').count()).toBe(next === 'inspector' ? 1 : 0)
    await page.context().close()
  },
)

test('signing out on one page shuts the others', async () => {
  const page = await openAs(staff.inspector, '/rectifications')
  const other = await page.context().newPage()
  await other.goto('/closures')
  await other.getByRole('button', { name: '账号 范正' }).waitFor()
  await signOut(page)
  expect(await isShown(other.getByRole('button', { name: '登录' }))).toBe(true)
  await expect.poll(() => other.getByText('范正').count()).toBe(0)
  await page.context().close()
})

test('whoever’s password was reset chooses their own, and is confirmed by another before they sign', async () => {
  const administrator = await openAs(staff.coordinator, '/people')
  const row = administrator.getByRole('row', { name: /陆川/ })
  await row.getByRole('button', { name: '重置密码' }).click()
  await administrator.getByRole('tooltip').getByRole('button', { name: '重置密码' }).click()
  const shown = administrator.getByRole('dialog', { name: '初始密码' })
  const given = (await shown.locator('code').textContent()) ?? ''
  await shown.getByRole('button', { name: '我已记下' }).click()
  await shown.waitFor({ state: 'hidden' })
  expect(await isShown(row.getByText('待确认本人'))).toBe(true)
  await expect.poll(() => row.getByRole('button', { name: '确认本人' }).count()).toBe(0)
  await expect.poll(() => flawsOf(administrator)).toEqual([])

  const leader = await openPage(browser, { baseURL: app.address, viewport: phone })
  await leader.goto('/sign-in?next=/closures')
  await leader.getByLabel('用户名').fill(staff.leader.username)
  await leader.getByLabel('密码', { exact: true }).fill(given)
  await leader.getByRole('button', { name: '登录' }).click()
  expect(await isShown(leader.getByRole('heading', { name: '请设置自己的密码' }))).toBe(true)
  await expect.poll(() => flawsOf(leader)).toEqual([])
  await leader.getByLabel('管理员给的密码').fill(given)
  await leader.getByLabel('新密码').fill(given)
  await leader.getByRole('button', { name: '保存并继续' }).click()
  expect(await isShown(leader.getByText('新密码不能与当前密码相同'))).toBe(true)
  await leader.getByLabel('新密码').fill('chosen by the leader')
  await leader.getByRole('button', { name: '保存并继续' }).click()
  expect(await isShown(leader.getByRole('button', { name: '账号 陆川' }))).toBe(true)

  const inspector = await openAs(staff.inspector, '/people')
  const seen = inspector.getByRole('row', { name: /陆川/ })
  await seen.getByRole('button', { name: '确认本人' }).click()
  await inspector.getByRole('tooltip').getByRole('button', { name: '确认本人' }).click()
  expect(await isShown(inspector.getByText('已确认 陆川 本人在使用该账号'))).toBe(true)
  await inspector.getByRole('link', { name: '人员变动记录' }).click()
  expect(await isShown(inspector.getByRole('row', { name: /陆川 确认本人 范正/ }))).toBe(true)
  expect(await isShown(inspector.getByRole('row', { name: /陆川 重置密码 何平/ }))).toBe(true)
  await expect.poll(() => flawsOf(inspector)).toEqual([])

  await leader.getByRole('button', { name: /^账号/ }).click()
  await leader.getByText('我的账号记录').click()
  expect(await isShown(leader.getByRole('row', { name: /确认本人/ }))).toBe(true)
  await expect.poll(() => leader.getByRole('row', { name: /新增人员/ }).count()).toBe(1)
  await expect.poll(() => flawsOf(leader)).toEqual([])
  for (const page of [administrator, leader, inspector]) await page.context().close()
})

test('whoever may not read documents in gets one plain page that says who may', async () => {
  const page = await openAs(staff.handler, '/intake')
  expect(await isShown(page.getByText('可以打开这一页的是：工作专班。需要办理时请找他们。'))).toBe(true)
  await expect.poll(() => page.getByRole('textbox').count()).toBe(0)
  await expect.poll(() => page.getByRole('alert').count()).toBe(0)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.context().close()
})

test('a deactivated person is out at once, told so at sign-in, and works again when reactivated', async () => {
  const handler = await openAs(staff.handler, '/rectifications')
  const administrator = await openAs(staff.coordinator, '/people')
  const row = administrator.getByRole('row', { name: /陶然/ })
  await row.getByRole('button', { name: '停用' }).click()
  await administrator.getByRole('tooltip').getByRole('button', { name: '停用' }).click()
  expect(await isShown(row.getByText('已停用'))).toBe(true)
  const ownRow = administrator.getByRole('row', { name: /何平/ })
  await ownRow.waitFor()
  await expect.poll(() => ownRow.getByRole('button', { name: '停用' }).count()).toBe(0)
  await handler.goto('/')
  await handler.getByLabel('用户名').fill(staff.handler.username)
  await handler.getByLabel('密码', { exact: true }).fill(staff.handler.password)
  await handler.getByRole('button', { name: '登录' }).click()
  expect(await isShown(handler.getByText('您的账号已停用'))).toBe(true)
  await expect.poll(() => flawsOf(handler)).toEqual([])
  await row.getByRole('button', { name: '恢复' }).click()
  await administrator.getByRole('tooltip').getByRole('button', { name: '恢复' }).click()
  await row.getByText('已停用').waitFor({ state: 'hidden' })
  await signIn(handler, staff.handler)
  for (const page of [administrator, handler]) await page.context().close()
})

test('whoever leaves hands over what they have open, on a phone too, and only then their account ends', async () => {
  const rectification = { name: '2026年巡察整改', title: '项目管理不严' }
  const measures = ['修订工程项目管理办法。', '开展专项培训。']
  const { id, measureIds } = await aRectification(staff.ask, { ...rectification, measures })
  const handler = await personCalled('陶然')
  for (const measureId of measureIds)
    await staff.ask('PATCH', `/api/rectifications/${id}/measures/${measureId}/assignment`, {
      commandId: randomUUID(),
      version: 1,
      changes: { ownerId: staff.ownerId, handlerId: handler },
    })
  const successor = { name: '温如', username: 'wen.handler', commandId: randomUUID() }
  const appointments = [{ organizationId: staff.ownerId, role: 'handler' }]
  await staff.ask('POST', '/api/persons', { ...successor, appointments })
  const page = await openAs(staff.coordinator, '/people', phone)
  await page.getByRole('row', { name: /陶然/ }).getByRole('link', { name: '移交' }).click()
  await page.getByRole('heading', { name: '移交 · 陶然' }).waitFor()
  await page.getByText('查看事项').click()
  expect(await isShown(page.getByRole('link', { name: '1-2 开展专项培训。' }))).toBe(true)
  await choose(page, '“承办的措施”的接手人', '秦立')
  expect(await isShown(page.getByText('其中 2 项接手后不能再审核签字'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'hand-over-360')
  await choose(page, '“承办的措施”的接手人', '温如')
  await page.getByLabel('移交原因').fill('调离本单位')
  await page.setViewportSize({ width: 1366, height: 768 })
  await look(page, 'hand-over-1366')
  await page.getByRole('button', { name: '移交 2 项' }).click()
  expect(await isShown(page.getByText('没有在办事项'))).toBe(true)
  await expect
    .poll(() => staff.ask('GET', '/api/persons'))
    .toEqual(expect.arrayContaining([expect.objectContaining({ name: '温如', holding: 2 })]))
  await page.context().close()
})

test('a token is made for a program, shown once, used, and revoked by its owner', async () => {
  const page = await openAs(staff.handler, '/', phone)
  await page.getByRole('button', { name: /^账号/ }).click()
  await page.getByText('我的账号（接口令牌）').click()
  await page.getByRole('button', { name: '新建令牌' }).click()
  const dialog = page.getByRole('dialog', { name: '新建令牌' })
  await dialog.getByLabel('用途').fill('台账同步')
  await dialog.getByRole('button', { name: '新建令牌' }).click()
  const shown = page.getByRole('dialog', { name: '新的接口令牌' })
  const token = (await shown.locator('pre').textContent()) ?? ''
  await expect.poll(() => flawsOf(page)).toEqual([])
  await shown.getByRole('button', { name: '我已保存' }).click()
  const session = (): Promise<number> =>
    fetch(`${app.address}/api/session`, { headers: { authorization: `Bearer ${token}` } }).then(
      ({ status }) => status,
    )
  await expect.poll(session).toBe(200)
  await expect.poll(() => page.getByText(token).count()).toBe(0)
  const row = page.getByRole('row', { name: /台账同步/ })
  expect(await isShown(row.getByText('有效', { exact: true }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await row.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '撤销' }).click()
  expect(await isShown(row.getByText('已撤销', { exact: true }))).toBe(true)
  await expect.poll(session).toBe(401)
  const administrator = await openAs(staff.coordinator, '/people/tokens')
  expect(await isShown(administrator.getByRole('row', { name: /台账同步.*陶然.*已撤销/ }))).toBe(true)
  await expect.poll(() => flawsOf(administrator)).toEqual([])
  for (const one of [page, administrator]) await one.context().close()
})

test('a department is split: what it has goes to two others in one step, then it is closed with its people moved', async () => {
  const idsOf = async (names: readonly string[]): Promise<string[]> => {
    const made: string[] = []
    for (const name of names) {
      const added = await staff.ask('POST', '/api/organizations', {
        name,
        parentId: null,
        commandId: randomUUID(),
      })
      made.push(z.object({ id: z.string() }).parse(added).id)
    }
    return made
  }
  const [old = ''] = await idsOf(['城建环保科', '城建科', '环保科'])
  const head = { name: '苏城', username: 'su.head', commandId: randomUUID() }
  await staff.ask('POST', '/api/persons', { ...head, appointments: [{ organizationId: old, role: 'head' }] })
  const rectification = { name: '2026年环保督察整改', title: '管网混接' }
  const measures = ['改造雨污管网。', '清理排污口。']
  const { id, measureIds } = await aRectification(staff.ask, { ...rectification, measures })
  for (const measureId of measureIds)
    await staff.ask('PATCH', `/api/rectifications/${id}/measures/${measureId}/assignment`, {
      commandId: randomUUID(),
      version: 1,
      changes: { ownerId: old },
    })
  const page = await openAs(staff.coordinator, '/people')
  await page.getByRole('button', { name: '城建环保科' }).click()
  await page.locator('.people-organization').getByRole('link', { name: '移交' }).click()
  await choose(page, '“负责的措施”的接手人', '城建科')
  await page.getByText('查看事项').first().click()
  await page.getByRole('checkbox', { name: '选中 1-2 清理排污口。' }).check()
  await choose(page, '选中的 1 项移交给', '环保科')
  expect(await isShown(page.getByText('移交给 环保科'))).toBe(true)
  await page.getByLabel('移交原因').fill('机构改革')
  await look(page, 'split-1440')
  await page.getByRole('button', { name: '移交 2 项' }).click()
  await page.getByText('移交给接手的人或单位').waitFor({ state: 'hidden' })
  await page.goto('/people')
  await page.getByRole('button', { name: '城建环保科' }).click()
  await page.locator('.people-organization').getByRole('button', { name: '撤并' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('分设为几个单位').click()
  for (const name of ['城建科', '环保科']) await choose(page, '分设后的单位', name)
  await dialog.getByText('还有在办事项的单位').click()
  await dialog.getByRole('combobox', { name: '苏城' }).press('ArrowDown')
  await page.getByTitle('转任 城建科').click()
  await dialog.getByLabel('撤并依据或原因').fill('机构改革方案')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'close-1440')
  await dialog
    .getByRole('button', { name: '撤 并' })
    .or(dialog.getByRole('button', { name: '撤并' }))
    .click()
  expect(await isShown(page.getByRole('button', { name: '城建环保科（已撤并）' }))).toBe(true)
  expect(await isShown(page.getByRole('row', { name: /苏城.*城建科/ }))).toBe(true)
  await page.context().close()
})

test('with no appointment there is nothing but the way out', async () => {
  const session = askAs(app, await cookieOf(app, staff.head))
  const { person } = Object(await session('GET', '/api/session'))
  const { version } = [await staff.ask('GET', '/api/persons')]
    .flat()
    .map(Object)
    .find(({ id }) => id === person.id)
  await staff.ask('PUT', `/api/persons/${person.id}/appointments`, {
    appointments: [],
    version,
    commandId: crypto.randomUUID(),
  })
  const page = await openPage(browser, { baseURL: app.address, viewport: phone })
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(staff.head.username)
  await page.getByLabel('密码', { exact: true }).fill(staff.head.password)
  await page.getByRole('button', { name: '登录' }).click()
  expect(await isShown(page.getByRole('heading', { name: '您目前没有职务' }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '退出登录' }).click()
  expect(await arrival(page, '/sign-in')).toBe('/sign-in')
  await page.context().close()
})

test('two installations on one host name keep their sign-ins apart', async () => {
  const second = await startApp()
  const there = await appoint(second)
  const page = await openAs(staff.coordinator, '/')
  const other = await page.context().newPage()
  await other.goto(`${second.address}/sign-in`)
  await signIn(other, there.inspector)
  await page.reload()
  expect(await isShown(page.getByRole('button', { name: '账号 何平' }))).toBe(true)
  await other.reload()
  expect(await isShown(other.getByRole('button', { name: '账号 范正' }))).toBe(true)
  await page.context().close()
  await second.stop()
})

async function personCalled(name: string): Promise<string> {
  const persons = z
    .array(z.object({ id: z.string(), name: z.string() }))
    .parse(await staff.ask('GET', '/api/persons'))
  return persons.find((one) => one.name === name)?.id ?? ''
}

async function choose(page: Page, label: string, words: string): Promise<void> {
  // Not clicked: where something is chosen already, the way to take it out lies there.
  await page.getByRole('combobox', { name: label }).focus()
  await page.keyboard.type(words)
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await open.locator('.ant-select-item-option-active').getByText(words).waitFor()
  await page.keyboard.press('Enter')
}
