import { expect, test } from 'vitest'
import { documents, editedKeys } from './catalogue.ts'
import { notApproved } from './not-approved.ts'
import { someStanding } from './standing.testing.ts'

test('what needs approval before it leaves says on its pages that it has none; what stays in the house says nothing', () => {
  const heads = editedKeys.map((key) => [
    key,
    notApproved(key, documents[key].model(someStanding(), {})).head ?? '',
  ])
  expect(heads).toEqual([
    ['notice', '〔未经审定〕'],
    ['figures', ''],
    ['progress', '〔未经审定〕'],
    ['brief', ''],
    ['circular', '〔未经审定〕'],
    ['plan', '〔未经审定〕'],
    ['followUp', 'Draft – not approved'],
    ['actionPlan', 'Draft – not approved'],
  ])
})

test('a document without approval reads as it will with it', () => {
  const model = documents.notice.model(someStanding(), {})
  expect(notApproved('notice', model).blocks).toEqual(model.blocks)
})
