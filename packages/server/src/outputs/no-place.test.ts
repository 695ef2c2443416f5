import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { sql } from 'kysely'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { openOutputFiles, type OutputFiles } from './output-files.ts'
import { createOutputRunner } from './output-runner.ts'
import { setOutputStage } from './outputs.testing.ts'

const { stage, log } = await setOutputStage()
const db = stage.database.kysely
let rectificationId = ''

beforeAll(async () => {
  rectificationId = (await anAssignedMeasure(stage)).measure.rectificationId
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-no-place-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** What the coordinator reads of a file that a server with such a place for it is to make. */
async function made(files: OutputFiles, content: () => Readable): Promise<unknown> {
  await sql`delete from outputs`.execute(db)
  await sql`insert into outputs (rectification_id, id, person_id, kind, asked_with, state, ordered_at)
    values (${rectificationId}::uuid, gen_random_uuid(), ${stage.actors.coordinator.personId}::uuid, 'ledger', '{}', 'waiting',
      ${stage.clock.now})`.execute(db)
  const runner = createOutputRunner({
    db,
    files,
    log,
    now: () => stage.clock.now,
    open: async () => async () => ({
      file: { fileName: '台账.xlsx', mediaType: 'text/plain', content: content() },
      sight: { holds: [], seals: [] },
    }),
  })
  onTestFinished(() => runner.stop())
  runner.wake()
  const client = await stage.asNow('coordinator')
  await expect.poll(async () => (await client.outputs.list())[0]?.state, { timeout: 20_000 }).toBe('failed')
  return (await client.outputs.list())[0]?.refusal
}

const noPlace = {
  code: 'OUTPUT_NO_PLACE',
  message: {
    zh: '服务器放不下这个文件：磁盘已满，或存放目录不能写入。请联系管理员。',
    en: 'The server has no place for this file: the disk is full, or the folder cannot be written. Tell the administrator.',
  },
}
const bytes = (): Readable => Readable.from([Buffer.alloc(40 * 1024 ** 2), Buffer.alloc(40 * 1024 ** 2)])

test('a disk that is full before anything of a file is written', async () => {
  const folder = await aFolder()
  const files = await openOutputFiles(folder, { hasRoom: async () => false })
  expect(await made(files, bytes)).toEqual(noPlace)
  expect(await readdir(folder)).toEqual([])
})

test('a disk that becomes full while a file is written: nothing half-made stays', async () => {
  const folder = await aFolder()
  let looks = 0
  const files = await openOutputFiles(folder, { hasRoom: async () => (looks += 1) === 1 })
  const three = (): Readable =>
    Readable.from([Buffer.alloc(40 * 1024 ** 2), Buffer.alloc(40 * 1024 ** 2), Buffer.from('the last')])
  expect(await made(files, three)).toEqual(noPlace)
  expect([looks, await readdir(folder)]).toEqual([2, []])
})

test('a folder that cannot be written says so, and why in the log', async () => {
  const folder = path.join(await aFolder(), 'outputs')
  const files = await openOutputFiles(folder, { hasRoom: async () => true })
  await rm(folder, { recursive: true })
  expect(await made(files, bytes)).toEqual(noPlace)
  expect(log.lines.join('\n')).toContain('ENOENT')
  await mkdir(folder)
})

test('what breaks in the file itself is not said to be the place', async () => {
  const files = await openOutputFiles(await aFolder(), { hasRoom: async () => true })
  const gone = Object.assign(new Error('gone'), { code: 'ENOENT', path: '/elsewhere' })
  const broken = (): Readable =>
    new Readable({
      read() {
        this.destroy(gone)
      },
    })
  expect(await made(files, broken)).toMatchObject({ code: 'OUTPUT_BROKE' })
})
