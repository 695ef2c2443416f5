import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type PlainDay } from '../../packages/core/src/kernel/day.ts'
import { dayOf, defaultZone } from '../../packages/core/src/kernel/zone.ts'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, openSignedIn, phone } from './page-checks.ts'
import {
  aRectification,
  appoint,
  type Ask,
  askAs,
  cookieOf,
  type Credentials,
  hire,
  idOf,
  listIn,
  ownPassword,
  personCalled,
  type Staff,
  text,
} from './staff.ts'

// What each role has to do with stages, plan, dates and objects that no other journey has them do: docs/contributing/journeys.md.

const today = dayOf(new Date(), defaultZone)
const missedOn = addDays(today, -3)

let app: RunningApp
let browser: Browser
let staff: Staff
let principal: Credentials
let administrator: Credentials
let reviewer: Credentials
let deputy: Credentials
let rectification = ''
let weekly = ''
let dated = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { ask, ownerId } = staff
  const body = await bodyOf(ask, ownerId)
  const at = { organizationId: body }
  principal = await hire(app, ask, { ...at, name: '季明', username: 'ji.principal', role: 'principal' })
  administrator = await hire(app, ask, { ...at, name: '易行', username: 'yi.admin', role: 'administrator' })
  deputy = await hire(app, ask, {
    organizationId: ownerId,
    name: '唐逸',
    username: 'tang.deputy',
    role: 'handler',
  })
  const leaderId = await personCalled(ask, '陆川')
  const { id, measureIds } = await aRectification(ask, {
    name: '2026年巡察整改',
    title: '占道设施长期无人清理',
    measures: ['每周巡查占道设施。', '修订占道管理办法。', '通报巡查结果。'],
  })
  rectification = `/rectifications/${id}`
  ;[weekly = '', dated = ''] = measureIds
  const doers = { leaderId, ownerId, handlerId: await personCalled(ask, '陶然') }
  const days = [
    { timeClass: 'continuous', checkInEvery: 'weekly', dueOn: missedOn },
    { dueOn: '2030-06-30' },
    { dueOn: '2030-12-31' },
  ]
  for (const [number, dates] of days.entries()) {
    const form = { commandId: randomUUID(), version: 1, changes: { ...doers, ...dates } }
    await ask('PATCH', `/api${rectification}/measures/${measureIds[number] ?? ''}/assignment`, form)
  }
  await namedDeputy(leaderId, text(deputy, 'id'))
  reviewer = await outsideReviewer()
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

async function bodyOf(ask: Ask, other: string): Promise<string> {
  const ids = listIn(await ask('GET', '/api/organizations')).map(idOf)
  return ids.find((id) => id !== other) ?? ''
}

/** The leader is away today, and somebody else decides in their place. */
async function namedDeputy(leaderId: string, deputyId: string): Promise<void> {
  await staff.ask('POST', `/api/persons/${leaderId}/deputies`, {
    commandId: randomUUID(),
    deputyId,
    organizationId: staff.ownerId,
    role: 'leader',
    from: today,
    to: addDays(today, 1),
  })
}

/** Somebody without any post, who is given the rectification to read. */
async function outsideReviewer(): Promise<Credentials> {
  const username = 'lan.reviewer'
  const form = { name: '蓝青', username, appointments: [], commandId: randomUUID() }
  const added = await staff.ask('POST', '/api/persons', form)
  const password = await ownPassword(app, { username, password: text(added, 'initialPassword') })
  const sight = { username, from: today, to: addDays(today, 30), extent: 'read', commandId: randomUUID() }
  await staff.ask('POST', `/api${rectification}/reviewers`, sight)
  return { username, password }
}

function open(who: Credentials, path: string, viewport?: typeof phone): Promise<Page> {
  return openSignedIn(browser, who, { path, baseURL: app.address, ...(viewport && { viewport }) })
}

