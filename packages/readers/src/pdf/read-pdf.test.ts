import { readText } from '@bihuan/core/reading/read-text.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { line, type Print, type PrintedPage, printedPdf, typesetPdf } from './pdf.testing.ts'
import { readPdf } from './read-pdf.ts'
import { documentOf, linesOf, noticeParagraphs, progressOf, refusalOf, saidBy } from './read-pdf.testing.ts'

const notice = typesetPdf(noticeParagraphs, { header: '禾岭区水务局文件' })

test('the same notice as TXT and as a text PDF gives the same draft', async () => {
  const { text } = await documentOf(readPdf, notice)
  const draft = readText(noticeParagraphs.join('\n'))
  expect(draft.findings).toHaveLength(6)
  expect(saidBy(readText(text))).toEqual(saidBy(draft))
})

test('a PDF has one paragraph on a line, as the TXT of it has', async () => {
  expect(await linesOf(readPdf, notice)).toEqual(noticeParagraphs)
})

test('a PDF says how many pages it has and that no characters were recognised', async () => {
  expect(await documentOf(readPdf, notice)).toMatchObject({
    form: 'pdf',
    encoding: 'pdf',
    pages: 3,
    doubts: [],
  })
})

test('a sentence over a page break is whole', async () => {
  const long = '对群众反映的问题逐件登记、逐件核查、逐件回复，'.repeat(40)
  expect(await linesOf(readPdf, typesetPdf([long], { header: '情况通报' }))).toEqual([long])
})

test.each(['— 7 —', '- 7 -', '第7页 共9页', '第 7 页', '7 / 9', '7', 'Page 7 of 9'])(
  'the page number %s is no text',
  async (number) => {
    const pages = [1, 2].map((page) => aPage([`第${page}部分的内容。`, '其余情况见附件。'], number))
    expect((await documentOf(readPdf, printedPdf(pages))).text).not.toContain(number)
  },
)

test('a line that stands at the head of most pages is no text', async () => {
  const pages = ['甲', '乙', '丙'].map((name) => ({
    prints: [line('内部通报 第12期', [230, 60], 10), ...aPage([`${name}方面的问题已经整改。`], '').prints],
  }))
  expect(await linesOf(readPdf, printedPdf(pages))).toEqual(
    ['甲', '乙', '丙'].map((name) => `${name}方面的问题已经整改。`),
  )
})

test('a marking of secrecy in a running header still reaches whoever refuses it', async () => {
  const pages = ['甲', '乙', '丙'].map((name) => ({
    prints: [line('机密★1年', [79, 60]), ...aPage([`${name}方面的问题已经整改。`], '').prints],
  }))
  expect((await linesOf(readPdf, printedPdf(pages)))[0]).toBe('机密★1年')
})

test('two columns are read one after the other, under what stands over both', async () => {
  const left = columnOf('左栏的文字排满一整行之后接着排下一行', 9)
  const right = columnOf('右栏的文字也排满一整行之后再排下一行', 9)
  const prints = [
    line('关于整改情况的通报', [226, 90], 16),
    ...left.map((text, at) => line(text, [60, 130 + at * 20], 12)),
    ...right.map((text, at) => line(text, [310, 137 + at * 20], 12)),
  ]
  expect(await linesOf(readPdf, printedPdf([{ prints }]))).toEqual([
    '关于整改情况的通报',
    left.join('') + right.join(''),
  ])
})

test('a title of several centred lines stays lines of their own', async () => {
  const prints = [
    line('中共禾岭区水务局党组', [200, 50], 22),
    line('关于巡察整改进展情况的通报', [160, 85], 22),
    ...aPage(['根据统一部署，现将情况通报如下。'], '').prints,
  ]
  expect(await linesOf(readPdf, printedPdf([{ prints }]))).toEqual([
    '中共禾岭区水务局党组',
    '关于巡察整改进展情况的通报',
    '根据统一部署，现将情况通报如下。',
  ])
})

test('paragraphs that are set apart by space and not set in stay apart', async () => {
  const full = '整改情况说明'.repeat(5).slice(0, 27)
  const rows = [full, '到此为止。', full, '再到此为止。']
  const prints = rows.map((text, at) => line(text, [79, [100, 125, 165, 190][at] ?? 0]))
  expect(await linesOf(readPdf, printedPdf([{ prints }]))).toEqual([
    `${full}到此为止。`,
    `${full}再到此为止。`,
  ])
})

test('English lines are joined with spaces', async () => {
  const rows = [
    'The Director should reconcile the accounts every month and report',
    'what was found to the board. The Treasurer should write a rule on',
    'payments made in cash and have it approved before the year ends.',
    '1. The clerks should be trained.',
  ]
  const prints = rows.map((text, at) => line(text, [72, 100 + at * 16], 12))
  expect(await linesOf(readPdf, printedPdf([{ prints }]))).toEqual([rows.slice(0, 3).join(' '), rows[3]])
})

