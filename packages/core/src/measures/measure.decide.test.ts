import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { givenOf, noon, sampleId } from '../kernel/given.testing.ts'
import { describeRefusal } from '../kernel/refusal.ts'
import { decideMeasure, type MeasureFacts } from './measure.decide.ts'
import { evolveMeasure, type MeasureEvent } from './measure.events.ts'
import { measureLifecycle, measureTrials } from './measure.lifecycle.ts'
import { aMeasure } from './measure.testing.ts'
import { measureStatuses } from './labels.ts'
import type { Assignment } from './measure.fields.ts'
import type { Measure } from './measure.ts'

const given = givenOf({ decide: decideMeasure, evolve: evolveMeasure }, { findingStatus: 'open' })

const closureRequestId = sampleId<'closureRequest'>(1)
const evidence = [
  {
    fileId: sampleId<'file'>(1),
    name: '办法.pdf',
    size: 9,
    mediaType: 'application/pdf',
    sha256: '0'.repeat(64),
  },
]
const report = {
  type: 'report',
  reportId: sampleId<'progressReport'>(1),
  text: '已印发',
  evidence: [],
} as const
const before = {
  takeOverId: sampleId<'takeOver'>(1),
  importedReportId: sampleId<'importedReport'>(1),
}
const commands = {
  ...measureTrials,
  assign: { type: 'assign', changes: { target: '账实相符' } },
  report,
  close: { type: 'close', closureRequestId },
  closeBefore: { type: 'closeBefore', ...before },
  return: { type: 'return', closureRequestId, reason: '材料不全' },
  reopen: { type: 'reopen', reason: '问题反弹' },
  withdraw: { type: 'withdraw', closureRequestId },
} as const

const cells = measureStatuses.flatMap((status) =>
  Object.values(commands).map(
    (command) => [status, command.type, measureLifecycle[status][command.type]] as const,
  ),
)

test.each(cells)('a measure that is %s and is told to %s: %s', (status, command, expected) => {
  expect(given(aMeasure({ status })).when(commands[command]).outcome).toBe(expected)
})

test('a measure without evidence cannot be submitted', () =>
  given(aMeasure({ freshEvidenceCount: 0 }))
    .when(commands.submit)
    .thenRefused('EVIDENCE_MISSING'))

test('evidence from before a reopening does not count', () =>
  given(aMeasure({ evidenceCount: 4, freshEvidenceCount: 0 }))
    .when(commands.submit)
    .thenRefused('EVIDENCE_MISSING'))

test('a refusal for want of evidence leads to the evidence of this measure', () => {
  const measure = aMeasure({ freshEvidenceCount: 0 })
  const result = decideMeasure(measure, commands.submit, { findingStatus: 'open' })
  expect(result).toMatchObject({
    refusal: { place: { kind: 'measure', measureId: measure.id, field: 'evidence' } },
  })
})

test.each(['leaderId', 'ownerId', 'handlerId'] as const)(
  'a measure without its %s cannot be submitted',
  (field) =>
    given(aMeasure({ [field]: null }))
      .when(commands.submit)
      .thenRefused('ASSIGNMENT_MISSING'),
)

test.each(['ownerId', 'handlerId', 'dueOn'] as const)('a measure without its %s cannot be started', (field) =>
  given(aMeasure({ status: 'planned', [field]: null }))
    .when(commands.start)
    .thenRefused('ASSIGNMENT_MISSING'),
)

test('what is missing to start is said with whose part it is', () => {
  const refusalOf = (missing: 'handlerId' | 'dueOn'): unknown => {
    const measure = aMeasure({ status: 'planned', [missing]: null })
    const decided = decideMeasure(measure, { type: 'start' }, { findingStatus: 'open' })
    return decided.ok ? null : describeRefusal(decided.refusal).zh
  }
  expect(refusalOf('handlerId')).toBe('尚未明确承办人，须先由部门负责人或工作专班分派。')
  expect(refusalOf('dueOn')).toBe('尚未明确完成时限，须先由工作专班分派。')
})

