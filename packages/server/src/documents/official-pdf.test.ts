import {
  type Block,
  type Cell,
  type LinePlace,
  sentence,
  textOfRuns,
} from '@bihuan/core/documents/document.ts'
import { openPdf, type PdfFile } from '@bihuan/readers/pdf/pdf-file.ts'
import type { PageTable, Segment } from '@bihuan/readers/pages/page.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { expect, test } from 'vitest'

const at = new Date('2026-11-27T01:00:00Z')

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: sentence`${text}` })

async function printed(...blocks: readonly Block[]): Promise<PdfFile> {
  const pdf = await officialPdf({ title: '关于整改情况的通报', blocks }, { at })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const file = await openPdf(pdf.value)
  if (!file.ok) throw new Error(file.refusal.code)
  return file.value
}

/** The lines of a page from the top, its number the last. */
function linesOf(file: PdfFile, index: number): readonly Segment[] {
  const read = file.readPage(index)
  if (read.kind === 'picture') throw new Error('the page has no text')
  return read.page.segments.toSorted((one, other) => one.top - other.top)
}

test('a page has 22 lines of 28 characters between its margins, its number right on odd pages and left on even ones', async () => {
  const file = await printed(paragraph('字'.repeat(26 + 28 * 30)))
  expect(file.pages).toBe(2)
  const [first, second] = [linesOf(file, 0), linesOf(file, 1)]
  expect(first.map(({ text }) => text.length)).toEqual([26, ...Array.from({ length: 21 }, () => 28), 5])
  expect(second.map(({ text }) => text.length)).toEqual([...Array.from({ length: 9 }, () => 28), 5])
  const millimetres = (points: number): number => Math.round((points * 25.4) / 72)
  const [, line, next] = first
  expect(millimetres(line?.left ?? 0)).toBe(28)
  expect(millimetres(line?.right ?? 0)).toBe(184)
  // 225 mm for 22 lines.
  expect(((next?.top ?? 0) - (line?.top ?? 0)).toFixed(1)).toBe('29.0')
  expect(first.at(-1)?.text).toBe('— 1 —')
  // One character of 14 pt from the margin, and its dash 7 mm below the text: 2.8 mm below the top of its line.
  const inPoints = (length: number): number => (length / 25.4) * 72
  const [odd, even] = [first.at(-1), second.at(-1)]
  expect(Math.round((inPoints(184) - (odd?.right ?? 0)) / 14)).toBe(1)
  expect(Math.round(((even?.left ?? 0) - inPoints(28)) / 14)).toBe(1)
  const dashOf = (number: Segment | undefined): string => (((number?.top ?? 0) * 25.4) / 72 + 2.8).toFixed(1)
  expect([odd, even].map((number) => [number?.size, dashOf(number)])).toEqual([
    [14, (297 - 35 + 7).toFixed(1)],
    [14, (297 - 35 + 7).toFixed(1)],
  ])
  file.close()
})

function tablesOf(file: PdfFile, index: number): readonly PageTable[] {
  const read = file.readPage(index)
  if (read.kind === 'picture') throw new Error('the page has no text')
  return read.page.tables
}

const hostile = [
  '玥珺喆堃䶮𠮷六位同志',
  '#let x = $a$ *b* _c_ <d> @e `f` \\g //h ~i [j] {k}',
  '=HYPERLINK("x")+cmd|1',
  `${'Supercalifragilistic'.repeat(250)}完`,
  '“引号”在行末，（括号）——破折号……23.5%与12项。',
]

test('rare characters come out whole, markup stays text, and a word of 5,000 letters loses none', async () => {
  const file = await printed(...hostile.map(paragraph))
  const pages = Array.from({ length: file.pages }, (_, index) =>
    linesOf(file, index)
      .map(({ text }) => text)
      .filter((text) => !/^— \d+ —$/.test(text))
      .join(''),
  )
  // Where a long word may break the page holds a space without width.
  const bare = (text: string): string => text.replace(/[\s\u200b]/gu, '')
  expect(bare(pages.join(''))).toBe(bare(hostile.join('')))
  file.close()
})

