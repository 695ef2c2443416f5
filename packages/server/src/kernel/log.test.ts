import { mkdtemp, readdir, readFile, rename, rm, truncate } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { describeError, openLog } from './log.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-log-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

test('each line is JSON with a time and a level, and is on the disk when the log is closed', async () => {
  const logTo = path.join(folder, 'deep/bihuan.log')
  const log = openLog({ logTo, logLevel: 'info' })
  log.info({ route: 'GET /api/session', status: 200, ms: 3 }, 'request')
  log.debug({}, 'not wanted')
  await log.close()
  const lines = (await readFile(logTo, 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    route: 'GET /api/session',
    msg: 'request',
  })
})

test('a full file is moved aside while the program runs, and so many old ones are kept', async () => {
  const logTo = path.join(folder, 'full/bihuan.log')
  const log = openLog({ logTo, logLevel: 'info', logLimits: { megabytes: 0.01, files: 2 } })
  for (let at = 0; at < 40; at += 1) {
    // Each line is more than the disk is asked about at a time, so that lines and looks take turns.
    log.info({ at, filling: 'x'.repeat(2_000) }, 'line')
    await written(logTo, `"at":${at},`)
  }
  await log.close()
  expect((await readdir(path.dirname(logTo))).toSorted()).toEqual([
    'bihuan.log',
    'bihuan.log.1',
    'bihuan.log.2',
  ])
  const numbers: number[] = []
  for (const name of ['bihuan.log.2', 'bihuan.log.1', 'bihuan.log']) {
    const lines = (await readFile(path.join(folder, 'full', name), 'utf8')).trim().split('\n').filter(Boolean)
    numbers.push(...lines.map((line) => z.object({ at: z.number() }).parse(JSON.parse(line)).at))
  }
  // The newest, in order and without a gap.
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, at) => 40 - numbers.length + at))
  expect(numbers.length).toBeGreaterThan(10)
})

test('a file that a tool of the machine moved away is begun anew, one that it emptied goes on', async () => {
  const logTo = path.join(folder, 'moved/bihuan.log')
  const log = openLog({ logTo, logLevel: 'info', logLimits: { megabytes: 0.0001, files: 1 } })
  log.info({}, 'first')
  await written(logTo, 'first')
  await rename(logTo, `${logTo}.away`)
  log.info({ filling: 'x'.repeat(200) }, 'second')
  await written(`${logTo}.away`, 'second')
  log.info({}, 'third')
  await written(logTo, 'third')
  await truncate(logTo)
  log.info({}, 'fourth')
  await log.close()
  expect(await readFile(logTo, 'utf8')).toMatch(/^\{.*fourth"\}\n$/)
})

/** Waits until a text is on the disk, whatever the file is called by then. */
async function written(file: string, text: string): Promise<void> {
  const all = async (): Promise<string> => {
    const names = (await readdir(path.dirname(file))).filter((name) => name.startsWith(path.basename(file)))
    const texts = await Promise.all(
      names.map((name) => readFile(path.join(path.dirname(file), name), 'utf8').catch(() => '')),
    )
    return texts.join('')
  }
  await expect.poll(all, { interval: 1 }).toContain(text)
}

test('a log that cannot be written says which file', () => {
  expect(() => openLog({ logTo: folder, logLevel: 'info' })).toThrow(
    expect.objectContaining({ code: 'EISDIR', path: folder }),
  )
})

test('a log on a full disk neither ends the program nor keeps it from ending', async () => {
  const log = openLog({ logTo: '/dev/full', logLevel: 'info' })
  log.info({}, 'lost')
  await expect(log.close()).resolves.toBeUndefined()
})

test('an error of the database is told without the values that it quotes', () => {
  const error = new pg.DatabaseError('duplicate key: (username)=(zhang.san)', 40, 'error')
  error.code = '23505'
  error.constraint = 'persons_username_key'
  error.detail = 'Key (username)=(zhang.san) already exists.'
  const told = describeError(new Error('the report was not saved', { cause: error }))
  expect(told).toMatchObject({
    message: 'the report was not saved',
    cause: { code: '23505', constraint: 'persons_username_key' },
  })
  expect(JSON.stringify(told)).not.toContain('zhang.san')
})

test('an error of validation is told without what was typed', () => {
  const { error } = z.object({ name: z.enum(['a']) }).safeParse({ name: '张三' })
  expect(JSON.stringify(describeError(error))).not.toContain('张三')
})
