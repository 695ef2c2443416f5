import { expect, test } from 'vitest'
import { aClosureRequest } from '../claims/closure-request.testing.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { kinds } from '../kinds.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { anActor } from '../people/actor.testing.ts'
import { type TemplateLadder, usualLadder } from '../templates/template.ts'
import { duties } from './duties.ts'
import { passingDuties } from './passing-duties.ts'
import { handOver, successorRefusal, toldOf, whyItStays } from './hand-over.ts'

const coordinator = anActor(9, 'coordinator')
const measure = aMeasure({ handlerId: sampleId<'person'>(1), leaderId: sampleId<'person'>(3) })
const item = { type: 'measure', measure, findingStatus: 'open' } as const
const to = (...of: Parameters<typeof anActor>) => ({ kind: 'person', person: anActor(...of) }) as const

test('every kind of record says what somebody can have open in it, and what passes is known', () => {
  for (const { name, duties: own } of kinds)
    for (const duty of Object.keys(own)) expect(duties.map((one) => one.name)).toContain(`${name}.${duty}`)
  const passing = duties.filter(({ stays }) => stays === null).map(({ name }) => name)
  expect(passing.toSorted()).toEqual([...passingDuties].toSorted())
})

test.each([
  ['measure.handler', 'handler', null],
  ['measure.handler', 'head', null],
  ['measure.handler', 'leader', 'SUCCESSOR_UNFIT'],
  ['measure.leader', 'leader', null],
  ['measure.leader', 'principal', null],
  ['finding.leader', 'handler', 'SUCCESSOR_UNFIT'],
  ['objectList.responsible', 'handler', null],
  ['objectList.responsible', 'leader', 'SUCCESSOR_UNFIT'],
] as const)('%s is taken over by a %s: %s', (duty, role, refusal) => {
  const person = anActor(5, role)
  const successor = { id: person.personId, name: '某五', person }
  expect(successorRefusal(duty, sampleId<'person'>(1), successor)?.code ?? null).toBe(refusal)
})

test('nobody takes over without an account, or from themselves', () => {
  const [one, two] = [sampleId<'person'>(1), sampleId<'person'>(2)]
  const nobody = { id: two, name: '某二', person: null }
  expect(successorRefusal('measure.handler', one, nobody)?.code).toBe('SUCCESSOR_UNFIT')
  expect(successorRefusal('measure.handler', two, nobody)?.code).toBe('SUCCESSOR_SAME')
})

test('an item stays where whoever hands over may not assign it', () => {
  const wish = { duty: 'measure.handler', to: to(5, 'handler') } as const
  expect(whyItStays({ item, claim: null, here: [] }, { ...wish, by: coordinator })).toBeNull()
  expect(whyItStays({ item, claim: null, here: [] }, { ...wish, by: anActor(9, 'inspector') })?.code).toBe(
    'NOT_ALLOWED',
  )
})

test('while a claim waits its leader passes only to somebody who can sign it, the handler to anybody', () => {
  const waiting = aMeasure({ status: 'submitted', handlerId: measure.handlerId, leaderId: measure.leaderId })
  const handed = { item: { ...item, measure: waiting }, claim: aClosureRequest(), here: [] }
  const wish = { duty: 'measure.leader', by: coordinator } as const
  expect(whyItStays(handed, { ...wish, to: to(1, 'leader') })?.code).toBe('LEADER_CANNOT_SIGN')
  expect(whyItStays(handed, { ...wish, to: to(5, 'leader') })).toBeNull()
  const asHandler = { ...wish, duty: 'measure.handler', to: to(1, 'handler') } as const
  expect(whyItStays(handed, asHandler)).toBeNull()
})

test('who loses a rung, is barred from signing, or works elsewhere is told', () => {
  const handed = { item, claim: null, here: [] }
  const told = (duty: 'measure.handler' | 'measure.leader', person: ReturnType<typeof to>) =>
    toldOf(handed, { duty, to: person, ladder: usualLadder })
  expect(told('measure.handler', to(5, 'handler'))).toEqual([])
  expect(told('measure.handler', to(5, 'head'))).toEqual(['losesRung'])
  expect(told('measure.handler', to(5, ['handler', 2]))).toEqual(['elsewhere'])
  expect(told('measure.leader', to(1, 'leader'))).toEqual(['cannotSign'])
})

test('what a successor loses is told by the ladder of what passes, rungs of named organizations among it', () => {
  const handed = { item, claim: null, here: [] }
  const told = (ladder: TemplateLadder) =>
    toldOf(handed, { duty: 'measure.handler', to: to(5, 'head'), ladder })
  expect(told(['coordinator', 'inspector'])).toEqual([])
  const [own, other] = [1, 2].map((at) => ({
    organization: sampleId<'organization'>(at),
    name: { zh: '联审', en: 'Joint check' },
  }))
  if (own === undefined || other === undefined) throw new Error('there are two')
  expect(told(['coordinator', own])).toEqual(['losesRung'])
  expect(told(['coordinator', other])).toEqual([])
})

test('whatever passes of an item is one entry', () => {
  const changes = { handlerId: sampleId<'person'>(5), leaderId: sampleId<'person'>(6) }
  const handed = handOver(item, changes)
  expect(handed.ok && handed.value.map(({ event }) => event)).toEqual([{ type: 'measure.assigned', changes }])
})
