import { zipOf } from '@bihuan/readers/zip.testing.ts'
import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import {
  downloadedName,
  flawsOf,
  isShown,
  look,
  openSignedIn,
  phone,
  reloadAfterFailure,
} from './page-checks.ts'
import {
  aRectification,
  appoint,
  assignInDrawer,
  type Credentials,
  hire,
  personCalled,
  type Staff,
} from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let handler: Page
let ledger = ''
let drawer = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { id, measureIds } = await aRectification(staff.ask, {
    name: '2026年巡察整改',
    title: '公务接待审批不严',
    measures: ['修订接待管理办法，明确先审批后接待。'],
  })
  ledger = `/rectifications/${id}/ledger`
  drawer = `${ledger}?measure=${measureIds[0] ?? ''}`
  handler = await openAs(staff.handler, '/')
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => handler)

function openAs(who: Credentials, path: string, viewport?: typeof phone): Promise<Page> {
  return openSignedIn(browser, who, { path, baseURL: app.address, ...(viewport && { viewport }) })
}

async function approve(who: Credentials, comment: string): Promise<void> {
  const page = await openAs(who, '/closures')
  await page.getByLabel(/^审核意见/).fill(comment)
  await page.getByRole('button', { name: '同意并签字' }).dblclick()
  await page.getByText('已同意').waitFor()
  expect(await isShown(page.getByText('没有待您审核的销号申请'))).toBe(true)
  await page.context().close()
}

test('the coordinator assigns a measure in its drawer', async () => {
  const page = await openAs(staff.coordinator, drawer)
  await assignInDrawer(page)
  expect(await isShown(page.getByText('已分派'))).toBe(true)
  await page.context().close()
})

test('the handler starts and reports at once, the row behind changes alone, and why closure cannot be requested yet is said', async () => {
  await handler.goto(drawer)
  await handler.getByRole('button', { name: '开始整改' }).waitFor()
  const readAgain = ledgersReadOn(handler)
  const reported = Promise.withResolvers<void>()
  await handler.route('**/start', async (route) => {
    const response = await route.fetch()
    await reported.promise
    await route.fulfill({ response })
  })
  await handler.getByRole('button', { name: '开始整改' }).click()
  await handler.getByRole('button', { name: '填报进展' }).click()
  await handler.getByLabel('进展情况').fill('已开会部署。')
  await handler.getByRole('button', { name: '提交进展' }).click()
  reported.resolve()
  await handler.getByText('进展已提交').waitFor()
  expect(await isShown(handler.getByText('暂不能申请销号：没有佐证材料'))).toBe(true)
  await handler.getByRole('row').filter({ hasText: '整改中' }).getByText('整改中').first().waitFor()
  expect(readAgain).toEqual([])
  await expect.poll(() => flawsOf(handler)).toEqual([])
})

test('a file that lies about its type is refused beside its name, the others are kept', async () => {
  await handler.getByRole('button', { name: '填报进展' }).click()
  await handler.locator('input[type=file]').setInputFiles([
    { name: '办法.txt', mimeType: 'text/plain', buffer: Buffer.from('接待管理办法（修订）') },
    { name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF') },
    { name: '清单.txt', mimeType: 'text/plain', buffer: Buffer.from('接待单据清单') },
    { name: '签到.txt', mimeType: 'text/plain', buffer: Buffer.from('签到表') },
    { name: '会议.txt', mimeType: 'text/plain', buffer: Buffer.from('会议纪要') },
  ])
  expect(await isShown(handler.getByText(/文件名是“.png”/))).toBe(true)
  await expect.poll(() => handler.getByText('✓ 已上传').count()).toBe(4)
  await expect.poll(() => flawsOf(handler)).toEqual([])
  await handler.getByRole('button', { name: '移除 照片.png' }).click()
})

test('a file of no kind that is taken is kept back with the reason, and holds the report up until it is removed', async () => {
  expect(await isShown(handler.getByText('一次填报最多 50 个，每个不超过 200 MB。'))).toBe(true)
  await handler.getByText('可上传文档、图片、压缩包、视频、录音：哪些后缀').click()
  expect(await isShown(handler.getByText(/文档（pdf、ofd、/))).toBe(true)
  await handler.getByLabel('进展情况').fill('照片见附件。')
  const program = { name: '安装.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') }
  await handler.locator('input[type=file]').setInputFiles([program])
  expect(await isShown(handler.getByText('这类文件不能上传，可上传的类型见上。'))).toBe(true)
  await handler.getByRole('button', { name: '提交进展' }).click()
  const rest = handler.getByText('还缺：附件传完（没有传成的先移除）。')
  expect(await isShown(rest)).toBe(true)
  await expect.poll(() => flawsOf(handler)).toEqual([])
  await handler.getByRole('button', { name: '移除这些文件' }).click()
  await rest.waitFor({ state: 'hidden' })
})

