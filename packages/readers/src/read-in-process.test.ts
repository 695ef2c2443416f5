import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readInProcess, type ReadingOptions } from './read-in-process.ts'

const notice = `关于巡察整改情况的通报
（一）关于“台账不清”问题的整改
1.补录台账37条。
2.每月抽查一次。
已完成整改。
`
const program = fileURLToPath(new URL('./read-in-process.ts', import.meta.url))
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bihuan-readers-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) throw new Error('no process was started')
  return existsSync(`/proc/${pid}`)
}

/** Reads and answers also which process did it. */
async function readWatched(bytes: Uint8Array, options: ReadingOptions) {
  let pid: number | undefined
  const onStart = (started: number): void => void (pid = started)
  const result = await readInProcess({ bytes, name: 'notice.txt' }, { ...options, onStart })
  return { result, pid }
}

test('a text becomes a document and a draft, and its process ends', async () => {
  const seen: ReadingProgress['phase'][] = []
  const { result, pid } = await readWatched(bytesOf(notice), { onProgress: ({ phase }) => seen.push(phase) })
  expect(result).toMatchObject({
    ok: true,
    value: {
      document: { text: notice, encoding: 'utf-8', form: 'text', pages: null, doubts: [] },
      draft: { findings: [{ title: '台账不清', status: 'done', measures: [{}, {}] }] },
    },
  })
  expect(seen).toEqual(['opening', 'understanding'])
  expect(isAlive(pid)).toBe(false)
})

test('a file is read from where it lies', async () => {
  const path = join(folder, 'notice.txt')
  writeFileSync(path, notice)
  expect(await readInProcess({ path, name: 'notice.txt' })).toMatchObject({
    ok: true,
    value: { document: { text: notice } },
  })
})

test('a file that is not there is a fault of the caller', async () => {
  await expect(readInProcess({ path: join(folder, 'nowhere.txt'), name: 'a' })).rejects.toThrow('ENOENT')
})

test.each([
  ['EMPTY_TEXT', bytesOf('')],
  ['EMPTY_TEXT', bytesOf(' \n')],
  ['BINARY_FILE', Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 32)],
  ['CLASSIFIED_TEXT', bytesOf('机密★1年\n关于整改的报告')],
])('%s', async (code, bytes) => {
  expect(await readInProcess({ bytes, name: 'a.txt' })).toMatchObject({ ok: false, refusal: { code } })
})

test('a file past the limit is refused before anything is started', async () => {
  const { result, pid } = await readWatched(bytesOf(notice), { limits: { fileBytes: 10 } })
  expect(result).toMatchObject({ ok: false, refusal: { code: 'FILE_TOO_LARGE' } })
  expect(pid).toBeUndefined()
})

test('past its time the process is ended', async () => {
  const { result, pid } = await readWatched(bytesOf(notice), { limits: { seconds: 0.01 } })
  expect(result).toEqual({ ok: false, refusal: { code: 'READING_TOO_LONG', params: { limit: 0.01 } } })
  expect(isAlive(pid)).toBe(false)
})

test('past its memory the process is ended', async () => {
  const { result, pid } = await readWatched(bytesOf(notice.repeat(20_000)), {
    limits: { memoryMegabytes: 70 },
  })
  expect(result).toMatchObject({ ok: false, refusal: { code: 'READING_TOO_BIG' } })
  expect(isAlive(pid)).toBe(false)
})

test('an abort ends the process', async () => {
  const controller = new AbortController()
  let pid: number | undefined
  const reading = readInProcess(
    { bytes: bytesOf(notice), name: 'notice.txt' },
    {
      signal: controller.signal,
      onStart: (started) => {
        pid = started
        controller.abort(new Error('no longer wanted'))
      },
    },
  )
  await expect(reading).rejects.toThrow('no longer wanted')
  expect(isAlive(pid)).toBe(false)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s to everything does not end a reading',
  async (signal) => {
    let pid = 0
    const result = await readInProcess(
      { bytes: bytesOf(notice), name: 'notice.txt' },
      { onStart: (started) => void (pid = started), onProgress: () => process.kill(pid, signal) },
    )
    expect(result).toMatchObject({ ok: true, value: { document: { text: notice } } })
  },
)

test('a signal before a reading has begun says nothing about the file', async () => {
  const reading = readInProcess(
    { bytes: bytesOf(notice), name: 'notice.txt' },
    { onStart: (pid) => process.kill(pid, 'SIGTERM') },
  )
  await expect(reading).rejects.toThrow('SIGTERM')
})

test('what was aborted before is not started', async () => {
  const reading = readInProcess({ bytes: bytesOf(notice), name: 'a' }, { signal: AbortSignal.abort() })
  await expect(reading).rejects.toThrow('aborted')
})

test('nothing of a file is left in the temporary folder', async () => {
  const before = readdirSync(tmpdir()).filter((name) => /reading|notice/.test(name))
  await readInProcess({ bytes: bytesOf(notice), name: 'notice.txt' })
  expect(readdirSync(tmpdir()).filter((name) => /reading|notice/.test(name))).toEqual(before)
})

test('the reading process does not outlive the one that asked', async () => {
  // A file without an end: only the end of the parent ends this reading.
  const script = `import { readInProcess } from ${JSON.stringify(program)}
    await readInProcess({ path: '/dev/zero', name: 'a' }, {
      limits: { fileBytes: 1e15, memoryMegabytes: 1e6, seconds: 1e6 },
      onStart: (pid) => console.log(pid),
    })`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line]: unknown[] = await once(parent.stdout, 'data')
  const pid = Number(String(line))
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(pid)).toBe(false)
})
