import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FindingView } from '../findings/findings.contract.ts'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { defaultZone, zone } from '../kernel/zone.ts'
import type { FurtherMeasureView } from './further.contract.ts'
import { findingState, groupWords, ledgerCell, lightCell } from './ledger-cells.ts'
import { layOutLedger } from './ledger-layout.ts'
import { ledgerSheet } from './ledger-sheet.ts'
import { nothingAssigned } from './measure.testing.ts'
import type { MeasureView } from './measures.contract.ts'

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const rectificationId = id<'rectification'>(uuid(9))

function aFinding(ordinal: number, measures = 1): FindingView {
  return {
    id: id<'finding'>(uuid(100 + ordinal)),
    rectificationId,
    category: null,
    ordinal,
    number: String(ordinal),
    title: `问题${ordinal}`,
    status: 'open',
    reason: null,
    closedAt: null,
    verdict: null,
    effect: null,
    statedStatus: null,
    grade: null,
    againstPlan: null,
    sumConcerned: '',
    basis: '',
    cause: '',
    severity: '',
    formerNumber: '',
    mergedInto: null,
    owner: null,
    leader: null,
    supporters: [],
    isOwn: { owner: false, leader: false },
    measures,
    measuresVoided: 0,
    measuresMerged: 0,
    measuresClosed: 0,
    measuresClosedBefore: 0,
    measuresFurther: 0,
    measuresBegun: 1,
    measuresFurtherClosed: 0,
    version: 1,
    can: [],
  }
}

function aMeasure(number: number, finding: number, changes: Partial<MeasureView> = {}): MeasureView {
  return {
    id: id<'measure'>(uuid(number)),
    rectificationId,
    findingId: id<'finding'>(uuid(100 + finding)),
    ordinal: number,
    text: `措施${number}`,
    ...nothingAssigned,
    extension: null,
    extensions: 0,
    firstDueOn: null,
    figures: [],
    checkInFrom: null,
    againstPlan: null,
    status: 'planned',
    reason: null,
    closedAt: null,
    isClosedBefore: false,
    mergedInto: null,
    light: 'grey',
    partsOpen: 0,
    partsDone: 0,
    supportedBy: [],
    supportsFor: [],
    evidenceCount: 0,
    lastProgress: null,
    lastProgressAt: null,
    sourceState: null,
    objectsOpen: 0,
    objectsSaid: 0,
    further: 0,
    version: 1,
    can: [],
    assigns: null,
    ...changes,
  }
}

const keys = (layout: ReturnType<typeof layOutLedger>) =>
  layout.rows.map((row) =>
    row.kind === 'measure' ? row.measure.text : row.kind === 'empty' ? row.finding.title : row.kind,
  )

test('measures of a finding stand together and their finding cell spans them', () => {
  const ledger = {
    findings: [aFinding(2), aFinding(1, 2)],
    measures: [aMeasure(1, 1), aMeasure(2, 1), aMeasure(3, 2)],
  }
  const layout = layOutLedger({ ...ledger, further: [] }, 'finding', true)
  expect(keys(layout)).toEqual(['措施1', '措施2', '措施3'])
  expect(layout.runStart).toEqual([0, 0, 2])
  expect(layout.runLength).toEqual([2, 2, 1])
})

test('a finding without measures has a row of its own', () => {
  const ledger = { findings: [aFinding(1), aFinding(2, 0)], measures: [aMeasure(1, 1)] }
  expect(keys(layOutLedger({ ...ledger, further: [] }, 'finding', true))).toEqual(['措施1', '问题2'])
})

test('sorted by date, findings follow the first of their measures', () => {
  const ledger = {
    findings: [aFinding(1), aFinding(2)],
    measures: [aMeasure(3, 2), aMeasure(1, 1), aMeasure(4, 2)],
  }
  expect(keys(layOutLedger({ ...ledger, further: [] }, 'finding', false))).toEqual([
    '措施3',
    '措施4',
    '措施1',
  ])
})