test('headings, title and signature are printed; an empty line is not', async () => {
  const file = await printed(
    { kind: 'title', runs: sentence`${'中共某某市某某新技术产业开发区工作委员会关于巡察整改情况的通报'}` },
    { kind: 'heading', level: 1, runs: sentence`一、整改工作组织情况` },
    { kind: 'heading', level: 2, runs: sentence`（一）问题` },
    paragraph('第一行\n\n  第二行'),
    { kind: 'signature', lines: ['开发区工作委员会', '2026年11月27日'] },
  )
  expect(linesOf(file, 0).map(({ text }) => text)).toEqual([
    '中共某某市某某新技术产业开发区工作委员会',
    '关于巡察整改情况的通报',
    '一、整改工作组织情况',
    '（一）问题',
    '第一行',
    '第二行',
    '开发区工作委员会',
    '2026年11月27日',
    '— 1 —',
  ])
  file.close()
})

test('a character that no font has is named before a page is made, with the words around it', async () => {
  const blocks = [paragraph('第一段'), paragraph('各项措施已经逐一核实，全部整改到位👍，以上情况见附图🗺')]
  const answer = await officialPdf({ title: '通报', blocks }, { at })
  expect(answer).toMatchObject({
    ok: false,
    refusal: {
      code: 'CHARACTERS_WITHOUT_FONT',
      params: {
        characters: '👍 (U+1F44D) 🗺 (U+1F5FA)',
        places: '“…一核实，全部整改到位👍，以上情况见…”、“…位👍，以上情况见附图🗺”',
      },
    },
  })
})

const cell = (text: string, rows?: number): Cell => ({
  runs: sentence`${text}`,
  ...(rows === undefined ? {} : { rows }),
})

test('a table over three pages has its headings on each, and loses nothing', async () => {
  const rows = Array.from({ length: 90 }, (_, at): readonly (Cell | null)[] => [
    at % 3 === 0 ? cell(`第${at / 3 + 1}个问题`, 3) : null,
    cell(`第${at + 1}条措施，由某某市某某新技术产业开发区党群工作部会同纪检监察工委办公室共同负责落实`),
  ])
  const columns = [
    { heading: '问题', width: 1 },
    { heading: '措施', width: 3 },
  ]
  const page = { kind: 'page', page: { paper: 'a4', across: true } } as const
  const file = await printed(paragraph('附表如下。'), page, { kind: 'table', columns, rows })
  expect(file.pages).toBe(4)
  expect(linesOf(file, 0).map(({ text }) => text)).toEqual(['附表如下。', '— 1 —'])
  const pages = Array.from({ length: file.pages - 1 }, (_, index) => tablesOf(file, index + 1))
  expect(pages.map(({ length }) => length)).toEqual([1, 1, 1])
  const read = pages.flat().map((table) => table.rows.map(({ text }) => text))
  for (const [headings] of read) expect(headings).toBe('问题\t措施')
  const whole = read.flatMap(([, ...those]) => those)
  expect(whole).toEqual(rows.map((row) => row.map((one) => textOfRuns(one?.runs ?? [])).join('\t')))
  // Of A4 across, with what is bound at its head.
  const millimetres = pages
    .flat()
    .map(({ left, right, top }) => [left, right, top].map((one) => Math.round((one * 25.4) / 72)))
  expect(millimetres[0]).toEqual([35, 260, 30])
  file.close()
})

const across = { kind: 'page', page: { paper: 'a4', across: true } } as const

/** The rows below the headings of each page that has a table, as the page shows them. */
function rowsByPage(file: PdfFile): readonly (readonly string[])[] {
  return Array.from({ length: file.pages }, (_, index) =>
    tablesOf(file, index).flatMap(({ rows: [, ...rows] }) => rows.map(({ text }) => text)),
  ).filter((rows) => rows.length > 0)
}

