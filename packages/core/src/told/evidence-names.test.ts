import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { measureNamer } from './evidence-names.ts'

const [first, second] = [sampleId<'finding'>(1), sampleId<'finding'>(2)]
const finding = { number: '', category: null }
const findings = [
  { ...finding, id: second, ordinal: 2 },
  { ...finding, id: first, ordinal: 1 },
]
const measures = [
  { id: sampleId<'measure'>(11), findingId: first, ordinal: 1 },
  { id: sampleId<'measure'>(12), findingId: first, ordinal: 2 },
  { id: sampleId<'measure'>(21), findingId: second, ordinal: 1 },
]
const named = measureNamer(findings, measures)
const at = (path: string): number | string => {
  const found = named(path)
  return found.kind === 'measure' ? measures.findIndex(({ id }) => id === found.measureId) : found.kind
}

test.each([
  ['1-2 会议纪要.pdf', 1],
  ['1－2－会议纪要.pdf', 1],
  ['1—2会议纪要.pdf', 1],
  ['1.2会议纪要.pdf', 1],
  ['（1-2）会议纪要.pdf', 1],
  ['措施1-2：会议纪要.pdf', 1],
  ['01_02 会议纪要.pdf', 1],
  ['佐证材料/1-2/照片.jpg', 1],
  ['佐证材料/1-2 制度建设/01.jpg', 1],
  ['佐证材料/1-2/2026-07-01 照片.jpg', 1],
  ['问题1/措施2/照片.jpg', 1],
  ['问题1/措施2/03.jpg', 1],
  ['1/2/照片.jpg', 1],
  ['1/2 照片.jpg', 1],
  ['财政局/2-1 通知.docx', 2],
])('%s is for the measure that its number means', (path, place) => expect(at(path)).toBe(place))

test.each([
  '会议纪要.pdf',
  '3-1 没有这个问题.pdf',
  '1-3 没有这条措施.pdf',
  '2026-07-01 照片.jpg',
  '20260701.jpg',
  '1.jpg',
  'IMG_1-2.jpg',
  '附件1-2.pdf',
  '',
])('“%s” means no measure', (path) => expect(at(path)).toBe('unknown'))

test('a number is also understood as the source numbers its findings', () => {
  const numbered = measureNamer([{ ...finding, id: first, ordinal: 7, number: '1-2' }], measures)
  expect(numbered('1-2-2 名称.pdf')).toEqual({ kind: 'measure', measureId: measures[1]?.id, number: '1-2-2' })
})

test('and as category, finding in it, and measure', () => {
  const [one, other] = [{ id: 'one' }, { id: 'other' }]
  const inCategories = measureNamer(
    [
      { ...finding, id: first, ordinal: 1, category: one },
      { ...finding, id: second, ordinal: 2, category: other },
    ],
    measures,
  )
  expect(inCategories('1-1-2 名称.pdf')).toMatchObject({ measureId: measures[1]?.id })
  expect(inCategories('2-1-1 名称.pdf')).toMatchObject({ measureId: measures[2]?.id })
})

test('a number that could mean two measures is not guessed', () => {
  const crossed = measureNamer(
    [
      { ...finding, id: first, ordinal: 1, number: '2' },
      { ...finding, id: second, ordinal: 2, number: '1' },
    ],
    measures,
  )
  expect(crossed('1-1 名称.pdf')).toEqual({
    kind: 'unclear',
    number: '1-1',
    measureIds: [measures[0]?.id, measures[2]?.id],
  })
})
