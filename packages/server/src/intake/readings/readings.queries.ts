import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { RawBuilder } from 'kysely'
import type { Actor } from '@bihuan/core/people/role.ts'
import { nameThen } from '../../kernel/former-names.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { intakeBodies, liesIn } from '../../people/near.queries.ts'

const reading = columnsOf('readings', 'reading')
const draft = columnsOf('intake_drafts', 'draft')
const persons = columnsOf('persons', 'persons')
const files = columnsOf('files', 'files')

/** A document on its way to a draft, as lists show it. */
export type ListedReading = {
  readonly id: DraftId
  readonly name: string
  readonly state: 'waiting' | 'reading' | 'done' | 'refused'
  readonly progress: ReadingProgress | null
  readonly refusal: Refusal | null
  readonly created_by: string
  readonly created_by_name: string
  readonly created_at: Date
}

/** What is being read, waits, or was refused in the day before: the newest first. */
export async function listReadings(db: Db, by: Actor, now: Date): Promise<readonly ListedReading[]> {
  const since = new Date(now.getTime() - 24 * 60 * 60 * 1000)
  return readingsWhere(db, by, sql`(${reading.state} <> 'refused' or ${reading.created_at} >= ${since})`)
}

/** A reading, also one that has become a draft; null when there is none. */
export async function readReading(db: Db, by: Actor, readingId: DraftId): Promise<ListedReading | null> {
  // In this order: a reading leaves the line in the moment in which its draft is there.
  const [underWay] = await readingsWhere(db, by, sql`${reading.id} = ${readingId}`)
  if (underWay !== undefined) return underWay
  const { rows } = await sql<ListedReading>`
    select ${draft.id}, ${draft.name}, 'done' as state, null as progress, null as refusal, ${draft.created_by},
      ${nameThen(persons, draft.created_at)} as created_by_name, ${draft.created_at}
    from ${draft} join ${persons} on ${persons.id} = ${draft.created_by}
    where ${draft.id} = ${readingId} and ${liesIn(draft.body_id, intakeBodies(by))}`.execute(db)
  return rows[0] ?? null
}

async function readingsWhere(
  db: Db,
  by: Actor,
  isWanted: RawBuilder<unknown>,
): Promise<readonly ListedReading[]> {
  const { rows } = await sql<ListedReading>`
    select ${reading.id}, coalesce(nullif(${reading.name}, ''),
      case ${reading.given_as} when 'file' then ${files.name} end, '') as name, ${reading.state}, ${reading.progress},
      ${reading.refusal}, ${reading.created_by}, ${nameThen(persons, reading.created_at)} as created_by_name, ${reading.created_at}
    from ${reading}
    join ${persons} on ${persons.id} = ${reading.created_by}
    left join ${files} on ${files.id} = ${reading.file_id}
    where ${isWanted} and ${liesIn(reading.body_id, intakeBodies(by))}
    order by ${reading.created_at} desc, ${reading.id} desc limit 500`.execute(db)
  return rows
}
