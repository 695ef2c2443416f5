import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser, officeHost } from './browser.ts'
import { pasteAndRead } from './drafts.ts'
import { oldVersions } from './old-chromium.ts'
import { downloadedName, isShown, openPage, signIn } from './page-checks.ts'
import { aRectification, appoint, assignInDrawer, type Credentials, type Staff } from './staff.ts'

const olderFiles = resolve(import.meta.dirname, '../../packages/web/dist/assets/older')

let app: RunningApp
let staff: Staff
let address = ''

beforeAll(async () => {
  app = await startApp()
  staff = await appoint(app)
  address = app.address.replace('127.0.0.1', officeHost)
})

afterAll(() => app?.stop())

describe.each(oldVersions)('Chromium %s, by plain HTTP from elsewhere in the office', (version) => {
  let browser: Browser
  let coordinator: Page
  let ledger = ''
  let finding = ''
  let measure = ''
  const faults: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser({ version })
    const { id, findingId, measureIds } = await aRectification(staff.ask, {
      name: `2026年巡察整改（${version}）`,
      title: '公务接待审批不严',
      measures: ['修订接待管理办法，明确先审批后接待。'],
    })
    ledger = `/rectifications/${id}/ledger`
    finding = `${ledger}?finding=${findingId}`
    measure = `${ledger}?measure=${measureIds[0] ?? ''}`
    coordinator = await openAs(staff.coordinator)
  })

  afterAll(() => browser?.close())

  async function openAs(who: Credentials): Promise<Page> {
    const page = await openPage(browser, { baseURL: address })
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      // Before anybody signed in, the pages ask who it is.
      const isExpected = message.location().url.endsWith('/api/session')
      if (message.type() === 'error' && !isExpected) faults.push(`${page.url()}: ${message.text()}`)
    })
    await page.goto('/sign-in')
    await signIn(page, who)
    return page
  }

  test('understands every file that was built for it', async () => {
    const files = (await readdir(olderFiles)).filter((name) => name.endsWith('.js'))
    const names = files.filter((name) => !/^(?:index|built-ins)-/.test(name))
    const failed = await coordinator.evaluate<string[]>(
      // In words, as what builds the tests would make its own of `import`.
      `Promise.all(${JSON.stringify(names)}.map((name) =>
        import('/assets/older/' + name).then(() => '', (error) => name + ': ' + error)))`,
    )
    expect(failed.filter((one) => one !== '')).toEqual([])
    expect(failed.length).toBeGreaterThan(30)
  })

  test('opens every page', async () => {
    const draft = new URL(
      await pasteAndRead(coordinator, '一、纪律不严。\n整改措施：修订办法，12月底前完成。'),
    )
    const into = `${draft.pathname}/into/${ledger.split('/')[2] ?? ''}`
    const paths = ['/', '/rectifications', ledger, finding, measure, ledger.replace('ledger', 'journal')]
    paths.push('/closures', '/people', '/people/history', '/begin', '/intake', draft.pathname, into)
    for (const path of [...paths, '/no-such-page']) {
      await coordinator.goto(path)
      const heading = coordinator.getByRole('heading', { level: 1 })
      expect({ path, opens: await isShown(heading) }).toEqual({ path, opens: true })
    }
  })

  test('takes a measure from its assignment to closed', async () => {
    await coordinator.goto(measure)
    await assignInDrawer(coordinator)
    const handler = await openAs(staff.handler)
    await handler.goto(measure)
    await handler.getByRole('button', { name: '开始整改' }).click()
    await handler.getByText('暂不能申请销号：没有佐证材料').waitFor()
    await handler.getByRole('button', { name: '填报进展' }).click()
    await handler.locator('input[type=file]').setInputFiles({
      name: '办法.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('接待管理办法（修订）'),
    })
    await handler.getByText('✓ 已上传').waitFor()
    await handler.getByLabel('进展情况').fill('办法已修订并印发。')
    await handler.getByRole('button', { name: '提交进展' }).click()
    await handler.getByText('进展已提交').waitFor()
    await handler.getByRole('button', { name: '申请销号' }).click()
    await handler.getByLabel('完成情况说明').fill('办法已印发并执行。')
    await handler.getByRole('button', { name: '提交申请' }).click()
    await handler.getByText('已申请销号').waitFor()
    for (const who of [staff.head, staff.coordinator, staff.leader, staff.inspector]) await approve(who)
    await handler.reload()
    expect(await isShown(handler.getByRole('dialog').getByText('已销号').first())).toBe(true)
    const file = handler.getByRole('link', { name: /办法\.txt/ }).first()
    expect(await downloadedName(handler, () => file.click())).toBe('办法.txt')
  })

  test('puts a sentence of the figures on the clipboard, which browsers keep from such pages, to be pasted elsewhere', async () => {
    await coordinator.goto(`${ledger.replace('ledger', 'documents')}?document=figures`)
    const sentence = coordinator.locator('.document-paper p').filter({ hasText: '截至' }).last()
    const words = (await sentence.textContent()) ?? ''
    expect(words).toMatch(/^截至.*限期整改1条。/u)
    const behind = coordinator.locator('.document-paper p:has-text("截至") + .document-copy').last()
    await behind.getByRole('button', { name: '复制' }).click()
    await behind.getByRole('button', { name: '已复制' }).waitFor()
    await coordinator.goto('/intake')
    const elsewhere = coordinator.getByLabel('通报全文')
    await elsewhere.click()
    await coordinator.keyboard.press('Control+V')
    await expect.poll(() => elsewhere.inputValue()).toBe(words)
  })

  test('shows which browsers do where it cannot show more: as an older one would, and without scripts', async () => {
    const asOlder = await browser.newContext({ baseURL: address })
    await asOlder.addInitScript('CSS.supports = () => false')
    const withoutScripts = await browser.newContext({ baseURL: address, javaScriptEnabled: false })
    for (const context of [asOlder, withoutScripts]) {
      const page = await context.newPage()
      await page.goto('/rectifications')
      expect(await isShown(page.getByRole('heading', { name: '当前浏览器打不开闭环' }))).toBe(true)
      await context.close()
    }
  })

  test('and none of it met an error', () => {
    expect(faults).toEqual([])
  })

  async function approve(who: Credentials): Promise<void> {
    const page = await openAs(who)
    await page.goto('/closures')
    await page.getByRole('button', { name: '同意并签字' }).click()
    await page.getByText('已同意').waitFor()
    await page.context().close()
  }
})
