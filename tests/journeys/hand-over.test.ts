import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { flawsOf, isShown, look, openSignedIn, phone } from './page-checks.ts'
import { anAssignedMeasure, appoint, hire, idOf, personCalled, type Staff } from './staff.ts'

let app: RunningApp
let browser: Browser
let staff: Staff
let leaver = ''
let successor = ''
let objects = ''

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  staff = await appoint(app)
  const { ask, ownerId: organizationId } = staff
  leaver = await personCalled(ask, '陶然')
  const person = { name: '唐逸', username: 'tang.handler', organizationId, role: 'handler' }
  successor = (await hire(app, ask, person)).id
  const { id, measureId } = await anAssignedMeasure(staff, {
    name: '2026年生态环境督察整改',
    title: '部分企业违规排污',
    measure: '督促 3 家企业完成整改。',
  })
  objects = `/rectifications/${id}/measures/${measureId}/objects`
  const named = { commandId: randomUUID(), name: '违规排污企业', unit: '家' }
  const objectListId = idOf(await ask('POST', `/api${objects}`, named))
  const items = ['东港化工', '南屏印染', '望海制革'].map((name, at) => ({
    number: String(at + 1),
    name,
    place: '',
    responsibleId: at < 2 ? leaver : null,
    responsibleWords: '',
    dueOn: null,
  }))
  await ask('PUT', `/api${objects}/rows`, { commandId: randomUUID(), objectListId, items })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('the objects for which somebody answers are looked at from the hand-over, and pass with the measure', async () => {
  const path = `/people/hand-over?person=${leaver}`
  const page = await openSignedIn(browser, staff.coordinator, { path, baseURL: app.address })
  const duty = page.locator('.hand-over-duty').filter({ hasText: '有其负责对象的清单' })
  await duty.getByText('查看事项').click()
  await look(page, 'hand-over-1440')
  await duty.getByRole('link', { name: '违规排污企业（2 家）' }).click()
  await page.getByRole('button', { name: /东港化工/ }).waitFor()
  expect(await isShown(page.getByText('2 项', { exact: true }))).toBe(true)
  await expect.poll(() => page.getByRole('button', { name: /望海制革/ }).count()).toBe(0)
  await page.goBack()
  const combobox = duty.getByRole('combobox')
  await combobox.click()
  await page.keyboard.type('唐逸')
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await open.locator('.ant-select-item-option-active').getByText('唐逸').waitFor()
  await page.keyboard.press('Enter')
  expect(await isShown(duty.getByText('将移交 1 项。'))).toBe(true)
  await page.getByLabel('移交原因').fill('调离')
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.getByRole('button', { name: '移交 1 项' }).click()
  expect(await isShown(page.getByText('已移交'))).toBe(true)
  await page.goto(`${objects}?who=${successor}`)
  await page.getByRole('button', { name: /南屏印染/ }).waitFor()
  expect(await isShown(page.getByText('2 项', { exact: true }))).toBe(true)
  await page.setViewportSize(phone)
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.context().close()
})

test('a file of objects that is too large is refused with how large it may be and what to do', async () => {
  const page = await openSignedIn(browser, staff.head, { path: objects, baseURL: app.address })
  await page.getByRole('button', { name: '导入 Excel' }).waitFor()
  for (const [megabytes, words] of [
    [5.5, '文件超过 5 MB，没有保存。请压缩或拆分。'],
    [9, '提交的内容过大（上限 6 MB）。请分几次提交，或减少内容。'],
  ] as const) {
    const buffer = Buffer.alloc(megabytes * 1024 * 1024, '编号,名称\n')
    const file = { name: '企业.csv', mimeType: 'text/csv', buffer }
    await page.locator('input[type=file]').first().setInputFiles(file)
    expect(await isShown(page.getByRole('alert').getByText(words))).toBe(true)
  }
  await expect.poll(() => flawsOf(page)).toEqual([])
  await page.context().close()
})
