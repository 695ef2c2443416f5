import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canPrint, fileOf, picturesOf } from '../../packages/readers/src/ocr/print.testing.ts'
import { type GreyPicture, resized } from '../../packages/readers/src/pages/grey-picture.ts'
import { printedPdf } from '../../packages/readers/src/pdf/pdf.testing.ts'
import { noticeParagraphs } from '../../packages/readers/src/pdf/read-pdf.testing.ts'
import { type RunningApp, startApp } from './app.ts'
import { launchBrowser } from './browser.ts'
import { draftOf, giveFiles, treeShown } from './drafts.ts'
import { flawsOf, isShown, openPage, openSignedIn, phone, reloadAfterFailure } from './page-checks.ts'
import { appoint } from './staff.ts'

/** As many pages as a scan may have: recognising them takes far longer than the journey looks at it. */
const pages = 60
/** How long the first of them may take on a busy machine. */
const patience = { timeout: 90_000 }

let app: RunningApp
let browser: Browser
let page: Page
let other: Page

beforeAll(async () => {
  ;[app, browser] = await Promise.all([startApp(), launchBrowser()])
  const staff = await appoint(app)
  const open = async (options: Partial<Parameters<typeof openPage>[1]>): Promise<Page> => {
    const opened = await openSignedIn(browser, staff.coordinator, {
      path: '/intake',
      baseURL: app.address,
      ...options,
    })
    return opened
  }
  page = await open({})
  other = await open({ viewport: phone, scheme: 'dark' })
})

afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

reloadAfterFailure(() => page)

test(`fonts to print pages with ${canPrint ? 'lie' : 'do not lie'} beside the project`, () => {
  expect(typeof canPrint).toBe('boolean')
})

const row = (on: Page) => on.locator('[data-reading]').filter({ hasText: '扫描的通报' })
const recognising = (on: Page) => row(on).getByRole('status').getByText('正在识别图片中的文字')

test.runIf(canPrint)('a long scan shows what is being done and how far it is', async () => {
  const picture = only(await picturesOf(noticeParagraphs.slice(4, 12), { size: 14 }))
  const scan = printedPdf(Array.from({ length: pages }, () => ({ prints: [{ kind: 'picture', picture }] })))
  await giveFiles(page, [{ name: '扫描的通报.pdf', bytes: scan }])
  await recognising(page).waitFor(patience)
  await row(page)
    .getByText(/^[1-9]\d* \/ 60$/)
    .waitFor(patience)
  expect(await isShown(row(page).getByRole('progressbar', { name: '“扫描的通报.pdf”的读取进度' }))).toBe(true)
  await expect.poll(() => flawsOf(page)).toEqual([])
})

test.runIf(canPrint)(
  'it goes on when the page is left, and everybody who reads documents in sees it',
  async () => {
    await page.reload()
    expect(await isShown(recognising(page))).toBe(true)
    expect(await isShown(row(page).getByText(/^[1-9]\d* \/ 60$/))).toBe(true)
    await other.goto('/intake')
    expect(await isShown(recognising(other))).toBe(true)
    await expect.poll(() => flawsOf(other)).toEqual([])
  },
)

test.runIf(canPrint)('it can be stopped, and nothing is left of it', async () => {
  await row(page).getByRole('button', { name: '停止' }).click()
  await row(page).waitFor({ state: 'detached' })
  await page.reload()
  expect(await isShown(page.getByText('还没有草稿'))).toBe(true)
  await expect.poll(() => row(page).count()).toBe(0)
})

test.runIf(canPrint)(
  'a screenshot that is pasted is read, and words that were hard to read are marked',
  async () => {
    const paragraphs = [
      '一、关于“台账登记不全”问题的整改。',
      '1.对十二个在建工程逐一排查，限期组织验收。',
      '2.修订工程验收管理办法，明确验收责任。',
    ]
    const print = { size: 14, page: 'width: 150mm, height: 60mm, margin: 8mm' }
    const faint = blurred(only(await picturesOf(paragraphs, print)))
    await paste(page, fileOf(faint, 'png'))
    await draftOf(page)
    await expect.poll(async () => (await treeShown(page)).join('\n')).toContain('在建工程')
    const doubtful = page.locator('.intake-source .intake-doubt')
    expect(await isShown(doubtful.first())).toBe(true)
    await expect.poll(() => doubtful.first().getAttribute('title')).toBe('识别没有把握，请对照原件')
    expect(await isShown(page.locator('.intake-points').getByText('识别存疑').first())).toBe(true)
    await expect.poll(() => flawsOf(page)).toEqual([])
  },
)

/** Pastes a picture as a screenshot program puts it on the clipboard. */
async function paste(on: Page, png: Uint8Array): Promise<void> {
  await on.goto('/intake')
  await on.getByLabel('通报全文').click()
  const bytes = Buffer.from(png).toString('base64')
  await on.evaluate(`{
    const bytes = Uint8Array.from(atob('${bytes}'), (one) => one.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(paste)
  }`)
}

function only([picture]: readonly GreyPicture[]): GreyPicture {
  if (picture === undefined) throw new Error('nothing was printed')
  return picture
}

function blurred(picture: GreyPicture): GreyPicture {
  return resized(resized(picture, 0.3), 1 / 0.3)
}
