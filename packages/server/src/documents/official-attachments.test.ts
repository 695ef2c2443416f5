import { type Block, type DocumentModel, sentence } from '@bihuan/core/documents/document.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { expect, test } from 'vitest'
import { openDocx } from '../testing/open-docx.ts'

const long = '整改措施清单'.repeat(6)

function aNotice(items: readonly string[]): DocumentModel {
  const blocks: readonly Block[] = [
    { kind: 'paragraph', runs: sentence`特此通报。` },
    { kind: 'attachments', items },
    { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] },
  ]
  return { title: '关于整改情况的通报', language: 'zh', blocks }
}

/** The lines of the first page from the top: what they say, and how many characters from the margin they begin. */
async function printed(items: readonly string[]): Promise<readonly (readonly [string, number])[]> {
  const pdf = await officialPdf(aNotice(items), { at: new Date('2026-11-27T01:00:00Z') })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const file = await openPdf(pdf.value)
  if (!file.ok) throw new Error(file.refusal.code)
  const read = file.value.readPage(0)
  if (read.kind === 'picture') throw new Error('the page has no text')
  const [margin, character] = [(28 * 72) / 25.4, (156 * 72) / 25.4 / 28]
  const lines = read.page.segments
    .toSorted((one, other) => one.top - other.top)
    .map(({ text, left }) => [text, Math.round((left - margin) / character)] as const)
  file.value.close()
  return lines
}

test('what is attached stands two characters in, one empty line below the text; what needs a second line goes on under its name', async () => {
  expect((await printed(['整改台账', long])).slice(0, 5)).toEqual([
    ['特此通报。', 2],
    ['附件：1.整改台账', 2],
    [`2.${long.slice(0, 22)}`, 5],
    [long.slice(22), 6],
    ['某区工作委员会', 17],
  ])
})

test('one alone has no number', async () => {
  expect((await printed([long])).slice(1, 3)).toEqual([
    [`附件：${long.slice(0, 23)}`, 2],
    [long.slice(23), 5],
  ])
})

test('in Word the name hangs behind its number too', async () => {
  const { parts, paragraphs } = await openDocx(await officialDocx(aNotice(['整改台账', long])))
  expect(paragraphs.slice(1, 3)).toEqual(['附件：1.整改台账', `2.${long}`])
  const indents = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:ind [^>]*w:hanging[^>]*>/gu)]
  const said = indents.map(([tag]) => [/w:left="(\d+)"/u.exec(tag)?.[1], /w:hanging="(\d+)"/u.exec(tag)?.[1]])
  // Twips: a character is 313.5. The first begins two characters in, the second five.
  expect(said).toEqual([
    ['1882', '1255'],
    ['1882', '314'],
  ])
})