test('the handler finds the check-in that was missed, and reports it with why it is late; the next is counted from its day', async () => {
  const page = await open(staff.handler, '/', phone)
  await page.getByRole('listitem').filter({ hasText: '每周巡查占道设施' }).getByRole('link').first().click()
  await page.getByRole('button', { name: '填报进展' }).click()
  await page.getByLabel('进展情况').fill('本周巡查 4 次，未见新增占道。')
  expect(await isShown(page.getByText(`作为 ${missedOn} 的定期汇报`))).toBe(true)
  await page.getByRole('button', { name: '提交进展' }).click()
  expect(await isShown(page.getByText('还缺：逾期原因。'))).toBe(true)
  await page.getByLabel('逾期原因').fill('巡查记录汇总较晚。')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '提交进展' }).click()
  const next: PlainDay = addDays(missedOn, 7)
  expect(await isShown(page.getByRole('dialog').getByText(next, { exact: true }).first())).toBe(true)
  expect(
    await isShown(
      page
        .getByRole('dialog')
        .getByText(/巡查记录汇总较晚/)
        .first(),
    ),
  ).toBe(true)
  await page.context().close()
})

test('a first extension is granted by the leader’s deputy, a second waits for the principal, who refuses it with a reason', async () => {
  await asksUntil('2030-07-31')
  const first = await open(deputy, `${rectification}/ledger?measure=${dated}`)
  await first.getByRole('button', { name: '审批延期' }).click()
  await first.getByRole('button', { name: '同意延期' }).click()
  expect(await isShown(first.getByText(/已延期 1 次，原定时限 2030-06-30/).first())).toBe(true)
  await first.context().close()
  await asksUntil('2030-09-30')
  const leader = await open(staff.leader, `${rectification}/ledger?measure=${dated}`)
  await leader
    .getByText(/等待主要领导审批/)
    .first()
    .waitFor()
  await expect.poll(() => leader.getByRole('button', { name: '审批延期' }).count()).toBe(0)
  await leader.context().close()
  const page = await open(principal, '/', phone)
  expect(await isShown(page.getByText('待我审批的延期'))).toBe(true)
  await page.goto(`${rectification}/ledger?measure=${dated}`)
  await page.getByRole('button', { name: '审批延期' }).click()
  await page.getByLabel('意见').fill('办法须在第三季度前印发。')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '不同意' }).click()
  expect(await isShown(page.getByText(/办法须在第三季度前印发/).first())).toBe(true)
  await expect.poll(() => page.getByText(/等待主要领导审批/).count()).toBe(0)
  await page.context().close()
})

async function asksUntil(until: string): Promise<void> {
  const ask = askAs(app, await cookieOf(app, staff.handler))
  const path = `/api${rectification}/measures/${dated}`
  const { measure } = Object(await ask('GET', path))
  const words = { reason: '上级办法未出。', text: '已完成初稿。', fileIds: [], until }
  await ask('POST', `${path}/extension`, { ...words, version: measure.version, commandId: randomUUID() })
}

test('principal, leader, head, inspector and an outside reviewer read stages, plan and meetings, and are offered nothing there', async () => {
  for (const who of [principal, staff.leader, staff.head, staff.inspector, reviewer]) {
    const page = await open(who, `${rectification}/stages`)
    for (const path of ['stages', 'plan', 'meetings']) {
      await page.goto(`${rectification}/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await expect
        .poll(() => page.getByRole('button', { name: /进入阶段|安排阶段|批准|登记会议/ }).count())
        .toBe(0)
    }
    await page.context().close()
  }
})

test('an administrator keeps the working calendar and is told of no rectification', async () => {
  const page = await open(administrator, '/calendar?year=2026', phone)
  await page.getByRole('button', { name: /^4 月 13 日，上班/ }).click()
  await page.getByLabel('名称').fill('建区纪念日')
  await page.getByRole('button', { name: /^设\s?定$/ }).click()
  expect(await isShown(page.getByText('已调整工作日历'))).toBe(true)
  for (const path of ['ledger', 'stages', 'plan', 'schedule']) {
    await page.goto(`${rectification}/${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await expect.poll(() => page.getByText(/占道/).count()).toBe(0)
  }
  await page.context().close()
})

test('the weekly check-in stands in the ledger with its next day', async () => {
  const page = await open(staff.coordinator, `${rectification}/ledger?measure=${weekly}`)
  expect(await isShown(page.getByRole('dialog').getByText('下次汇报').first())).toBe(true)
  await page.context().close()
})
