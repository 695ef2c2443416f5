import { expect, test } from 'vitest'
import { readingLimits } from '../reading-limits.ts'
import { zipOf } from '../zip.testing.ts'
import { docxParts, family, item, level, list, paragraph, run } from './docx.testing.ts'
import { readDocx } from './read-docx.ts'
import { linesOf } from './read-docx.testing.ts'

const cell = (inside: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`
const row = (cells: readonly string[], properties = ''): string =>
  `<w:tr>${properties}${cells.map((words) => (words.startsWith('<') ? words : cell(paragraph(words)))).join('')}</w:tr>`
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
const hidden = '<w:rPr><w:vanish/></w:rPr>'

test('a table becomes lines with tabs, merged cells marked after the first', async () => {
  const body = table(
    row([cell(paragraph('整改台账'), '<w:gridSpan w:val="3"/>')]),
    row(['序号', '问题', '措施']),
    row([
      cell(paragraph('1'), '<w:vMerge w:val="restart"/>'),
      cell(paragraph('台账不清'), '<w:vMerge w:val="restart"/>'),
      '补录',
    ]),
    row([cell('<w:p/>', '<w:vMerge/>'), cell('<w:p/>', '<w:vMerge w:val="continue"/>'), '抽查']),
    row([cell(paragraph('2'), ''), cell(paragraph('两列'), '<w:gridSpan w:val="2"/>')]),
    row(['', '', '']),
  )
  expect(await linesOf({ body })).toEqual([
    '整改台账',
    '序号\t问题\t措施',
    '1\t台账不清\t补录',
    '〃\t〃\t抽查',
    '2\t两列\t',
  ])
})

test('the paragraphs and breaks of a cell are joined, and so is a table inside of it', async () => {
  const inner = table(row(['甲', '乙']))
  const body = table(
    row(['问题', '措施']),
    row([
      cell(paragraph('一') + paragraph('二')),
      cell(`<w:p>${run('三')}<w:r><w:br/></w:r>${run('四')}<w:r><w:tab/></w:r>${run('五')}</w:p>`),
    ]),
    row([cell(inner + paragraph('丙')), '丁']),
  )
  expect(await linesOf({ body })).toEqual(['问题\t措施', '一 二\t三 四 五', '甲 乙 丙\t丁'])
})

test('a table of one column only frames its paragraphs', async () => {
  const framed = cell(paragraph('甲') + table(row(['序号', '问题']), row(['1', '乙'])) + paragraph('丙'))
  expect(await linesOf({ body: table(row([framed])) + paragraph('丁') })).toEqual([
    '甲',
    '序号\t问题',
    '1\t乙',
    '丙',
    '丁',
  ])
})

test('cells before and after a row, and rows that were deleted', async () => {
  const body = table(
    row(['序号', '问题', '措施']),
    row(['甲', '乙'], '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'),
    row(['2', '丙', '丁'], '<w:trPr><w:del w:id="1"/></w:trPr>'),
  )
  expect(await linesOf({ body })).toEqual(['序号\t问题\t措施', '\t甲\t乙'])
})

test('what was inserted stays and what was deleted goes', async () => {
  const body = `<w:p>${run('已')}<w:ins>${run('全部')}</w:ins><w:del><w:r><w:delText>部分</w:delText></w:r></w:del><w:moveFrom>${run('旧')}</w:moveFrom><w:moveTo>${run('新')}</w:moveTo>${run('完成')}</w:p>`
  expect(await linesOf({ body })).toEqual(['已全部新完成'])
})

test('a paragraph whose end was deleted goes on in the next', async () => {
  const body =
    paragraph('关于台账', '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>') + paragraph('不清的问题')
  expect(await linesOf({ body })).toEqual(['关于台账不清的问题'])
})

test('hidden words go, by the run and by the style', async () => {
  const body = `<w:p>${run('见')}${run('隐', hidden)}${run('示', '<w:rPr><w:rStyle w:val="Hidden"/></w:rPr>')}${run('闻', '<w:rPr><w:vanish w:val="0"/></w:rPr>')}</w:p>`
  const styles = '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
  expect(await linesOf({ body, styles })).toEqual(['见闻'])
})

test('of a field its result is read and its code is not', async () => {
  const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const body = `<w:p>${field('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>${run('码')}${field('separate')}${run('2024年')}${field('end')}<w:fldSimple w:instr="PAGE">${run('5月')}</w:fldSimple></w:p><w:p>${field('begin')}${run('码')}</w:p>${paragraph('以后的文字不丢')}`
  expect(await linesOf({ body })).toEqual(['2024年5月', '', '以后的文字不丢'])
})

test('a text box is read once, after its paragraph', async () => {
  const box = (words: string): string => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`
  const body = `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框内')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('框内')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('继续')}</w:p>`
  expect(await linesOf({ body })).toEqual(['正文继续', '框内'])
})

test('breaks, tabs, hyphens, symbols, links and the base of a ruby', async () => {
  const body = `<w:p>${run('甲')}<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:hyperlink>${run('丁')}</w:hyperlink><w:r><w:ruby><w:rt>${run('xiù')}</w:rt><w:rubyBase>${run('戊')}</w:rubyBase></w:ruby></w:r></w:p>`
  expect(await linesOf({ body })).toEqual(['甲\t乙', '丙-☑丁戊'])
})

test('content controls are read, their placeholders and the table of contents are not', async () => {
  const control = (properties: string, inside: string): string =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
  const body =
    control('', paragraph('甲')) +
    control('<w:showingPlcHdr/>', paragraph('单击此处输入文字')) +
    control('<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', paragraph('目录')) +
    paragraph('一、甲\t1', '<w:pPr><w:pStyle w:val="T1"/></w:pPr>') +
    paragraph('乙')
  const styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
  expect(await linesOf({ body, styles })).toEqual(['甲', '乙'])
})

test('a table that was typed with tabs keeps its blank cells', async () => {
  const body =
    paragraph('问题\t措施\t状态') +
    paragraph('甲\t乙\t') +
    paragraph('\t丙\t') +
    `<w:p><w:r><w:tab/></w:r>${run('缩进')}</w:p>`
  expect(await linesOf({ body })).toEqual(['问题\t措施\t状态', '甲\t乙\t', '\t丙\t', '缩进'])
})

test('another prefix is the same language', async () => {
  const parts = docxParts({ body: paragraph('甲') }).map((part) => ({
    ...part,
    data: String(part.data)
      .replaceAll('<w:', '<ns0:')
      .replaceAll('</w:', '</ns0:')
      .replaceAll('xmlns:w=', 'xmlns:ns0=')
      .replaceAll(' w:', ' ns0:'),
  }))
  expect(await readDocx(zipOf(parts), { limits: readingLimits, onProgress: () => undefined })).toMatchObject({
    ok: true,
    value: { text: '甲', form: 'docx', encoding: 'docx', pages: null },
  })
})

test('a document without words says so', async () => {
  const bytes = zipOf(docxParts({ body: '<w:p/>' }))
  expect(await readDocx(bytes, { limits: readingLimits, onProgress: () => undefined })).toMatchObject({
    ok: false,
    refusal: { code: 'NO_TEXT_FOUND' },
  })
})

test('an automatic number that stands alone in a cell is its words, and one of a blank paragraph elsewhere is nothing', async () => {
  const numbering = family(0, level(0, ['decimal', '%1'])) + list(1, 0)
  const numbered = cell(item('', 1))
  const body =
    table(row(['序号', '问题']), row([numbered, '台账不清']), row([numbered, '合同过期'])) +
    item('', 1) +
    paragraph('完')
  expect(await linesOf({ body, numbering })).toEqual(['序号\t问题', '1\t台账不清', '2\t合同过期', '', '完'])
})

test('what is chosen in the fields of a form is read', async () => {
  const field = (inside: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${inside}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const entries = '<w:listEntry w:val="未完成"/><w:listEntry w:val="已完成"/>'
  const body = `<w:p>${run('状态：')}${field(`<w:ddList><w:result w:val="1"/>${entries}</w:ddList>`)}${run('，起初：')}${field(`<w:ddList>${entries}</w:ddList>`)}</w:p><w:p>${field('<w:checkBox><w:default w:val="1"/></w:checkBox>')}${run('是')}${field('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>')}${run('否')}</w:p>`
  expect(await linesOf({ body })).toEqual(['状态：已完成，起初：未完成', '☑是□否'])
})

test('boxes are read in the fonts of signs, by their low codes and typed as letters', async () => {
  const second = '<w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr>'
  const body = `<w:p><w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>${run('是')}<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>${run('否')}</w:p><w:p>${run('R', second)}${run('是R')}${run('£', second)}${run('否')}</w:p><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FD"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F071"/></w:r></w:p>`
  expect(await linesOf({ body })).toEqual(['☑是□否', '☑是R□否', '☒□'])
})

test('a fraction keeps its stroke, and the whole number before it', async () => {
  const half =
    '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>'
  const body = `<w:p>${run('不足')}${half}${run('。')}</w:p><w:p>${run('共3')}${half}${run('年')}</w:p>`
  expect(await linesOf({ body })).toEqual(['不足1/2。', '共3 1/2年'])
})

test('a heading that runs into the next paragraph is one line with it', async () => {
  const separating = '<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>'
  const body = paragraph('（一）台账登记不全。', separating) + paragraph('整改措施：补录台账。')
  expect(await linesOf({ body })).toEqual(['（一）台账登记不全。整改措施：补录台账。'])
})
