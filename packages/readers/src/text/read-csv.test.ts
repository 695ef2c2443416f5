import { expect, test } from 'vitest'
import { readingLimits } from '../reading-limits.ts'
import { readCsv } from './read-csv.ts'

async function textOf(text: string, rows = readingLimits.rows) {
  const limits = { ...readingLimits, rows }
  return readCsv(new TextEncoder().encode(text), { limits, onProgress: () => undefined })
}

test.each([
  ['commas', '序号,问题,措施\r\n1,甲,乙\r\n', '序号\t问题\t措施\n1\t甲\t乙'],
  ['semicolons', 'a;b\n1;2', 'a\tb\n1\t2'],
  ['tabs', 'a\tb\n\t2\n', 'a\tb\n\t2'],
  ['quoted cells', 'a,b\n"甲，1,2","他说""好""\n第二行"\n"",x', 'a\tb\n甲，1,2\t他说"好" 第二行\n\tx'],
  ['a quote inside of a text', 'a,b\n"甲"乙,丙\n1,2', 'a\tb\n"甲"乙\t丙\n1\t2'],
  ['a quote that is never closed', 'a,b\n"甲,乙', 'a\tb\n"甲\t乙'],
  [
    'a quoted word and a comma in a table of tabs',
    'a\tb\n1\t"三本台账",登记不全\n',
    'a\tb\n1\t"三本台账",登记不全',
  ],
  ['one column', '甲\n"乙\n丙"', '甲\n乙\n丙'],
  ['rows without words', 'a,b\n,,\n1,2', 'a\tb\n1\t2'],
])('%s', async (_, csv, text) => {
  expect(await textOf(csv)).toMatchObject({ ok: true, value: { text, form: 'text', encoding: 'utf-8' } })
})

test('too many rows are refused', async () => {
  expect(await textOf('a\nb\nc', 2)).toMatchObject({ ok: false, refusal: { code: 'TOO_MANY_ROWS' } })
})
