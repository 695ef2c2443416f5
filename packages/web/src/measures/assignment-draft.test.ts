import { expect, test } from 'vitest'
import {
  type AssignmentDraft,
  assignmentFields,
  changesFrom,
  differingFields,
  emptyAssignment,
  fieldsToAssign,
} from './assignment-draft.ts'

const person = '00000000-0000-4000-8000-000000000001'

test('only the fields that somebody changed are sent, so that others’ changes stay', () => {
  const after = { ...emptyAssignment, handler: person, dueOn: '2026-06-30' }
  const fields = differingFields(emptyAssignment, after)
  expect(changesFrom(after, fields)).toEqual({ handlerId: person, dueOn: '2026-06-30' })
})

test('every field is sent under the name that the server knows', () => {
  const after: AssignmentDraft = {
    leader: person,
    owner: person,
    handler: person,
    dueOn: '2026-06-30',
    timeClass: 'continuous',
    kind: 'recovery',
    target: '账实相符',
  }
  expect(changesFrom(after, differingFields(emptyAssignment, after))).toEqual({
    leaderId: person,
    ownerId: person,
    handlerId: person,
    dueOn: '2026-06-30',
    timeClass: 'continuous',
    kind: 'recovery',
    target: '账实相符',
  })
})

test('a ticked empty field clears what was there', () =>
  expect(changesFrom(emptyAssignment, ['leader', 'dueOn'])).toEqual({ leaderId: null, dueOn: null }))

test('what is no day is not sent as one', () =>
  expect(changesFrom({ ...emptyAssignment, dueOn: '2026-02-30' }, ['dueOn'])).toEqual({ dueOn: null }))

test('a form asks only for what the person may set of every measure', () => {
  const [all, some] = [{ assigns: 'coordinator' }, { assigns: 'ownerHead' }] as const
  expect(fieldsToAssign([all, all])).toEqual(assignmentFields)
  expect(fieldsToAssign([all, some])).toEqual(['handler'])
})
