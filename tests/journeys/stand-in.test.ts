import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, look, openSignedIn, phone } from './page-checks.ts'
import {
  aRectification,
  appoint,
  type Credentials,
  hire,
  idOf,
  organize,
  personCalled,
  type Staff,
} from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let standIn: Credentials
let finding = ''
let measure = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  standIn = await aHeadElsewhere()
  const { id, measureIds, findingId } = await aRectification(staff.ask, {
    name: '2026年巡察整改',
    title: '公务接待审批不严',
    measures: ['修订接待管理办法，明确先审批后接待。'],
  })
  finding = `/rectifications/${id}/ledger?finding=${findingId}`
  measure = `/rectifications/${id}/ledger?measure=${measureIds[0] ?? ''}`
  await assign(`/api/rectifications/${id}/measures/${measureIds[0] ?? ''}`)
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

async function aHeadElsewhere(): Promise<Credentials> {
  const organizationId = await organize(staff.ask, '财政局', 'department')
  return hire(app, staff.ask, { name: '何以宁', username: 'he.head', organizationId, role: 'head' })
}

/** The department of one head and one handler gets the measure. */
async function assign(path: string): Promise<void> {
  const changes = {
    leaderId: await personCalled(staff.ask, '陆川'),
    ownerId: staff.ownerId,
    handlerId: await personCalled(staff.ask, '陶然'),
    dueOn: '2030-06-30',
  }
  await staff.ask('PATCH', `${path}/assignment`, { commandId: randomUUID(), version: 1, changes })
}

function openAs(who: Credentials, path: string, viewport?: typeof phone): Promise<Page> {
  return openSignedIn(browser, who, { path, baseURL: app.address, ...(viewport && { viewport }) })
}

async function sign(who: Credentials, effect: string | null = null): Promise<void> {
  const page = await openAs(who, '/closures')
  if (effect !== null) await page.getByRole('radio', { name: effect, exact: true }).check()
  await page.getByRole('button', { name: '同意并签字' }).click()
  await page.getByText('已同意').waitFor()
  await page.context().close()
}

test('the head who would report is told what it costs, with the handler as the first way', async () => {
  const page = await openAs(staff.head, measure, phone)
  await page.getByRole('button', { name: '填报进展' }).click()
  expect(await isShown(page.getByText('填报进展后，您不能再审核这一事项（部门负责人）'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'report-360')
  await page.getByRole('button', { name: '我不填报，留给承办人 陶然' }).click()
  expect(await isShown(page.getByRole('button', { name: '填报进展' }))).toBe(true)
  await page.context().close()
})

test('the handler reports, claims, withdraws, claims again, and the measure is closed', async () => {
  const page = await openAs(staff.handler, measure)
  await page.getByRole('button', { name: '填报进展' }).click()
  await page.getByLabel('进展情况').fill('办法已修订并印发。')
  await page
    .locator('input[type=file]')
    .setInputFiles([
      { name: '办法.txt', mimeType: 'text/plain', buffer: Buffer.from('接待管理办法（修订）') },
    ])
  await page.getByText('✓ 已上传').waitFor()
  await page.getByRole('button', { name: '提交进展' }).click()
  await page.getByText('进展已提交').waitFor()
  await claim(page)
  await page.getByRole('button', { name: '撤回申请' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '撤回申请' }).click()
  await page.getByText('已撤回申请').waitFor()
  await claim(page)
  await page.context().close()
  for (const who of [staff.head, staff.coordinator, staff.leader, staff.inspector]) await sign(who)
  const closed = await openAs(staff.handler, measure)
  expect(await isShown(closed.getByText('撤回申请'))).toBe(true)
  const signed = closed.locator('.claims-ladder .is-signed')
  await signed.first().waitFor()
  await expect.poll(() => signed.count()).toBe(4)
  await closed.context().close()
})

async function claim(page: Page): Promise<void> {
  await page.getByRole('button', { name: '申请销号' }).click()
  await page.getByLabel('完成情况说明').fill('办法已印发并执行。')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('button', { name: '撤回申请' }).waitFor()
}

test('the head claims the finding all the same, and nobody of their rung is left', async () => {
  const page = await openAs(staff.head, finding)
  await page.getByRole('button', { name: '申请问题销号' }).click()
  expect(await isShown(page.getByRole('button', { name: '我不申请，留给承办人 陶然' }))).toBe(true)
  await look(page, 'claim-1366')
  await page.getByRole('button', { name: '仍由我申请' }).click()
  await page.getByLabel('整改情况说明').fill('接待审批已规范。')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('已申请问题销号').waitFor()
  expect(await isShown(page.getByText('无人可审，待指定代审人'))).toBe(true)
  expect(await isShown(page.getByText(/^须由 .+ 指定代审人。$/))).toBe(true)
  await look(page, 'claimant-1366')
  await page.getByRole('button', { name: '撤回申请' }).click()
  expect(await isShown(page.getByText('撤回后可以直接再次申请；已有的审核意见留在办理过程中。'))).toBe(true)
  await page.setViewportSize(phone)
  await look(page, 'claimant-360')
  await page.context().close()
})

test('the coordinator names a head of another department in the queue', async () => {
  const page = await openAs(staff.coordinator, '/closures')
  expect(await isShown(page.getByText(/“部门负责人”一级没有可以审核的人/))).toBe(true)
  await look(page, 'naming-1366')
  await page.setViewportSize(phone)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'naming-360')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText(/Nobody is left to sign/).waitFor()
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'naming-360-en')
  await page.setViewportSize({ width: 1366, height: 768 })
  await look(page, 'naming-1366-en')
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('combobox', { name: '代审人' }).click()
  await page.getByTitle('何以宁（财政局）').click()
  await page.getByRole('button', { name: '指定代审人', exact: true }).click()
  await page.getByText('已指定代审人').waitFor()
  expect(await isShown(page.getByText('没有待您审核的销号申请'))).toBe(true)
  await page.context().close()
})

