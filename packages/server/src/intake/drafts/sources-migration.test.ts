import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { contentKey } from '@bihuan/core/intake/matching/content-key.ts'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { migrate, migrationsFolder } from '../../kernel/migrate.ts'
import { testDatabase } from '../../testing/test-database.ts'

const { kysely: db } = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-older-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const person = '01890a5d-ac96-774b-bcce-000000000001'
const rectification = '01890a5d-ac96-774b-bcce-000000000002'
const draft = '01890a5d-ac96-774b-bcce-000000000003'
const finding = '01890a5d-ac96-774b-bcce-000000000004'
const text = '关于“账目不清”问题的整改。'

const older = [
  sql`insert into persons (id, name, version) values (${person}, '某某', 1)`,
  sql`insert into rectifications (id, name, source, announced, version)
    values (${rectification}, '专项', 'inspection', '{}', 1)`,
  sql`insert into intake_drafts (id, name, text, encoding, draft, acknowledged, findings, measures, created_by,
      created_at, updated_at, rectification_id, version)
    values (${draft}, '通报', ${text}, 'utf-8', '{"kind": "notice", "columns": [{"heading": "a", "role": null}]}', '{}',
      1, 0, ${person}, now(), now(), ${rectification}, 2)`,
  sql`insert into sources (rectification_id, name, text, encoding) values (${rectification}, '通报', ${text}, 'utf-8')`,
  sql`insert into passages (rectification_id, start_offset, end_offset, role)
    values (${rectification}, 0, 14, 'finding')`,
  sql`insert into source_quotes (rectification_id, subject_type, subject_id, start_offset, end_offset)
    values (${rectification}, 'finding', ${finding}, 3, 7)`,
]

test('what an earlier program has committed becomes the first source of its rectification', async () => {
  await sql`drop schema public cascade; create schema public`.execute(db)
  for (const file of (await readdir(migrationsFolder)).filter((name) => name < '0009'))
    await symlink(path.join(migrationsFolder, file), path.join(folder, file))
  await migrate(db, folder)
  for (const statement of older) await statement.execute(db)
  await migrate(db, migrationsFolder)
  const key = contentKey(text)
  const sources = await sql`select id, form, file_id, content_key, committed_by from sources`.execute(db)
  expect(sources.rows).toEqual([
    { id: draft, form: 'text', file_id: null, content_key: key, committed_by: person },
  ])
  const placed = await sql`
    select passages.source_id as passage, source_quotes.source_id as quote from passages, source_quotes`.execute(
    db,
  )
  expect(placed.rows).toEqual([{ passage: draft, quote: draft }])
  const drafts = await sql`select form, doubts, content_key, draft from intake_drafts`.execute(db)
  expect(drafts.rows).toEqual([
    {
      form: 'text',
      doubts: [],
      content_key: key,
      draft: { kind: 'notice', figures: [], regulations: [], columns: [{ heading: 'a', role: null }] },
    },
  ])
})