test('grouped by owner, each department has a heading with its count', () => {
  const owner = { id: uuid(50), name: '城建局' }
  const ledger = {
    findings: [aFinding(1, 3)],
    measures: [aMeasure(1, 1, { owner }), aMeasure(2, 1), aMeasure(3, 1, { owner })],
  }
  const layout = layOutLedger({ ...ledger, further: [] }, 'owner', true)
  expect(keys(layout)).toEqual(['group', '措施1', '措施3', 'group', '措施2'])
  expect(layout.rows[0]).toMatchObject({ count: 2, group: { by: 'owner', name: '城建局' } })
})

test('grouped by status, what was closed before the record was begun stands apart from what the ladder closed', () => {
  const measures = [
    aMeasure(1, 1, { status: 'closed' }),
    aMeasure(2, 1, { status: 'closed', isClosedBefore: true }),
    aMeasure(3, 1, { status: 'closed' }),
  ]
  const { rows } = layOutLedger({ findings: [aFinding(1, 3)], measures, further: [] }, 'status', true)
  const words = { language: 'zh', zone: defaultZone } as const
  expect(rows.flatMap((row) => (row.kind === 'group' ? groupWords(row.group, row, words) : []))).toEqual([
    '已销号（2 条）',
    '建档前已销号（1 条）',
  ])
})

test('what is voided is counted apart in every group, and marked in words that need no colour', () => {
  const measures = [
    aMeasure(1, 1, { status: 'planned' }),
    aMeasure(2, 1, { status: 'voided', text: '重复的措施' }),
    aMeasure(3, 1, { status: 'voided' }),
  ]
  const words = { language: 'zh', zone: defaultZone } as const
  const finding = { ...aFinding(1, 1), measuresVoided: 2 }
  const { rows } = layOutLedger({ findings: [finding], measures, further: [] }, 'owner', true)
  expect(rows.flatMap((row) => (row.kind === 'group' ? groupWords(row.group, row, words) : []))).toEqual([
    '未明确责任部门（1 条，另作废 2 条）',
  ])
  const said = rows.map((row) => ledgerCell(row, 'measure', words))
  expect(said).toContain('〔作废〕重复的措施')
  expect(findingState(finding, words)).toBe('整改中 · 0/1 · 作废 2')
  expect(findingState({ ...finding, measuresBegun: 0 }, words)).toBe('尚未启动 · 0/1 · 作废 2')
})

test('what became a part of another is called so in every cell, and nowhere voided', () => {
  const mergedInto = id<'measure'>(uuid(1))
  const merged = aMeasure(2, 1, { status: 'voided', mergedInto, light: 'none', text: '同一措施' })
  const row = { kind: 'measure', key: '', finding: aFinding(1), measure: merged } as const
  const cells = (language: 'zh' | 'en') => {
    const words = { language, zone: defaultZone }
    return [ledgerCell(row, 'measure', words), ledgerCell(row, 'status', words), lightCell(row, words)]
  }
  expect(cells('zh')).toEqual(['〔已并入其他项〕同一措施', '已并入其他项', '已并入其他项'])
  expect(cells('en')).toEqual(['[Merged] 同一措施', 'Merged', 'Merged'])
})

test('the day of closing is the one on the clocks of the installation', () => {
  const closedAt = '2026-03-02T03:00:00.000Z'
  const finding = { ...aFinding(1), closedAt }
  const measure = aMeasure(1, 1, { status: 'closed', closedAt })
  for (const row of [
    { kind: 'measure', key: '', finding, measure } as const,
    { kind: 'empty', key: '', finding } as const,
  ]) {
    for (const [name, day] of [
      ['Asia/Shanghai', '2026-03-02'],
      ['America/New_York', '2026-03-01'],
    ] as const)
      expect(ledgerCell(row, 'closedOn', { language: 'zh', zone: zone(name) })).toEqual({ day })
  }
})

test('a measure that was changed against the plan says after which version, and others say nothing', () => {
  const cells = [aMeasure(1, 1, { againstPlan: 2 }), aMeasure(2, 1)].flatMap((measure) =>
    (['zh', 'en'] as const).map((language) =>
      ledgerCell({ kind: 'measure', key: '', finding: aFinding(1), measure }, 'againstPlan', {
        language,
        zone: defaultZone,
      }),
    ),
  )
  expect(cells).toEqual(['第 2 版之后', 'after version 2', null, null])
})

