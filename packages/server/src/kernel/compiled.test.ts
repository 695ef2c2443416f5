import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-compiled-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a program that keeps what it compiles, and another one that it starts. */
async function runIn(data: string): Promise<string[]> {
  const keep = path.join(import.meta.dirname, 'compiled.js')
  const program = `const { keepCompiled } = await import(${JSON.stringify(keep)})
    keepCompiled(process.env)
    await import(${JSON.stringify(path.join(import.meta.dirname, 'own-addresses.ts'))})
    console.log(process.env.NODE_COMPILE_CACHE ?? '')
    console.log(process.moduleLoadList.some((name) => name.includes('amaro')))`
  const environment: NodeJS.ProcessEnv = { ...process.env, BIHUAN_DATA: data }
  delete environment['NODE_COMPILE_CACHE']
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    env: environment,
  })
  return stdout.trimEnd().split('\n')
}

test('a folder that was in use keeps the compiled program, for the processes that are started too', async () => {
  await mkdir(path.join(folder, 'files'))
  const place = path.join(folder, 'compiled')
  expect(await runIn(folder)).toEqual([place, 'true'])
  // What takes types out of a program is large, stays in memory, and has nothing to do when the program starts again.
  expect(await runIn(folder)).toEqual([place, 'false'])
  const [version = ''] = await readdir(path.join(folder, 'compiled'))
  expect((await readdir(path.join(folder, 'compiled', version))).length).toBeGreaterThan(0)
})

test('a folder that was not in use stays as it is', async () => {
  const fresh = path.join(folder, 'fresh')
  await mkdir(fresh)
  expect(await runIn(fresh)).toEqual(['', 'true'])
  expect(await readdir(fresh)).toEqual([])
})
