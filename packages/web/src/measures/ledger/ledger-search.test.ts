import { expect, test } from 'vitest'
import { isFiltered, ledgerSearchSchema, queryOf } from './ledger-search.ts'

test('a mistyped address shows the ledger without that filter', () => {
  const search = ledgerSearchSchema.parse({ status: ['done'], ownerId: 'nobody', sort: 'colour', q: 2026 })
  expect(queryOf(search)).toEqual({ q: '2026' })
})

test('one status alone is a list of one', () =>
  expect(ledgerSearchSchema.parse({ status: 'planned' }).status).toEqual(['planned']))

test('every filter that is set is asked of the server, also one that says no', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  const people = { ownerId: [id], handlerId: id, leaderId: id }
  const order = { sort: 'dueOn', direction: 'desc' }
  const lists = { status: ['returned'], light: ['red', 'yellow'] }
  const set = { ...people, ...lists, ...order, unassigned: true, mine: true, closedBefore: false }
  expect(queryOf(ledgerSearchSchema.parse({ ...set, group: 'owner', measure: id }))).toEqual({
    ...people,
    ...lists,
    ...order,
    unassigned: 'true',
    mine: 'true',
    closedBefore: 'false',
  })
})

test('grouping and order are no filters', () => {
  expect(isFiltered(ledgerSearchSchema.parse({ group: 'owner', sort: 'dueOn', direction: 'desc' }))).toBe(
    false,
  )
  expect(isFiltered(ledgerSearchSchema.parse({ unassigned: true }))).toBe(true)
})