test('uploaded files are there again after a reload, with the words', async () => {
  await handler.reload()
  await handler.getByRole('button', { name: '填报进展' }).click()
  expect(await isShown(handler.getByText('已恢复未提交的内容'))).toBe(true)
  await expect.poll(() => handler.getByLabel('进展情况').inputValue()).toBe('照片见附件。')
  await expect.poll(() => handler.getByText('✓ 已上传').count()).toBe(4)
})

test('a report sent by a double click is one report', async () => {
  await handler.getByLabel('进展情况').fill('办法已修订并印发，接待一律先审批。')
  await handler.getByRole('button', { name: '提交进展' }).dblclick()
  expect(await isShown(handler.getByText('进展已提交'))).toBe(true)
  const entries = handler.locator('.told-timeline > li').filter({ hasText: '办法已修订并印发' })
  await expect.poll(() => entries.count()).toBe(1)
  await handler.reload()
  await entries.first().waitFor()
  await expect.poll(() => entries.count()).toBe(1)
  await expect.poll(() => handler.getByRole('link', { name: /办法\.txt/ }).count()).toBe(2)
})

test('proof for many measures comes in an archive, whose names tell the measures', async () => {
  await handler.goto(ledger)
  await handler.getByRole('button', { name: '批量上传佐证' }).click()
  const dialog = handler.getByRole('dialog')
  const zip = zipOf([
    { name: '佐证/1-1 台账.txt', data: '接待台账' },
    { name: '佐证/1-9 不知道.txt', data: '没有这条措施' },
    { name: '__MACOSX/佐证/._1-1 台账.txt', data: 'x' },
  ])
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: '佐证.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }])
  expect(await isShown(dialog.getByText('1 条措施，1 个文件'))).toBe(true)
  expect(await isShown(dialog.getByText('1 个文件没有对上措施'))).toBe(true)
  await expect.poll(() => flawsOf(handler)).toEqual([])
  await dialog.getByRole('button', { name: '上传并填报 1 条' }).click()
  expect(await isShown(dialog.getByText('已填报 1/1 条。'))).toBe(true)
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await handler.goto(drawer)
  expect(await isShown(handler.getByRole('link', { name: /1-1 台账\.txt/ }).first())).toBe(true)
})

test('words that are typed and not sent are asked about, come back after a reload, and go when they are let go', async () => {
  const words = handler.getByLabel('进展情况')
  const asked = handler.getByRole('dialog', { name: '填写的内容还没有提交' })
  await handler.getByRole('button', { name: '填报进展' }).click()
  await words.fill('文号还在办理。')
  await handler.keyboard.press('Escape')
  expect(await isShown(asked)).toBe(true)
  await expect.poll(() => flawsOf(handler)).toEqual([])
  await asked.getByRole('button', { name: '继续填写' }).click()
  await asked.waitFor({ state: 'hidden' })
  await expect.poll(() => words.inputValue()).toBe('文号还在办理。')
  await handler.mouse.click(100, 500)
  await asked.getByRole('button', { name: '保留并离开' }).click()
  await words.waitFor({ state: 'detached' })
  await handler.goto(drawer)
  await handler.getByRole('button', { name: '填报进展' }).click()
  expect(await isShown(handler.getByText('已恢复未提交的内容'))).toBe(true)
  await words.fill('文号还在办理，月底前报。')
  await handler.reload()
  await handler.getByRole('button', { name: '填报进展' }).click()
  await expect.poll(() => words.inputValue()).toBe('文号还在办理，月底前报。')
  await expect.poll(() => flawsOf(handler)).toEqual([])
  await handler.getByRole('button', { name: '放弃', exact: true }).click()
  await expect.poll(() => words.inputValue()).toBe('')
  // A character that nobody sees, as it comes with pasting.
  await words.fill('\u200b')
  await handler.getByRole('button', { name: '提交进展' }).click()
  const beside = handler.locator('label', { hasText: '进展情况' }).getByRole('alert')
  expect(await isShown(beside.getByText(/夹有看不见的字符/))).toBe(true)
  await expect.poll(() => handler.getByRole('alert').count()).toBe(1)
  await handler.getByRole('button', { name: '取消' }).click()
  await asked.getByRole('button', { name: '放弃内容' }).click()
  await handler.getByRole('button', { name: '填报进展' }).click()
  await expect.poll(() => words.inputValue()).toBe('')
  await handler.getByRole('button', { name: '取消' }).click()
})

