import {
  type Block,
  type Cell,
  type DocumentModel,
  type LinePlace,
  sentence,
  textOf,
} from '@bihuan/core/documents/document.ts'
import { expect, test } from 'vitest'
import { openDocx } from '../testing/open-docx.ts'
import { listDocx } from '@bihuan/writers/docx/list-docx.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { officialFonts } from '@bihuan/writers/docx/official-layout.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'

function aNotice(...blocks: readonly Block[]): DocumentModel {
  return { title: '某区关于巡察整改情况的通报', language: 'zh', blocks }
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: sentence`${text}` })

const everyBlock: readonly Block[] = [
  { kind: 'title', runs: sentence`某区关于巡察整改情况的通报` },
  paragraph('按照有关要求，现将巡察整改情况予以公布。'),
  { kind: 'heading', level: 1, runs: sentence`一、整改工作组织情况` },
  { kind: 'heading', level: 2, runs: sentence`（一）细化分解任务` },
  { kind: 'heading', level: 3, runs: sentence`1.关于“做得不实”问题的整改。` },
  { kind: 'signature', lines: ['某区工作委员会', '2026年6月1日'] },
]

/** Every paragraph that the model promises, in order; a signature is one paragraph a line. */
function promised(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'signature' ? block.lines : [xmlText(textOf(block))]))
}

test('the document says exactly what the model says, in its order', async () => {
  const { paragraphs } = await openDocx(await officialDocx(aNotice(...everyBlock)))
  expect(paragraphs).toEqual(promised(everyBlock))
})

test('a title of two lines breaks before what it is about', async () => {
  const title = '中共某州某某湾经济开发区工作委员会关于巡察整改情况的通报'
  const { paragraphs } = await openDocx(
    await officialDocx(aNotice({ kind: 'title', runs: sentence`${title}` })),
  )
  expect(paragraphs).toEqual(['中共某州某某湾经济开发区工作委员会\n关于巡察整改情况的通报'])
})

test('control characters, markup and half surrogates in a report leave a valid document', async () => {
  const blocks = [
    paragraph('甲\u0000\u000B乙<w:p>&amp;\uD800"]]>\uFFFF'),
    paragraph('第一行\r\n第二行\t完'),
    paragraph(''),
  ]
  const { paragraphs } = await openDocx(await officialDocx(aNotice(...blocks)))
  expect(paragraphs).toEqual(['甲乙<w:p>&amp;\uFFFD"]]>', '第一行', '第二行 完', ''])
})

test('no line that is stretched over the width ends in a break', async () => {
  const heading: Block = { kind: 'heading', level: 3, runs: sentence`${'1.关于“做得\n不实”问题的整改。'}` }
  const blocks = [...everyBlock, heading, paragraph('已核对台账。\n\n  下一步组织验收。\r\n每月抽查。')]
  const { parts, paragraphs } = await openDocx(await officialDocx(aNotice(...blocks)))
  expect(paragraphs.slice(-3)).toEqual(['已核对台账。', '下一步组织验收。', '每月抽查。'])
  const xml = parts.get('word/document.xml') ?? ''
  const justified = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([one]) => one)
    .filter((one) => one.includes('w:val="both"'))
  expect(justified).toHaveLength(4)
  expect(justified.filter((one) => one.includes('<w:br/>'))).toEqual([])
})

test('a very long text without a break arrives whole', async () => {
  const blocks = [paragraph('整'.repeat(100_000)), paragraph('a'.repeat(20_000))]
  const { paragraphs } = await openDocx(await officialDocx(aNotice(...blocks)))
  expect(paragraphs).toEqual(promised(blocks))
})

test('the page is A4 with the margins and lines of GB/T 9704', async () => {
  const { parts } = await openDocx(await officialDocx(aNotice(...everyBlock)))
  const xml = parts.get('word/document.xml') ?? ''
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
  expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  expect(xml.match(/w:line="579" w:lineRule="exact"/g)).toHaveLength(promised(everyBlock).length)
})

