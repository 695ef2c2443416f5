import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { processesOf } from './npm-program.ts'
import { keptVariable } from './run-folder.ts'

// What a test run is to the folder: it sets it up and starts a server on data in there, which starts a database.
const run = `
  import { spawn } from 'node:child_process'
  import { mkdtempSync } from 'node:fs'
  import { tmpdir } from 'node:os'
  import { join } from 'node:path'
  import { setup } from './run-folder.ts'
  setup()
  console.log('folder: ' + tmpdir())
  const env = { ...process.env, BIHUAN_DATA: mkdtempSync(join(tmpdir(), 'data-')), PORT: '0', HOST: '127.0.0.1' }
  spawn(process.execPath, ['../main/serve.ts'], { env, stdio: 'inherit' })
`

test('a test run that is killed leaves no server, no PostgreSQL and no file', async () => {
  const { [keptVariable]: _, DATABASE_URL: __, ...env } = process.env
  const killed = spawn(process.execPath, ['--input-type=module', '--eval', run], {
    cwd: import.meta.dirname,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const piece of killed.stdout.setEncoding('utf8')) {
    said += String(piece)
    if (said.includes('Bihuan is running')) break
  }
  const folder = /folder: (\S+)/.exec(said)?.[1] ?? ''
  const address = /Bihuan is running: (\S+)/.exec(said)?.[1] ?? ''
  expect(path.basename(folder)).toMatch(/^bihuan-tests-/)
  const databases = async (): Promise<string[]> =>
    (await processesOf({ group: -1, folder })).map(({ name }) => name)
  expect(await databases()).toContain('postgres')

  killed.kill('SIGKILL')

  const answers = (): Promise<boolean> =>
    fetch(address).then(
      () => true,
      () => false,
    )
  await expect.poll(answers).toBe(false)
  await expect.poll(databases).toEqual([])
  await expect.poll(() => existsSync(folder)).toBe(false)
})
