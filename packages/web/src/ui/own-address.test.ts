import { expect, test } from 'vitest'
import { ownPath } from './own-address.ts'

const origin = 'http://10.0.0.5:8080'

test.each([
  'http://elsewhere.example/',
  'https://elsewhere.example/',
  'https:elsewhere.example',
  'http:/elsewhere.example',
  'https:///elsewhere.example',
  '//elsewhere.example',
  '///elsewhere.example',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  '\\/elsewhere.example',
  '/\t/elsewhere.example',
  '\t//elsewhere.example',
  '\thttps://elsewhere.example',
  ' https://elsewhere.example',
  '/\n/elsewhere.example',
  '/\r\n/elsewhere.example',
  '\u0000/elsewhere.example',
  '/\u0000/elsewhere.example',
  '/.//elsewhere.example',
  '/..//elsewhere.example',
  '/people/..//elsewhere.example',
  '/%2e//elsewhere.example',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:http://10.0.0.5:8080/1',
  'http://10.0.0.5:8080@elsewhere.example/',
  '@elsewhere.example',
  'elsewhere.example',
  'people',
  '?next=/',
  '/ /elsewhere.example',
  '/\u00a0/elsewhere.example',
  '/\ud800',
  '',
  undefined,
  null,
  7,
  ['/people'],
  { toString: () => '/people' },
])('%j from outside leads to the start page', (address) => {
  const path = ownPath(address, origin)
  expect(new URL(path, origin).origin).toBe(origin)
  expect(path).toBe('/')
})

test.each([
  '/',
  '/people',
  '/rectifications/01890a5d-ac96-774b-bcce-b302099a8057/ledger?measure=1&q=a%20b#top',
  '/rectifications?next=//elsewhere.example',
  '/%2F%2Felsewhere.example',
])('%s is followed', (address) => expect(ownPath(address, origin)).toBe(address))

test('a path in Chinese is followed', () =>
  expect(decodeURI(ownPath('/rectifications?q=台账', origin))).toBe('/rectifications?q=台账'))
