import { expect, test } from 'vitest'
import { documents, editedKeys } from './catalogue.ts'
import { textOf } from './document.ts'
import { notApproved } from './not-approved.ts'
import { someStanding } from './standing.testing.ts'

test('what needs approval before it leaves says at its head that it has none; what stays in the house says nothing', () => {
  const heads = editedKeys.map((key) => {
    const model = documents[key].model(someStanding(), {})
    const first = notApproved(key, model).blocks[0]
    return [key, first === model.blocks[0] || first === undefined ? '' : textOf(first)]
  })
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
