import { expect, test } from 'vitest'
import { assignmentNames, fieldsSetByAll } from './measure.fields.ts'

test('of many measures somebody sets what they may set of each', () => {
  expect(fieldsSetByAll(['coordinator', 'coordinator'])).toEqual(assignmentNames)
  expect(fieldsSetByAll(['coordinator', 'ownerHead'])).toEqual(['handlerId'])
  expect(fieldsSetByAll(['coordinator', null])).toEqual([])
})
