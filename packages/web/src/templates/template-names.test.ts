import { expect, test } from 'vitest'
import { freeName, nameIn, withName } from './template-names.ts'

const street = { zh: '街道自查', en: 'Street check' }

test('a name that is taken gets the first number that is free', () => {
  expect(freeName(street, [])).toEqual(street)
  expect(freeName(street, [{ zh: '街道自查', en: 'Another' }])).toEqual({
    zh: '街道自查（2）',
    en: 'Street check (2)',
  })
  expect(freeName(street, [street, { zh: '别的', en: 'Street check (2)' }])).toEqual({
    zh: '街道自查（3）',
    en: 'Street check (3)',
  })
})

test('the name of a file is read and written, and a file that is none has no name', () => {
  const content = JSON.stringify({ name: street, lights: { dueSoonDays: 3 } })
  expect(nameIn(content)).toEqual(street)
  expect(JSON.parse(withName(content, { zh: '社区', en: 'Community' }))).toEqual({
    name: { zh: '社区', en: 'Community' },
    lights: { dueSoonDays: 3 },
  })
  expect(nameIn('{')).toBeNull()
  expect(nameIn('{"name":"街道自查"}')).toBeNull()
})