test('radicals that a font names in place of characters come out as characters, and nothing else is changed', async () => {
  const meaning = (character: string): string => ({ 月: '⽉', 长: '⻓', 金: '金' })[character] ?? character
  const pdf = printedPdf([aPage(['①于２０２３年９月（含）约谈河长，追缴资金。'], '')], { meaning })
  expect(await linesOf(readPdf, pdf)).toEqual(['①于２０２３年９月（含）约谈河长，追缴资金。'])
})

test('a PDF that only names its fonts is read by the encoding of its language', async () => {
  const pdf = printedPdf([aPage(['区水务局党组已完成整改。'], '')], { hasNoFonts: true })
  expect(await linesOf(readPdf, pdf)).toEqual(['区水务局党组已完成整改。'])
})

test('a page printed upside down is read', async () => {
  const rows = ['这一页倒着放进了打印机，', '文字的方向是反的。']
  const prints = rows.map((text, at) => ({
    kind: 'text' as const,
    text,
    degrees: 180,
    x: 300,
    y: 400 - at * 25,
  }))
  expect((await documentOf(readPdf, printedPdf([{ prints, rotate: 180 }]))).text.replace('\n', '')).toBe(
    rows.join(''),
  )
})

test('a watermark across the page is no text', async () => {
  const page = aPage(['整改工作已经完成。'], '')
  const watermark = { kind: 'text' as const, text: '内部资料', x: 200, y: 500, size: 80, degrees: 45 }
  expect(await linesOf(readPdf, printedPdf([{ prints: [...page.prints, watermark] }]))).toEqual([
    '整改工作已经完成。',
  ])
})

test('a table with lines becomes rows of cells, a merged cell only in its first row', async () => {
  const xs = [60, 110, 260, 420, 520]
  const ys = [100, 130, 190, 250]
  const rules = [
    ...ys.map((y, at) => ({
      kind: 'rule' as const,
      from: [at === 2 ? 260 : 60, y] as const,
      to: [520, y] as const,
    })),
    ...xs.map((x) => ({ kind: 'rule' as const, from: [x, 100] as const, to: [x, 250] as const })),
  ]
  const cells = [
    line('序号', [65, 120], 12),
    line('问题', [115, 120], 12),
    line('整改措施', [265, 120], 12),
    line('责任单位', [425, 120], 12),
    line('1', [80, 178], 12),
    line('台账登记不全', [115, 178], 12),
    line('对全部台账逐条核对', [265, 150], 12),
    line('并补齐缺漏。', [265, 168], 12),
    line('办公室', [425, 150], 12),
    line('每月抽查一次。', [265, 210], 12),
    line('督查科', [425, 210], 12),
  ]
  expect(await linesOf(readPdf, printedPdf([{ prints: [...rules, ...cells] }]))).toEqual([
    '序号\t问题\t整改措施\t责任单位',
    '1\t台账登记不全\t对全部台账逐条核对并补齐缺漏。\t办公室',
    '\t\t每月抽查一次。\t督查科',
  ])
})

test('a ledger without lines is a table under its headings, its cells joined, on every page', async () => {
  const places = [60, 110, 260, 440]
  const heading = ['序号', '问题', '整改措施', '责任单位'].map((text, at) =>
    line(text, [places[at] ?? 0, 90], 12),
  )
  const record = (number: number, y: number): Print[] => [
    line(String(number), [66, y], 12),
    line('台账登记不全', [110, y], 12),
    line('对全部台账逐条核对', [260, y], 12),
    line('并补齐缺漏。', [260, y + 16], 12),
    line('办公室', [440, y], 12),
  ]
  const pages = [1, 3].map((first) => ({
    prints: [
      ...heading,
      ...record(first, 120),
      ...record(first + 1, 170),
      line(`第${first}页`, [280, 810], 10),
    ],
  }))
  const row = (number: number): string => `${number}\t台账登记不全\t对全部台账逐条核对并补齐缺漏。\t办公室`
  const headings = '序号\t问题\t整改措施\t责任单位'
  expect(await linesOf(readPdf, printedPdf(pages))).toEqual([
    headings,
    row(1),
    row(2),
    headings,
    row(3),
    row(4),
  ])
})

test('a table whose rows have no numbers stays lines', async () => {
  const prints = ['甲', '乙', '丙'].flatMap((name, at) => [
    line(name, [60, 100 + at * 30], 12),
    line('已经完成', [200, 100 + at * 30], 12),
    line('办公室', [400, 100 + at * 30], 12),
  ])
  expect((await documentOf(readPdf, printedPdf([{ prints }]))).text).not.toContain('\t')
})

