import { expect, test } from 'vitest'
import { neededOn, readLock } from './dependencies.ts'

const content = { version: '1.0.0', integrity: 'sha512-abc', license: 'MIT' }
const lock = readLock(
  JSON.stringify({
    packages: {
      '': { devDependencies: { builder: '1.0.0' } },
      'node_modules/@bihuan/core': { resolved: 'packages/core', link: true },
      'packages/core': { dependencies: { words: '1.0.0' } },
      'packages/server': {
        dependencies: { '@bihuan/core': '1.0.0', pool: '1.0.0', words: '2.0.0' },
        optionalDependencies: { 'base-linux': '1.0.0', 'base-windows': '1.0.0', 'base-mac': '1.0.0' },
        devDependencies: { builder: '1.0.0' },
      },
      'node_modules/words': content,
      'packages/server/node_modules/words': { ...content, version: '2.0.0', dependencies: { letters: '1' } },
      'node_modules/letters': content,
      'node_modules/pool': {
        ...content,
        peerDependencies: { water: '1', react: '1' },
        peerDependenciesMeta: { react: { optional: true } },
      },
      'node_modules/water': content,
      'node_modules/react': content,
      'node_modules/builder': content,
      'node_modules/base-linux': { ...content, os: 'linux', cpu: 'x64' },
      'node_modules/base-windows': { ...content, os: ['win32'], cpu: ['x64'] },
    },
  }),
)

function needed(os: 'linux' | 'win32'): string[] {
  return neededOn({ os, cpu: 'x64' }, lock, ['packages/server']).packages.map(({ folder }) => folder)
}

test('what runs on a machine comes along, with what that needs, and nothing that only builds or is optional', () => {
  expect(needed('linux')).toEqual([
    'node_modules/base-linux',
    'node_modules/letters',
    'node_modules/pool',
    'node_modules/water',
    'node_modules/words',
    'packages/server/node_modules/words',
  ])
})

test('packages of our own that others of ours need come along', () => {
  expect(neededOn({ os: 'linux', cpu: 'x64' }, lock, ['packages/server']).own).toEqual([
    'packages/core',
    'packages/server',
  ])
})

test('what is for one machine comes along for that one', () => {
  expect(needed('win32')).toContain('node_modules/base-windows')
  expect(needed('win32')).not.toContain('node_modules/base-linux')
})

test('a dependency that is not locked ends the build', () => {
  const broken = readLock(JSON.stringify({ packages: { a: { dependencies: { missing: '1' } } } }))
  expect(() => neededOn({ os: 'linux', cpu: 'x64' }, broken, ['a'])).toThrow('a needs missing')
})
