import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'

/** What opening a page cost until it could be used. */
export type Load = {
  /** From the asking until what one came for had been drawn. */
  readonly ms: number
  /** Until anything at all was painted. */
  readonly firstPaint: number
  readonly requests: number
  readonly kilobytes: number
  /** Running scripts, as the browser counts it, and all that its main thread did. */
  readonly script: number
  readonly task: number
}

/** How a machine and its network are slower than here. */
export type Slowness = { readonly cpu: number; readonly megabits: number; readonly latency: number }

/** Begins anew: nothing of the pages is kept, whoever has the cookie is signed in. */
export async function newVisitor(browser: Browser, origin: string, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const [name = ''] = cookie.split('=', 1)
  if (name !== '') await context.addCookies([{ name, value: cookie.slice(name.length + 1), url: origin }])
  return context
}

/** Opens a page in a window of its own and measures until `drawn` is there. */
export async function measureLoad(
  context: BrowserContext,
  options: { path: string; drawn: string; slow: Slowness | null; trace: string | null },
): Promise<Load> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    await slowDown(session, options.slow)
    const traffic = await countTraffic(session)
    await page.addInitScript({ content: watchFor(options.drawn) })
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const browser = context.browser()
    if (options.trace !== null) await browser?.startTracing(page, { path: options.trace })
    await page.goto(options.path, { waitUntil: 'commit' })
    const ms = await drawnAt(page)
    const counted = traffic(ms)
    const { metrics } = await session.send('Performance.getMetrics')
    if (options.trace !== null) await browser?.stopTracing()
    const of = (name: string): number => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
    const firstPaint = await page.evaluate(
      () => performance.getEntriesByName('first-paint')[0]?.startTime ?? Number.NaN,
    )
    return { ms, firstPaint, ...counted, script: of('ScriptDuration'), task: of('TaskDuration') }
  } finally {
    await page.close()
  }
}

/** Opens a page in a window of its own and names, in order, what is asked of the server until `drawn` is there. */
export async function askedBefore(
  context: BrowserContext,
  options: { path: string; drawn: string },
): Promise<readonly string[]> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const asked: { readonly at: number; readonly what: string }[] = []
    session.on('Network.requestWillBeSent', ({ request, timestamp }) => {
      if (request.url.startsWith('http')) asked.push({ at: timestamp, what: whatOf(request) })
    })
    await page.addInitScript({ content: watchFor(options.drawn) })
    await page.goto(options.path, { waitUntil: 'commit' })
    const end = (asked[0]?.at ?? 0) + (await drawnAt(page)) / 1_000
    return asked.filter(({ at }) => at <= end).map(({ what }) => what)
  } finally {
    await page.close()
  }
}

function whatOf({ method, url }: { readonly method: string; readonly url: string }): string {
  const { pathname, search } = new URL(url)
  return `${method} ${pathname}${search}`
}

/** A fixed piece of work in a page of its own: how quick this browser computes here and now, in ms of its main thread. */
export async function measureReference(context: BrowserContext): Promise<number> {
  const page = await context.newPage()
  try {
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const spent = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics')
      return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
    }
    const before = await spent()
    await page.evaluate(fixedWork)
    return (await spent()) - before
  } finally {
    await page.close()
  }
}

/** Sorts 200,000 words that are always the same. */
const fixedWork = `{
  let seed = 1
  const words = Array.from({ length: 200_000 }, () => ((seed = (seed * 48_271) % 2_147_483_647), seed.toString(36)))
  words.sort().join('').length
}`

async function slowDown(session: CDPSession, slow: Slowness | null): Promise<void> {
  await session.send('Network.enable')
  if (slow === null) return
  const throughput = (slow.megabits * 1_000_000) / 8
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu })
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: slow.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
}

/** Counts what is asked of the server and what of it arrives before a moment after the first request. */
async function countTraffic(
  session: CDPSession,
): Promise<(until: number) => Pick<Load, 'requests' | 'kilobytes'>> {
  const asked: number[] = []
  const arrived: { at: number; bytes: number }[] = []
  session.on('Network.requestWillBeSent', ({ request, timestamp }) => {
    if (request.url.startsWith('http')) asked.push(timestamp)
  })
  session.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => {
    arrived.push({ at: timestamp, bytes: encodedDataLength })
  })
  return (until) => {
    const end = (asked[0] ?? 0) + until / 1_000
    const bytes = arrived.filter(({ at }) => at <= end).reduce((sum, one) => sum + one.bytes, 0)
    return { requests: asked.filter((at) => at <= end).length, kilobytes: bytes / 1_000 }
  }
}

/** Runs in the page: notes when what matches has come into it and been drawn. The frame that shows it ends when the next task begins. */
const watchFor = (selector: string): string => `{
  const watch = new MutationObserver(() => {
    if (document.querySelector(${JSON.stringify(selector)}) === null) return
    watch.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')))
  })
  watch.observe(document, { childList: true, subtree: true })
}`

async function drawnAt(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => performance.getEntriesByName('drawn')[0]?.startTime)
  return Number(await mark.jsonValue())
}