test('what is merged in an attached list is said again on each page that it reaches, under the headings', async () => {
  const many = 20
  const rows = Array.from({ length: 3 * many }, (_, at): readonly (Cell | null)[] => {
    const number = Math.floor(at / many) + 1
    const isFirst = at % many === 0
    return [
      isFirst ? cell(String(number), many) : null,
      isFirst ? cell(`第${number}个问题做得不实`, many) : null,
      cell(`第${at + 1}条措施，${'逐项核对'.repeat(1 + (at % 9))}`),
    ]
  })
  const columns = [
    { heading: '序号', width: 1 },
    { heading: '问题', width: 3 },
    { heading: '整改措施', width: 6 },
  ]
  const head = (['mark', 'caption'] as const).map(
    (place): Block => ({ kind: 'line', place, runs: sentence`${place === 'mark' ? '附件2' : '措施清单'}` }),
  )
  const file = await printed(paragraph('附后。'), across, ...head, { kind: 'table', columns, rows })
  expect(linesOf(file, 1).map(({ text }) => text)).toEqual(['附件2', '措施清单', '— 2 —'])
  const pages = rowsByPage(file)
  expect(pages).toHaveLength(3)
  const said = pages.map((texts) =>
    texts.map((text) => {
      const [number, finding, measure] = text.split('\t')
      return { number, finding, measure: Number(/\d+/.exec(measure ?? '')?.[0]) }
    }),
  )
  expect(said.flat().map(({ measure }) => measure)).toEqual(rows.map((_, at) => at + 1))
  for (const page of said) {
    const expected = page.map(({ measure }, at) => {
      const isSaid = at === 0 || measure % many === 1
      const number = Math.floor((measure - 1) / many) + 1
      return isSaid ? [String(number), `第${number}个问题做得不实`] : ['', '']
    })
    expect(page.map(({ number, finding }) => [number, finding])).toEqual(expected)
  }
  file.close()
})

test('long attached lists are made in pieces that nobody sees: no row is lost, what is merged is said on each page, pages are numbered through', async () => {
  const [count, many] = [420, 70]
  const list = Array.from({ length: count }, (_, at): readonly (Cell | null)[] => [
    at % many === 0 ? cell(`第${at / many + 1}个问题`, many) : null,
    cell(`第${at + 1}条措施，${'逐项核对'.repeat(1 + (at % 9))}`),
  ])
  const columns = [
    { heading: '问题', width: 1 },
    { heading: '整改措施', width: 4 },
  ]
  const caption = (text: string): Block => ({ kind: 'line', place: 'caption', runs: sentence`${text}` })
  const table: Block = { kind: 'table', columns, rows: list }
  const short: Block = { kind: 'table', columns, rows: [[cell('无'), cell('另案办理')]] }
  const signature: Block = { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] }
  const file = await printed(
    paragraph('附后。'),
    across,
    caption('措施清单'),
    table,
    signature,
    across,
    caption('其他'),
    short,
  )
  const texts = Array.from({ length: file.pages }, (_, at) => linesOf(file, at).map(({ text }) => text))
  expect(texts.map((lines) => lines.at(-1))).toEqual(texts.map((_, at) => `— ${at + 1} —`))
  expect(texts.flatMap((lines, at) => (lines.includes('措施清单') ? [at + 1] : []))).toEqual([2])
  const pages = rowsByPage(file).map((rows) => rows.map((row) => row.split('\t')))
  const measures = pages.flat().map(([, measure]) => /^第(\d+)条/u.exec(measure ?? '')?.[1] ?? measure)
  expect(measures).toEqual([...list.map((_, at) => String(at + 1)), '另案办理'])
  for (const [first] of pages.slice(0, -1)) {
    const number = Number(/^第(\d+)条/u.exec(first?.[1] ?? '')?.[1])
    expect(first?.[0]).toBe(`第${Math.ceil(number / many)}个问题`)
  }
  // No page but the last of the list is left half empty.
  expect(Math.min(...pages.slice(0, -2).map((rows) => rows.length))).toBeGreaterThan(8)
  expect(texts.at(-2)?.slice(-3)).toEqual(['某区工作委员会', '2026年11月27日', `— ${file.pages - 1} —`])
  file.close()
})

test('no day of an attached list is broken, however narrow its column', async () => {
  const columns = [
    { heading: '整改措施', width: 40 },
    { heading: '完成时限', width: 1, kind: 'day' as const },
  ]
  const rows = [
    [cell('第1条'), cell('2026-06-30')],
    [cell('第2条'), cell('2026-12-28')],
  ]
  const file = await printed(across, { kind: 'table', columns, rows })
  const days = rowsByPage(file).flatMap((texts) => texts.map((text) => text.split('\t')[1]))
  expect(days).toEqual(['2026-06-30', '2026-12-28'])
  file.close()
})

