import { expect, test } from 'vitest'
import { chosenWords } from '../editions/chosen-words.ts'
import { namesOf } from '../kernel/field.ts'
import { documentOptionsSchema } from './document-options.ts'

// Forms and indexes are made of these, and are no editions.
const ofItems: readonly string[] = ['measureId', 'findingId']

test('every option that an edition can have is told by name where it is chosen anew', () => {
  const elements = namesOf(documentOptionsSchema.shape).filter((name) => !ofItems.includes(name))
  expect(elements).toContain('attached')
  const untold = elements.filter((name) => chosenWords('{}', JSON.stringify({ [name]: 'x' })) === null)
  expect(untold).toEqual([])
})
