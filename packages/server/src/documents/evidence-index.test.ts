import { type Block, textOfRuns } from '@bihuan/core/documents/document.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { cellsByExcelJs } from '../testing/independent-readers.ts'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { measure, finding } = await anAssignedMeasure(stage)
const { documents } = stage.as('coordinator')
const { rectificationId } = measure
const names = ['=玥珺喆堃䶮𠮷_1_.png', '#let *x* <w:p>.png', `${'Supercalifragilistic'.repeat(8)}.png`]

test('the three files of the index of evidence say what it says, to the character, each file with its hash', async () => {
  const fileIds = []
  for (const name of names) fileIds.push(await stage.upload('handler', name))
  await stage.as('handler').measures.report({ ...formOf(measure), text: '已印发', fileIds })
  const wish = { rectificationId, document: 'evidenceIndex', options: { findingId: finding.id } } as const
  const { title, blocks } = await documents.preview(wish)
  const table = blocks.find((block): block is Block & { kind: 'table' } => block.kind === 'table')
  const notes = blocks.flatMap((block) => (block.kind === 'line' ? [textOfRuns(block.runs)] : []))
  const headings = table?.columns.map(({ heading }) => heading) ?? []
  const said = table?.rows.map((row) => row.map((cell) => textOfRuns(cell?.runs ?? []))) ?? []
  expect(said.map((row) => row[4])).toEqual(names)
  const kept = await database.kysely.selectFrom('files').select(['name', 'sha256']).execute()
  const hashOf = new Map(kept.map(({ name, sha256 }) => [name, sha256]))
  expect(said.map((row) => row[7])).toEqual(names.map((name) => hashOf.get(name)))

  const sheet = await (await documents.file({ ...wish, format: 'xlsx' })).bytes()
  expect(await cellsByExcelJs(sheet)).toEqual([headings, ...said])
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(sheet.slice().buffer)
  const [page] = book.worksheets
  // What is counted can be summed, and moments sorted.
  const [number, item, , , , , size, , , sentAt] =
    said[1]?.map((_, column) => page?.getCell(3, column + 1)) ?? []
  expect([number?.value, item?.value, size?.value]).toEqual([2, '1-1', Number(said[1]?.[6])])
  expect([sentAt?.type, sentAt?.numFmt]).toEqual([ExcelJS.ValueType.Date, 'yyyy-mm-dd hh:mm'])

  const docx = await openDocx(await (await documents.file({ ...wish, format: 'docx' })).bytes())
  const inOrder = [title, ...headings, ...said.flat()].filter((text) => text !== '')
  expect(docx.paragraphs.filter((text) => text !== '')).toEqual(inOrder)
  const feet = [...docx.parts].filter(([name]) => /footer/.test(name)).map(([, xml]) => xml)
  const sayNote = feet.filter((xml) => notes.every((note) => xml.replaceAll(/<[^>]+>/g, '').includes(note)))
  expect(sayNote.length).toBeGreaterThan(0)

  const pdf = await openPdf(await (await documents.file({ ...wish, format: 'pdf' })).bytes())
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  const read = pdf.value.readPage(0)
  pdf.value.close()
  if (read.kind === 'picture') throw new Error('the page has no text')
  const bare = (text: string): string => text.replaceAll(/[\s\u200b]/gu, '')
  const printed = read.page.tables.flatMap(({ rows }) => rows.map(({ text }) => text.split('\t').map(bare)))
  expect(printed).toEqual([headings, ...said].map((row) => row.map(bare)))
})
