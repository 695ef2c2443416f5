import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, look, openSignedIn, phone } from './page-checks.ts'
import { anAssignedMeasure, appoint, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let documents = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { id } = await anAssignedMeasure(staff, {
    name: '2026年巡察整改',
    title: '占道设施长期无人清理',
    measure: '清理 14 处违规占道设施。',
  })
  documents = `/rectifications/${id}/documents`
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** Opens the paragraph that says how many measures there are, to write in it. */
async function rewrite(page: Page): Promise<void> {
  const paragraph = page.locator('p[id^="block-"]', { hasText: '整改措施。' }).first()
  const at = Number((await paragraph.getAttribute('id'))?.replace('block-', '')) + 1
  await page.getByRole('button', { name: `修改第${at}段`, exact: true }).click()
  await page.getByRole('button', { name: '在后面加一段' }).click()
}

test('a notice is drafted, edited, checked, approved by another person, published, given and corrected', async () => {
  const page = await openSignedIn(browser, staff.coordinator, { path: documents, baseURL: app.address })
  await page.getByRole('button', { name: '公文要素' }).click()
  await page.getByRole('textbox', { name: '标题' }).fill('云溪新区管委会关于巡察整改情况的通报')
  await page.getByRole('textbox', { name: '落款单位' }).fill('云溪新区管理委员会')
  await page.getByRole('checkbox', { name: '整改台账' }).check()
  await page.getByRole('checkbox', { name: '措施清单' }).check()
  await page.getByRole('textbox', { name: '其他附件' }).fill('任务分工图')
  await page.getByRole('button', { name: '更新文稿' }).click()
  await page.getByText('文字', { exact: true }).click()
  await page.getByRole('heading', { name: '云溪新区管委会关于巡察整改情况的通报' }).waitFor()
  await page.getByText('附件：', { exact: true }).waitFor()
  await page.getByText('措施清单', { exact: true }).waitFor()
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'editions-choices-1440')
  await page.getByRole('button', { name: '起草正式文稿' }).click()
  await page.getByText('起草中', { exact: true }).waitFor()

  await rewrite(page)
  await page.getByRole('textbox', { name: '这一段的文字' }).fill('走访企业12家，细化分解为7条整改措施。')
  await page.getByRole('button', { name: '保存文字' }).click()
  expect(await isShown(page.getByText('文中“7条”，记录是 1'))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'editions-wrong-1440')
  if (process.env['BIHUAN_SCREENSHOTS'] === '1')
    await page.screenshot({ path: resolve(import.meta.dirname, '../../docs/images/edition.png') })
  await page.getByRole('button', { name: '核对并送审定' }).click()
  expect(await isShown(page.getByText('不能定稿').first())).toBe(true)

  await page
    .getByRole('button', { name: /^去“走访企业/ })
    .first()
    .click()
  const at = Number((await page.locator('p[id^="block-"]:focus').getAttribute('id'))?.slice(6)) + 1
  await page.getByRole('button', { name: `修改第${at}段`, exact: true }).click()
  await page.getByRole('button', { name: '改写' }).click()
  await page.getByRole('textbox', { name: '这一段的文字' }).fill('走访企业12家，细化分解为1条整改措施。')
  await page.getByRole('button', { name: '保存文字' }).click()
  expect(await isShown(page.getByText('手写的数字与记录一致。'))).toBe(true)
  await page.getByRole('button', { name: '注明来源', exact: true }).click()
  await page.getByRole('textbox', { name: '来源' }).fill('走访台账')
  await page.getByRole('button', { name: '保存来源' }).click()
  expect(await isShown(page.getByRole('button', { name: '12家：来源是走访台账' }))).toBe(true)
  await page.getByRole('button', { name: '核对并送审定' }).click()
  await page.getByText('已核对，待审定', { exact: true }).waitFor()
  const edition = new URL(page.url()).pathname

  const onPhone = { path: edition, baseURL: app.address, viewport: phone }
  const approver = await openSignedIn(browser, staff.inspector, onPhone)
  await approver.getByRole('button', { name: '审定', exact: true }).click()
  await approver.getByText('审定《云溪新区管委会关于巡察整改情况的通报》？', { exact: false }).waitFor()
  await approver.getByRole('tooltip').getByRole('button', { name: '审定' }).click()
  await approver.getByText('已审定，待发布', { exact: true }).waitFor()
  await expect.poll(() => flawsOf(approver)).toEqual([])
  await look(approver, 'editions-approved-360')

  await page.reload()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '发布' }).click()
  await page.getByText('已发布', { exact: true }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('2026年巡察整改情况通报第1版.pdf')
  const bytes = await readFile(await download.path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await isShown(page.getByText(createHash('sha256').update(bytes).digest('hex')))).toBe(true)

  await page.getByText('附件3 任务分工图').waitFor()
  await page.getByText('只列名称，系统没有这份文件，请自行附上').waitFor()
  const [attached] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载附件“整改台账”Excel' }).click(),
  ])
  expect(attached.suggestedFilename()).toBe('2026年巡察整改情况通报第1版附件1 整改台账.xlsx')
  const sheet = createHash('sha256')
    .update(await readFile(await attached.path()))
    .digest('hex')
  expect(await isShown(page.getByText(sheet))).toBe(true)

  await page.getByRole('button', { name: '登记提供' }).click()
  await page.getByRole('textbox', { name: '提供给' }).fill('市委巡察办')
  await page.getByRole('textbox', { name: '方式' }).fill('机要交换')
  await page.getByRole('dialog').getByRole('button', { name: '登记提供' }).click()
  expect(await isShown(page.getByText(/市委巡察办（机要交换）$/))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'editions-given-1440')

  await page.getByRole('button', { name: '起草更正版' }).click()
  expect(await isShown(page.getByRole('link', { name: '更正第1版' }))).toBe(true)
  await page.getByRole('link', { name: '返回文稿' }).click()
  expect(await isShown(page.getByRole('link', { name: '第1版' }))).toBe(true)
  expect(await isShown(page.getByText('更正第1版'))).toBe(true)
  await look(page, 'editions-list-1440')
})
