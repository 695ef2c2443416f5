import { expect, test } from 'vitest'
import { choicesFor, documentSearchOf, inAddress } from './document-search.ts'

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
  expect(choicesFor('notice', 'abridged')).toEqual([
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
    'attached',
    'attachments',
  ])
  expect(choicesFor('figures', undefined)).toEqual([])
})

test('what is left out is chosen for an abridged notice alone, and stands in no address', () => {
  const said = { form: 'abridged', redactions: '某项目｜案件' }
  expect(documentSearchOf(said)).toEqual(said)
  expect(documentSearchOf({ ...said, form: 'published' })).toEqual({ form: 'published' })
  expect(choicesFor('notice', undefined)).not.toContain('redactions')
  expect(inAddress(documentSearchOf(said))).toEqual({ form: 'abridged' })
})
