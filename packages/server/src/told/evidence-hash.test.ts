import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { setStage } from '../testing/test-stage.ts'
import { readableFile } from './files.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)

test('the journal tells the bytes of each piece of evidence from any other', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const fileIds = [await stage.upload('handler', '一.png'), await stage.upload('handler', '二.png')]
  await stage.as('handler').measures.report({ ...formOf(measure), text: '已推进', fileIds })
  const { rows } = await sql<{ type: string; hashes: string[]; kept: string[] }>`
    select event ->> 'type' as type, (
      select jsonb_agg(piece ->> 'sha256' order by place)
      from jsonb_array_elements(event -> 'evidence') with ordinality as pieces (piece, place)
    ) as hashes, (
      select jsonb_agg(sha256 order by array_position(${fileIds}::uuid[], id)) from files where id = any(${fileIds}::uuid[])
    ) as kept
    from journal where subject_id = ${measure.id} order by sequence desc limit 1`.execute(database.kysely)
  expect(rows[0]?.type).toBe('measure.reported')
  expect(rows[0]?.hashes).toEqual(rows[0]?.kept)
  const { timeline } = await stage.as('handler').measures.get(formOf(measure))
  expect(timeline[0]).toMatchObject({
    type: 'measure.reported',
    text: '已推进',
    evidence: [{ fileId: fileIds[0], name: '一.png' }, { fileId: fileIds[1] }],
  })
})

test('evidence of which row or place was changed by hand is known not to be what was reported', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const fileIds = [await stage.upload('handler', '一.png'), await stage.upload('handler', '二.png')]
  await stage.as('handler').measures.report({ ...formOf(measure), text: '已推进', fileIds })
  const [first, second] = fileIds
  const swap = await stage.upload('handler', '三.png')
  const isAsReported = async (fileId: typeof swap): Promise<boolean | undefined> =>
    (await readableFile(database.kysely, fileId, stage.actors.inspector))?.isAsReported
  expect(await isAsReported(first ?? swap)).toBe(true)
  await sql`update files set sha256 = reverse(sha256) where id = ${first}`.execute(database.kysely)
  expect(await isAsReported(first ?? swap)).toBe(false)
  expect(await isAsReported(second ?? swap)).toBe(true)
  await sql`update evidence set file_id = ${swap} where file_id = ${second}`.execute(database.kysely)
  expect(await isAsReported(swap)).toBe(false)
})