test('a row of an attached list that is higher than a page goes on, its finding on every page, and loses nothing', async () => {
  const long = Array.from({ length: 800 }, (_, at) => `第${at + 1}项。`).join('')
  const rows = [
    [cell('做得不实', 2), cell(long)],
    [null, cell('末条')],
  ]
  const columns = [
    { heading: '问题', width: 1 },
    { heading: '整改措施', width: 4 },
  ]
  const caption: Block = { kind: 'line', place: 'caption', runs: sentence`措施清单` }
  const signature: Block = { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] }
  const file = await printed(across, caption, { kind: 'table', columns, rows }, signature)
  const pages = Array.from({ length: file.pages }, (_, index) => {
    const tables = tablesOf(file, index).flatMap((table) => table.rows.map(({ text }) => text))
    return [...linesOf(file, index).map(({ text }) => text), ...tables].join('').replace(/\s/gu, '')
  })
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.map((text) => text.split('做得不实').length - 1)).toEqual(pages.map(() => 1))
  const aside = /措施清单|问题|整改措施|做得不实|某区工作委员会|2026年11月27日|—\d+—/gu
  expect(pages.join('').replaceAll(aside, '')).toContain(`${long.slice(0, -1)}。末条`)
  const last = linesOf(file, file.pages - 1).map(({ text }) => text)
  expect(last.slice(-3)).toEqual(['某区工作委员会', '2026年11月27日', `— ${file.pages} —`])
  file.close()
})

test('a signature takes the last words of the text with it to the next page', async () => {
  const signature: Block = { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] }
  const lines = Array.from({ length: 20 }, (_, at) => paragraph(`第${at + 1}行`))
  const file = await printed(...lines, signature)
  expect(file.pages).toBe(2)
  expect(linesOf(file, 1).map(({ text }) => text)).toEqual([
    '第20行',
    '某区工作委员会',
    '2026年11月27日',
    '— 2 —',
  ])
  file.close()
})

test('what is attached stands between the two, and goes with them', async () => {
  const attachments: Block = { kind: 'attachments', items: ['问题清单', '措施清单'] }
  const signature: Block = { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] }
  const lines = Array.from({ length: 19 }, (_, at) => paragraph(`第${at + 1}行`))
  const file = await printed(...lines, attachments, signature)
  expect(linesOf(file, 1).map(({ text }) => text)).toEqual([
    '第19行',
    '附件：1.问题清单',
    '2.措施清单',
    '某区工作委员会',
    '2026年11月27日',
    '— 2 —',
  ])
  file.close()
})

test.each([10, 11, 12, 13, 14, 15, 16])(
  'a signature below a table of %i rows stands beside a row of it, under its headings',
  async (count) => {
    const rows = Array.from({ length: count }, (_, at): readonly (Cell | null)[] => [
      at % 4 === 0 ? cell(`第${at / 4 + 1}个问题`, Math.min(4, count - at)) : null,
      cell(`第${at + 1}条措施，${'逐项核对'.repeat(13)}`),
    ])
    const columns = [
      { heading: '问题', width: 1 },
      { heading: '措施', width: 3 },
    ]
    const signature: Block = { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] }
    const file = await printed({ kind: 'table', columns, rows }, signature)
    const texts = linesOf(file, file.pages - 1).map(({ text }) => text)
    expect(texts.slice(-3)).toEqual(['某区工作委员会', '2026年11月27日', `— ${file.pages} —`])
    const [table] = tablesOf(file, file.pages - 1)
    expect(table?.rows[0]?.text).toBe('问题\t措施')
    expect(table?.rows.at(-1)?.text).toContain(`第${count}条措施`)
    file.close()
  },
)

test('single lines and what is attached are printed in their order', async () => {
  const line = (place: LinePlace, text: string): Block => ({ kind: 'line', place, runs: sentence`${text}` })
  const file = await printed(
    line('number', '巡改发〔2026〕3号'),
    line('note', '（截至2026年11月27日）'),
    line('addressee', '市委巡察办：'),
    { kind: 'heading', level: 4, runs: sentence`（1）修订办法` },
    { kind: 'attachments', items: ['问题清单', '措施清单'] },
    line('copies', '抄送：区纪委。'),
    { kind: 'page', page: { paper: 'a3', across: true } },
    line('mark', '附件1'),
    line('caption', '问题清单'),
  )
  const texts = [0, 1].flatMap((index) => linesOf(file, index).map(({ text }) => text))
  expect(texts).toEqual([
    '巡改发〔2026〕3号',
    '（截至2026年11月27日）',
    '市委巡察办：',
    '（1）修订办法',
    '附件：1.问题清单',
    '2.措施清单',
    '抄送：区纪委。',
    '— 1 —',
    '附件1',
    '问题清单',
    '— 2 —',
  ])
  file.close()
})