test('the text has 16 pt at 98 % of its width, the title 22 pt whole, copies 14 pt, cells 12 pt', async () => {
  const copies: Block = { kind: 'line', place: 'copies', runs: sentence`抄送：区纪委。` }
  const { parts } = await openDocx(await officialDocx(aNotice(...everyBlock, copies, aTable)))
  const runs = (parts.get('word/document.xml') ?? '').match(/<w:r>.*?<\/w:r>/gs) ?? []
  const looks = new Map(
    runs.map((run) => [
      /<w:t [^>]*>([^<]*)/.exec(run)?.[1] ?? '',
      `${Number(/<w:sz w:val="(\d+)"/.exec(run)?.[1]) / 2} pt ${/<w:w w:val="(\d+)"/.exec(run)?.[1]} %`,
    ]),
  )
  const looksOf = (...texts: readonly string[]): readonly unknown[] => [
    ...new Set(texts.map((text) => looks.get(text))),
  ]
  const [title, ...text] = promised(everyBlock)
  expect(looksOf(title ?? '')).toEqual(['22 pt 100 %'])
  expect(looksOf(...text)).toEqual(['16 pt 98 %'])
  expect(looksOf('抄送：区纪委。')).toEqual(['14 pt 98 %'])
  expect(looksOf('序号', '补录台账', '=SUM(A1)')).toEqual(['12 pt 100 %'])
})

test('every page has its 22 lines: no grid moves a line, and no paragraph keeps two of its lines together', async () => {
  const { parts } = await openDocx(await officialDocx(aNotice(...everyBlock)))
  const xml = parts.get('word/document.xml') ?? ''
  expect(xml.match(/<w:docGrid [^>]*w:type=/g)).toBeNull()
  const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? []
  expect(paragraphs).toHaveLength(promised(everyBlock).length)
  expect(paragraphs.filter((one) => !one.includes('<w:widowControl w:val="false"/>'))).toEqual([])
})

test('no air lies between characters and figures, with which a line would hold fewer than 28', async () => {
  const { parts } = await openDocx(await officialDocx(aNotice(...everyBlock, aTable)))
  expect(parts.get('word/styles.xml')).toContain(
    '<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>',
  )
  expect(parts.get('word/document.xml')).not.toMatch(/w:autoSpace|w:pStyle/)
})

test('a section that lies across and begins with a table has a line of a point before it', async () => {
  const across = { kind: 'page', page: { paper: 'a4', across: true } } as const
  const { parts } = await openDocx(await officialDocx(aNotice(...everyBlock.slice(0, 1), across, aTable)))
  const [, behind = ''] = (parts.get('word/document.xml') ?? '').split('</w:sectPr>')
  expect(behind).toMatch(
    /<\/w:p><w:p><w:pPr><w:widowControl w:val="false"\/><w:spacing w:line="20" w:lineRule="exact"\/><\/w:pPr><\/w:p><w:tbl>/,
  )
})

test('every run names one font, and the font table offers others for each', async () => {
  const { parts } = await openDocx(await officialDocx(aNotice(...everyBlock)))
  const named = new Set(
    [...(parts.get('word/document.xml') ?? '').matchAll(/w:eastAsia="([^"]+)"/g)].map(([, name]) => name),
  )
  const table = parts.get('word/fontTable.xml') ?? ''
  expect(named).toEqual(
    new Set([officialFonts.title, officialFonts.heading1, officialFonts.heading2, officialFonts.body]),
  )
  for (const name of Object.values(officialFonts))
    expect(table).toMatch(new RegExp(`w:name="${name}"><w:altName w:val=".+?"`))
})

test('page numbers stand between dashes, at the right on odd and at the left on even pages', async () => {
  const { parts } = await openDocx(await officialDocx(aNotice(...everyBlock)))
  const xml = parts.get('word/document.xml') ?? ''
  const targets = new Map(
    [...(parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Id="(\w+)"[^>]* Target="([^"]+)"/g)].map(
      ([, id = '', target = '']) => [id, target],
    ),
  )
  const footerOf = (pages: 'default' | 'even'): string => {
    const [, id = ''] = new RegExp(`<w:footerReference w:type="${pages}" r:id="(\\w+)"`).exec(xml) ?? []
    return parts.get(`word/${targets.get(id)}`) ?? ''
  }
  const footers = [footerOf('default'), footerOf('even')]
  for (const footer of footers)
    expect(footer.replaceAll(/<w:instrText.*?>PAGE<\/w:instrText>/g, '1').replaceAll(/<[^>]+>/g, '')).toBe(
      '— 1 —',
    )
  // One character of 14 pt from the margin, in twips.
  expect(footers.map((one) => /<w:ind (w:\w+="\d+")\/><w:jc w:val="(\w+)"/.exec(one)?.slice(1))).toEqual([
    ['w:right="280"', 'right'],
    ['w:left="280"', 'left'],
  ])
  expect(footers.map((one) => new Set(one.match(/<w:sz w:val="\d+"/g)))).toEqual([
    new Set(['<w:sz w:val="28"']),
    new Set(['<w:sz w:val="28"']),
  ])
  expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders')
})

