import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildWhenChanged } from './build-when-changed.ts'

const source = 'packages/web/src/app/main.tsx'
let projectRoot = ''
let builds = 0

beforeEach(async () => {
  projectRoot = await mkdtemp(join(tmpdir(), 'bihuan-build-'))
  for (const path of [
    source,
    'packages/core/src/day.ts',
    'package-lock.json',
    'node_modules/.package-lock.json',
  ])
    await write(path, 'as it was')
  builds = 0
  await start()
})

afterEach(() => rm(projectRoot, { recursive: true, force: true }))

async function write(path: string, words: string): Promise<void> {
  await mkdir(dirname(join(projectRoot, path)), { recursive: true })
  await writeFile(join(projectRoot, path), words)
}

async function start(make = theBuild, isForced = false): Promise<void> {
  await buildWhenChanged({ projectRoot, isForced, make, say: () => {} })
}

async function theBuild(folder: string): Promise<void> {
  builds += 1
  await mkdir(folder)
  await writeFile(join(folder, 'index.html'), `build ${builds}`)
}

const shown = (): Promise<string> => readFile(join(projectRoot, 'packages/web/dist/index.html'), 'utf8')

test('the first start builds, the next one does not', async () => {
  await start()
  expect(builds).toBe(1)
  expect(await shown()).toBe('build 1')
})

test('files that were written anew with the same words are not built again', async () => {
  await write(source, 'as it was')
  await utimes(join(projectRoot, source), new Date('2030-01-01'), new Date('2030-01-01'))
  await start()
  expect(builds).toBe(1)
})

test.each([source, 'packages/core/src/day.ts', 'package-lock.json', 'node_modules/.package-lock.json'])(
  'a change in %s is built, and back again, too, however old its date is',
  async (path) => {
    await write(path, 'otherwise')
    await utimes(join(projectRoot, path), new Date('2000-01-01'), new Date('2000-01-01'))
    await start()
    expect(await shown()).toBe('build 2')
    await write(path, 'as it was')
    await start()
    expect(await shown()).toBe('build 3')
  },
)

test('a file that is gone or new is a change, a test is none', async () => {
  await write('packages/web/src/app/main.test.ts', 'a test')
  await start()
  expect(builds).toBe(1)
  await write('packages/web/src/app/new.ts', '')
  await start()
  expect(builds).toBe(2)
  await rm(join(projectRoot, source))
  await start()
  expect(builds).toBe(3)
})

test('pages that were thrown away are built again, and so is what is asked for', async () => {
  await rm(join(projectRoot, 'packages/web/dist'), { recursive: true })
  await start()
  expect(builds).toBe(2)
  await start(theBuild, true)
  expect(builds).toBe(3)
})

test('a build that breaks leaves the last pages, and the next start tries again', async () => {
  await write(source, 'otherwise')
  const broken = async (): Promise<void> => {
    throw new Error('no such import')
  }
  await expect(start(broken)).rejects.toThrow('no such import')
  expect(await shown()).toBe('build 1')
  await start()
  expect(await shown()).toBe('build 2')
})
