import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { serverOrder } from './server-order.ts'

test('options of the command line are settings of the server', () => {
  expect(serverOrder('serve', ['--host', '0.0.0.0', '--port=9000', '--data', 'somewhere'], {})).toEqual({
    name: 'serve',
    words: [],
    environment: { HOST: '0.0.0.0', PORT: '9000', BIHUAN_DATA: 'somewhere' },
  })
  expect(serverOrder('admin', ['reset-password', 'suhe', '--data', 'd'], { BIHUAN_DATA: 'other' })).toEqual({
    name: 'admin',
    words: ['reset-password', 'suhe'],
    environment: { BIHUAN_DATA: 'd' },
  })
})

test.each([
  ['serve', ['now']],
  ['demo', ['now']],
  ['serve', ['--hots', '0.0.0.0']],
  ['serve', ['--port']],
] as const)('what is not understood is no order: %s %j', (name, words) => {
  expect(serverOrder(name, words, {})).toBeNull()
})

test('in a checkout the data folder is left to the server', () => {
  expect(serverOrder('serve', [], {})?.environment).toEqual({})
})

test('releases that lie beside each other have one data folder, and the demo another', () => {
  const dataOf = (name: 'serve' | 'demo', ...folders: string[]): string | undefined =>
    serverOrder(name, [], { BIHUAN_PROGRAM: join(...folders) })?.environment['BIHUAN_DATA']
  const place = resolve('srv', 'bihuan')
  expect(dataOf('serve', place, 'bihuan-1.0.0-linux-x64')).toBe(join(place, 'bihuan-data'))
  expect(dataOf('serve', place, 'bihuan-1.1.0-linux-x64')).toBe(join(place, 'bihuan-data'))
  expect(dataOf('demo', place, 'bihuan-1.1.0-linux-x64')).toBe(join(place, 'bihuan-demo'))
  const windows = 'bihuan-1.1.0-windows-x64'
  expect(dataOf('serve', place, windows, windows, '/.')).toBe(join(place, 'bihuan-data'))
})

test('a data folder that is named goes before the one beside the release', () => {
  const environment = { BIHUAN_PROGRAM: join('srv', 'bihuan-1.0.0'), BIHUAN_DATA: 'chosen' }
  expect(serverOrder('serve', [], environment)?.environment).toEqual({ BIHUAN_DATA: 'chosen' })
})
