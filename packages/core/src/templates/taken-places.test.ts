import { expect, test } from 'vitest'
import { lackingIn, placesOf } from './taken-places.ts'

const [minor, major, grave] = ['minor', 'major', 'grave'].map((code) => ({
  code,
  name: { zh: `${code} 级`, en: code },
}))
if (minor === undefined || major === undefined || grave === undefined) throw new Error('no grades')

test('what is in use and lacking is named once', () =>
  expect(lackingIn([minor, major, minor, grave], [grave])).toEqual([minor, major]))

test('each that is lacking gets the place that was said, and one left over is refused by its name', () => {
  expect(placesOf([minor], [{ from: 'minor', to: 'grave' }], [grave])).toEqual({
    ok: true,
    value: new Map([['minor', grave]]),
  })
  const refused = {
    ok: false,
    refusal: {
      code: 'TEMPLATE_PLACES_MISSING',
      params: { names: '“minor 级”、“major 级”', namesEn: '“minor”, “major”' },
    },
  }
  expect(placesOf([minor, major], [], [grave])).toEqual(refused)
  // By one that the other template has not either.
  const unknown = [
    { from: 'minor', to: 'major' },
    { from: 'major', to: 'major' },
  ]
  expect(placesOf([minor, major], unknown, [grave])).toEqual(refused)
})
