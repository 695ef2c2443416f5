import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { anActor } from './actor.testing.ts'
import { ownWork } from './own-work.ts'
import { can, generalActionsOf, type Right, rights } from './permissions.ts'
import { isInScope, readScope, readsWhole } from './read-scope.ts'
import { inBodies } from './role.ts'
import { reviewerRefusal } from './sight.ts'

const [given, other] = [sampleId<'rectification'>(1), sampleId<'rectification'>(2)]
const body = sampleId<'organization'>(1)

function reviewer(mayExport: boolean) {
  return { ...anActor(1), sights: [{ rectificationId: given, mayExport }] }
}
const names = { ownerId: body, leaderId: sampleId<'person'>(1), handlerId: sampleId<'person'>(1) }

test('an outside reviewer reads what they are given whole, and nothing that merely names them', () => {
  const scope = readScope(reviewer(false))
  const item = { ...names, id: sampleId<'measure'>(1), supporterIds: [body] }
  for (const here of [[], [body]]) {
    expect(readsWhole(scope, here, given)).toBe(true)
    expect(isInScope(scope, { ...item, rectificationId: given }, here)).toBe(true)
    expect(readsWhole(scope, here, other)).toBe(false)
    expect(readsWhole(scope, here)).toBe(false)
    expect(isInScope(scope, { ...item, rectificationId: other }, here)).toBe(false)
  }
  expect(ownWork(reviewer(false))).toEqual({ kind: 'none' })
  expect(generalActionsOf(reviewer(false))).toEqual(['records.read'])
})

test('an outside reviewer has no right, but the notice of what was given so', () => {
  const item = { ...names, holdsRung: true, claimedBy: sampleId<'person'>(1) }
  const had = (mayExport: boolean, at: typeof given) =>
    Object.keys(rights)
      .filter((name): name is Right => name in rights)
      .filter((right) => can(inBodies(reviewer(mayExport), [], at), right, item))
  expect(had(false, given)).toEqual([])
  expect(had(true, other)).toEqual([])
  expect(had(true, given)).toEqual(['rectification.notice'])
})

test('whoever holds a post is no reviewer', () => {
  const handler = { ...reviewer(true), appointments: anActor(1, 'handler').appointments }
  expect(readsWhole(readScope(handler), [], given)).toBe(false)
  expect(reviewerRefusal(handler, { operation: 'persons.list' })).toBeNull()
})

test('an operation that nobody has opened to outside reviewers is refused', () => {
  const asked = { operation: 'persons.list', rectificationId: given }
  expect(reviewerRefusal(reviewer(true), asked)).toEqual({ code: 'NOT_ALLOWED' })
  expect(reviewerRefusal(reviewer(true), { operation: 'a.new.one' })).toEqual({ code: 'NOT_ALLOWED' })
  expect(reviewerRefusal(reviewer(true), { operation: 'measures.get' })).toBeNull()
})
