import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type PlainDay } from '../../packages/core/src/kernel/day.ts'
import { dayOf, defaultZone } from '../../packages/core/src/kernel/zone.ts'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { closeAll } from './closing.ts'
import { flawsOf, isShown, look, openSignedIn, phone, reloadAfterFailure } from './page-checks.ts'
import { appoint, aRectification, assignInDrawer, idOf, personCalled, type Staff } from './staff.ts'

const today = dayOf(new Date(), defaultZone)
const ago = (days: number): PlainDay => addDays(today, -days)

let app: RunningApp
let browser: Browser
let staff: Staff
let page: Page
let api = ''
let rectification = ''
/** The measures that the first finding begins with. */
let measures: readonly string[] = []

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { ask } = staff
  const { id, measureIds } = await aRectification(ask, {
    name: '2026年巡察整改',
    title: '公务接待审批不严',
    measures: [
      '修订接待办法。',
      '开展接待专项检查。',
      '通报检查结果。',
      '更换公示栏。',
      '建立信息公开制度，每季度公开。',
    ],
  })
  measures = measureIds
  rectification = `/rectifications/${id}`
  api = `/api/rectifications/${id}`
  const changes = {
    leaderId: await personCalled(ask, '陆川'),
    ownerId: staff.ownerId,
    handlerId: await personCalled(ask, '陶然'),
    dueOn: '2030-06-30',
  }
  for (const measureId of measureIds.slice(1)) {
    const assignment = { commandId: randomUUID(), version: 1, changes }
    await ask('PATCH', `${api}/measures/${measureId}/assignment`, assignment)
  }
  const second = { category: null, number: '2', title: '合同审计不及时', commandId: randomUUID() }
  const findingId = idOf(await ask('POST', `${api}/findings`, second))
  const grade = { commandId: randomUUID(), version: 1, grade: 'difficult' }
  await ask('PATCH', `${api}/findings/${findingId}/details`, grade)
  page = await openSignedIn(browser, staff.coordinator, {
    path: `${rectification}/stages`,
    baseURL: app.address,
  })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

function stageCalled(name: string): Locator {
  return page
    .getByRole('list', { name: '各阶段的计划、实际日期和缺项' })
    .getByRole('listitem')
    .filter({
      has: page.getByRole('heading', { name, exact: true }),
    })
}

/** Has the next stage begin on a day, and waits until it is told. */
async function begin(name: string, on: PlainDay): Promise<void> {
  await beginAsked(on)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await stageCalled(name).getByText(`${on} 起`).waitFor()
}

async function beginAsked(on: PlainDay): Promise<void> {
  await page.getByRole('button', { name: '进入阶段' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '开始日期' }).fill(on)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '进入阶段' }).click()
}

test('the day of the feedback is missing, its link leads to where it is filled in, and the first two stages begin', async () => {
  await stageCalled('收到反馈').getByRole('link', { name: '反馈日期未填' }).click()
  await page.getByRole('button', { name: /^更多/ }).click()
  await page.getByRole('button', { name: '更正信息' }).click()
  const dialog = page.getByRole('dialog', { name: '更正专项信息' })
  await dialog.getByLabel('反馈日期').fill(ago(30))
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: '保存更正' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto(`${rectification}/stages`)
  await stageCalled('收到反馈').getByText('未开始').waitFor()
  await expect.poll(() => page.getByText('反馈日期未填').count()).toBe(0)
  await begin('收到反馈', ago(30))
  await begin('制定方案', ago(29))
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('a stage that cannot begin lists everything that is missing, and each is mended at the end of its link', async () => {
  const approving = stageCalled('审定方案')
  for (const words of [
    '问题没有整改措施（1）',
    '措施没有责任部门（1）',
    '措施没有完成时限（1）',
    '问题须先经会议研究（1）',
  ]) {
    expect(await isShown(approving.getByText(words))).toBe(true)
  }
  await beginAsked(ago(20))
  expect(await isShown(page.getByRole('alert').getByText(/措施没有责任部门（1）/))).toBe(true)
  await look(page, 'stages-refused-1440')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^取\s?消$/ })
    .click()
  await page.getByRole('button', { name: '放弃内容' }).click()
  await page.getByRole('dialog').first().waitFor({ state: 'detached' })

  await approving.getByRole('listitem').filter({ hasText: '措施没有责任部门' }).getByText('查看').click()
  await approving
    .getByRole('link', { name: /修订接待办法/ })
    .first()
    .click()
  await assignInDrawer(page)
  await page.goto(`${rectification}/stages`)
  await approving.getByText('问题没有整改措施（1）').waitFor()
  await expect.poll(() => page.getByText('措施没有责任部门').count()).toBe(0)

  await approving.getByRole('listitem').filter({ hasText: '没有整改措施' }).getByText('查看').click()
  await approving
    .getByRole('link', { name: /合同审计不及时/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '新增措施' }).click()
  await drawer.getByLabel('措施内容').fill('完成合同专项审计。')
  await drawer.getByRole('button', { name: /^添\s?加$/ }).click()
  await page.getByText('已新增措施').waitFor()
  await page.goto(`${rectification}/stages`)
  await approving.getByRole('listitem').filter({ hasText: '措施没有责任部门' }).getByText('查看').click()
  await approving
    .getByRole('link', { name: /完成合同专项审计/ })
    .first()
    .click()
  await assignInDrawer(page)
})