const cell = (text: string, rows?: number): Cell => ({
  runs: sentence`${text}`,
  ...(rows === undefined ? {} : { rows }),
})

const aTable: Extract<Block, { kind: 'table' }> = {
  kind: 'table',
  columns: [
    { heading: '序号', width: 1 },
    { heading: '问题', width: 4 },
    { heading: '措施', width: 6 },
  ],
  rows: [
    [cell('1', 2), cell('台账不清', 2), cell('补录台账')],
    [null, null, cell('每月抽查\n逐项核对')],
    [cell('2'), cell('=SUM(A1)'), cell('')],
  ],
}

test('a table says its headings once and each cell in its order, what is merged once', async () => {
  const { paragraphs, parts } = await openDocx(await officialDocx(aNotice(aTable)))
  expect(paragraphs.filter((text) => text !== '')).toEqual([
    '序号',
    '问题',
    '措施',
    '1',
    '台账不清',
    '补录台账',
    '每月抽查',
    '逐项核对',
    '2',
    '=SUM(A1)',
  ])
  const xml = parts.get('word/document.xml') ?? ''
  expect(xml.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(2)
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
})

test('a signature below a table keeps its last row beside it, and none above that', async () => {
  const signature: Block = { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] }
  const rowsKept = async (...blocks: readonly Block[]): Promise<readonly boolean[]> => {
    const { parts } = await openDocx(await officialDocx(aNotice(...blocks)))
    const rows = (parts.get('word/document.xml') ?? '').match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    return rows.map((row) => row.includes('<w:keepNext/>'))
  }
  expect(await rowsKept(aTable, signature)).toEqual([false, true, false, true])
  expect(await rowsKept(aTable, paragraph('以上。'))).toEqual([false, true, false, false])
})

test('what stands before a signature stays on its page, with what is attached between them', async () => {
  const attachments: Block = { kind: 'attachments', items: ['问题清单'] }
  const signature: Block = { kind: 'signature', lines: ['某区工作委员会'] }
  const said = [paragraph('其一'), paragraph('其二'), attachments, signature]
  const { parts } = await openDocx(await officialDocx(aNotice(...said)))
  const written = (parts.get('word/document.xml') ?? '').match(/<w:p>.*?<\/w:p>/gs) ?? []
  expect(written.map((one) => one.includes('<w:keepNext/>'))).toEqual([false, true, true, false])
})

type WrittenRow = {
  readonly cells: readonly string[]
  readonly merges: readonly string[]
  readonly keeps: readonly boolean[]
}

/** The rows of the first table below its headings: what each cell says, how it is merged, and which paragraphs stay with the next row. */
async function rowsOf(document: DocumentModel): Promise<readonly WrittenRow[]> {
  const { parts } = await openDocx(await officialDocx(document))
  const [, ...rows] = (parts.get('word/document.xml') ?? '').match(/<w:tr>.*?<\/w:tr>/gs) ?? []
  return rows.map((row) => {
    const cells = row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []
    return {
      cells: cells.map((one) => [...one.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, said]) => said).join('')),
      merges: cells.map((one) => /<w:vMerge w:val="(\w+)"/.exec(one)?.[1] ?? ''),
      keeps: (row.match(/<w:p>.*?<\/w:p>/gs) ?? []).map((one) => one.includes('<w:keepNext/>')),
    }
  })
}

/** A finding with so many measures of two lines. */
function aFindingOver(many: number): Block {
  const rows = Array.from({ length: many }, (_, at): readonly (Cell | null)[] => [
    at === 0 ? cell('7', many) : null,
    at === 0 ? cell('台账不清', many) : null,
    cell(`第${at + 1}条，${'逐项核对'.repeat(9)}`),
  ])
  return { ...aTable, rows }
}

test('a finding keeps together with its measures, so that no page breaks its cell', async () => {
  const rows = await rowsOf(aNotice(aFindingOver(3)))
  expect(rows.map(({ merges }) => merges.slice(0, 2).join(' '))).toEqual([
    'restart restart',
    'continue continue',
    'continue continue',
  ])
  expect(rows.map(({ keeps }) => keeps)).toEqual([
    [true, true, true],
    [true, true, true],
    [false, false, false],
  ])
})

