import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { confinedArguments, confinedEnvironment } from './confinement.ts'

/** Runs a line of code the way files are read. */
function confined(script: string): { status: number | null; out: string; error: string } {
  const run = spawnSync(
    process.execPath,
    [...confinedArguments({ memoryMegabytes: 200 }), '--input-type=module', '--eval', script],
    { env: confinedEnvironment(), encoding: 'utf8' },
  )
  return { status: run.status, out: run.stdout, error: run.stderr }
}

const own = fileURLToPath(import.meta.url)
const data = fileURLToPath(new URL('../../../data/database', import.meta.url))

test('its own code can be read', () => {
  const run = confined(
    `import { readFileSync } from 'node:fs'; console.log(readFileSync(${JSON.stringify(own)}).length)`,
  )
  expect(run).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\n$/) })
})

test.each([
  ['the data folder', `import { readdirSync } from 'node:fs'; readdirSync(${JSON.stringify(data)})`],
  ['other files of the machine', "import { readFileSync } from 'node:fs'; readFileSync('/etc/passwd')"],
  [
    'the temporary folder',
    `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(join(tmpdir(), 'bihuan-a'))}, '')`,
  ],
  ['a program', "import { spawnSync } from 'node:child_process'; spawnSync('true')"],
])('%s is out of reach', (_, script) => {
  const run = confined(script)
  expect(run.status).not.toBe(0)
  expect(run.error).toContain('ERR_ACCESS_DENIED')
})

test('secrets of the server are not in its environment', () => {
  process.env['DATABASE_URL'] = 'postgres://secret'
  const run = confined('console.log(Object.keys(process.env).join())')
  delete process.env['DATABASE_URL']
  expect(run.out).toContain('NODE_COMPILE_CACHE')
  expect(run.out).not.toContain('DATABASE_URL')
})