test('a first report starts a measure, so it needs the assignment too', () =>
  given(aMeasure({ status: 'planned', handlerId: null }))
    .when(report)
    .thenRefused('ASSIGNMENT_MISSING'))

test('a continuous measure starts without a due day', () =>
  given(aMeasure({ status: 'planned', dueOn: null, timeClass: 'continuous' }))
    .when(commands.start)
    .thenEvents('measure.started'))

test('what is missing is named in both languages', () => {
  const measure = aMeasure({ status: 'planned', handlerId: null, dueOn: null })
  expect(decideMeasure(measure, commands.start, { findingStatus: 'open' })).toMatchObject({
    refusal: { params: { missing: '承办人、完成时限', missingEn: 'handler, due date' } },
  })
})

test('a report has to say something', () =>
  given(aMeasure())
    .when({ ...report, text: '' })
    .thenRefused('REPORT_EMPTY'))

test('a report counts its evidence and remembers who reported', () =>
  given(aMeasure({ status: 'planned' }))
    .when({ ...report, evidence })
    .thenBecomes({
      evidenceCount: 1,
      freshEvidenceCount: 1,
      doers: [sampleId(1)],
      lastProgress: '已印发',
      lastProgressAt: noon,
    }))

test('an assignment sets only what it names', () =>
  given(aMeasure())
    .when({ type: 'assign', changes: { handlerId: sampleId(2), dueOn: undefined } })
    .thenBecomes({ handlerId: sampleId(2), dueOn: aMeasure().dueOn }))

const assignment = {
  leaderId: sampleId<'person'>(7),
  ownerId: sampleId<'organization'>(7),
  supporterIds: [sampleId<'organization'>(8)],
  handlerId: sampleId<'person'>(8),
  dueOn: day('2024-07-31'),
  timeClass: 'continuous',
  checkInEvery: 'none',
  kind: 'regulation',
  target: '账实相符',
} as const satisfies Assignment

// How often something is reported on hangs on its time class: see the check-ins.
const alone = Object.entries(assignment).filter(([field]) => field !== 'checkInEvery')

test.each(alone)('an assignment sets %s alone too', (field, value) => {
  given(aMeasure())
    .when({ type: 'assign', changes: { [field]: value } })
    .thenBecomes({ ...aMeasure(), ...doersWith(field), [field]: value, version: aMeasure().version + 1 })
})

// Whoever handles it does it.
function doersWith(field: string): Partial<Measure> {
  return field === 'handlerId' ? { doers: [...aMeasure().doers, assignment.handlerId] } : {}
}

test('an assignment that changes nothing is no event', () =>
  given(aMeasure())
    .when({ type: 'assign', changes: { handlerId: aMeasure().handlerId } })
    .thenEvents())

test('a return needs a reason', () =>
  given(aMeasure({ status: 'submitted' }))
    .when({ ...commands.return, reason: '' })
    .thenRefused('REASON_MISSING'))

test('a return keeps the evidence', () =>
  given(aMeasure({ status: 'submitted' }))
    .when(commands.return)
    .thenBecomes({ freshEvidenceCount: 1 }))

test('a reopening needs a reason', () =>
  given(aMeasure({ status: 'closed' }))
    .when({ type: 'reopen', reason: '' })
    .thenRefused('REASON_MISSING'))

test.each(['submitted', 'closed'] as const)(
  'a measure is not reopened under a finding that is %s',
  (findingStatus) =>
    given(aMeasure({ status: 'closed' }), { findingStatus })
      .when(commands.reopen)
      .thenRefused('FINDING_NOT_OPEN'),
)

