import { undescribedFinding } from '@bihuan/core/findings/finding.fields.ts'
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { FindingEvent } from '@bihuan/core/findings/finding.events.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { type RecordedChange, replay } from '@bihuan/core/kernel/replay.ts'
import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { kinds } from '@bihuan/core/kinds.ts'
import { unassigned } from '@bihuan/core/measures/measure.fields.ts'
import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { migrate, migrationsFolder } from '../kernel/migrate.ts'
import { findingStore } from '../findings/findings.store.ts'
import { measureStore } from '../measures/measures.store.ts'
import { testDatabase } from '../testing/test-database.ts'
import { ask } from '../kernel/together.ts'

const { kysely: db } = await testDatabase()
const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-older-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const uuid = (number: number): string => `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`
const person = (number: number): PersonId => id<'person'>(uuid(number))
const rectificationId = id<'rectification'>(uuid(10))
const findingId = id<'finding'>(uuid(11))
const measureId = id<'measure'>(uuid(12))
const closureRequestId = id<'closureRequest'>(uuid(13))
const at = '2026-03-02T01:00:00.000Z'

const report = (number: number): Change => {
  const reportId = id<'progressReport'>(uuid(number))
  const event = { type: 'measure.progressReported', reportId, text: '已推进', evidence: [] } as const
  return changeOf(measureKind, measureId, event)
}
const onMeasure = (event: MeasureEvent): Change => changeOf(measureKind, measureId, event)
const onFinding = (event: FindingEvent): Change => changeOf(findingKind, findingId, event)

// Handler 1, then 2, then nobody; 3 reported before the reopening, 2 and 4 claimed the measure, 5 the finding twice.
const past: readonly (readonly [number, Change])[] = [
  [
    9,
    onMeasure({
      type: 'measure.added',
      measureId,
      rectificationId,
      findingId,
      ordinal: 1,
      text: '修订办法',
      assignment: { ...unassigned, handlerId: person(1) },
    }),
  ],
  [9, onMeasure({ type: 'measure.assigned', changes: { handlerId: person(2), target: '目标' } })],
  [3, report(20)],
  [2, onMeasure({ type: 'measure.submitted', closureRequestId })],
  [9, onMeasure({ type: 'measure.closed', closureRequestId })],
  [9, onMeasure({ type: 'measure.reopened', reason: '反弹' })],
  [9, onMeasure({ type: 'measure.assigned', changes: { handlerId: null } })],
  [1, report(21)],
  [4, onMeasure({ type: 'measure.submitted', closureRequestId })],
  [9, onMeasure({ type: 'measure.returned', closureRequestId, reason: '材料不全' })],
  [
    9,
    onFinding({
      type: 'finding.added',
      findingId,
      rectificationId,
      categoryId: null,
      ordinal: 1,
      number: '1',
      title: '问题',
      statedStatus: null,
      ownerId: null,
      leaderId: null,
      supporterIds: [],
      grade: null,
      ...undescribedFinding,
    }),
  ],
  [5, onFinding({ type: 'finding.submitted', closureRequestId })],
  [9, onFinding({ type: 'finding.returned', closureRequestId, reason: '材料不全' })],
  [5, onFinding({ type: 'finding.submitted', closureRequestId })],
  [9, onFinding({ type: 'finding.returned', closureRequestId, reason: '材料不全' })],
]

const rows = [
  sql`insert into persons (id, name, version)
    select (${'01890a5d-ac96-774b-bcce-00000000000'} || number)::uuid, number, 1 from generate_series(1, 9) as number`,
  sql`insert into rectifications (id, name, source, announced, version)
    values (${rectificationId}, '专项', 'inspection', '{}', 1)`,
  sql`insert into findings (rectification_id, id, ordinal, number, title, status, return_reason, version)
    values (${rectificationId}, ${findingId}, 1, '1', '问题', 'open', '材料不全', 5)`,
  sql`insert into measures (rectification_id, id, finding_id, ordinal, text, kind, time_class, target, status, reason,
      evidence_count, fresh_evidence_count, reporters, last_progress, last_progress_at, version)
    values (${rectificationId}, ${measureId}, ${findingId}, 1, '修订办法', 'routine', 'timeBound', '目标', 'returned',
      '材料不全', 0, 0, array[${person(1)}::uuid], '已推进', ${at}, 10)`,
  sql`insert into journal_chains (chain_id, sequence, hash) values (${rectificationId}, ${past.length}, '')`,
]

test('who did the work before is told by the journal, as replaying it tells', async () => {
  await sql`drop schema public cascade; create schema public`.execute(db)
  for (const file of (await readdir(migrationsFolder)).filter((name) => name < '0011'))
    await symlink(path.join(migrationsFolder, file), path.join(folder, file))
  await migrate(db, folder)
  for (const statement of rows) await statement.execute(db)
  const versions = new Map<string, number>()
  for (const [index, [by, { subjectType, subjectId, event }]] of past.entries()) {
    const version = (versions.get(subjectId) ?? 0) + 1
    versions.set(subjectId, version)
    await sql`insert into journal (chain_id, sequence, at, by_id, ordinal, subject_type, subject_id, version, event,
        previous_hash, hash)
      values (${rectificationId}, ${index + 1}, ${at}, ${person(by)}, 1, ${subjectType}, ${subjectId}, ${version},
        ${JSON.stringify(event)}::jsonb, '', repeat('0', 64))`.execute(db)
  }
  await migrate(db, migrationsFolder)
  const changes = past.map(([by, change]): RecordedChange => ({ ...change, at, by: person(by) }))
  const replayed = replay(kinds, changes)
  await db.transaction().execute(async (transaction) => {
    const measures = await ask(transaction, measureStore.load(rectificationId, [measureId]))
    expect(measures).toEqual([replayed.of(measureKind).get(measureId)])
    expect(measures[0]?.doers).toEqual([1, 2, 3, 4].map(person))
    const findings = await ask(transaction, findingStore.load(rectificationId, [findingId]))
    expect(findings).toEqual([replayed.of(findingKind).get(findingId)])
    expect(findings[0]?.claimants).toEqual([person(5)])
  })
})
