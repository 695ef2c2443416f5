import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import type { CountedRecords } from './counted-records.ts'
import { checkParagraphs } from './truth.ts'
import { sampleCounted } from './truth-sample.testing.ts'

/** Five measures are twelve days late, one of 财政局 is 59. */
const counted: CountedRecords = {
  ...sampleCounted,
  records: sampleCounted.records.map((one) =>
    one.thing === 'measure' && one.marks.includes('late') && one.within.includes('财政局')
      ? { ...one, dueOn: day('2026-04-03') }
      : one,
  ),
}

function told(text: string): readonly string[] {
  return checkParagraphs([{ text, above: '' }], counted).statements.map((one) =>
    one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
  )
}

test('by how many days something is late is held against the days of what is late', () => {
  expect(told('超期最长的一条已超期59天。').at(-1)).toBe('59天 right')
  expect(told('超期最长的一条已超期60天。').at(-1)).toBe('60天 wrong: 59')
  expect(told('超期最长的一条已超期12天。').at(-1)).toBe('12天 wrong: 59')
  expect(told('综合执法局的2条措施已超过时限12天。').at(-1)).toBe('12天 right')
  expect(told('综合执法局的2条措施已超过时限59天。').at(-1)).toBe('59天 wrong: 12')
  expect(told('有的措施逾期近60天。').at(-1)).toBe('60天 right')
  expect(told('有的措施逾期30天。').at(-1)).toBe('30天 wrong: 59、12')
})

test('a line that is drawn in days, days of several together and days of other things are not held against it', () => {
  expect(told('对超期30天以上的措施逐条督办。')).toEqual([])
  expect(told('对超期30天的单位予以通报。')).toEqual([])
  expect(told('5条措施累计超期107天。').at(-1)).toBe('107天 unsure')
  expect(told('公示期限为15天。')).toEqual([])
})