/** Where cells of the first column begin, with what the first two say; and the rows that do not stay with the next. */
async function brokenAt(document: DocumentModel): Promise<readonly [unknown, readonly number[]]> {
  const rows = await rowsOf(document)
  expect(rows.map(({ cells }) => cells[2]?.split('，')[0])).toEqual(rows.map((_, at) => `第${at + 1}条`))
  const begins = rows.flatMap(({ cells, merges }, at) =>
    merges[0] === 'restart' ? [[at, ...cells.slice(0, 2)]] : [],
  )
  expect(rows.filter(({ keeps }) => new Set(keeps).size > 1)).toEqual([])
  return [begins, rows.flatMap(({ keeps }, at) => (keeps[0] === true ? [] : [at]))]
}

test('a finding higher than half a page may break between its rows, and is said once', async () => {
  expect(await brokenAt(aNotice(aFindingOver(12)))).toEqual([
    [[0, '7', '台账不清']],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 11],
  ])
})

test('a finding certainly higher than a page is merged in pieces that no page holds two of, each with its number and its name', async () => {
  expect(await brokenAt(aNotice(aFindingOver(20)))).toEqual([
    [
      [0, '7', '台账不清'],
      [10, '7', '台账不清（续）'],
    ],
    [9, 19],
  ])
  const english = await rowsOf({ ...aNotice(aFindingOver(20)), language: 'en' })
  expect(english[10]?.cells[1]).toBe('台账不清 (continued)')
})

test('a list looks as its PDF does: 9 pt, headings on grey, its moment and the number of the page at the foot', async () => {
  const note: Block = { kind: 'line', place: 'note', runs: sentence`数据截至 2026-11-27` }
  const title: Block = { kind: 'title', runs: sentence`措施清单` }
  const page: Block = { kind: 'page', page: { paper: 'a4', across: true } }
  const { parts, paragraphs } = await openDocx(await listDocx(aNotice(page, title, note, aTable)))
  expect(paragraphs.filter((text) => text !== '').slice(0, 3)).toEqual([
    '某区关于巡察整改情况的通报',
    '序号',
    '问题',
  ])
  const xml = parts.get('word/document.xml') ?? ''
  const [heading = '', ...rows] = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
  expect(heading.match(/w:fill="EEEEEE"/g)).toHaveLength(3)
  expect(rows.join('')).not.toContain('w:shd')
  expect(new Set(xml.match(/<w:sz w:val="\d+"/g))).toEqual(new Set(['<w:sz w:val="32"', '<w:sz w:val="18"']))
  expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  const footers = [...parts].flatMap(([name, one]) => (/footer\d+\.xml$/.test(name) ? [one] : []))
  expect(
    footers.map((one) => one.replaceAll(/<w:instrText.*?<\/w:instrText>/g, '1').replaceAll(/<[^>]+>/g, '')),
  ).toEqual(['数据截至 2026-11-27— 1 —'])
})

test('rows over which nothing is merged keep to nobody', async () => {
  const rows = Array.from({ length: 4 }, () => [cell('1'), cell('问题'), cell('措施')])
  expect((await rowsOf(aNotice({ ...aTable, rows }))).flatMap(({ keeps }) => keeps)).not.toContain(true)
})

test('what stands across has pages of its own, and the number stands where it does elsewhere', async () => {
  const page = { kind: 'page', page: { paper: 'a3', across: true } } as const
  const { parts } = await openDocx(await officialDocx(aNotice(paragraph('正文'), page, aTable)))
  const xml = parts.get('word/document.xml') ?? ''
  expect([...xml.matchAll(/<w:pgSz [^>]*>/g)].map(([size]) => size)).toEqual([
    '<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>',
    '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>',
  ])
})

test('single lines, a list of what is attached and a fourth heading are written as they are said', async () => {
  const line = (place: LinePlace, text: string): Block => ({ kind: 'line', place, runs: sentence`${text}` })
  const blocks: readonly Block[] = [
    line('number', '巡改发〔2026〕3号'),
    line('note', '（截至2026年11月27日）'),
    line('addressee', '市委巡察办：'),
    { kind: 'heading', level: 4, runs: sentence`（1）修订办法` },
    { kind: 'attachments', items: ['问题清单', '措施清单'] },
    { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] },
    line('mark', '附件1'),
    line('caption', '问题清单'),
    line('copies', '抄送：区纪委。'),
  ]
  const { paragraphs } = await openDocx(await officialDocx(aNotice(...blocks)))
  expect(paragraphs).toEqual([
    '巡改发〔2026〕3号',
    '（截至2026年11月27日）',
    '市委巡察办：',
    '（1）修订办法',
    '附件：1.问题清单',
    '2.措施清单',
    '某区工作委员会',
    '2026年11月27日',
    '附件1',
    '问题清单',
    '抄送：区纪委。',
  ])
})
