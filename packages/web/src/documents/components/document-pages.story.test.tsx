import { counted } from '@bihuan/core/documents/document.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { ReactNode } from 'react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, never, operations, refusal } from '../../testing/network.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import type { Figure } from './document-paper.tsx'
import { LookedAt, useLook } from './looked-at.tsx'
import '../documents.css'

const rectificationId = id<'rectification'>('00000000-0000-4000-8000-000000000071')
const size = { width: 595, height: 842 }
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><rect width="595" height="842" fill="#fff"/></svg>`
const figure = { ...counted('measure', [{ id: 'a' }, { id: 'b' }]), records: [] }
const at = { x: 100, y: 200, width: 20, height: 29 }

/** Pages from one on: the first comes by itself, those behind it four at a time. */
function partFrom<One>(all: readonly One[], from: number): One[] {
  return all.slice(from, from === 0 ? 1 : from + 4)
}

/** A paper of so many pages; of each part is told what it says. */
function answering(asked: number[], count = 9, saying: (from: number) => string = () => 'a'): void {
  answer({
    documents: {
      pages: operations.documents.pages.handler(({ input: { from } }) => {
        asked.push(from)
        const sizes = Array.from({ length: count }, () => size)
        const pages = partFrom(sizes, from).map(() => ({ svg, figures: [{ figure, at: [at] }] }))
        return { of: saying(from), shown: 'pages' as const, sizes, pages }
      }),
    },
  })
}

function Desk({ opened = [] }: { readonly opened?: Figure[] }): ReactNode {
  const look = useLook(false)
  return (
    <>
      <button type="button" onClick={look.print}>
        打印
      </button>
      <LookedAt
        of={{ wish: { rectificationId, document: 'notice', options: {} } }}
        look={look}
        onFigure={(one) => opened.push(one)}
        paper={<p>全文</p>}
      />
    </>
  )
}

const pageOf = (number: number, all = 9) =>
  page.getByRole('img', { name: `第 ${number} 页，共 ${all} 页`, exact: false })

test.each([
  ['at a desk', office],
  ['on a phone', phone],
] as const)(
  'behind the first, pages come four at a time as they come into sight, and fit, %s',
  async (_, screen) => {
    const asked: number[] = []
    answering(asked, 40)
    await show(<Desk />, { size: screen })
    await expect.element(pageOf(1, 40)).toBeInTheDocument()
    page.getByRole('listitem').nth(1).element().scrollIntoView()
    await expect.element(pageOf(2, 40)).toBeInTheDocument()
    await expect.poll(unseen).toEqual([])
    await expect.poll(() => page.getByRole('listitem').elements().length).toBe(40)
    await expect.poll(() => asked).not.toContain(37)
    page.getByRole('listitem').nth(38).element().scrollIntoView()
    await expect.element(pageOf(39, 40)).toBeInTheDocument()
    await expect.poll(unseen).toEqual([])
    // Nobody saw those in between.
    await expect.poll(() => asked).not.toContain(17)
    await expect.poll(() => pageOf(21, 40).elements()).toEqual([])
  },
)

test('a figure on a page is opened by whoever presses it and by whoever has no mouse', async () => {
  const opened: Figure[] = []
  answering([])
  await show(<Desk opened={opened} />)
  const figures = page.getByRole('button', { name: '2：打开所数的记录' })
  await figures.nth(0).click()
  await expect.poll(() => opened.map(({ text }) => text)).toEqual(['2'])
  page.getByRole('listitem').nth(1).element().scrollIntoView()
  await expect.element(pageOf(2)).toBeInTheDocument()
  figures.nth(1).element().focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => opened.length).toBe(2)
})

test('a figure that is broken over two lines is pressed at both, and said once', async () => {
  const opened: Figure[] = []
  const broken = { figure, at: [at, { ...at, x: 40, y: 229 }] }
  answer({
    documents: {
      pages: operations.documents.pages.handler(() => ({
        of: 'a',
        shown: 'pages' as const,
        sizes: [size],
        pages: [{ svg, figures: [broken] }],
      })),
    },
  })
  await show(<Desk opened={opened} />)
  await expect.element(pageOf(1, 1)).toBeVisible()
  await expect.poll(() => page.getByRole('button', { name: '2：打开所数的记录' }).elements().length).toBe(1)
  const places = document.querySelectorAll<HTMLElement>('.document-place')
  for (const place of places) await userEvent.click(place)
  await expect.poll(() => opened.length).toBe(2)
})

test('until the first page comes a sheet stands there, as large as it', async () => {
  const holding = Promise.withResolvers<void>()
  answer({
    documents: {
      pages: operations.documents.pages.handler(async () => {
        await holding.promise
        return {
          of: 'a',
          shown: 'pages' as const,
          sizes: [size],
          pages: [{ svg, figures: [] }],
        }
      }),
    },
  })
  await show(<Desk />, { size: phone, scheme: 'dark' })
  await expect.poll(() => document.querySelector('.document-sheet [aria-busy=true]')).not.toBeNull()
  const awaited = sheetAt()
  await expect
    .poll(
      () => getComputedStyle(document.querySelector('.document-sheet i') ?? document.body).backgroundColor,
    )
    .toBe('rgba(0, 0, 0, 0.06)')
  holding.resolve()
  await expect.element(pageOf(1, 1)).toBeVisible()
  await expect.poll(() => sheetAt()).toEqual(awaited)
})

function sheetAt(): readonly number[] {
  const { top, left, width, height } =
    document.querySelector('.document-sheet')?.getBoundingClientRect() ?? {}
  return [top, left, width, height].map((one) => Math.round(one ?? 0))
}

test('pages of another state of the records are not laid among the first: all are asked for again', async () => {
  const asked: number[] = []
  let state = 'a'
  answering(asked, 9, (from) => {
    if (from === 5) state = 'b'
    return state
  })
  await show(<Desk />, { size: phone })
  await expect.element(pageOf(1)).toBeVisible()
  page.getByRole('listitem').nth(8).element().scrollIntoView()
  await expect.element(pageOf(9)).toBeInTheDocument()
  await expect.poll(() => asked.filter((from) => from === 0).length).toBeGreaterThan(1)
})

test('a part that does not come says so on its first sheet, and comes when it is asked for again', async () => {
  let isBroken = true
  answer({
    documents: {
      pages: operations.documents.pages.handler(({ input: { from }, errors }) => {
        if (from === 1 && isBroken) throw errors.TOO_BUSY(refusal('TOO_BUSY'))
        const sizes = Array.from({ length: 6 }, () => size)
        const pages = partFrom(sizes, from).map(() => ({ svg, figures: [] }))
        return { of: 'a', shown: 'pages' as const, sizes, pages }
      }),
    },
  })
  await show(<Desk />, { size: phone })
  await expect.element(pageOf(1, 6)).toBeVisible()
  page.getByRole('listitem').nth(1).element().scrollIntoView()
  const again = page.getByRole('listitem').nth(1).getByRole('button')
  await expect.element(again).toBeVisible()
  await expect.poll(unseen).toEqual([])
  isBroken = false
  await again.click()
  await expect.element(pageOf(5, 6)).toBeInTheDocument()
})

test('what is refused as pages says so above the text', async () => {
  answer({
    documents: {
      pages: operations.documents.pages.handler(({ errors }) => {
        const message = { zh: '没有字体能印出这些字：𫞩', en: 'No font has 𫞩' }
        throw errors.CHARACTERS_WITHOUT_FONT(refusal('CHARACTERS_WITHOUT_FONT', { message }))
      }),
    },
  })
  await show(<Desk />, { size: phone })
  await expect.element(page.getByText('没有字体能印出', { exact: false })).toBeVisible()
  await expect.element(page.getByText('全文')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '放大' })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test.each([
  ['long', '分段排版'],
  ['otherwise', '由先前的程序排版'],
] as const)('what has no pages is shown as its text, and why: %s', async (shown, why) => {
  answer({
    documents: {
      pages: operations.documents.pages.handler(() => ({ of: 'a', shown, sizes: [], pages: [] })),
    },
  })
  await show(<Desk />, { size: phone })
  await expect.element(page.getByText(why, { exact: false })).toBeVisible()
  await expect.element(page.getByText('全文')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '放大' })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('a paper without a page is shown as its text', async () => {
  answering([], 0)
  await show(<Desk />)
  await expect.element(page.getByText('全文')).toBeVisible()
})

test('whoever chose the text has the text the next time, and the pages again once they choose these', async () => {
  answering([])
  await show(<Desk />)
  await expect.element(pageOf(1)).toBeVisible()
  await page.getByText('文字', { exact: true }).click()
  await expect.element(page.getByText('全文')).toBeVisible()
  await show(<Desk />)
  await expect.element(page.getByText('全文')).toBeVisible()
  await page.getByText('按页', { exact: true }).click()
  await expect.element(pageOf(1)).toBeVisible()
  await show(<Desk />)
  await expect.element(pageOf(1)).toBeVisible()
})

test('on a phone a page is made larger than the window, in which the page itself stays', async () => {
  answering([])
  await show(<Desk />, { size: phone })
  await expect.element(pageOf(1)).toBeVisible()
  const width = () => pageOf(3).element().getBoundingClientRect().width
  await expect.poll(() => width()).toBeLessThanOrEqual(360)
  page.getByRole('listitem').nth(2).element().scrollIntoView()
  await page.getByRole('button', { name: '放大' }).click()
  await expect.poll(width).toBeGreaterThan(600)
  // The page that was read is still in sight.
  await expect.element(pageOf(3)).toBeInViewport()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '适合宽度' }).click()
  await expect.poll(width).toBeLessThanOrEqual(360)
})

test('printing waits until all pages are there, which are asked for one part after the other, and asks once', async () => {
  const holding = Promise.withResolvers<void>()
  let [underWay, most] = [0, 0]
  answer({
    documents: {
      pages: operations.documents.pages.handler(async ({ input: { from } }) => {
        // The first is asked for anew where React mounts twice, as it does in development alone.
        if (from > 0) underWay += 1
        most = Math.max(most, underWay)
        await (from === 37 ? holding.promise : breath())
        if (from > 0) underWay -= 1
        const sizes = Array.from({ length: 40 }, () => size)
        const pages = partFrom(sizes, from).map(() => ({ svg, figures: [] }))
        return { of: 'a', shown: 'pages' as const, sizes, pages }
      }),
    },
  })
  const printed = countPrints()
  await show(<Desk />)
  await expect.element(pageOf(1, 40)).toBeVisible()
  await page.getByRole('button', { name: '打印' }).click()
  await expect.element(pageOf(33, 40)).toBeInTheDocument()
  await expect.poll(() => printed).toEqual([])
  holding.resolve()
  await expect.poll(() => printed).toEqual([40])
  // A server refuses what is more than a little at once.
  await expect.poll(() => most).toBe(1)
  await page.getByRole('button', { name: '打印' }).click()
  await expect.poll(() => printed).toEqual([40, 40])
})

test.each(['long', 'otherwise'] as const)(
  'what has no pages is printed as it stands there: %s',
  async (shown) => {
    answer({
      documents: {
        pages: operations.documents.pages.handler(() => ({ of: 'a', shown, sizes: [], pages: [] })),
      },
    })
    const printed = countPrints()
    await show(<Desk />)
    await page.getByRole('button', { name: '打印' }).click()
    await expect.poll(() => printed).toEqual([0])
  },
)

test('pages that do not come are not printed', async () => {
  answer({ documents: { pages: operations.documents.pages.handler(never) } })
  const printed = countPrints()
  await show(<Desk />)
  await page.getByRole('button', { name: '打印' }).click()
  await page.getByText('文字', { exact: true }).click()
  await expect.element(page.getByText('全文')).toBeVisible()
  await expect.poll(() => printed).toEqual([])
})

/** Long enough for whatever asks at the same time to have asked. */
function breath(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

/** How many pictures stood there each time that the browser was asked to print, which what runs the stories keeps from it. */
function countPrints(): number[] {
  const printed: number[] = []
  vi.spyOn(window, 'print').mockImplementation(() => {
    printed.push([...document.querySelectorAll('img')].filter(({ complete }) => complete).length)
  })
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  return printed
}
