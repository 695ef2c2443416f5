import { expect, test } from 'vitest'
import { countedOf } from '../counted-of.ts'
import { eachOnce } from './contradictions.ts'
import { sampleFacts } from './truth-sample.testing.ts'
import { checkParagraphs } from './truth.ts'

test('two paragraphs that contradict each other by the same words are named once, however often they say them', () => {
  const told = ['措施已销号26条。', '措施已销号27条。全部措施中，已销号27条。']
  const { contradictions } = checkParagraphs(
    told.map((text) => ({ text, above: '' })),
    countedOf(sampleFacts),
  )
  expect(contradictions.map((both) => both.map(({ said }) => said))).toContainEqual(['26条', '27条'])
  expect(eachOnce(contradictions)).toEqual(contradictions)
  const [first] = contradictions
  if (first === undefined) throw new Error('nothing contradicts')
  const [one, other] = first
  expect(eachOnce([first, [other, one], first])).toEqual([first])
  const keys = contradictions.map((both) =>
    both.map(({ place, said }) => `${place.paragraph} ${said}`).join(),
  )
  expect(new Set(keys).size).toBe(keys.length)
})
