import { sql as plain } from 'kysely'
import { expect, test } from 'vitest'
import { columnsOf, sql } from '../kernel/sql.ts'
import { ask } from '../kernel/together.ts'
import { sampleStage } from '../testing/sample-stage.ts'
import { calledOf, entriesOf, timelineOf } from './timeline.queries.ts'
import { type TimelineRow, toldAmong, type WrittenEntry } from './told-entries.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const { database } = await sampleStage()
const { kysely } = database

type Both = { readonly entries: WrittenEntry[]; readonly timeline: TimelineRow[] }

test('the entries of each measure and finding of the sample are told among themselves as the database tells them', async () => {
  // Somebody had other names, so that what happened before is told by the name of its day.
  await plain`update persons set former_names = jsonb_build_array(
    jsonb_build_object('name', '原' || name, 'until', '2026-06-01T00:00:00.000Z'),
    jsonb_build_object('name', '更早的' || name, 'until', '2026-02-01T00:00:00.000Z'))`.execute(kysely)
  const { rows } = await sql<Both>`
    select ${entriesOf(measure)} as entries, ${timelineOf(measure, { kind: 'all' })} as timeline from ${measure}
    union all
    select ${entriesOf(finding)}, ${timelineOf(finding, { kind: 'all' })} from ${finding}`.execute(kysely)
  let compared = 0
  const held = { before: 0, previous: 0, names: 0, formerNames: 0 }
  for (const { entries, timeline } of rows) {
    const told = toldAmong(entries, new Map())
    if (told === null) continue
    const rowsTold = told.tell(await ask(kysely, calledOf(told.missing)))
    expect(rowsTold.map(plainly)).toEqual(timeline.map(plainly))
    compared += 1
    for (const row of rowsTold) {
      for (const part of ['before', 'previous', 'names'] as const) if (row[part] !== null) held[part] += 1
      if (/^(?:原|更早的)/u.test(row.by_name ?? '')) held.formerNames += 1
    }
  }
  expect(compared).toBeGreaterThan(60)
  for (const count of Object.values(held)) expect(count).toBeGreaterThan(10)
})

// Where nothing is named it does not matter whether nobody was asked for.
function plainly({ names, ...row }: TimelineRow) {
  return { ...row, names: names ?? {} }
}
