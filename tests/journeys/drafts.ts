import type { Page } from 'playwright-core'
import { isShown } from './page-checks.ts'

/** Pastes a text on the intake page, has it read, and waits for the draft; gives the draft's address. */
export async function pasteAndRead(page: Page, words: string): Promise<string> {
  await page.goto('/intake')
  await page.getByLabel('通报全文').fill(words)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  return draftOf(page)
}

/** Gives files on the intake page. */
export async function giveFiles(
  page: Page,
  files: { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) }))
  await page.locator('input[type=file]').setInputFiles(given)
}

/** Waits until what was given is read and its draft is open; gives the draft's address. */
export async function draftOf(page: Page): Promise<string> {
  await page.waitForURL(/\/intake\/[0-9a-f-]{36}$/)
  await page.getByRole('tree').waitFor()
  return page.url()
}

/** What the tree shows, line by line: findings as they are, measures indented. */
export async function treeShown(page: Page): Promise<string[]> {
  const rows = await page.getByRole('treeitem').all()
  return Promise.all(
    rows.map(async (row) => {
      const level = await row.getAttribute('aria-level')
      const words = await row
        .locator('.intake-words > b, .intake-words > span:first-child')
        .last()
        .innerText()
      return `${level === '2' ? '  ' : ''}${words}`
    }),
  )
}

/** The words of the row under the cursor, which has the focus. */
export async function cursorRow(page: Page): Promise<string> {
  return page.locator('[role=treeitem]:focus .intake-words').innerText()
}

/** Goes through all that is open with the keyboard until nothing is left. */
export async function settleAll(page: Page): Promise<boolean> {
  const done = page.getByText('已逐处核对，可以导入。')
  const left = page.locator('.intake-points strong')
  await left.waitFor()
  const most = Number(/\d+/.exec(await left.innerText())?.[0] ?? 0)
  for (let at = 0; at < most && (await done.count()) === 0; at += 1) {
    await page.keyboard.press('n')
    await page.keyboard.press('a')
  }
  return isShown(done)
}
