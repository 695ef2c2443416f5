import { mkdtemp, readFile, rm } from 'node:fs/promises'
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
