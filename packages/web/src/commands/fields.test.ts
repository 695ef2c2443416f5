import { id } from '@bihuan/core/kernel/id.ts'
import { assignmentFields } from '@bihuan/core/measures/measure.fields.ts'
import { nothingAssigned } from '@bihuan/core/measures/measure.testing.ts'
import { expect, test } from 'vitest'
import { areReady, changesFrom, differingFields, emptyTexts, textsOf } from './fields.ts'

const person = id<'person'>('00000000-0000-4000-8000-000000000001')
const empty = emptyTexts(assignmentFields)
const sent = {
  leaderId: person,
  ownerId: person,
  handlerId: person,
  dueOn: '2026-06-30',
  timeClass: 'continuous',
  kind: 'recovery',
  target: '账实相符',
}
const filled = { ...empty, ...sent }

test('only the fields that somebody changed are sent, so that others’ changes stay', () => {
  const after = { ...empty, handlerId: person, dueOn: '2026-06-30' }
  const fields = differingFields(assignmentFields, empty, after)
  expect(changesFrom(assignmentFields, after, fields)).toEqual({ handlerId: person, dueOn: '2026-06-30' })
})

test('every field is sent as it stands in the form', () =>
  expect(changesFrom(assignmentFields, filled, differingFields(assignmentFields, empty, filled))).toEqual(
    sent,
  ))

test('a form holds ids where people are shown names, and nothing where nobody is named', () => {
  const named = { id: person, name: '王敏' }
  const view = { ...nothingAssigned, leader: named, target: '账实相符' }
  expect(textsOf(assignmentFields, view)).toEqual({ ...empty, leaderId: person, target: '账实相符' })
})

test('a ticked empty field clears what was there', () =>
  expect(changesFrom(assignmentFields, empty, ['leaderId', 'dueOn', 'target'])).toEqual({
    leaderId: null,
    dueOn: null,
    target: '',
  }))

test('what is no day, or no code of the field, is not sent as one', () => {
  const kept = { ...empty, dueOn: '2026-02-30', kind: 'constructor' }
  expect(changesFrom(assignmentFields, kept, ['dueOn', 'kind'])).toEqual({ dueOn: null, kind: 'routine' })
})

test('a form is not sent while a day in it cannot be read', () => {
  expect(areReady(assignmentFields, filled)).toBe(true)
  expect(areReady(assignmentFields, { ...filled, dueOn: '2026-02-30' })).toBe(false)
})
