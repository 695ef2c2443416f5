import { expect, test } from 'vitest'
import { givenOf, noon, sampleId } from '../kernel/given.testing.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { decideFinding } from './finding.decide.ts'
import { evolveFinding } from './finding.events.ts'
import { findingLifecycle, findingTrials } from './finding.lifecycle.ts'
import { findingStatuses, type Finding } from './finding.ts'
import { aFinding } from './finding.testing.ts'
import { effectiveResponsibility } from './responsibility.ts'

const closed = aMeasure({ status: 'closed' })
const given = givenOf({ decide: decideFinding, evolve: evolveFinding }, { measures: [closed] })

const closureRequestId = sampleId<'closureRequest'>(1)
const commands = {
  ...findingTrials,
  assign: { type: 'assign', changes: { leaderId: sampleId<'person'>(4) } },
  close: { type: 'close', closureRequestId, verdict: 'completed', effect: 'good' },
  return: { type: 'return', closureRequestId, reason: '成效不明显' },
  reopen: { type: 'reopen', reason: '问题反弹' },
  withdraw: { type: 'withdraw', closureRequestId },
} as const

const cells = findingStatuses.flatMap((status) =>
  Object.values(commands).map(
    (command) => [status, command.type, findingLifecycle[status][command.type]] as const,
  ),
)

test.each(cells)('a finding that is %s and is told to %s: %s', (status, command, expected) => {
  expect(given(aFinding({ status })).when(commands[command]).outcome).toBe(expected)
})

test('a finding without measures cannot be submitted', () =>
  given(aFinding(), { measures: [] }).when(commands.submit).thenRefused('MEASURES_MISSING'))

test('a finding whose measures went away after it was claimed, or are all voided, says so and not that there were none', () => {
  given(aFinding({ status: 'submitted' }), { measures: [] })
    .when(commands.close)
    .thenRefused('MEASURES_GONE')
  given(aFinding(), { measures: [aMeasure({ status: 'voided' })] })
    .when(commands.submit)
    .thenRefused('MEASURES_GONE')
})

test('a finding over an open measure cannot be submitted, and the refusal counts them', () => {
  const measures = [closed, aMeasure(), aMeasure({ status: 'submitted' })]
  given(aFinding(), { measures }).when(commands.submit).thenRefused('MEASURES_OPEN')
  expect(decideFinding(aFinding(), commands.submit, { measures })).toMatchObject({
    refusal: { params: { open: 2 } },
  })
})

test('a submitted finding is not closed over a measure that is open all the same', () =>
  given(aFinding({ status: 'submitted' }), { measures: [aMeasure({ status: 'reopened' })] })
    .when(commands.close)
    .thenRefused('MEASURES_OPEN'))

test('a measure of another finding has to be closed too, and is enough where there is no other', () => {
  const further = (status: 'reopened' | 'closed' | 'voided') => ({
    ...aMeasure({ status, findingId: sampleId(2) }),
    isFurther: true,
  })
  const elsewhere = further('reopened')
  given(aFinding(), { measures: [closed, elsewhere] })
    .when(commands.submit)
    .thenRefused('MEASURES_OPEN')
  given(aFinding({ status: 'submitted' }), { measures: [closed, elsewhere] })
    .when(commands.close)
    .thenRefused('MEASURES_OPEN')
  const done = further('closed')
  expect(given(aFinding(), { measures: [done] }).when(commands.submit).outcome).toBe('submitted')
  const voided = further('voided')
  given(aFinding(), { measures: [voided] })
    .when(commands.submit)
    .thenRefused('MEASURES_GONE')
})

test('a measure of another finding says nothing of who answers for this one, and keeps nobody from voiding it', () => {
  const elsewhere = { ...aMeasure({ status: 'closed', findingId: sampleId(2) }), isFurther: true }
  const none = { ownerId: null, leaderId: null }
  expect(effectiveResponsibility(none, [elsewhere])).toEqual(none)
  expect(given(aFinding(), { measures: [elsewhere] }).when(commands.void).outcome).toBe('voided')
})

test('a finding is answered by so many measures of others and no more', () => {
  const full = Array.from({ length: 100 }, (_, at) => ({
    rectificationId: sampleId<'rectification'>(2),
    measureId: sampleId<'measure'>(at + 1),
  }))
  given(aFinding({ further: full }))
    .when(commands.addFurther)
    .thenRefused('FURTHER_LIMIT')
})

