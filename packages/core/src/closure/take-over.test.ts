import { expect, test } from 'vitest'
import { noon, sampleId } from '../kernel/given.testing.ts'
import { evolveMeasure } from '../measures/measure.events.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { measureStatuses } from '../measures/labels.ts'
import type { Measure } from '../measures/measure.ts'
import { anActor } from '../people/actor.testing.ts'
import type { ActorHere } from '../people/role.ts'
import {
  changeTakeOver,
  confirmTakeOver,
  type ListedItem,
  listTakeOver,
  returnTakeOver,
  takeOverActionsOf,
  takeOverConfirmers,
  withdrawTakeOver,
} from './take-over.decide.ts'
import { evolveTakeOver, type TakeOver } from './take-over.ts'

const takeOverId = sampleId<'takeOver'>(1)
const rectificationId = sampleId<'rectification'>(1)
const reportOf = (number: number) => sampleId<'importedReport'>(100 + number)
const measures = [1, 2].map((number) =>
  aMeasure({ id: sampleId<'measure'>(number), status: 'planned', doers: [sampleId<'person'>(20)] }),
)
const items = measures.map(({ id: measureId }, at) => ({ measureId, importedReportId: reportOf(at + 1) }))
const coordinatorId = sampleId<'person'>(10)

const principal = anActor(11, 'principal')
const inspector = anActor(12, 'inspector')

function listedWith(those: readonly Measure[]): ReadonlyMap<string, ListedItem> {
  return new Map(
    those.map((measure, at) => [
      measure.id,
      { measure, lastReportId: reportOf(at + 1), saidHereBy: coordinatorId, isDoneSince: false },
    ]),
  )
}

function aList(): TakeOver {
  const event = { type: 'takeOver.listed', takeOverId, rectificationId, items } as const
  return evolveTakeOver(null, { event, at: noon, by: coordinatorId })
}

function aCase(over: { people?: readonly ActorHere[]; measures?: readonly Measure[]; list?: TakeOver } = {}) {
  const those = over.measures ?? measures
  return {
    list: over.list ?? aList(),
    listed: listedWith(those),
    measures: new Map(those.map((measure) => [measure.id, measure])),
    people: over.people ?? [principal, inspector, anActor(10, 'coordinator')],
  }
}

function codeOf(result: { ok: boolean; refusal?: { code: string } }): string {
  return result.ok ? 'ok' : (result.refusal?.code ?? '')
}

test('a confirmation closes every measure of the list, each by its own event, with list and words', () => {
  const confirmed = confirmTakeOver(aCase(), principal)
  if (!confirmed.ok) throw new Error(confirmed.refusal.code)
  expect(confirmed.value.map(({ event }) => event)).toEqual([
    { type: 'takeOver.confirmed' },
    { type: 'measure.closedBefore', takeOverId, importedReportId: reportOf(1) },
    { type: 'measure.closedBefore', takeOverId, importedReportId: reportOf(2) },
  ])
})

test.each(measureStatuses.filter((status) => status !== 'planned'))(
  'nothing of a list is closed once one of its measures is %s',
  (status) => {
    const [first, second] = measures
    if (first === undefined || second === undefined) throw new Error('two measures')
    const changed = aMeasure({ id: second.id, status })
    const taken = aCase({ measures: [first, changed] })
    expect(confirmTakeOver(taken, principal)).toMatchObject({
      refusal: { code: 'LIST_OUTDATED', params: { outdated: 1 }, place: { measureId: second.id } },
    })
    expect(codeOf(listTakeOver({ takeOverId, rectificationId, items }, taken.listed))).toBe('LIST_OUTDATED')
    expect(takeOverActionsOf(principal, taken).can).toEqual(['return'])
  },
)

test('assigning a listed measure leaves the list as it is', () => {
  const assigned = measures.map((measure) =>
    evolveMeasure(measure, {
      event: { type: 'measure.assigned', changes: { leaderId: sampleId<'person'>(30) } },
      at: noon,
      by: coordinatorId,
    }),
  )
  expect(codeOf(confirmTakeOver(aCase({ measures: assigned }), principal))).toBe('ok')
})

