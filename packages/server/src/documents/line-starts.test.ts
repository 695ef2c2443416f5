import { type Block, type LinePlace, sentence } from '@bihuan/core/documents/document.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { expect, test } from 'vitest'

const forbidden = /^[，。、；：！？）》〉」』】〕”’…·％%,.;:!?)\]}]/u

/** Every line of every page of a paper, those of its tables cell by cell. */
async function linesOf(blocks: readonly Block[]): Promise<readonly string[]> {
  const pdf = await officialPdf({ title: '通报', blocks }, { at: new Date('2026-11-28T00:00:00Z') })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const opened = await openPdf(pdf.value)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const file = opened.value
  return Array.from({ length: file.pages }, (_, index) => {
    const read = file.readPage(index)
    if (read.kind === 'picture') throw new Error('the page has no text')
    return [
      ...read.page.segments.map(({ text }) => text),
      ...read.page.tables.flatMap(({ rows }) => rows.map(({ text }) => text)),
    ]
  }).flat()
}

const ends = ['。', '；', '，', '、', '：', '）。', '”。', '》，', '％。', '%；', '！', '？', '……', '”（']
// Behind words, numbers and letters, each at every place about the end of a line.
const befores = ['字', '12', '3.5', 'A3', '“字', '（字', '《字', '第12']
const texts = befores.flatMap((before) =>
  ends.flatMap((end) => [24, 25, 26, 27, 28].map((count) => `${'字'.repeat(count)}${before}${end}后文`)),
)

test('no line of a paragraph, heading or line of a PDF begins with a closing sign', async () => {
  const places: readonly LinePlace[] = ['note', 'addressee', 'mark', 'caption', 'copies']
  const blocks: readonly Block[] = texts.flatMap((text, at): Block[] => [
    { kind: 'paragraph', runs: sentence`${text}` },
    { kind: 'line', place: places[at % places.length] ?? 'note', runs: sentence`${text}` },
    { kind: 'heading', level: 3, runs: sentence`${text}` },
  ])
  const lines = await linesOf(blocks)
  expect(lines.length).toBeGreaterThan(texts.length)
  expect(lines.filter((line) => forbidden.test(line))).toEqual([])
})

test('a cell that goes on upon the next page begins there with no closing sign', async () => {
  const said = (at: number): string => `${'字'.repeat(at)}。${'字'.repeat(9)}；12%，《字》。`
  const rows = Array.from({ length: 40 }, (_, at) => [
    { runs: sentence`${said(at + 1).repeat(40)}` },
    { runs: sentence`${said(1).repeat(30)}` },
  ])
  const columns = [
    { heading: '措施', width: 20 },
    { heading: '进展', width: 9 },
  ]
  const lines = await linesOf([{ kind: 'table', columns, rows }])
  // Each row is cut at a page at least once.
  expect(lines.length).toBeGreaterThan(rows.length * 1.5)
  expect(lines.flatMap((line) => line.split('\t')).filter((cell) => forbidden.test(cell))).toEqual([])
})
