import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { draftOf, giveFiles, pasteAndRead, settleAll, treeShown } from './drafts.ts'
import { flawsOf, isShown, openSignedIn, phone, reloadAfterFailure } from './page-checks.ts'
import { appoint, type Staff, type Credentials, ownPassword } from './staff.ts'

const headings = ['序号', '问题', '具体做法', '口子', '完成期限', '用工']

function ledger(...rows: string[][]): Uint8Array {
  return new TextEncoder().encode([headings, ...rows].map((row) => row.join('\t')).join('\n'))
}

const first = ledger(
  ['1', '公务接待审批不严', '修订接待管理办法', '城建口', '2026-06-30', '两人'],
  ['2', '固定资产登记不全', '开展资产清查', '城建口', '2026-07-31', '三人'],
)
const second = ledger(['1', '会议记录过于简单', '统一会议记录本', '城建口', '2026-08-31', '一人'])

let app: RunningApp
let browser: Browser
let page: Page
let principal: Credentials

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  const staff = await appoint(app)
  const username = 'ji.principal'
  const post = { organizationId: await bodyOf(staff), role: 'principal' }
  const added = await staff.ask('POST', '/api/persons', {
    name: '季明',
    username,
    appointments: [post],
    commandId: randomUUID(),
  })
  const given = { username, password: initialPassword(added) }
  principal = { username, password: await ownPassword(app, given) }
  page = await openSignedIn(browser, staff.coordinator, { path: '/intake', baseURL: app.address })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

/** The body that the coordinator begins rectifications for. */
async function bodyOf({ ask, ownerId }: Staff): Promise<string> {
  const organizations = await ask('GET', '/api/organizations')
  const all: unknown[] = Array.isArray(organizations) ? organizations : []
  for (const one of all)
    if (typeof one === 'object' && one !== null && 'id' in one && one.id !== ownerId) return String(one.id)
  throw new Error('there is no body')
}

function initialPassword(added: unknown): string {
  const password = added !== null && typeof added === 'object' && 'initialPassword' in added
  return password ? String(added.initialPassword) : ''
}

const strip = () => page.getByRole('region', { name: '各列含义' })
const column = (heading: string) => strip().locator('label').filter({ hasText: heading })

