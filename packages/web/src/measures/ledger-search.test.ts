import { expect, test } from 'vitest'
import { isFiltered, ledgerSearchSchema, queryOf } from './ledger-search.ts'

test('a mistyped address shows the ledger without that filter', () => {
  const search = ledgerSearchSchema.parse({ status: ['done'], ownerId: 'nobody', sort: 'colour', q: 2026 })
  expect(queryOf(search)).toEqual({ q: '2026' })
})

test('one status alone is a list of one', () =>
  expect(ledgerSearchSchema.parse({ status: 'planned' }).status).toEqual(['planned']))

test('grouping and order are no filters', () => {
  expect(isFiltered(ledgerSearchSchema.parse({ group: 'owner', sort: 'dueOn', direction: 'desc' }))).toBe(
    false,
  )
  expect(isFiltered(ledgerSearchSchema.parse({ unassigned: true }))).toBe(true)
})