test('the meeting is recorded with what it decided, and the plan is approved as version 1', async () => {
  await meet('第1次', '合同审计不及时', ago(21))
  await page.goto(`${rectification}/stages`)
  await begin('审定方案', ago(20))
  await page.getByRole('link', { name: '整改方案' }).click()
  expect(await isShown(page.getByText('方案没有缺项，可以录入会议批准。'))).toBe(true)
  await approve(1, '第1次')
  expect(await isShown(page.getByText('2 个问题、6 项措施'))).toBe(true)
  expect(await isShown(page.getByText('与这一版相比没有变化。'))).toBe(true)
})

/** Records a meeting on the page of meetings. */
async function meet(number: string, finding: string, on: PlainDay): Promise<void> {
  await page.goto(`${rectification}/meetings`)
  await page.getByRole('button', { name: '登记会议' }).first().click()
  const dialog = page.getByRole('dialog', { name: '登记会议' })
  await dialog.getByRole('textbox', { name: '召开日期' }).fill(on)
  await page.keyboard.press('Enter')
  await dialog.getByRole('textbox', { name: '编号或次数' }).fill(number)
  await dialog.getByRole('textbox', { name: '其他参会人员' }).fill('陆川、秦立、何平')
  await dialog.getByRole('combobox', { name: '研究的问题' }).fill(finding)
  const found = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
  await found.filter({ hasText: finding }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('textbox', { name: '议定事项' }).fill('同意整改方案。')
  await dialog.getByRole('button', { name: '登记会议' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await isShown(page.getByText('同意整改方案。').first())).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
}

/** Enters on the page of the plan that a meeting approved it. */
async function approve(number: number, meeting: string): Promise<void> {
  await page.getByRole('button', { name: `录入第 ${number} 版批准` }).click()
  const dialog = page.getByRole('dialog', { name: `录入第 ${number} 版批准` })
  await dialog.getByRole('combobox', { name: '批准方案的会议' }).fill(meeting)
  await page.locator('.ant-select-item-option').filter({ hasText: meeting }).click()
  await dialog.getByRole('button', { name: `录入第 ${number} 版批准` }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await isShown(page.getByRole('button', { name: `录入第 ${number + 1} 版批准` }))).toBe(true)
}

test('a later change says why and who decided, and stands in the ledger as one against the plan', async () => {
  await page.goto(`${rectification}/ledger?measure=${measures[0] ?? ''}`)
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '分派' }).click()
  await drawer.getByRole('textbox', { name: '时限' }).fill('2030-09-30')
  await page.keyboard.press('Tab')
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.getByRole('textbox', { name: '计划外变更理由' }).fill('上级办法尚未印发')
  await drawer.getByRole('textbox', { name: '由谁决定（会议或领导）' }).fill('领导小组')
  await drawer.getByRole('button', { name: '作为计划外变更提交' }).click()
  await page.getByText('已分派').waitFor()
  await page.goto(`${rectification}/ledger`)
  const marked = page.getByTitle('第 1 版之后')
  await marked.waitFor()
  await expect.poll(() => marked.count()).toBe(1)
  expect(await isShown(marked.getByText('计划外变更'))).toBe(true)
})