test('a measure that was put off says how often and from which first day, and others say nothing', () => {
  const firstDueOn = day('2026-06-30')
  const words = [
    aMeasure(1, 1, { extensions: 2, firstDueOn }),
    aMeasure(2, 1, { firstDueOn }),
    aMeasure(3, 1),
  ].map((measure) =>
    (['zh', 'en'] as const).map((language) =>
      ledgerCell({ kind: 'measure', key: '', finding: aFinding(1), measure }, 'extensions', {
        language,
        zone: defaultZone,
      }),
    ),
  )
  expect(words).toEqual([
    ['2 次，原定 2026-06-30', '2, first due 2026-06-30'],
    ['原定 2026-06-30', 'first due 2026-06-30'],
    [null, null],
  ])
})

test('runs cover all rows without gap or overlap, however measures are ordered', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 30 }),
      fc.boolean(),
      (of, isOrdered) => {
        const findings = [1, 2, 3, 4].map((ordinal) =>
          aFinding(ordinal, of.filter((number) => number === ordinal).length),
        )
        const layout = layOutLedger(
          { findings, measures: of.map((finding, at) => aMeasure(at + 1, finding)), further: [] },
          'status',
          isOrdered,
        )
        let at = 0
        while (at < layout.rows.length) {
          expect(layout.runStart[at]).toBe(at)
          at += layout.runLength[at] ?? 0
        }
        expect(at).toBe(layout.rows.length)
      },
    ),
  )
})

test('measures of other findings stand behind those of the finding, and in no sum of a group', () => {
  const further: FurtherMeasureView = {
    key: 'seven',
    findingId: id<'finding'>(uuid(102)),
    text: '联合排查',
    status: 'closed',
    timeClass: 'timeBound',
    dueOn: null,
    closedAt: '2026-05-06T04:00:00.000Z',
    isClosedBefore: false,
    stands: null,
  }
  const findings = [aFinding(1), { ...aFinding(2, 0), measuresFurther: 1, measuresFurtherClosed: 1 }]
  const ledger = { findings, measures: [aMeasure(1, 1)], further: [further] }
  expect(layOutLedger(ledger, 'finding', true).rows.map(({ kind }) => kind)).toEqual(['measure', 'further'])
  const { rows } = layOutLedger(ledger, 'status', true)
  expect(rows.map(({ kind }) => kind)).toEqual(['group', 'measure', 'further'])
  expect(rows[0]).toMatchObject({ count: 1, voided: 0 })
  const sheet = ledgerSheet({
    ...ledger,
    name: '台账',
    today: day('2026-06-01'),
    entry: 7,
    columns: ['number', 'finding', 'measure', 'progress', 'closedOn'],
    group: 'finding',
    isOrdered: true,
    words: { language: 'zh', zone: defaultZone },
  })
  expect(sheet.rows[1]).toEqual({
    cells: [
      '2-合',
      '2 问题2',
      '整改中 · 0/0 · 另合并整改 1/1',
      '〔合并整改〕联合排查',
      '在另一问题下整改',
      { day: '2026-05-06' },
    ],
  })
})

test('what was merged is neither counted nor grouped as voided', () => {
  const ledger = {
    findings: [aFinding(1)],
    measures: [
      { ...aMeasure(1, 1), status: 'voided' as const },
      { ...aMeasure(2, 1), status: 'voided' as const, mergedInto: id<'measure'>(uuid(7)) },
    ],
    further: [],
  }
  const { rows } = layOutLedger(ledger, 'status', true)
  expect(rows.filter(({ kind }) => kind === 'group')).toMatchObject([
    { count: 0, voided: 1, merged: 0 },
    { count: 0, voided: 0, merged: 1, group: { mergedInto: uuid(7) } },
  ])
})

test.each([
  ['open', false, '还没有整改措施'],
  ['voided', false, null],
  ['voided', true, '已并入其他项'],
] as const)('a finding without measures that is %s (merged: %s) says %s', (status, isMerged, said) => {
  const mergedInto = isMerged ? aFinding(2).id : null
  const finding = { ...aFinding(1, 0), status, mergedInto }
  const row = { kind: 'empty', key: '', finding } as const
  expect(ledgerCell(row, 'measure', { language: 'zh', zone: defaultZone })).toBe(said)
})
