import { expect, test } from 'vitest'
import { usualLadder } from '../templates/template.ts'
import { aClosureRequest } from '../claims/closure-request.testing.ts'
import type { PersonId } from '../kernel/id.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { aMeasure } from '../measures/measure.testing.ts'
import { anActor } from '../people/actor.testing.ts'
import { guisesOf } from '../people/guises.ts'
import type { ClosureItem } from './closure-item.ts'
import { signClosure } from './sign.ts'
import { type Signers, unsignableRungs } from './signers.ts'
import { checkersNow } from './stand-ins.ts'

const head = sampleId<'person'>(11)
const [handles, heads] = anActor(20, 'handler', 'head').appointments
if (handles === undefined || heads === undefined) throw new Error('somebody has no post')
const deputy = { ...anActor(20), appointments: [handles, { ...heads, inPlaceOf: head }] }
const item = (doers: readonly PersonId[]): ClosureItem => ({
  type: 'measure',
  measure: aMeasure({ status: 'submitted', doers }),
  findingStatus: 'open',
})

test('a deputy acts as themselves and in the place of whoever is away, never as both at once', () => {
  const [own, inPlace] = guisesOf(deputy)
  expect(own?.appointments).toEqual([handles])
  expect(inPlace).toMatchObject({ inPlaceOf: head, appointments: [{ role: 'head' }] })
})

test('a deputy signs the rung of whoever is away, unless one of the two did the work', () => {
  const outcome = (doers: readonly PersonId[]): string => {
    const closure = { request: aClosureRequest(), item: item(doers), actor: deputy }
    const signed = signClosure(closure, { comment: '', effect: null })
    const couldCheck = checkersNow({ ...closure, people: [deputy] }).length > 0
    expect(couldCheck).toBe(signed.ok)
    return signed.ok ? 'signed' : signed.refusal.code
  }
  expect(outcome([])).toBe('signed')
  expect(outcome([head])).toBe('DEPUTY_OF_DOER')
  expect(outcome([deputy.personId])).toBe('OWN_CLAIM')
})

test('two rungs need signers who share nobody, whoever signs for whom', () => {
  const [a, b, c] = [sampleId<'person'>(1), sampleId<'person'>(2), sampleId<'person'>(3)]
  const signers: Signers = {
    head: [[b, a]],
    coordinator: [[c, a], [b]],
    leader: [[c]],
    inspector: [[a]],
    principal: [],
  }
  expect(unsignableRungs(usualLadder, signers, [])).toEqual(['coordinator', 'inspector'])
  expect(unsignableRungs(['head', 'leader'], signers, [a])).toEqual(['head'])
})