test('what was split, merged and voided since is told as that, with why and by whose decision', async () => {
  await rearrange()
  await page.goto(`${rectification}/plan`)
  const kinds = page.getByRole('group', { name: '变化类型' })
  const listed = page.getByRole('region', { name: '第 1 版之后的变化' }).locator('.plan-differences > li')
  await kinds.waitFor()
  await look(page, 'plan-differences-1440')
  // Of what was split and of what was merged both sides are told.
  const counted = ['全部 6', '有改动 1', '作废 1', '拆分 2', '合并 2']
  await expect.poll(() => kinds.getByRole('button').allInnerTexts()).toEqual(counted)
  for (const [name, words, reason] of [
    ['有改动', '修订接待办法', '上级办法尚未印发'],
    ['拆分', '每季度公开', '一条写了两件事'],
    ['合并', '通报检查结果', '是一件事'],
    ['作废', '更换公示栏', '误录'],
  ] as const) {
    await kinds.getByRole('button', { name }).click()
    const difference = listed.filter({ hasText: words }).first()
    expect(await isShown(difference.getByText(`${reason}（领导小组决定，${today} 录入）`))).toBe(true)
  }
  await expect.poll(() => flawsOf(page)).toEqual([])
})

/** Splits the fifth measure, merges the third into the second and voids the fourth: against the plan, by the API. */
async function rearrange(): Promise<void> {
  const [, second = '', third = '', fourth = '', fifth = ''] = measures
  const said = (reason: string) => ({
    commandId: randomUUID(),
    reason,
    planChange: { reason, decidedBy: '领导小组' },
  })
  const at = (measureId: string): string => `${api}/measures/${measureId}`
  const { ask } = staff
  await ask('POST', `${at(fifth)}/parts`, {
    ...said('一条写了两件事'),
    version: 2,
    text: '建立信息公开制度。',
    parts: ['每季度公开。'],
  })
  await ask('POST', `${at(second)}/merging`, {
    ...said('是一件事'),
    version: 2,
    text: '开展接待专项检查并通报。',
    others: [{ id: third, version: 2 }],
  })
  await ask('POST', `${at(fourth)}/voiding`, { ...said('误录'), version: 2 })
}

test('a further meeting approves version 2, which the first is compared with', async () => {
  await meet('第2次', '合同审计不及时', ago(2))
  await page.goto(`${rectification}/plan`)
  await approve(2, '第2次')
  expect(await isShown(page.getByText('与这一版相比没有变化。'))).toBe(true)
  expect(await isShown(page.getByText('2 个问题、5 项措施'))).toBe(true)
  await page.goto(`${rectification}/plan?version=1&to=2`)
  expect(
    await isShown(page.getByRole('group', { name: '变化类型' }).getByRole('button', { name: '作废 1' })),
  ).toBe(true)
})

test('all stages are set with their days up to the archive, which waits until everything is closed', async () => {
  await page.goto(`${rectification}/stages`)
  await begin('集中整改', ago(19))
  const reporting = stageCalled('上报整改情况')
  expect(await isShown(reporting.getByText('措施（长期坚持的除外）未销号（5）'))).toBe(true)
  expect(await isShown(stageCalled('归档').getByText('问题未销号（2）'))).toBe(true)
  await closeAll(app, staff, rectification.split('/')[2] ?? '')
  await page.reload()
  for (const [name, days] of [
    ['上报整改情况', 6],
    ['整改评估', 5],
    ['公布整改情况', 4],
    ['持续整改', 3],
    ['归档', 2],
  ] as const) {
    await begin(name, ago(days))
  }
  expect(await isShown(page.getByText('台账所示进度：已办结'))).toBe(true)
  expect(await isShown(stageCalled('集中整改').getByText(`${ago(19)} 至 ${ago(6)}`))).toBe(true)
  await look(page, 'stages-archived-1440')
  await expect.poll(() => flawsOf(page)).toEqual([])
  const reading = await openSignedIn(browser, staff.leader, {
    path: `${rectification}/stages`,
    baseURL: app.address,
    viewport: phone,
  })
  expect(await isShown(reading.getByText(`${ago(2)} 起`))).toBe(true)
  await expect.poll(() => reading.getByRole('button', { name: '进入阶段' }).count()).toBe(0)
  await expect.poll(() => flawsOf(reading)).toEqual([])
  await look(reading, 'stages-archived-360')
  await reading.context().close()
})
