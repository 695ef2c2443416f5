import { expect, test } from 'vitest'
import type { PlainDay } from '../kernel/day.ts'
import { day } from '../kernel/day.ts'
import { correctionFault } from './corrected.ts'
import type { Block } from './document.ts'
import { type DatedEdition, differencesFrom } from './edition-differences.ts'

const words = (text: string) => [{ kind: 'words', text }] as const
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: words(text) })
const edition = (asOf: PlainDay, ...blocks: readonly Block[]): DatedEdition => ({
  said: { model: { title: '通报', language: 'zh', blocks } },
  asOf,
})
const [march, april] = [day('2026-03-02'), day('2026-04-07')]

test('a correction is laid beside its edition paragraph by paragraph, in the order of the paper', () => {
  const before = edition(march, paragraph('甲'), paragraph('乙'), paragraph('丙'), paragraph('丁'))
  const now = edition(march, paragraph('甲'), paragraph('丙'), paragraph('新'), paragraph('戊'))
  expect(differencesFrom(before, now)).toEqual([
    { before: '乙', now: null },
    { before: '丁', now: '新' },
    { before: null, now: '戊' },
  ])
})

test('the day of its records, its signature and the line that names what it corrects are no difference', () => {
  const before = edition(march, paragraph('截至2026年3月2日，共有13个问题。'), {
    kind: 'signature',
    lines: ['管理委员会', '2026年3月2日'],
  })
  const now = edition(
    april,
    { kind: 'line', place: 'note', runs: words('（本文更正2026年3月2日发布的第1版《通报》，以本文为准）') },
    paragraph('截至2026年4月7日，共有13个问题。'),
    { kind: 'signature', lines: ['管理委员会', '2026年4月7日'] },
  )
  expect(differencesFrom(before, now)).toEqual([])
})

test('of a table each row that differs is told, and of what is attached its name', () => {
  const table = (...rows: readonly string[]): Block => ({
    kind: 'table',
    columns: [{ heading: '问题', width: 1 }],
    rows: rows.map((text) => [{ runs: words(text) }]),
  })
  const attached = (text: string) => ({
    key: 'ledger' as const,
    mark: '附件1',
    name: '整改台账',
    model: { title: '台账', language: 'zh' as const, blocks: [paragraph(text)] },
  })
  const [first, second] = [edition(march, table('一', '二')), edition(march, table('一', '三'))]
  const before = { ...first, said: { ...first.said, attached: [attached('7条')] } }
  const now = { ...second, said: { ...second.said, attached: [attached('9条')] } }
  expect(differencesFrom(before, now)).toEqual([
    { before: '二', now: '三' },
    { before: '整改台账', now: '整改台账' },
  ])
})

test('a text of thousands of rows that are all others is compared in bounded time, each row once', () => {
  const rows = (mark: string) => Array.from({ length: 3000 }, (_, at) => paragraph(`${mark}${at}`))
  const differences = differencesFrom(
    edition(march, ...rows('旧'), paragraph('同')),
    edition(march, ...rows('新'), paragraph('同'), paragraph('末')),
  )
  expect(differences).toHaveLength(3001)
  expect(differences.at(-1)).toEqual({ before: null, now: '末' })
})

test('a correction says what and why, and differs from what it corrects', () => {
  const said = { what: '公布期限', why: '印发推迟' }
  expect(correctionFault(said, { number: 1, differences: 2 })).toBeNull()
  expect(correctionFault({ ...said, why: ' ' }, { number: 1, differences: 2 })?.code).toBe(
    'EDITION_CORRECTION_UNSAID',
  )
  expect(correctionFault(said, { number: 1, differences: 0 })).toEqual({
    code: 'EDITION_CORRECTS_NOTHING',
    params: { number: 1 },
  })
})
