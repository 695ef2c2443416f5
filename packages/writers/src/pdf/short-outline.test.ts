import { expect, test } from 'vitest'
import { shortOutline } from './short-outline.ts'

test('an outline is said in hundredths of a point, without the signs that it is read without', () => {
  const outline =
    'M 0 0m 8.47 8.092 v -7.952 l 4.0460005 -1.372 l 0.5 0.25 h 0.686 Z m 1 2 m 3 4 q 1 1 2 0.004 Z '
  expect(shortOutline(outline)).toBe('m847 809v-795l405-137 50 25h68Zm100 200m300 400q100 100 200 1Z')
})

test('what is rounded does not add up: a hundred steps of 0.004 points are 0.4 points', () => {
  const steps = shortOutline(`M 0 0m 0 0 ${'l 0.004 -0.004 '.repeat(100)}`).slice('m0 0l'.length)
  const along = [...steps.matchAll(/-?\d+/g)].map(Number).filter((_, at) => at % 2 === 0)
  expect(along.reduce((sum, step) => sum + step, 0)).toBe(40)
})

test('a closed part ends where it began, from where the next one goes on', () => {
  expect(shortOutline('M 0 0m 1.004 0 l 2 0 Z m 0.004 0 l 1 0')).toBe('m100 0l200 0Zm1 0l100 0')
})

test('a command that is not known is no outline', () => {
  expect(() => shortOutline('M 0 0m 1 1 a 1 1 0 0 0 1 1')).toThrow('an outline has a')
})