test('the stand-in reads claim and evidence, signs, and the finding closes', async () => {
  const page = await openAs(standIn, '/closures', phone)
  expect(await isShown(page.getByRole('link', { name: /办法\.txt/ }))).toBe(true)
  expect(await isShown(page.getByText(/代审：何以宁/))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'standing-in-360')
  await page.getByRole('button', { name: '同意并签字' }).click()
  await page.getByText('已同意').waitFor()
  await page.context().close()
  await sign(staff.coordinator)
  await sign(staff.leader)
  await sign(staff.inspector, '较好')
  const done = await openAs(staff.handler, finding)
  expect(await isShown(done.getByText(/代审：何以宁/))).toBe(true)
  expect(await isShown(done.getByText('代审同意'))).toBe(true)
  expect(await isShown(done.getByRole('dialog').getByText('已销号').first())).toBe(true)
  await look(done, 'closed-1366')
  await done.setViewportSize(phone)
  await look(done, 'closed-360')
  await done.context().close()
})

test('of a rectification of another body a street sees the item that it owns with its finding’s words, and nothing else', async () => {
  const { ask } = staff
  const ledger = measure.split('?')[0] ?? ''
  const rectificationId = ledger.split('/')[2] ?? ''
  const path = `/api/rectifications/${rectificationId}`
  const street = await organize(ask, '望江街道', 'body')
  const [clerk, head] = [
    await hire(app, ask, { name: '米朗', username: 'mi.street', organizationId: street, role: 'handler' }),
    await hire(app, ask, { name: '宋词', username: 'song.street', organizationId: street, role: 'head' }),
  ]
  const second = { category: null, number: '2', title: '补偿款拨付不及时', commandId: randomUUID() }
  const findingId = idOf(await ask('POST', `${path}/findings`, second))
  const words = { text: '逐户核对补偿台账。', commandId: randomUUID() }
  const measureId = idOf(await ask('POST', `${path}/findings/${findingId}/measures`, words))
  const leaderId = await personCalled(ask, '陆川')
  const changes = { ownerId: street, leaderId, handlerId: clerk.id, dueOn: '2030-06-30' }
  const assignment = { commandId: randomUUID(), version: 1, changes }
  await ask('PATCH', `${path}/measures/${measureId}/assignment`, assignment)

  const worker = await openAs(clerk, '/', { width: 1366, height: 768 })
  await worker
    .getByRole('listitem')
    .filter({ hasText: '逐户核对补偿台账。' })
    .getByRole('link')
    .first()
    .click()
  await worker.getByRole('button', { name: '填报进展' }).click()
  await worker.getByLabel('进展情况').fill('412户已逐户核对。')
  const proof = { name: '核对表.txt', mimeType: 'text/plain', buffer: Buffer.from('核对表') }
  await worker.locator('input[type=file]').setInputFiles([proof])
  await worker.getByText('✓ 已上传').waitFor()
  await worker.getByRole('button', { name: '提交进展' }).click()
  await worker.getByText('进展已提交').waitFor()
  await worker.getByRole('button', { name: '申请销号' }).click()
  await worker.getByLabel('完成情况说明').fill('核对完毕。')
  await worker.getByRole('button', { name: '提交申请' }).click()
  await worker.getByText('已申请销号').waitFor()
  await worker.goto(ledger)
  expect(await isShown(worker.getByText('补偿款拨付不及时').first())).toBe(true)
  await expect.poll(() => worker.getByText('公务接待审批不严').count()).toBe(0)
  await expect.poll(() => flawsOf(worker)).toEqual([])
  await look(worker, 'street-ledger-1366')
  await worker.context().close()

  const first = await openAs(head, '/closures', phone)
  expect(await isShown(first.getByText(/补偿款拨付不及时/).first())).toBe(true)
  await expect.poll(() => flawsOf(first)).toEqual([])
  await look(first, 'street-head-360')
  await first.getByRole('button', { name: '同意并签字' }).click()
  await first.getByText('已同意').waitFor()
  await first.context().close()
  const zone = await openAs(staff.coordinator, '/closures', { width: 1440, height: 900 })
  expect(await isShown(zone.locator('.claims-ladder').getByText('宋词'))).toBe(true)
  await look(zone, 'street-coordinator-1440')
  await zone.getByRole('button', { name: '同意并签字' }).click()
  await zone.getByText('已同意').waitFor()
  await zone.context().close()
  for (const who of [staff.leader, staff.inspector]) await sign(who)
  const closed = await openAs(clerk, `${ledger}?measure=${measureId}`)
  const signed = closed.locator('.claims-ladder .is-signed')
  await signed.first().waitFor()
  await expect.poll(() => signed.count()).toBe(4)
  await closed.context().close()
})