test('the same last line on two pages is text, as it does not stand apart', async () => {
  const page = (name: string): PrintedPage => ({
    prints: Array.from({ length: 22 }, (_, at) =>
      at === 0
        ? line('区水务局党组逐项研究、逐项分解、逐项督办，有关情况如下。', [79, 120])
        : line(at === 21 ? '整改进展：已完成。' : `${name}第${at}件事项已经办结。`, [111, 120 + at * 29]),
    ),
  })
  const lines = await linesOf(readPdf, printedPdf([page('甲'), page('乙')]))
  expect(lines.filter((each) => each === '整改进展：已完成。')).toHaveLength(2)
})

test('a PDF with a password is refused', async () => {
  expect(await refusalOf(readPdf, printedPdf([aPage(['内容'], '')], { isLocked: true }))).toBe('FILE_LOCKED')
})

test.each([
  ['FILE_DAMAGED', '%PDF-1.7\nnothing that follows is a PDF'],
  ['EMPTY_TEXT', ''],
])('%s: what only begins like a PDF is refused', async (code, content) => {
  expect(await refusalOf(readPdf, new TextEncoder().encode(content))).toBe(code)
})

test('a PDF without a word is refused', async () => {
  expect(await refusalOf(readPdf, printedPdf([{ prints: [] }]))).toBe('NO_TEXT_FOUND')
})

test('too many pages are refused before the first is read', async () => {
  expect(await refusalOf(readPdf, notice, { pages: 2 })).toBe('TOO_MANY_PAGES')
  const bomb = printedPdf([aPage(['内容'], '')], { claimedPages: 90_000_000 })
  expect(['TOO_MANY_PAGES', 'read']).toContain(await refusalOf(readPdf, bomb))
})

test('a page as large as a house is read', async () => {
  const page = { ...aPage(['整改工作已经完成。'], ''), width: 2_000_000, height: 2_000_000 }
  expect(await linesOf(readPdf, printedPdf([page]))).toEqual(['整改工作已经完成。'])
})

test('progress is told for each page', async () => {
  const told = await progressOf(readPdf, notice)
  expect(told.map(({ phase, done, total }) => `${phase} ${done}/${total ?? '?'}`)).toEqual([
    'opening 0/?',
    'reading 0/3',
    'reading 1/3',
    'reading 2/3',
  ])
})

test('a cut or scrambled PDF is refused or read, never thrown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(notice.length),
      fc.array(fc.tuple(fc.nat(notice.length - 1), fc.nat(255)), { maxLength: 40 }),
      async (end, flips) => {
        const bytes = notice.slice()
        for (const [at, value] of flips) bytes[at] = value
        // Recognising the ruins would take its time and show nothing about PDFs.
        const read = refusalOf(readPdf, bytes.subarray(0, end), { scannedPages: 0 })
        await expect(read).resolves.toBeTypeOf('string')
      },
    ),
    { numRuns: 60 },
  )
})

function aPage(paragraphs: readonly string[], number: string): PrintedPage {
  const body = paragraphs.map((text, at) => line(text, [111, 120 + at * 29]))
  return { prints: number === '' ? body : [...body, line(number, [280, 800], 12)] }
}

function columnOf(text: string, lines: number): string[] {
  return Array.from({ length: lines }, (_, at) => `${text.slice(at)}${text.slice(0, at)}`)
}

test('what is filled into the field of a form, and what was written over a page, is read where it lies', async () => {
  const [sentence] = await linesOf(readPdf, filledForm('Reconcile payroll every month.'))
  expect(sentence).toBe('Corrective action: Reconcile payroll every month.')
})

/** A page with a label and, behind it, a field that somebody filled in. */
function filledForm(value: string): Uint8Array {
  const font = '/Resources << /Font << /F1 5 0 R >> >>'
  const stream = (words: string, more = ''): string =>
    `<< /Length ${words.length} ${more} >>\nstream\n${words}\nendstream`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${font} /Annots [6 0 R] >>`,
    stream('BT /F1 10 Tf 60 695 Td (Corrective action:) Tj ET'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (action) /V (${value}) /Rect [148 690 500 710] /F 4 /AP << /N 7 0 R >> >>`,
    stream(
      `BT /F1 10 Tf 2 5 Td (${value}) Tj ET`,
      `/Type /XObject /Subtype /Form /BBox [0 0 352 20] ${font}`,
    ),
  ]
  const body = objects.map((words, at) => `${at + 1} 0 obj\n${words}\nendobj\n`).join('')
  return new TextEncoder().encode(`%PDF-1.7\n${body}trailer << /Size 8 /Root 1 0 R >>\n%%EOF`)
}
