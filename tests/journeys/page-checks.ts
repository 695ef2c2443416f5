import { mkdir } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import { namedVersion, patienceMs } from './browser.ts'

/** The sizes at which every page has to work: a desk and a phone. */
export const desk = { width: 1440, height: 900 }
export const phone = { width: 360, height: 740 }

export type Scheme = 'light' | 'dark'

/** Opens a page of a person of their own: no cookies, Chinese, in light or dark. */
export async function openPage(
  browser: Browser,
  options: { baseURL: string; viewport?: { width: number; height: number }; scheme?: Scheme },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: options.baseURL,
    viewport: options.viewport ?? desk,
    colorScheme: options.scheme ?? 'light',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  return context.newPage()
}

/** For looking at by eye: a picture of the whole page, kept only where `BIHUAN_LOOK` names a folder. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['BIHUAN_LOOK']
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** What is wrong with a page: serious or critical violations of WCAG A and AA, and content wider than the window. */
export async function flawsOf(page: Page): Promise<string[]> {
  // In one go, without a second page to which what was found in all frames is carried, and without writing down element by
  // element what is right: on a long page a quarter of the work. Frames are not looked into so, and there are none.
  // What is still fading in has other colours than it will have.
  await page.evaluate(settled)
  if (page.frames().length > 1) throw new Error('the page has a frame, which is not looked into')
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .setLegacyMode()
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const flaws = grave.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
  return [...flaws, ...(await widthFlaws(page))]
}

/** The same of the width alone: where the page differs from one that was looked at by nothing else. */
export async function widthFlaws(page: Page): Promise<string[]> {
  const overflow = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return overflow === 0 ? [] : [`the page is ${String(overflow)} px wider than the window`]
}

/** What is looked at of a page that is looked at whole in another look: its width, and in `npm run test:long` all of it. */
export const flawsBesides = namedVersion() === null ? widthFlaws : flawsOf

const settled = `Promise.all(document.getAnimations()
  .filter((one) => one.playState === 'running' && one.effect.getTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => {}))).then(() => {})`

/** Whether something comes into sight, on the slowest of machines too. */
export async function isShown(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: patienceMs }).then(
    () => true,
    () => false,
  )
}

/** The path and query that the page arrives at, once it is the one expected or patience ends. */
export async function arrival(page: Page, expected: string): Promise<string> {
  await page
    .waitForURL((url) => url.pathname + url.search === expected, { timeout: patienceMs })
    .catch(() => {})
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

/** Signs in on the sign-in page and waits until the page behind it has come. */
export async function signIn(page: Page, credentials: { username: string; password: string }): Promise<void> {
  await page.getByLabel('用户名').fill(credentials.username)
  await page.getByLabel('密码', { exact: true }).fill(credentials.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: /^账号/ }).waitFor()
}

/** Opens a page at a path as somebody, who signs in on the way. */
export async function openSignedIn(
  browser: Browser,
  who: { username: string; password: string },
  { path, ...options }: Parameters<typeof openPage>[1] & { path: string },
): Promise<Page> {
  const page = await openPage(browser, options)
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`)
  await signIn(page, who)
  return page
}

/** The name under which the browser keeps what it is given; the driver's own event is unknown to the oldest. */
export async function downloadedName(page: Page, ask: () => Promise<void>): Promise<string> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.enable')
  const name = new Promise<string>((resolve) =>
    session.once('Page.downloadWillBegin', ({ suggestedFilename }) => resolve(suggestedFilename)),
  )
  await ask()
  const impatience = AbortSignal.timeout(patienceMs)
  const late = new Promise<never>((_, reject) =>
    impatience.addEventListener('abort', () => reject(new Error('nothing was downloaded'))),
  )
  const given = await Promise.race([name, late])
  await session.detach()
  return given
}

/** Loads the page anew after a test that failed, so that what stood open in it does not fell the next ones as well. */
export function reloadAfterFailure(page: () => Page): void {
  beforeEach(({ onTestFailed }) => {
    onTestFailed(async () => {
      await page().reload()
    })
  })
}
