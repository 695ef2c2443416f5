import { id } from '@bihuan/core/kernel/id.ts'
import type { Figure } from '@bihuan/core/measures/figure.ts'
import { expect, test } from 'vitest'
import { keptTexts, typedFigures, typedNumber, withText } from './reported-figures.ts'

const figureId = id<'figure'>('01890a5d-ac96-774b-b000-000000000001')
const firms: Figure = { id: figureId, name: '已整改', unit: '家', target: 14, counting: 'added', value: 9 }

function typed(text: string, changes: Partial<Figure> = {}) {
  return typedFigures([{ ...firms, ...changes }], keptTexts([[figureId, text]]), [])[0]
}

test.each([
  ['13', 13],
  ['２，４８７', 2487],
  ['1,234.5', 1234.5],
  ['-2', -2],
  ['−2', -2],
  ['0.25', 0.25],
  ['0.255', null],
  ['十三', null],
  ['', null],
  ['1e3', null],
  ['9999999999999', null],
])('%s is read as %s', (text, value) => {
  expect(typedNumber(text)).toBe(value)
})

test('what is added is told with what it comes to, and what stands with what it was', () => {
  expect(typed('4')).toMatchObject({ value: 4, before: 9, after: 13, asksWhy: false, problem: null })
  expect(typed('8', { counting: 'standing' })).toMatchObject({ before: 9, after: 8, asksWhy: true })
  expect(typed('6')).toMatchObject({ after: 15, asksWhy: true, problem: null })
})

test('nothing typed is nothing reported, and what cannot be sent says why', () => {
  expect(typed('')).toMatchObject({ value: null, problem: null })
  expect(typed('三')).toMatchObject({ problem: 'noNumber' })
  expect(typed('-10')).toMatchObject({ problem: 'belowZero' })
  expect(typed('1000000000000')).toMatchObject({ problem: 'beyondLimit' })
})

test('a correction counts from what was there before its report, and takes no figure back', () => {
  const report = { figureId, value: 4, before: 9, after: 13 }
  const corrected = (text: string) =>
    typedFigures([{ ...firms, value: 13 }], keptTexts([[figureId, text]]), [report])[0]
  expect(corrected('3')).toMatchObject({ before: 9, after: 12, problem: null })
  expect(corrected('')).toMatchObject({ problem: 'emptied' })
})

test('the text of one figure changes and those of the others stay', () => {
  const kept = withText(withText('', 'a', '1 2'), 'b', '3')
  expect(kept).toBe('a=12 b=3')
  expect(withText(kept, 'a', '')).toBe('b=3')
})
