import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, look, openSignedIn, phone } from './page-checks.ts'
import { anAssignedMeasure, appoint, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let measure = ''
let objects = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { id, measureId } = await anAssignedMeasure(staff, {
    name: '2026年生态环境督察整改',
    title: '部分企业违规排污',
    measure: '督促 5 家企业完成整改。',
  })
  measure = `/rectifications/${id}/ledger?measure=${measureId}`
  objects = `/rectifications/${id}/measures/${measureId}/objects`
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const photo = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const firms = [
  '编号,名称,地点,时限',
  '1,东港化工,东港路8号,2030-05-31',
  '2,南屏印染,南屏路2号,',
  '3,望海制革,望海街5号,',
]

test('the head begins a list, reads five firms from a file, and the handler says on a phone that one is done, by a photograph', async () => {
  const page = await openSignedIn(browser, staff.head, { path: measure, baseURL: app.address })
  await page.getByRole('dialog').getByRole('button', { name: '建立清单' }).click()
  const beginning = page.getByRole('dialog', { name: '建立清单' })
  await beginning.getByLabel('清单名称').fill('违规排污企业')
  await beginning.getByLabel('单位').fill('家')
  await beginning.getByRole('button', { name: '建立清单' }).click()
  await page.getByRole('link', { name: '打开清单' }).click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '企业.csv', mimeType: 'text/csv', buffer: Buffer.from(firms.join('\n')) })
  expect(await isShown(page.getByText('新增 3，变更 0，相同 0'))).toBe(true)
  await page.getByRole('button', { name: '导入 3 项' }).click()
  expect(await isShown(page.getByText(/^3\s家：已核销\s0，待核销\s0，未完成\s3/))).toBe(true)
  for (const [number, name] of [
    ['4', '滨河电镀'],
    ['5', '工业铸造'],
  ] as const) {
    await page.getByRole('button', { name: '新增对象' }).click()
    const form = page.getByRole('dialog', { name: '新增对象' })
    await form.getByRole('textbox', { name: '编号' }).fill(number)
    await form.getByRole('textbox', { name: '名称' }).fill(name)
    await form.getByRole('button', { name: '新增对象' }).click()
    await form.waitFor({ state: 'hidden' })
  }
  expect(await isShown(page.getByText(/^5\s家：/))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await look(page, 'objects-head-1440')

  const options = { path: objects, baseURL: app.address, viewport: phone }
  const onPhone = await openSignedIn(browser, staff.handler, options)
  await onPhone.getByRole('button', { name: /东港化工/ }).click()
  expect(await isShown(onPhone.getByRole('button', { name: '拍照报完成' }))).toBe(true)
  await look(onPhone, 'objects-open-360')
  await expect.poll(() => flawsOf(onPhone)).toEqual([])
  await onPhone.getByLabel('1 的照片').setInputFiles(photo)
  expect(await isShown(onPhone.getByText(/待核销\s1，未完成\s4/))).toBe(true)
  await onPhone.getByRole('checkbox', { name: '选择 2' }).check()
  await onPhone.getByRole('checkbox', { name: '选择 3' }).check()
  await onPhone.getByRole('button', { name: '报完成（2）' }).click()
  await onPhone.getByLabel('完成情况').fill('已停产整改，复查合格。')
  await onPhone.getByRole('dialog').getByRole('button', { name: '报完成' }).click()
  expect(await isShown(onPhone.getByText(/待核销\s3，未完成\s2/))).toBe(true)
  await expect.poll(() => flawsOf(onPhone)).toEqual([])
  await look(onPhone, 'objects-said-360')
})

test('the head crosses off, filters and exports; the claim names how many remain and until when, and its signers read it', async () => {
  const options = { path: objects, baseURL: app.address, viewport: phone }
  const head = await openSignedIn(browser, staff.head, options)
  await head.getByRole('button', { name: /东港化工/ }).click()
  await head.getByRole('button', { name: '核销', exact: true }).click()
  await head.getByRole('tooltip').getByRole('button', { name: '核销', exact: true }).click()
  expect(await isShown(head.getByText(/已核销\s1，待核销\s2/))).toBe(true)
  await look(head, 'objects-crossed-360')
  await head.getByRole('searchbox').fill('印染')
  await head.getByRole('searchbox').press('Enter')
  expect(await isShown(head.getByText('1 项', { exact: true }))).toBe(true)
  const [download] = await Promise.all([
    head.waitForEvent('download'),
    head.getByRole('button', { name: '导出 Excel' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^对象清单.*\.xlsx$/)
  await expect.poll(() => flawsOf(head)).toEqual([])

  const page = await openSignedIn(browser, staff.handler, { path: measure, baseURL: app.address })
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '填报进展' }).click()
  await drawer.getByLabel('进展情况').fill('一家已核销，其余按期推进。')
  await drawer.locator('input[type=file]').setInputFiles(photo)
  await drawer.getByText('已上传').waitFor()
  await drawer.getByRole('button', { name: '提交进展' }).click()
  await drawer.getByRole('button', { name: '申请销号' }).click()
  expect(await isShown(drawer.getByText(/还有 4 家未核销/))).toBe(true)
  await look(page, 'objects-claim-1440')
  await drawer.getByLabel('完成情况说明').fill('已完成主体工作。')
  await drawer.getByRole('button', { name: '提交申请' }).click()
  expect(await isShown(drawer.getByRole('alert').getByText(/还有 4 个未核销/))).toBe(true)
  await drawer.getByLabel('其余何时完成').fill('2030-06-20')
  await drawer.getByLabel('其余何时完成').press('Enter')
  await drawer.getByRole('button', { name: '提交申请' }).click()
  const remains = /申请时清单“违规排污企业”还有 4 家未核销，承诺 2030-06-20 前完成/
  expect(await isShown(drawer.getByText(remains))).toBe(true)
  const signer = await openSignedIn(browser, staff.leader, { path: measure, baseURL: app.address })
  expect(await isShown(signer.getByRole('dialog').getByText(remains))).toBe(true)
  await look(page, 'objects-claimed-1440')
})