test('a list is not confirmed by other words than those that were listed', () => {
  const taken = aCase()
  const listed = new Map(
    [...taken.listed].map(([key, item]) => [key, { ...item, lastReportId: reportOf(9) }]),
  )
  expect(codeOf(confirmTakeOver({ ...taken, listed }, principal))).toBe('LIST_OUTDATED')
})

test('whoever brought in the words that a list rests on does not confirm it, whoever listed it', () => {
  const taken = aCase()
  const listed = new Map(
    [...taken.listed].map(([key, item]) => [key, { ...item, saidHereBy: principal.personId }]),
  )
  expect(codeOf(confirmTakeOver({ ...taken, listed }, principal))).toBe('OWN_CLAIM')
  expect(takeOverConfirmers({ ...taken, listed })).toMatchObject({ role: 'inspector', people: [inspector] })
})

const both = anActor(10, 'principal', 'coordinator')
const doer = anActor(20, 'principal')

const tries: readonly {
  readonly who: string
  readonly actor: ActorHere
  readonly people: readonly ActorHere[]
  readonly code: string
}[] = [
  { who: 'a principal', actor: principal, people: [principal, inspector], code: 'ok' },
  { who: 'a principal whom nobody could ask', actor: principal, people: [inspector], code: 'ok' },
  { who: 'a coordinator', actor: anActor(13, 'coordinator'), people: [principal], code: 'NOT_ALLOWED' },
  { who: 'a leader', actor: anActor(14, 'leader'), people: [principal], code: 'NOT_ALLOWED' },
  {
    who: 'a principal who listed it as coordinator',
    actor: both,
    people: [both, inspector],
    code: 'OWN_CLAIM',
  },
  {
    who: 'a principal who does one of its measures',
    actor: doer,
    people: [doer, inspector],
    code: 'OWN_CLAIM',
  },
  {
    who: 'an inspector beside a principal',
    actor: inspector,
    people: [principal, inspector],
    code: 'PRINCIPAL_CONFIRMS',
  },
  { who: 'an inspector where nobody is principal', actor: inspector, people: [inspector], code: 'ok' },
  {
    who: 'an inspector where the only principal had a part in it',
    actor: inspector,
    people: [doer, inspector],
    code: 'ok',
  },
  {
    who: 'a principal whose account is yet to be confirmed',
    actor: { ...principal, confirmation: { role: 'coordinator', names: ['闻人远'] } },
    people: [principal],
    code: 'CONFIRMATION_MISSING',
  },
]

test.each(tries)('$who confirms or returns a list: $code', ({ actor, people, code }) => {
  expect(codeOf(confirmTakeOver(aCase({ people }), actor))).toBe(code)
  expect(codeOf(returnTakeOver(aCase({ people }), '请附依据', actor))).toBe(code)
})

test('whoever ever listed a list confirms it no more, and a changed list is another version', () => {
  const other = sampleId<'person'>(15)
  const changed = evolveTakeOver(aList(), {
    event: { type: 'takeOver.listChanged', items: items.slice(1) },
    at: noon,
    by: other,
  })
  expect(changed).toMatchObject({ version: 2, listedBy: other, listers: [coordinatorId, other] })
  expect(changed.items).toHaveLength(1)
})

test('where nobody can confirm a list it waits, and nobody is named', () =>
  expect(takeOverConfirmers(aCase({ people: [doer, anActor(10, 'coordinator')] }))).toBeNull())

const ends = [
  { type: 'takeOver.confirmed' },
  { type: 'takeOver.returned', reason: '请附依据' },
  { type: 'takeOver.withdrawn' },
] as const

test.each(ends)('a list after $type is changed, confirmed, returned and withdrawn no more', (event) => {
  const list = evolveTakeOver(aList(), { event, at: noon, by: principal.personId })
  const taken = aCase({ list })
  const outcomes = [
    confirmTakeOver(taken, principal),
    returnTakeOver(taken, '理由', principal),
    changeTakeOver(list, items, taken.listed),
    withdrawTakeOver(list),
  ]
  expect(outcomes.map(codeOf)).toEqual(Array.from({ length: 4 }, () => 'LIST_NOT_PENDING'))
  expect(takeOverActionsOf(principal, taken).can).toEqual([])
})

test('a return needs a reason', () =>
  expect(codeOf(returnTakeOver(aCase(), '', principal))).toBe('REASON_MISSING'))
