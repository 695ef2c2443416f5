import { inflateSync } from 'node:zlib'
import { type Block, sentence } from '@bihuan/core/documents/document.ts'
import type { Segment } from '@bihuan/readers/pages/page.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { expect, test } from 'vitest'

const at = new Date('2026-11-27T01:00:00Z')

async function written(...blocks: readonly Block[]): Promise<Uint8Array> {
  const pdf = await officialPdf({ title: '通报', blocks }, { at })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  return pdf.value
}

/** The lines of each page from the top, page numbers left out. */
async function pagesOf(pdf: Uint8Array): Promise<readonly (readonly Segment[])[]> {
  const file = await openPdf(pdf)
  if (!file.ok) throw new Error(file.refusal.code)
  const pages = Array.from({ length: file.value.pages }, (_, index) => {
    const read = file.value.readPage(index)
    if (read.kind === 'picture') throw new Error('the page has no text')
    const lines = read.page.segments.filter(({ text }) => !/^— \d+ —$/.test(text))
    return lines.toSorted((one, other) => one.top - other.top)
  })
  file.value.close()
  return pages
}

/** What the file says outside of its pages, unpacked. */
function objectsIn(pdf: Uint8Array): string {
  const file = Buffer.from(pdf)
  const packed = [...file.toString('latin1').matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) => {
    try {
      return inflateSync(file.subarray(index + length)).toString('latin1')
    } catch {
      return ''
    }
  })
  return [file.toString('latin1'), ...packed].join('\n')
}

const fontsIn = (pdf: Uint8Array): readonly string[] =>
  [
    ...new Set(
      [...objectsIn(pdf).matchAll(/\/FontName\s*\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name = '']) => name),
    ),
  ].toSorted()

test.each([
  ['the title', { kind: 'title', runs: sentence`通报` }, 'FandolSong-Bold'],
  ['a first heading', { kind: 'heading', level: 1, runs: sentence`一、情况` }, 'FandolHei-Regular'],
  ['a second', { kind: 'heading', level: 2, runs: sentence`（一）情况` }, 'FandolKai-Regular'],
  ['a third', { kind: 'heading', level: 3, runs: sentence`1.情况` }, 'FandolFang-Regular'],
  ['a fourth', { kind: 'heading', level: 4, runs: sentence`（1）情况` }, 'FandolFang-Regular'],
  ['the text', { kind: 'paragraph', runs: sentence`情况` }, 'FandolFang-Regular'],
] as const)('%s has the font of its kind in the file', async (_, block, font) => {
  // The number of the page is in 宋体.
  expect(fontsIn(await written(block))).toEqual([font, 'FandolSong-Regular'])
})

test('an official document says of itself that it is PDF/A-2b', async () =>
  expect(objectsIn(await written({ kind: 'paragraph', runs: sentence`正文` }))).toContain(
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
  ))

const millimetres = (points = Number.NaN): number => (points * 25.4) / 72

/** Half of what is left between two of 22 lines in 225 mm. */
const betweenLines = (225 / 22 - millimetres(16)) / 2

test('figures, Latin letters and quotation marks keep 22 lines to a page, and no mark stands at the wrong end of a line', async () => {
  const text = Array.from(
    { length: 40 },
    (_, at) =>
      `截至2026年6月${at + 1}日，“${'整改'.repeat(at % 7)}一批、${'督办'.repeat(at % 5)}一批”已办结${at * 7}项，完成率98.5%（含ISO9001复审${at}次）；《关于“${'专项'.repeat(at % 3)}治理”的意见》已印发。`,
  ).join('')
  const pages = await pagesOf(await written({ kind: 'paragraph', runs: sentence`${text}` }))
  expect(pages.map(({ length }) => length)).toEqual([22, 22, 22, 22, 8])
  const lines = pages.flat()
  expect(lines.map((line) => line.text.replaceAll(/\s/g, '')).join('')).toBe(text)
  expect(lines.filter((line) => /^[，。、；：！？”）》%]|[“（《]$/u.test(line.text))).toEqual([])
  expect(lines.filter((line) => line.text.endsWith('”') || line.text.startsWith('“')).length).toBeGreaterThan(
    3,
  )
  // A mark at the end of a line is half blank: what is blank of it may stand in the margin.
  const half = millimetres(8) + 0.1
  expect(lines.filter(({ left }) => millimetres(left) < 28 - half)).toEqual([])
  expect(lines.filter(({ right }) => millimetres(right) > 184 + half)).toEqual([])
  const [first, last] = [pages[0]?.[0], pages[0]?.at(-1)]
  expect(Math.round(millimetres(first?.top) - betweenLines)).toBe(37)
  expect(Math.round(millimetres((last?.top ?? 0) + 16) + betweenLines)).toBe(297 - 35)
})

test('what stands above each page moves no line of it, across either', async () => {
  const blocks: readonly Block[] = [
    { kind: 'paragraph', runs: sentence`${'整改'.repeat(400)}` },
    { kind: 'page', page: { paper: 'a4', across: true } },
    { kind: 'paragraph', runs: sentence`${'附表'.repeat(40)}` },
  ]
  const plain = await pagesOf(await written(...blocks))
  const pdf = await officialPdf({ title: '通报', blocks, head: '〔未经审定〕' }, { at })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const headed = await pagesOf(pdf.value)
  expect(plain).toHaveLength(3)
  expect(headed.map(([first]) => first?.text)).toEqual(['〔未经审定〕', '〔未经审定〕', '〔未经审定〕'])
  expect(headed.map(([, ...lines]) => lines)).toEqual(plain)
  for (const [first, second] of headed) {
    expect(millimetres(first?.top)).toBeGreaterThan(8)
    expect(millimetres(second?.top) - millimetres(first?.bottom)).toBeGreaterThan(4)
  }
})

test('a name of 40 characters stays between the margins wherever it stands, and loses none', async () => {
  const name = '某某省某某市某某新技术产业开发区城市建设和综合行政执法与应急管理局机关党委办公室'
  expect(Array.from(name)).toHaveLength(40)
  const [page = [], ...more] = await pagesOf(
    await written(
      { kind: 'title', runs: sentence`${name}关于巡察整改情况的通报` },
      { kind: 'line', place: 'addressee', runs: sentence`${name}：` },
      { kind: 'heading', level: 2, runs: sentence`（一）${name}` },
      { kind: 'signature', lines: [name, '2026年6月1日'] },
    ),
  )
  expect(more).toEqual([])
  expect(page.map((line) => line.text).join('')).toBe(
    `${name}关于巡察整改情况的通报${name}：（一）${name}${name}2026年6月1日`,
  )
  expect(page.filter(({ left, right }) => millimetres(left) < 27.9 || millimetres(right) > 184.2)).toEqual([])
})
