import { expect, test } from 'vitest'
import { fieldsSetByAll } from './measure.fields.ts'

test('of many measures somebody sets what they may set of each', () => {
  expect(fieldsSetByAll(['coordinator', 'coordinator'])).toEqual([
    'leaderId',
    'ownerId',
    'handlerId',
    'dueOn',
    'timeClass',
    'kind',
    'target',
  ])
  expect(fieldsSetByAll(['coordinator', 'ownerHead'])).toEqual(['handlerId'])
  expect(fieldsSetByAll(['coordinator', null])).toEqual([])
})