test('a reopened measure starts its proof afresh, and whoever did the work before stays a doer', () => {
  const facts: MeasureFacts = { findingStatus: 'reopened' }
  given(aMeasure({ status: 'closed', evidenceCount: 2 }), facts)
    .when(commands.reopen)
    .thenBecomes({ evidenceCount: 2, freshEvidenceCount: 0, doers: [sampleId(1)], reason: '问题反弹' })
})

test('a measure that was done before the record was begun is closed with a mark, and without evidence', () =>
  given(aMeasure({ status: 'planned', leaderId: null, handlerId: null }))
    .when(commands.closeBefore)
    .thenBecomes({ status: 'closed', before, closedAt: noon, evidenceCount: 0 }))

test('a measure with evidence is not closed as done before the record was begun', () =>
  given(aMeasure({ status: 'planned', evidenceCount: 1 }))
    .when(commands.closeBefore)
    .thenRefused('NOT_IN_STATUS'))

test('a measure that was done before is opened again like any other, and then has no mark any more', () => {
  const reopened = evolveMeasure(aMeasure({ status: 'closed', before }), {
    event: { type: 'measure.reopened', reason: '反弹' },
    at: noon,
    by: sampleId(1),
  })
  expect(reopened).toMatchObject({ status: 'reopened', freshEvidenceCount: 0 })
  expect(reopened).not.toHaveProperty('before')
})

test('a state keeps no field of the state before', () => {
  const started = evolveMeasure(aMeasure({ status: 'returned' }), {
    event: { type: 'measure.reported', reportId: sampleId(1), text: '已补充', evidence: [] },
    at: noon,
    by: sampleId(1),
  })
  expect(started).not.toHaveProperty('reason')
})

test('closing for a claim that the measure does not await is a bug, not a refusal', () => {
  const other = { type: 'close', closureRequestId: sampleId<'closureRequest'>(2) } as const
  expect(() => decideMeasure(aMeasure({ status: 'submitted' }), other, { findingStatus: 'open' })).toThrow(
    'awaits',
  )
})

test('whoever was ever the handler, reported or claimed is a doer, once each', () => {
  const step = (measure: Measure, event: MeasureEvent, by: number): Measure =>
    evolveMeasure(measure, { event, at: noon, by: sampleId(by) })
  const reportedBy = {
    type: 'measure.progressReported',
    reportId: sampleId<'progressReport'>(1),
    text: '已推进',
    evidence,
  } as const
  let measure = aMeasure({ doers: [sampleId(1)] })
  measure = step(measure, { type: 'measure.assigned', changes: { handlerId: sampleId(2) } }, 9)
  measure = step(measure, { type: 'measure.assigned', changes: { handlerId: null } }, 9)
  measure = step(measure, reportedBy, 3)
  measure = step(measure, reportedBy, 1)
  measure = step(measure, { type: 'measure.submitted', closureRequestId }, 4)
  measure = step(measure, { type: 'measure.claimWithdrawn', closureRequestId }, 4)
  expect(measure).toMatchObject({ status: 'underway', doers: [1, 2, 3, 4].map((number) => sampleId(number)) })
})

test('other words need a reason, and the same words are no change', () => {
  given(aMeasure())
    .when({ type: 'reword', text: '修订固定资产管理办法', reason: '' })
    .thenRefused('REASON_MISSING')
  given(aMeasure()).when({ type: 'reword', text: aMeasure().text, reason: '错字' }).thenEvents()
})

test('the words of a closed measure are put right without opening it again', () => {
  const closed = aMeasure({ status: 'closed' })
  given(closed)
    .when({ type: 'reword', text: '修订固定资产管理办法', reason: '漏了“固定”二字' })
    .thenBecomes({ ...closed, text: '修订固定资产管理办法', version: closed.version + 1 })
})

test('nobody changes the words of a measure while its finding is being checked', () =>
  given(aMeasure({ status: 'closed' }), { findingStatus: 'submitted' })
    .when({ type: 'reword', text: '修订固定资产管理办法', reason: '漏字' })
    .thenRefused('CLAIM_WAITS'))