test('the claim climbs to the head, who returns it with a reason', async () => {
  await handler.reload()
  await handler.getByRole('button', { name: '申请销号' }).waitFor()
  const skeletons = await handler.evaluateHandle(countSkeletons)
  await claimDone('办法已印发并执行。')
  await expect.poll(() => skeletons.jsonValue()).toEqual({ count: 0 })
  const head = await openAs(staff.head, '/', phone)
  // On a phone the lists stand below each other, and somebody waits for this one.
  expect(await isShown(head.getByRole('region', { name: /待我审核/ }))).toBe(true)
  await expect.poll(() => head.locator('.workbench h2').first().innerText()).toContain('待我审核')
  await head.getByRole('link', { name: '去审核' }).click()
  expect(await isShown(head.getByText('轮到您审核'))).toBe(true)
  expect(await isShown(head.getByRole('link', { name: /签到\.txt/ }))).toBe(true)
  await expect.poll(() => flawsOf(head)).toEqual([])
  await head.getByRole('button', { name: '退回', exact: true }).click()
  await head.getByLabel('退回理由').fill('缺少印发文号。')
  await head.getByRole('button', { name: '退回', exact: true }).click()
  expect(await isShown(head.getByText('没有待您审核的销号申请'))).toBe(true)
  await head.context().close()
})

test('a returned claim needs something new before it climbs again', async () => {
  const address = handler.url()
  await handler.goto('/')
  const row = handler.getByRole('region', { name: /近期要办/ }).getByRole('listitem')
  expect(await isShown(row.getByText('退回理由：缺少印发文号。'))).toBe(true)
  await handler.goto(address)
  expect(await isShown(handler.getByText('缺少印发文号。').first())).toBe(true)
  expect(await isShown(handler.getByText(/暂不能申请销号：退回或重新打开后还没有新的进展/))).toBe(true)
  await handler.getByRole('button', { name: '填报进展' }).click()
  await expect.poll(() => handler.getByLabel('进展情况').inputValue()).toBe('')
  await handler.getByLabel('进展情况').fill('文号为云党发〔2026〕8号。')
  await handler.getByRole('button', { name: '提交进展' }).click()
  await handler.getByText('进展已提交').waitFor()
  await claimDone('办法已以云党发〔2026〕8号印发。')
})

/** A page with one stroke of a pen. */
const signedForm = `%PDF-1.7
1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj
2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj
3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj
4 0 obj\n<< /Length 28 >>\nstream\n72 700 m 300 740 l S       \nendstream\nendobj
trailer << /Root 1 0 R >>\n%%EOF\n`

test('four others sign, the leader on paper, and the measure is closed', async () => {
  await approve(staff.head, '已核对文件。')
  await approve(staff.coordinator, '材料齐全。')
  const coordinator = await openAs(staff.coordinator, drawer)
  await coordinator.getByRole('button', { name: '录入纸质签批' }).click()
  await coordinator.getByLabel('签批人').click()
  await coordinator.getByTitle('陆川').last().click()
  await coordinator
    .getByLabel('签批日期')
    .fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  await coordinator.getByLabel('签批日期').press('Enter')
  await coordinator.locator('.claims-paper input[type=file]').setInputFiles({
    name: '签批单.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(signedForm),
  })
  await expect.poll(() => flawsOf(coordinator)).toEqual([])
  await coordinator.locator('.claims-paper').getByRole('button', { name: '录入纸质签批' }).click()
  expect(await isShown(coordinator.getByText('纸质签批待确认：陆川', { exact: false }))).toBe(true)
  await expect.poll(() => coordinator.getByRole('button', { name: '确认纸质签批' }).count()).toBe(0)
  const inspector = await openAs(staff.inspector, '/closures', phone)
  expect(await isShown(inspector.getByText('1 件纸质签批或会议决议待您确认'))).toBe(true)
  await expect.poll(() => flawsOf(inspector)).toEqual([])
  await inspector.locator('.closure-papers').getByRole('link').click()
  // It is confirmed by what it shows, which the server has drawn.
  expect(await isShown(inspector.getByRole('img', { name: '签批单.pdf 第 1 页' }))).toBe(true)
  await expect.poll(() => flawsOf(inspector)).toEqual([])
  await inspector.getByRole('button', { name: '确认纸质签批' }).click()
  await inspector.getByRole('tooltip').getByRole('button', { name: '确认纸质签批' }).click()
  expect(await isShown(inspector.getByText(/纸质签批 · .* · 录入 何平 · 确认 范正/).first())).toBe(true)
  for (const page of [coordinator, inspector]) await page.context().close()
  await approve(staff.inspector, '抽查属实。')
  await handler.reload()
  expect(await isShown(handler.getByRole('dialog').getByText('已销号').first())).toBe(true)
  await expect.poll(() => handler.locator('.claims-ladder .is-signed').count()).toBe(4)
})

