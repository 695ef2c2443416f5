import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { sourceText } from '@bihuan/core/reading/text/source-text.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import type { ExistingFinding } from '@bihuan/core/intake/matching/differences.ts'
import { matchDraft } from '@bihuan/core/intake/matching/match-draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { watchOver } from '@bihuan/core/intake/review/open-points.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { describe, expect, test } from 'vitest'

// Kinds of ledgers that other tools read wrongly; they are not part of the project and are read where they lie beside it.
const folder = new URL('../../../shared/reports/', import.meta.url)
const isThere = existsSync(folder)

/** A file as it is read: what is open says what was not understood, and what somebody has to compare. */
async function read(name: string): Promise<{ draft: Draft; open: object[] }> {
  const bytes = new Uint8Array(await readFile(new URL(name, folder)))
  const answer = await readDocument({ name, bytes }, { limits: readingLimits, onProgress: () => undefined })
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code}`)
  const { text } = answer.value
  const draft = readText(text)
  const watch = watchOver(sourceText(text), { text, doubts: [], twins: [], today: day('2026-06-01') })
  const open = watch.points(draft, new Set()).map((point) => {
    if (point.kind === 'unread') return point.unread
    return point.kind === 'warning' ? { code: point.warning.code, params: point.warning.params } : point
  })
  return { draft, open }
}

/** The day and the words of it, measure by measure. */
function daysOf({ findings }: Draft): (string | null)[][] {
  return findings.flatMap(({ measures }) => measures.map(({ dueOn, dueRaw }) => [dueOn, dueRaw]))
}

function treeOf({ findings }: Draft): object[] {
  return findings.map(({ number, title, measures }) => [number, title, measures.map(({ text }) => text)])
}

/** What a first document became, of one finding that has these measures. */
function aRecord(
  title: string,
  ...measures: readonly { readonly text: string; readonly dueOn: string | null }[]
): ExistingFinding {
  const nobody = { owner: null, leader: null, changed: [] }
  return {
    id: id<'finding'>('00000000-0000-4000-8000-000000000001'),
    number: '1',
    title,
    status: 'open',
    ...nobody,
    measures: measures.map(({ text, dueOn }, at) => ({
      id: id<'measure'>(`00000000-0000-4000-8000-00000000010${at}`),
      text,
      status: 'planned',
      ...nobody,
      handler: null,
      dueOn: dueOn === null ? null : day(dueOn),
      timeClass: 'timeBound',
    })),
  }
}

const strangers = { organizations: [], persons: [], settled: [] }

test(`ledgers that others read wrongly ${isThere ? 'lie' : 'do not lie'} beside the project`, () => {
  expect(typeof isThere).toBe('boolean')
})

describe.runIf(isThere)('ledgers that others read wrongly', () => {
  test('days that no calendar has are named and keep their words', async () => {
    const { draft, open } = await read('csv-leap.csv')
    expect(daysOf(draft)).toEqual([
      ['2028-02-29', '2028-02-29'],
      [null, '2027-02-29'],
      [null, '2026-11-31'],
    ])
    expect(open).toEqual([
      { field: 'due', words: '2027-02-29' },
      { field: 'due', words: '2026-11-31' },
    ])
  })

  test('days with a year of two digits or none are named and keep their words', async () => {
    const { draft, open } = await read('csv-short.csv')
    expect(daysOf(draft)).toEqual([
      [null, '26/12/31'],
      [null, '27-2-28'],
      [null, '12月31日前'],
    ])
    expect(open).toEqual([
      { field: 'due', words: '26/12/31' },
      { field: 'due', words: '27-2-28' },
      { field: 'due', words: '12月31日前' },
    ])
  })

  test.each(['csv-serial.csv', 'x-general-serial.xlsx'])(
    'serial numbers of days are read and said in %s',
    async (name) => {
      const { draft, open } = await read(name)
      expect(daysOf(draft)).toEqual([
        ['2026-12-31', '46387'],
        ['2027-02-28', '46446'],
        ['2027-03-15', '46461'],
      ])
      const examples = '46387＝2026-12-31，46446＝2027-02-28，46461＝2027-03-15'
      expect(open).toEqual([{ code: 'DAY_FROM_SERIAL', params: { days: 3, examples } }])
    },
  )

  test('a day that a second document states and nobody can read is a difference', async () => {
    const { draft: first } = await read('second-document-first.csv')
    expect(daysOf(first)).toEqual([['2027-02-28', '2027-02-28']])
    const { draft, open } = await read('second-document-second.csv')
    expect(open).toEqual([{ field: 'due', words: '2027-02-29' }])
    const record = aRecord('会议纪要归档不及时', { text: '会后三日内归档', dueOn: '2027-02-28' })
    const [finding] = matchDraft(draft, [record], strangers).findings
    expect(finding?.measures[0]?.changes).toContainEqual(
      expect.objectContaining({ field: 'dueOn', from: '2027-02-28', to: '2027-02-29', hold: 'unread' }),
    )
  })

  test.each(['ledger-repeated-finding.csv', 'ledger-blank-below.csv'])(
    'a finding over two rows is one finding with two measures in %s, also as a second document',
    async (name) => {
      const { draft, open } = await read(name)
      expect(treeOf(draft)).toEqual([
        ['1', '会议纪要归档不及时', ['三日内归档', '每季度抽查一次']],
        ['2', '车辆台账缺项', ['补录车辆信息']],
      ])
      expect(open).toEqual([])
      const known = aRecord('会议纪要归档不及时', { text: '三日内归档', dueOn: null })
      const { findings } = matchDraft(draft, [known], strangers)
      expect(findings.map(({ findingId, measures }) => [findingId !== null, measures.length])).toEqual([
        [true, 2],
        [false, 1],
      ])
    },
  )

  test('a quoted word at the beginning of a cell does not end its row', async () => {
    const { draft } = await read('tsv-quote-comma.tsv')
    expect(treeOf(draft)).toEqual([
      ['1', '"三本台账",登记不全', ['补登']],
      ['2', '会议纪要归档不及时', ['归档']],
    ])
  })

  test('a cell that shows the day of the week is a day', async () => {
    const { draft, open } = await read('x-weekday-month.xlsx')
    expect(daysOf(draft)).toEqual([
      ['2026-12-31', '2026-12-31'],
      ['2027-02-28', '2027年2月'],
      ['2026-12-31', '2026-12-31'],
    ])
    expect(open).toEqual([])
  })
})
