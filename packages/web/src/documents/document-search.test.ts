import { expect, test } from 'vitest'
import { choicesFor, documentSearchOf } from './document-search.ts'

test('an address says which document and what is chosen for it, and nothing that it does not take', () => {
  expect(documentSearchOf({ document: 'circular', number: 3, since: '2026-11-01', contact: '电话' })).toEqual(
    {
      document: 'circular',
      number: '3',
      since: '2026-11-01',
    },
  )
  expect(documentSearchOf({ document: 'ledger', signedOn: 'yesterday', contact: '电话' })).toEqual({
    contact: '电话',
  })
})

test('a notice takes its period and whom one asks, figures take nothing', () => {
  expect(choicesFor('notice')).toEqual([
    'form',
    'redactions',
    'title',
    'number',
    'secrecy',
    'addressee',
    'copies',
    'signatory',
    'signedOn',
    'shownFrom',
    'shownTo',
    'contact',
  ])
  expect(choicesFor('figures')).toEqual([])
})