test('the finding closes by its own ladder, with the effect at its end', async () => {
  await handler
    .getByRole('dialog')
    .getByRole('link', { name: /公务接待审批不严/ })
    .click()
  await handler.getByRole('button', { name: '申请问题销号' }).click()
  await handler.getByRole('radio', { name: '已完成' }).check()
  await handler.getByLabel('整改情况说明').fill('接待审批已规范。')
  await handler.getByRole('button', { name: '提交申请' }).click()
  await handler.getByText('已申请问题销号').waitFor()
  await signedByDeputy()
  await approve(staff.coordinator, '')
  await preparedByLiaison()
  await signedByLeaderInThreeTaps()
  const inspector = await openAs(staff.inspector, '/closures')
  expect(await isShown(inspector.locator('.claims-ladder').getByText('唐逸（代秦立）'))).toBe(true)
  await inspector.getByRole('button', { name: '同意并签字' }).click()
  expect(await isShown(inspector.getByText('还缺：整改成效评价。'))).toBe(true)
  await inspector.getByRole('radio', { name: '较好' }).check()
  await expect.poll(() => flawsOf(inspector)).toEqual([])
  await inspector.getByRole('button', { name: '同意并签字' }).click()
  await inspector.getByText('已同意').waitFor()
  await inspector.goto(ledger)
  expect(await isShown(inspector.getByText(/已销号 1\/1 已完成 · 较好/))).toBe(true)
})

/** The head is away, and somebody else signs in their place. */
async function signedByDeputy(): Promise<void> {
  const { ask, ownerId } = staff
  const person = { name: '唐逸', username: 'tang.deputy', organizationId: ownerId, role: 'handler' }
  const deputy = await hire(app, ask, person)
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  await ask('POST', `/api/persons/${await personCalled(ask, '秦立')}/deputies`, {
    commandId: randomUUID(),
    deputyId: deputy.id,
    organizationId: ownerId,
    role: 'head',
    from: today,
    to: today,
  })
  const page = await openAs(deputy, '/closures', { width: 1366, height: 768 })
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'deputy-1366')
  await page.getByRole('button', { name: '同意并签字' }).click()
  await page.getByText('已同意').waitFor()
  await page.context().close()
}

/** A liaison sees what waits for the leader and prepares it, and cannot sign. */
async function preparedByLiaison(): Promise<void> {
  const { ask, ownerId } = staff
  const person = { name: '简宁', username: 'jian.liaison', organizationId: ownerId, role: 'handler' }
  const liaison = await hire(app, ask, person)
  const form = { commandId: randomUUID(), liaisonId: liaison.id }
  await ask('POST', `/api/persons/${await personCalled(ask, '陆川')}/liaisons`, form)
  const page = await openAs(liaison, '/closures', { width: 1440, height: 900 })
  await page.getByLabel(/^审核意见/).fill('材料已核对，同意。')
  await expect.poll(() => page.getByRole('button', { name: '同意并签字' }).count()).toBe(0)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'liaison-1440')
  await page.getByRole('button', { name: '拟定意见', exact: true }).click()
  expect(await isShown(page.getByText(/^由 简宁 拟：拟同意/))).toBe(true)
  await page.context().close()
}

/** From the list to the claim, its evidence and the signature: on a phone, with the words that were prepared. */
async function signedByLeaderInThreeTaps(): Promise<void> {
  const page = await openAs(staff.leader, '/', phone)
  let taps = 0
  const tap = async (target: Locator): Promise<void> => {
    taps += 1
    await target.click()
  }
  await page.getByRole('link', { name: '去审核' }).waitFor()
  await look(page, 'leader-list-360')
  await tap(page.getByRole('link', { name: '去审核' }))
  expect(await isShown(page.getByText('材料已核对，同意。').first())).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'leader-claim-360')
  const proof = page.getByRole('link', { name: /办法\.txt/ })
  expect(await downloadedName(page, () => tap(proof))).toBe('办法.txt')
  await tap(page.getByRole('button', { name: '同意并签字' }))
  await page.getByText('已同意').waitFor()
  expect(taps).toBe(3)
  await page.context().close()
}

/** The ledgers that a page reads from now on. */
function ledgersReadOn(page: Page): readonly string[] {
  const read: string[] = []
  page.on('request', (request) => {
    if (/\/api\/.*\/ledger(?:\?|$)/.test(request.url())) read.push(request.url())
  })
  return read
}

async function claimDone(words: string): Promise<void> {
  await handler.getByRole('button', { name: '申请销号' }).click()
  await handler.getByLabel('完成情况说明').fill(words)
  await handler.getByRole('button', { name: '提交申请' }).click()
  await handler.getByText('已申请销号').waitFor()
}

// Runs in the page: counts how often a skeleton takes the place of something from now on.
const countSkeletons = `(() => {
  const seen = { count: 0 }
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element && node.closest('.ui-skeleton, .ant-skeleton') !== null) seen.count += 1
  }).observe(document.body, { childList: true, subtree: true })
  return seen
})()`
