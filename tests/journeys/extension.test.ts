import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, look, openSignedIn, phone } from './page-checks.ts'
import { aRectification, appoint, hire, personCalled, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let measure = ''
let second = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { id, measureIds } = await aRectification(staff.ask, {
    name: '2026年巡察整改',
    title: '合同审计不及时',
    measures: ['完成合同专项审计。', '修订合同管理办法。', '培训合同经办人员。'],
  })
  measure = `/rectifications/${id}/ledger?measure=${measureIds[0] ?? ''}`
  second = `/rectifications/${id}/ledger?measure=${measureIds[2] ?? ''}`
  const leaderId = await personCalled(staff.ask, '陆川')
  const handlerId = await personCalled(staff.ask, '陶然')
  // One is due last, so that the leader decides on the others.
  for (const [at, dueOn] of ['2030-06-30', '2030-12-31', '2030-07-31'].entries()) {
    const changes = { leaderId, ownerId: staff.ownerId, handlerId, dueOn }
    const path = `/api/rectifications/${id}/measures/${measureIds[at] ?? ''}/assignment`
    await staff.ask('PATCH', path, { commandId: randomUUID(), version: 1, changes })
  }
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('the handler asks for an extension on a phone, the leader grants it, and the first date stays to be seen', async () => {
  const at = { path: measure, baseURL: app.address, viewport: phone }
  const asking = await openSignedIn(browser, staff.handler, at)
  await asking.getByRole('button', { name: '申请延期' }).click()
  await asking.getByRole('textbox', { name: '申请延至' }).fill('2030-08-31')
  await asking.keyboard.press('Enter')
  await asking.getByRole('textbox', { name: '延期原因' }).fill('审计报告未出。')
  await asking.getByRole('textbox', { name: '目前进展' }).fill('已完成初稿。')
  await expect.poll(() => flawsOf(asking)).toEqual([])
  await look(asking, 'extension-ask-360')
  await asking.getByRole('button', { name: '提交延期申请' }).click()
  expect(await isShown(asking.getByText(/已申请延期至 2030-08-31，等待牵头领导审批/).first())).toBe(true)
  await look(asking, 'extension-asked-360')

  const deciding = await openSignedIn(browser, staff.leader, { path: '/', baseURL: app.address })
  expect(await isShown(deciding.getByText('待我审批的延期'))).toBe(true)
  expect(await isShown(deciding.getByText('申请延至 2030-08-31：审计报告未出。'))).toBe(true)
  await deciding.goto(measure)
  await deciding.getByRole('button', { name: '审批延期' }).click()
  expect(await isShown(deciding.locator('.measures-facts').getByText('已完成初稿。').first())).toBe(true)
  await look(deciding, 'extension-decide-1440')
  await deciding.getByRole('button', { name: '同意延期' }).click()
  expect(await isShown(deciding.getByText(/已延期 1 次，原定时限 2030-06-30/).first())).toBe(true)

  await asking.reload()
  expect(await isShown(asking.getByText(/已延期 1 次，原定时限 2030-06-30/).first())).toBe(true)
  await expect.poll(() => flawsOf(asking)).toEqual([])
  await look(asking, 'extension-granted-360')
})

test('a liaison prepares what the leader decides, who confirms it on a phone; both are named and the first date stays', async () => {
  const person = { name: '简宁', username: 'jian.liaison', organizationId: staff.ownerId, role: 'handler' }
  const liaison = await hire(app, staff.ask, person)
  const form = { commandId: randomUUID(), liaisonId: liaison.id }
  await staff.ask('POST', `/api/persons/${await personCalled(staff.ask, '陆川')}/liaisons`, form)
  const asking = await openSignedIn(browser, staff.handler, { path: second, baseURL: app.address })
  await asking.getByRole('button', { name: '申请延期' }).click()
  await asking.getByRole('textbox', { name: '申请延至' }).fill('2030-10-31')
  await asking.keyboard.press('Enter')
  await asking.getByRole('textbox', { name: '延期原因' }).fill('师资未定。')
  await asking.getByRole('textbox', { name: '目前进展' }).fill('已完成课件。')
  await asking.getByRole('button', { name: '提交延期申请' }).click()
  expect(await isShown(asking.getByText(/已申请延期至 2030-10-31/).first())).toBe(true)

  const preparing = await openSignedIn(browser, liaison, { path: '/', baseURL: app.address })
  expect(await isShown(preparing.getByRole('heading', { name: /待我拟定意见的延期（领导审批）\s?1/ }))).toBe(
    true,
  )
  await preparing.goto(second)
  await preparing.getByRole('button', { name: '拟定延期意见' }).click()
  await preparing.getByRole('textbox', { name: '批准延至' }).fill('2030-09-30')
  await preparing.keyboard.press('Enter')
  await preparing.getByRole('textbox', { name: '意见' }).fill('课件已成，九月可完成。')
  await expect.poll(() => flawsOf(preparing)).toEqual([])
  await look(preparing, 'extension-prepare-1440')
  await preparing.getByRole('button', { name: '拟定意见' }).click()
  expect(await isShown(preparing.getByText('已拟定，等待领导审批'))).toBe(true)
  await preparing.goto('/')
  expect(await isShown(preparing.getByText('已拟定意见，待领导审批', { exact: false }))).toBe(true)
  expect(await isShown(preparing.getByRole('heading', { name: /已拟定意见的延期，待领导审批\s?1/ }))).toBe(
    true,
  )

  const deciding = await openSignedIn(browser, staff.leader, {
    path: second,
    baseURL: app.address,
    viewport: phone,
  })
  await deciding.getByRole('button', { name: '审批延期' }).click()
  expect(await isShown(deciding.getByText(/由 简宁 拟/).first())).toBe(true)
  await expect.poll(() => deciding.getByRole('textbox', { name: '批准延至' }).inputValue()).toBe('2030-09-30')
  await expect.poll(() => flawsOf(deciding)).toEqual([])
  await look(deciding, 'extension-confirm-360')
  await deciding.getByRole('button', { name: '同意延期' }).click()
  expect(await isShown(deciding.getByText(/已延期 1 次，原定时限 2030-07-31/).first())).toBe(true)
  expect(await isShown(deciding.getByText('2030-09-30').first())).toBe(true)
  const told = deciding.getByRole('listitem').filter({ hasText: '2030-09-30' })
  await expect.poll(() => told.allInnerTexts().then((all) => all.join(' '))).toMatch(/简宁/)
  await expect.poll(() => told.allInnerTexts().then((all) => all.join(' '))).toMatch(/陆川/)
  await look(deciding, 'extension-confirmed-360')
})
