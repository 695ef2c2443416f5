import { docxOf, family, level, list } from '@bihuan/readers/docx/docx.testing.ts'
import { type TestPart, zipOf } from '@bihuan/readers/zip.testing.ts'

const topics = [
  '学习制度',
  '库房记录',
  '采购验收',
  '台账登记',
  '公务接待',
  '项目监管',
  '档案归集',
  '资金拨付',
]
const faults = ['不落实', '缺失', '不规范', '不及时', '超出标准', '流于形式', '底数不清', '滞后']
const offices = ['办公室', '人事科', '保管科', '财务科', '法规科']
const sentence = '对照反馈意见逐项梳理，明确责任分工和完成时限，建立台账并按月核对，形成长效机制。'

const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? ''
const title = (at: number): string =>
  `关于“${pick(topics, at)}${pick(faults, at * 3 + 1)}（第${at + 1}项）”问题的整改`
const measure = (at: number, step: number): string =>
  `${sentence}${sentence}（责任部门：${pick(offices, at + step)}；完成时限：2024年${(step % 12) + 1}月30日）`

/** A notice of about so many characters, with its numbers typed. */
export function largeNotice(characters: number): string {
  const lines = ['关于巡察整改进展情况的通报', '一、整改落实情况']
  let length = 0
  for (let at = 0; length < characters; at += 1) {
    const more = [
      `（${at + 1}）${title(at)}`,
      ...[0, 1, 2].map((step) => `${step + 1}.${measure(at, step)}`),
      '整改状态：已完成。',
    ]
    lines.push(...more)
    length += more.join('\n').length + 1
  }
  return lines.join('\n').slice(0, characters)
}

/** A Word document of about so many characters as Word writes it: automatic numbers, a font on every run, tables. */
export function largeDocx(characters: number): Uint8Array {
  const body: string[] = [worded(null, '关于巡察整改进展情况的通报'), worded(0, '整改落实情况')]
  let length = 0
  for (let at = 0; length < characters; at += 1) {
    const measures = [0, 1, 2].map((step) => measure(at, step))
    body.push(
      worded(1, title(at)),
      ...measures.map((words) => worded(2, words)),
      worded(null, '整改状态：已完成。'),
    )
    length += title(at).length + measures.join('').length + 9
    if (at % 20 !== 19) continue
    const rows = Array.from({ length: 12 }, (_, row) => [
      `${row + 1}`,
      pick(topics, row),
      sentence,
      pick(offices, row),
    ])
    body.push(table([['序号', '名称', '说明', '部门'], ...rows]))
    length += rows.flat().join('').length
  }
  const numbering =
    family(
      0,
      level(0, ['chineseCounting', '%1、']) + level(1, ['decimal', '（%2）']) + level(2, ['decimal', '%3.']),
    ) + list(1, 0)
  return docxOf({ body: body.join(''), numbering })
}

function worded(at: number | null, words: string): string {
  const number = at === null ? '' : `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr>`
  const fonts =
    '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:cs="Times New Roman" w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
  // Word breaks a paragraph into runs wherever somebody paused while typing.
  const runs = (words.match(/.{1,14}/gsu) ?? []).map(
    (piece) =>
      `<w:r w:rsidRPr="00A1B2C3"><w:rPr>${fonts}</w:rPr><w:t xml:space="preserve">${piece}</w:t></w:r>`,
  )
  return `<w:p w14:paraId="1A2B3C4D" w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3"><w:pPr>${number}<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:rPr>${fonts}</w:rPr></w:pPr>${runs.join('')}</w:p>`
}

function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row
      .map((words) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${worded(null, words)}</w:tc>`)
      .join('')
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

/** A ledger of so many rows as Excel writes it: shared strings, days as numbers, merged findings. */
export function largeXlsx(rows: number): Uint8Array {
  const strings: string[] = []
  const shared = (place: string, words: string): string =>
    `<c r="${place}" t="s"><v>${strings.push(words) - 1}</v></c>`
  const headings = ['序号', '问题', '整改措施', '责任单位', '完成时限', '整改状态']
  const columns = ['A', 'B', 'C', 'D', 'E', 'F']
  const cells = [`<row r="1">${headings.map((words, at) => shared(`${columns[at]}1`, words)).join('')}</row>`]
  const merges: string[] = []
  for (let at = 0; at < rows; at += 1) {
    const row = at + 2
    const isFirst = at % 2 === 0
    if (isFirst && at + 1 < rows)
      merges.push(...['A', 'B'].map((column) => `<mergeCell ref="${column}${row}:${column}${row + 1}"/>`))
    const finding = isFirst
      ? `<c r="A${row}"><v>${at / 2 + 1}</v></c>${shared(`B${row}`, title(at).slice(2, -5))}`
      : `<c r="A${row}"/><c r="B${row}"/>`
    cells.push(
      `<row r="${row}">${finding}${shared(`C${row}`, sentence)}${shared(`D${row}`, pick(offices, at))}<c r="E${row}" s="1"><v>${45_292 + (at % 365)}</v></c>${shared(`F${row}`, '已完成')}</row>`,
    )
  }
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = (...parts: (readonly [string, string, string])[]): string =>
    `<Relationships>${parts.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`).join('')}</Relationships>`
  const parts: TestPart[] = [
    { name: '_rels/.rels', data: related(['r1', 'officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: related(
        ['r1', 'worksheet', 'worksheets/sheet1.xml'],
        ['r2', 'sharedStrings', 'sharedStrings.xml'],
        ['r3', 'styles', 'styles.xml'],
      ),
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns:r="${office}"><sheets><sheet name="台账" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/styles.xml',
      data: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst>${strings.map((words) => `<si><t>${words}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet><sheetData>${cells.join('')}</sheetData><mergeCells>${merges.join('')}</mergeCells></worksheet>`,
    },
  ]
  return zipOf(parts)
}
