import { expect, test } from 'vitest'
import { changesFrom, differingFields, emptyAssignment } from './assignment-draft.ts'

const person = '00000000-0000-4000-8000-000000000001'

test('only the fields that somebody changed are sent, so that others’ changes stay', () => {
  const after = { ...emptyAssignment, handler: person, dueOn: '2026-06-30' }
  const fields = differingFields(emptyAssignment, after)
  expect(changesFrom(after, fields)).toEqual({ handlerId: person, dueOn: '2026-06-30' })
})

test('a ticked empty field clears what was there', () =>
  expect(changesFrom(emptyAssignment, ['leader', 'dueOn'])).toEqual({ leaderId: null, dueOn: null }))

test('what is no day is not sent as one', () =>
  expect(changesFrom({ ...emptyAssignment, dueOn: '2026-02-30' }, ['dueOn'])).toEqual({ dueOn: null }))
