import { type Block, counted, figuresIn, sentence } from '@bihuan/core/documents/document.ts'
import { picturesOf } from '@bihuan/writers/pdf/drawn-pages.ts'
import { officialDrawn, officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { expect, test } from 'vitest'
import { glyphsDrawn } from '../testing/drawn-glyphs.ts'
import { type PrintedGlyph, printedGlyphs } from '../testing/printed-glyphs.ts'

const many = (count: number) =>
  counted(
    'measure',
    Array.from({ length: count }, (_, at) => ({ id: `${at}` })),
  )
const words = (text: string): Block => ({ kind: 'paragraph', runs: sentence`${text}` })
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => [
    { runs: sentence`第${String(at + 1)}项，“引号”在行末` },
    { runs: sentence`措施${many(at)}条，其中${many(3)}条逾期` },
    at % 2 === 0 ? { runs: sentence`${many(12)}`, rows: at + 1 < count ? 2 : 1 } : null,
  ])
const columns = [
  { heading: '问题', width: 3 },
  { heading: '措施', width: 3 },
  { heading: '条数', width: 1 },
]

// Every sentence has figures in other places of its lines, so that some are broken over two lines and pages end in the midst of one.
const paper: readonly Block[] = [
  { kind: 'title', runs: sentence`某区关于巡察整改情况的通报` },
  { kind: 'line', place: 'note', runs: sentence`（截至${many(7)}月）` },
  ...Array.from({ length: 60 }, (_, at): readonly Block[] => [
    { kind: 'heading', level: 2, runs: sentence`（${many(at)}）面向基层` },
    {
      kind: 'paragraph',
      runs: sentence`共有${many(1_234)}条措施（其中${many(at)}条由${many(at % 7)}个单位承担），占23.5%；${'已'.repeat(at % 29)}销号${many(88)}条，另有${many(5)}条the accounts were settled in full，按期完成。`,
    },
  ]).flat(),
  { kind: 'table', columns, rows: rows(40) },
  words('以上请审阅。'),
  { kind: 'attachments', items: ['措施清单', '任务分工图'] },
  { kind: 'signature', lines: ['某区工作委员会', '2026年11月26日'] },
  { kind: 'page', page: { paper: 'a4', across: true } },
  { kind: 'line', place: 'mark', runs: sentence`附件1` },
  { kind: 'table', columns, rows: rows(60) },
]
const model = { title: '通报', blocks: paper, head: '〔未经审定〕' } as const

async function both() {
  const [drawn, pdf] = [await officialDrawn(model), await officialPdf(model, { at: new Date(0) })]
  if (!drawn.ok || !pdf.ok || drawn.value === null) throw new Error('no pages were made')
  return { pages: picturesOf(drawn.value), printed: await printedGlyphs(pdf.value) }
}

const isSeen = ({ text }: PrintedGlyph): boolean => !/^[\s\u200b]$/u.test(text)

/** The characters that the PDF has where glyphs were drawn; a question mark where it has none. */
function wordsAt(svg: string, printed: readonly PrintedGlyph[]): string {
  return glyphsDrawn(svg)
    .map(({ x, y }) => {
      const there = printed.find((glyph) => Math.abs(glyph.x - x) < 0.1 && Math.abs(glyph.y - y) < 0.1)
      return there?.text ?? '?'
    })
    .join('')
}

test('each page shows the characters that the PDF prints on it, each at the same place to a tenth of a point', async () => {
  const { pages, printed } = await both()
  expect(pages.length).toBeGreaterThan(10)
  expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual(
    printed.map(({ width, height }) => [Math.round(width), Math.round(height)]),
  )
  pages.forEach(({ svg }, at) => {
    const seen = (printed[at]?.glyphs ?? []).filter(isSeen)
    expect(wordsAt(svg, seen)).toBe(seen.map(({ text }) => text).join(''))
  })
})

test('the place of each figure lies over its words and over nothing else; only those of a table on pages of its own have none', async () => {
  const { pages, printed } = await both()
  const figures = figuresIn(paper)
  const found = new Map<number, string>()
  pages.forEach(({ figures: places }, at) => {
    for (const { figure, at: place } of places) {
      const under = (printed[at]?.glyphs ?? []).filter(
        ({ x, y }) =>
          x > place.x - 0.2 && x < place.x + place.width - 0.3 && y > place.y && y < place.y + place.height,
      )
      found.set(figure, (found.get(figure) ?? '') + under.map(({ text }) => text).join(''))
    }
  })
  const inText = figuresIn(paper.slice(0, -2))
  expect([...found].toSorted(([one], [other]) => one - other)).toEqual(
    inText.map(({ text }, at) => [at, text]),
  )
  expect(figures.length).toBeGreaterThan(inText.length)
})

test('a page holds no outside address, no link, and nothing that runs', async () => {
  const { pages } = await both()
  for (const { svg } of pages)
    expect(svg.match(/<(a|script|foreignObject|image|style)\b|https?:(?!\/\/www\.w3\.org)/)).toBeNull()
})

test('so many rows that the file is made in pieces are not drawn', async () => {
  const blocks: readonly Block[] = [
    { kind: 'page', page: { paper: 'a4', across: true } },
    { kind: 'table', columns, rows: rows(301) },
  ]
  expect(await officialDrawn({ ...model, blocks })).toEqual({ ok: true, value: null })
})

test('what is kept of a paper grows by what its pages say, and not by the outlines that they have in common', async () => {
  const drawn = await officialDrawn(model)
  if (!drawn.ok || drawn.value === null) throw new Error('no pages were made')
  const { sheets, outlines } = drawn.value
  const bodies = sheets.reduce((sum, { body }) => sum + body.length, 0)
  const once = [...outlines.values()].reduce((sum, outline) => sum + outline.length, 0)
  const sent = picturesOf(drawn.value).reduce((sum, { svg }) => sum + svg.length, 0)
  // What pages say besides is sent once and kept once.
  expect(once).toBeLessThan((sent - bodies) / 3)
  // No sign in an outline that it is read without.
  expect([...outlines.values()].filter((outline) => / [a-z-]|[a-z] |\b0\./i.test(outline))).toEqual([])
})
