import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import type { DraftId, FileId, OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { RawBuilder } from 'kysely'
import { leaseSeconds } from '../../kernel/runner/claim.ts'
import type { Look, RunnerId } from '../../kernel/runner/runner.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'

const ofReadings = columnsOf('readings')
const waiting = columnsOf('readings', 'waiting')
const busy = columnsOf('readings', 'busy')
const readings = columnsOf('readings', 'readings')
const files = columnsOf('files', 'files')

/** How a document was handed in. */
export type GivenAs = 'file' | 'text' | 'html'

/** A reading that a server has taken on. */
export type ClaimedReading = {
  readonly id: DraftId
  readonly name: string
  readonly givenAs: GivenAs
  readonly fileId: FileId
  readonly fileName: string
  readonly bodyId: OrganizationId | null
  readonly sha256: string
  /** How many servers have taken it on, this one included. */
  readonly attempts: number
  readonly createdBy: PersonId
  readonly createdAt: Date
}

const claimEnd: RawBuilder<Date> = sql`clock_timestamp() + make_interval(secs => ${sql.lit(leaseSeconds)})`

/** Puts a document in line; false when the same form has done so before. */
export async function insertReading(
  db: Db,
  reading: {
    readonly id: DraftId
    readonly name: string
    readonly givenAs: GivenAs
    readonly fileId: FileId
    readonly bodyId: OrganizationId
    readonly createdBy: PersonId
    readonly createdAt: Date
  },
): Promise<boolean> {
  await sql`delete from ${readings} where ${ofReadings.state} = 'refused'
    and ${ofReadings.created_at} < ${dayBefore(reading.createdAt)}`.execute(db)
  const { numAffectedRows } = await sql`
    insert into ${readings} (${ofReadings.id}, ${ofReadings.name}, ${ofReadings.given_as}, ${ofReadings.file_id},
      ${ofReadings.state}, ${ofReadings.created_by}, ${ofReadings.created_at}, ${ofReadings.body_id})
    values (${reading.id}, ${reading.name}, ${reading.givenAs}, ${reading.fileId}, 'waiting', ${reading.createdBy},
      ${reading.createdAt}, ${reading.bodyId})
    on conflict (${ofReadings.id}) do nothing`.execute(db)
  return Number(numAffectedRows) > 0
}

/**
 * Takes on the next reading, also one that a server left behind that is gone. Whoever has the fewest being read goes
 * first, and nobody has more than `mostEach`, so that one person's files, many or slow, do not keep everybody waiting.
 */
export async function claimReading(
  db: Db,
  { runnerId, mostEach }: { readonly runnerId: RunnerId; readonly mostEach: number },
): Promise<Look<ClaimedReading>> {
  const { rows } = await sql<LookRow>`
    with next as (
      select ${waiting.id} from ${waiting}
      cross join lateral (
        select count(*) as readings from ${busy}
        where ${busy.created_by} = ${waiting.created_by} and ${busy.state} = 'reading'
          and ${busy.claimed_until} >= clock_timestamp()
      ) as own
      where (${ofReadings.state} = 'waiting' or (${ofReadings.state} = 'reading'
        and ${ofReadings.claimed_until} < clock_timestamp()))
        and own.readings < ${mostEach}
      order by own.readings, ${ofReadings.created_at}, ${ofReadings.id}
      limit 1 for update of waiting skip locked
    ), claimed as (
      update ${readings} set ${ofReadings.state} = 'reading', ${ofReadings.claimed_by} = ${runnerId},
        ${ofReadings.claimed_until} = ${claimEnd},
        ${ofReadings.attempts} = ${ofReadings.attempts} + 1
      from next where ${readings.id} = next.id
      returning readings.*
    )
    select claimed.id, claimed.name, claimed.given_as as "givenAs", claimed.file_id as "fileId",
      claimed.body_id as "bodyId",
      ${files.name} as "fileName", ${files.sha256}, claimed.attempts, claimed.created_by as "createdBy",
      claimed.created_at as "createdAt",
      (select min(${ofReadings.claimed_until}) from ${readings} where ${ofReadings.state} <> 'refused'
        and ${ofReadings.claimed_by} <> ${runnerId}) as "nextExpiry"
    from (select) as always left join claimed on true left join ${files} on ${files.id} = claimed.file_id`.execute(
    db,
  )
  const [row] = rows
  return {
    claimed: row !== undefined && isClaimed(row) ? row : null,
    nextExpiry: row?.nextExpiry ?? null,
  }
}

type LookRow = Pick<Look<unknown>, 'nextExpiry'> &
  (ClaimedReading | { readonly [Column in keyof ClaimedReading]: null })

function isClaimed(row: LookRow): row is LookRow & ClaimedReading {
  return row.id !== null
}

/** Tells how far a reading is and keeps the claim on it; false when it is not this server's any more. */
export async function renewClaim(
  db: Db,
  claim: { readonly id: DraftId; readonly runnerId: RunnerId; readonly progress: ReadingProgress | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${readings} set ${ofReadings.claimed_until} = ${claimEnd},
      ${ofReadings.progress} = ${claim.progress === null ? null : JSON.stringify(claim.progress)}::jsonb
    where ${ofReadings.id} = ${claim.id} and ${ofReadings.claimed_by} = ${claim.runnerId}`.execute(db)
  return Number(numAffectedRows) > 0
}

/** Gives back what a server has taken on and not finished, as it stops: that was no attempt. */
export async function releaseClaims(db: Db, runnerId: RunnerId): Promise<void> {
  await sql`
    update ${readings} set ${ofReadings.state} = 'waiting', ${ofReadings.claimed_by} = null,
      ${ofReadings.claimed_until} = null, ${ofReadings.progress} = null,
      ${ofReadings.attempts} = ${ofReadings.attempts} - 1
    where ${ofReadings.claimed_by} = ${runnerId} and ${ofReadings.state} <> 'refused'`.execute(db)
}

/** Takes a reading out of the line, for good; null when it is not there, or not this server's. */
export async function takeOut(
  db: Db,
  readingId: DraftId,
  runnerId: RunnerId | null = null,
): Promise<{ readonly fileId: FileId | null } | null> {
  const { rows } = await sql<{ fileId: FileId | null }>`
    delete from ${readings} where ${ofReadings.id} = ${readingId} and (${runnerId}::uuid is null
      or ${ofReadings.claimed_by} = ${runnerId})
    returning ${ofReadings.file_id} as "fileId"`.execute(db)
  return rows[0] ?? null
}

/** Keeps why a document was refused, and of the document itself nothing but the name that is given here. */
export async function refuseReading(
  db: Db,
  refused: {
    readonly reading: ClaimedReading
    readonly runnerId: RunnerId
    readonly refusal: Refusal
    readonly name: string
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${readings} set ${ofReadings.state} = 'refused',
      ${ofReadings.refusal} = ${JSON.stringify(refused.refusal)}::jsonb, ${ofReadings.name} = ${refused.name},
      ${ofReadings.file_id} = null, ${ofReadings.progress} = null, ${ofReadings.claimed_by} = null,
        ${ofReadings.claimed_until} = null
    where ${ofReadings.id} = ${refused.reading.id} and ${ofReadings.claimed_by} = ${refused.runnerId}`.execute(
    db,
  )
  return Number(numAffectedRows) > 0
}

function dayBefore(instant: Date): Date {
  return new Date(instant.getTime() - 24 * 60 * 60 * 1000)
}
