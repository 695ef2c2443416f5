import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** What the project is made of, by the ends of its names. Whoever needs another kind adds it here. */
const kinds = /\.(?:ts|tsx|js|mjs|json|css|html|yaml|typ|cmd|md|txt|svg|png|webp|otf|ttf|gz|example)$/
/** Without such an end: what is set up, and how the release is started. */
const byName = /^(?:\.[a-z]+(?:\.json)?|\.ci\/run|Dockerfile|(?:.*\/)?LICENSE|release\/texts\/bihuan)$/
/** Data folders of versions that were handed over, as they were. */
const kept = 'tests/old-data/'

test('nothing is kept in the project but what it is made of', () => {
  const tracked = git('ls-files', '-z').split('\0').filter(Boolean)
  expect(tracked.length).toBeGreaterThan(1_000)
  expect(tracked.filter(isStray)).toEqual([])
})

test.each([
  'isolate-0x5581c0e000-80324-v8.log',
  'packages/server/isolate-0x1-1-v8.log',
  'CPU.20261128.061200.1.0.001.cpuprofile',
  'Heap.20261128.061200.1.0.001.heapsnapshot',
  'node_trace.1.log',
  'report.20261128.061200.1.0.001.json',
])('%s, which profilers leave behind, is not taken in with the rest, and stands out if it is', (file) => {
  expect(git('check-ignore', '--no-index', file).trim()).toBe(file)
  expect(isStray(file)).toBe(true)
})

function isStray(file: string): boolean {
  if (file.startsWith(kept) || byName.test(file)) return false
  return !kinds.test(file) || /(?:^|\/)report\.\d/.test(file)
}

function git(...words: readonly string[]): string {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8' })
}
