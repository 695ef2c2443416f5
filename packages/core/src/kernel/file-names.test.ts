import { expect, test } from 'vitest'
import { distinctName, safeFileName } from './file-names.ts'

test.each([
  ['整改说明.pdf', '整改说明.pdf'],
  ['a/b\\c: d*?"<>|.pdf', 'a_b_c_ d______.pdf'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['com1.tar.gz', '_com1.tar.gz'],
  ['console.log', 'console.log'],
  ['说明. . ', '说明'],
  ['\u202E\u0000', '_'],
  ['..', '_'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(96)}.pdf`],
  [`${'长'.repeat(95)}𠮷𠮷.pdf`, `${'长'.repeat(95)}.pdf`],
])('the file %j is kept in an archive as %j', (given, kept) => {
  expect(safeFileName(given)).toBe(kept)
})

test('of two equal names one is given a number, be they equal only to Windows', () => {
  const taken = new Set<string>()
  const names = ['照片.png', '照片.png', 'A.PNG', 'a.png', '照片 (2).png', '台账', '台账']
  expect(names.map((name) => distinctName(name, taken))).toEqual([
    '照片.png',
    '照片 (2).png',
    'A.PNG',
    'a (2).png',
    '照片 (2) (2).png',
    '台账',
    '台账 (2)',
  ])
})