test('a finding that has neither its own nor a shared owner cannot be submitted', () =>
  given(aFinding({ ownerId: null }), {
    measures: [closed, aMeasure({ status: 'closed', ownerId: sampleId(2) })],
  })
    .when(commands.submit)
    .thenRefused('ASSIGNMENT_MISSING'))

test('owner and leader follow from the measures where the finding names none', () => {
  const none = { ownerId: null, leaderId: null }
  expect(effectiveResponsibility(none, [closed, closed])).toEqual({
    ownerId: closed.ownerId,
    leaderId: closed.leaderId,
  })
  expect(effectiveResponsibility(none, [closed, aMeasure({ leaderId: null })]).leaderId).toBeNull()
  expect(effectiveResponsibility(none, [])).toEqual(none)
  expect(effectiveResponsibility({ ...none, ownerId: sampleId(9) }, [closed]).ownerId).toBe(sampleId(9))
})

test.each(['return', 'reopen'] as const)('to %s a finding needs a reason', (type) =>
  given(aFinding({ status: type === 'return' ? 'submitted' : 'closed' }))
    .when({ ...commands[type], reason: '' })
    .thenRefused('REASON_MISSING'),
)

test('a returned finding keeps the reason', () =>
  given(aFinding({ status: 'submitted' }))
    .when(commands.return)
    .thenBecomes({ returnReason: '成效不明显' }))

test('a reopened finding has no verdict any more', () => {
  const result = decideFinding(aFinding({ status: 'closed' }), commands.reopen, { measures: [closed] })
  const [event] = result.ok ? result.value : []
  if (event === undefined) throw new Error('the reopening was refused')
  const reopened = evolveFinding(aFinding({ status: 'closed' }), { event, at: '', by: null })
  expect(reopened).not.toHaveProperty('verdict')
})

test('an assignment that changes nothing is no event', () =>
  given(aFinding())
    .when({ type: 'assign', changes: { ownerId: aFinding().ownerId } })
    .thenEvents())

test('whoever ever claimed a finding stays a claimant, once each', () => {
  const claim = (finding: Finding, by: number): Finding => {
    const at = { at: noon, by: sampleId<'person'>(by) }
    const submitted = evolveFinding(finding, {
      event: { type: 'finding.submitted', closureRequestId },
      ...at,
    })
    return evolveFinding(submitted, { event: { type: 'finding.claimWithdrawn', closureRequestId }, ...at })
  }
  const claimed = [1, 2, 1].reduce(claim, aFinding())
  expect(claimed).toMatchObject({ status: 'open', claimants: [sampleId(1), sampleId(2)] })
})

test('of the words of a finding only those change that are other than before', () => {
  given(aFinding({ number: '1', title: '资产帐实不符' }))
    .when({ type: 'reword', changes: { number: '1', title: '资产账实不符' }, reason: '错字' })
    .thenBecomes({ number: '1', title: '资产账实不符' })
  const decided = decideFinding(
    aFinding({ number: '1', title: '资产帐实不符' }),
    { type: 'reword', changes: { number: '1', title: '资产账实不符' }, reason: '错字' },
    { measures: [] },
  )
  expect(decided).toEqual({
    ok: true,
    value: [{ type: 'finding.reworded', changes: { title: '资产账实不符' }, reason: '错字' }],
  })
})

test('other words of a finding need a reason', () =>
  given(aFinding())
    .when({ type: 'reword', changes: { title: '账实不符' }, reason: '' })
    .thenRefused('REASON_MISSING'))

const major = { code: 'major', name: { zh: '重大', en: 'Major' } }

test('a finding is graded and described in one step, and what it says already is no event', () => {
  const graded = given(aFinding()).when({
    type: 'describe',
    changes: { cause: '职责不清', severity: '' },
    grade: major,
  })
  graded.thenEvents('finding.described', 'finding.graded')
  graded.thenBecomes({ cause: '职责不清', grade: major, severity: '' })
  given(aFinding({ grade: major, cause: '职责不清' }))
    .when({ type: 'describe', changes: { cause: '职责不清' }, grade: major })
    .thenEvents()
})

test('a grade stays where nothing is said of it, and goes where it is taken away', () => {
  given(aFinding({ grade: major }))
    .when({ type: 'describe', changes: {} })
    .thenEvents()
  given(aFinding({ grade: major }))
    .when({ type: 'describe', changes: {}, grade: null })
    .thenBecomes({ grade: null })
})