test('a ledger shows what each of its columns was taken for, and asks about those that it does not know', async () => {
  await giveFiles(page, [{ name: '台账.tsv', bytes: first }])
  await draftOf(page)
  await expect
    .poll(() => treeShown(page))
    .toEqual(['公务接待审批不严', '  修订接待管理办法', '固定资产登记不全', '  开展资产清查'])
  await expect.poll(() => column('口子').innerText()).toContain('不读')
  expect(await isShown(page.locator('.intake-points li').filter({ hasText: '口子' }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test('a column told by hand is read again, and the draft has its words', async () => {
  await column('口子').locator('.ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '责任部门' }).click()
  await strip().getByRole('button', { name: '按此重新读取' }).click()
  const row = page.getByRole('treeitem').filter({ hasText: '修订接待管理办法' })
  expect(await isShown(row.filter({ hasText: '城建口' }))).toBe(true)
  expect(await isShown(strip().getByText('已记住'))).toBe(true)
  await expect.poll(() => column('口子').innerText()).toContain('责任部门')
})

test('reading again asks first when the draft was edited', async () => {
  await page.getByRole('treeitem').first().click()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(3)
  await column('用工').locator('.ant-select').click()
  await page.locator('.ant-select-item-option:visible', { hasText: '进展' }).click()
  await strip().getByRole('button', { name: '按此重新读取' }).click()
  expect(await isShown(page.getByText('您在草稿中的修改会丢失'))).toBe(true)
  await page.getByRole('button', { name: '保留', exact: true }).click()
  await expect.poll(() => page.getByRole('treeitem').count()).toBe(3)
})

test('the next ledger with this heading is read as it was told', async () => {
  await page.goto('/intake')
  await giveFiles(page, [{ name: '台账二.tsv', bytes: second }])
  await draftOf(page)
  await expect.poll(() => column('口子').innerText()).toContain('责任部门')
  const row = page.getByRole('treeitem').filter({ hasText: '统一会议记录本' })
  expect(await isShown(row.filter({ hasText: '城建口' }))).toBe(true)
})

test('a text that is no ledger has no columns to tell', async () => {
  await pasteAndRead(page, '关于巡察整改情况的通报\n\n1.关于“台账不全”的问题。\n（1）建立台账。\n')
  await expect.poll(() => treeShown(page)).toEqual(['台账不全', '  建立台账。'])
  await expect.poll(() => strip().count()).toBe(0)
})

test('a table that is pasted from a web page or from Excel keeps its columns', async () => {
  await page.goto('/intake')
  await page.getByLabel('通报全文').click()
  await page.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', '序号 问题 整改措施\\n1 公车登记缺项 补录登记')
    data.setData('text/html', '<table><tr><td>序号</td><td>问题</td><td>整改措施</td></tr><tr><td>1</td><td>公车登记缺项</td><td>补录登记</td></tr></table>')
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    const box = document.querySelector('textarea')
    if (box.dispatchEvent(paste)) document.execCommand('insertText', false, data.getData('text/plain'))
  }`)
  expect(await isShown(page.getByText('已粘贴带表格或编号的内容'))).toBe(true)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await draftOf(page)
  await expect.poll(() => treeShown(page)).toEqual(['公车登记缺项', '  补录登记'])
})

test('what is copied on a web page comes with its table, and a cell over two rows is the finding of both', async () => {
  const site = await page.context().newPage()
  await site.setContent(`<h1>整改清单公示</h1><table>
    <tr><th>序号</th><th>问题</th><th>整改措施</th></tr>
    <tr><td rowspan="2">1</td><td rowspan="2">食堂账目不清</td><td>逐月公示收支</td></tr><tr><td>补记往来账</td></tr>
    <tr><td>2</td><td>门禁管理松散</td><td>安装登记系统</td></tr></table>`)
  await site.bringToFront()
  for (const key of ['Control+a', 'Control+c']) await site.keyboard.press(key)
  await site.close()
  await page.bringToFront()
  await page.goto('/intake')
  await page.getByLabel('通报全文').click()
  await page.keyboard.press('Control+v')
  expect(await isShown(page.getByText('已粘贴带表格或编号的内容'))).toBe(true)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await draftOf(page)
  await expect
    .poll(() => treeShown(page))
    .toEqual(['食堂账目不清', '  逐月公示收支', '  补记往来账', '门禁管理松散', '  安装登记系统'])
})

test('a file that is dropped anywhere on the page is read', async () => {
  await page.goto('/intake')
  await page.getByLabel('通报全文').waitFor()
  await page.evaluate(`{
    const data = new DataTransfer()
    data.items.add(new File(['1.关于“台账不全”的问题。\\n（1）建立台账。\\n'], '拖入的通报.txt'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }`)
  await draftOf(page)
  expect(await isShown(page.getByRole('heading', { name: '拖入的通报' }))).toBe(true)
})

test('what a ledger calls done is listed and kept over a reload, confirmed by the principal, and opened again', async () => {
  const underWay = new TextEncoder().encode(
    [
      ['序号', '问题', '整改措施', '责任单位', '完成时限', '完成情况', '完成日期'],
      ['1', '印章管理松散', '修订印章办法', '规划建设局', '2026-06-30', '已销号', '2026-05-30'],
      ['2', '值班记录缺失', '补齐值班记录', '规划建设局', '2026-06-30', '已完成', '2026-05-31'],
      ['3', '档案室漏水', '修缮档案室', '规划建设局', '2030-06-30', '基本完成', ''],
    ]
      .map((row) => row.join('\t'))
      .join('\n'),
  )
  await page.goto('/intake')
  await giveFiles(page, [{ name: '半途台账.tsv', bytes: underWay }])
  await draftOf(page)
  expect(await settleAll(page)).toBe(true)
  await page.getByRole('button', { name: '导入为整改专项' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await dialog.getByRole('button', { name: '查看台账' }).click()
  await page.waitForURL('**/ledger**')
  await page.goto('/')
  const hint = page.getByRole('region', { name: /建档前已销号清单/ })
  expect(await isShown(hint.getByText('2 条措施来源称已完成'))).toBe(true)
  await hint.getByRole('link', { name: '去列清单' }).click()
  await page.getByRole('button', { name: '全选（2 条）' }).click()
  await page.reload()
  expect(await isShown(page.getByText('已恢复未提交的内容'))).toBe(true)
  await expect.poll(() => page.getByRole('checkbox', { name: '列入 2-1' }).isChecked()).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '提交清单（2 条）' }).click()
  expect(await isShown(page.getByText('可以确认的人：季明。'))).toBe(true)
  const address = page.url()
  await page.getByRole('link', { name: '补齐值班记录' }).click()
  expect(await isShown(page.getByRole('dialog').getByText('补齐值班记录').first())).toBe(true)
  const other = await openSignedIn(browser, principal, { path: '/', baseURL: app.address, viewport: phone })
  await other.getByRole('link', { name: '去确认' }).click()
  expect(await isShown(other.getByText('修订印章办法').first())).toBe(true)
  await expect.poll(() => flawsOf(other)).toEqual([])
  await other.getByRole('button', { name: '确认这 2 条建档前已销号' }).click()
  expect(await isShown(other.getByRole('link', { name: '查看台账中建档前已销号的措施' }))).toBe(true)
  await other.context().close()
  await page.goto(address.replace('take-over', 'ledger'))
  expect(await isShown(page.getByText('已销号 2/3'))).toBe(true)
  await page.getByRole('button', { name: '其中建档前已销号 2' }).click()
  await page.getByText('修订印章办法').click()
  const drawer = page.getByRole('dialog')
  expect(await isShown(drawer.getByText(/来源：半途台账 · 完成日期：2026-05-30/))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await drawer.getByRole('button', { name: '重新打开' }).click()
  await drawer.getByRole('textbox').fill('抽查发现没有执行。')
  await drawer.getByRole('button', { name: '重新打开' }).click()
  expect(await isShown(page.getByRole('button', { name: '其中建档前已销号 1' }))).toBe(true)
  expect(await isShown(drawer.getByText('重新整改').first())).toBe(true)
})

test('what was imported by mistake is voided: the coordinator asks, the principal confirms on a phone', async () => {
  await page.goto('/rectifications')
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: '半途', exact: true }) })
  await card.getByRole('button', { name: /^更多/ }).click()
  await card.getByRole('button', { name: '申请作废' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('作废理由').fill('导入了别的单位的台账')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: '提交申请' }).click()
  expect(await isShown(card.getByRole('button', { name: '撤回申请' }))).toBe(true)
  const path = '/rectifications'
  const other = await openSignedIn(browser, principal, { path, baseURL: app.address, viewport: phone })
  const asked = other.getByRole('region', { name: '申请作废整个专项' })
  expect(await isShown(asked.getByText('理由：导入了别的单位的台账'))).toBe(true)
  expect(await isShown(asked.getByText(/3 个问题、3 条措施（其中已销号 1 条）/))).toBe(true)
  await expect.poll(() => flawsOf(other)).toEqual([])
  await asked.getByRole('button', { name: '确认作废' }).click()
  const apart = other.getByRole('group').filter({ hasText: '已作废（1）' })
  await apart.getByText('已作废（1）').click()
  expect(await isShown(apart.getByText('半途', { exact: true }))).toBe(true)
  await expect.poll(() => other.getByRole('link', { name: '半途', exact: true }).count()).toBe(0)
  await expect.poll(() => flawsOf(other)).toEqual([])
  await apart.getByRole('link', { name: '日志' }).click()
  await other.getByRole('button', { name: '校验日志链' }).click()
  expect(await isShown(other.getByRole('row', { name: /确认作废整个专项/ }))).toBe(true)
  expect(await isShown(other.getByText(/^校验通过/))).toBe(true)
  await other.context().close()
})
