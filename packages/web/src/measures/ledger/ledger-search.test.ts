import { expect, test } from 'vitest'
import { isFiltered, ledgerSearchOf, queryOf } from './ledger-search.ts'

test('a mistyped address shows the ledger without that filter', () => {
  const search = ledgerSearchOf({ status: ['done'], ownerId: 'nobody', sort: 'colour', q: 2026 })
  expect(queryOf(search)).toEqual({ q: '2026' })
})

test('of a list with a mistake nothing is taken, nor of one that is too long', () => {
  expect(ledgerSearchOf({ status: ['planned', 'done'] }).status).toBeUndefined()
  expect(ledgerSearchOf({ light: Array.from({ length: 51 }, () => 'red') }).light).toBeUndefined()
})

test('one status alone is a list of one', () =>
  expect(ledgerSearchOf({ status: 'planned' }).status).toEqual(['planned']))

test('every filter that is set is asked of the server, also one that says no', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  const people = { ownerId: [id], handlerId: id, leaderId: id }
  const order = { sort: 'dueOn', direction: 'desc' }
  const lists = { status: ['returned'], light: ['red', 'yellow'] }
  const set = { ...people, ...lists, ...order, unassigned: true, mine: true, closedBefore: false }
  expect(queryOf(ledgerSearchOf({ ...set, group: 'owner', measure: id }))).toEqual({
    ...people,
    ...lists,
    ...order,
    unassigned: 'true',
    mine: 'true',
    closedBefore: 'false',
  })
})

test('grouping and order are no filters', () => {
  expect(isFiltered(ledgerSearchOf({ group: 'owner', sort: 'dueOn', direction: 'desc' }))).toBe(false)
  expect(isFiltered(ledgerSearchOf({ unassigned: true }))).toBe(true)
})
