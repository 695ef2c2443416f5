import type { ApiTokenId, OutputId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type {
  KeptOutputs,
  OutputFailure,
  OutputKind,
  OutputProgress,
  OutputSight,
} from '@bihuan/core/outputs/output.ts'
import { outputLimits } from '@bihuan/core/outputs/output.ts'
import type { RawBuilder } from 'kysely'
import { leaseSeconds } from '../kernel/runner/claim.ts'
import type { Look, RunnerId } from '../kernel/runner/runner.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const outputs = columnsOf('outputs')
const waiting = columnsOf('outputs', 'waiting')
const busy = columnsOf('outputs', 'busy')
const known = columnsOf('outputs', 'known')
const own = columnsOf('outputs', 'outputs')

/** What somebody wants made. */
export type OutputWish = {
  readonly id: OutputId
  readonly rectificationId: RectificationId
  readonly kind: OutputKind
  /** As it was sent: it is checked again when it is made. */
  readonly query: Readonly<Record<string, unknown>>
}

/** Who ordered something: themselves, or a program by their token. */
export type Orderer = { readonly personId: PersonId; readonly tokenId: ApiTokenId | null }

/** A file that a server has taken on to make. */
export type ClaimedOutput = OutputWish &
  Orderer & {
    /** How many servers have taken it on, this one included. */
    readonly attempts: number
  }

/** What was there when something was ordered, and whether it is in line now. */
export type Ordered = KeptOutputs & {
  readonly isNew: boolean
  /** What has the same id already: null where nothing does. */
  readonly isSame: boolean | null
}

/** Puts a file in line, unless its orderer has as many as they may, or it was ordered before. */
export async function insertOutput(
  db: Db,
  wish: OutputWish & Orderer & { readonly orderedAt: Date },
): Promise<Ordered> {
  const query = JSON.stringify(wish.query)
  const { open, files, gigabytes } = outputLimits
  const { rows } = await sql<Ordered & { readonly bytes: string }>`
    with kept as (
      select count(*) filter (where ${outputs.state} in ('waiting', 'running'))::int as open, count(*)::int as files,
        coalesce(sum(${outputs.size}), 0) as bytes
      from ${outputs} where ${outputs.person_id} = ${wish.personId}
    ), added as (
      insert into ${outputs} (${outputs.id}, ${outputs.rectification_id}, ${outputs.person_id}, ${outputs.kind},
        ${outputs.asked_with}, ${outputs.state}, ${outputs.ordered_at}, ${outputs.token_id})
      select ${wish.id}::uuid, ${wish.rectificationId}::uuid, ${wish.personId}::uuid, ${wish.kind}, ${query}::jsonb,
        'waiting', ${wish.orderedAt}::timestamptz, ${wish.tokenId}::uuid
      from kept where kept.open < ${open} and kept.files < ${files} and kept.bytes < ${gigabytes * 1024 ** 3}::bigint
      on conflict do nothing
      returning ${outputs.id}
    )
    select kept.open, kept.files, kept.bytes, exists (select from added) as "isNew",
      (select ${known.person_id} = ${wish.personId}::uuid and ${known.token_id} is not distinct from ${wish.tokenId}::uuid
        and ${known.kind} = ${wish.kind}
        and ${known.rectification_id} = ${wish.rectificationId}::uuid and ${known.asked_with} = ${query}::jsonb
        from ${known} where ${known.id} = ${wish.id}::uuid) as "isSame"
    from kept`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('an order was not counted')
  return { ...row, bytes: Number(row.bytes) }
}

const claimEnd: RawBuilder<Date> = sql`clock_timestamp() + make_interval(secs => ${sql.lit(leaseSeconds)})`

/** Takes on what was ordered first, one of each person at a time; also what a server left behind that is gone. */
export async function claimOutput(db: Db, runnerId: RunnerId): Promise<Look<ClaimedOutput>> {
  const { rows } = await sql<LookRow>`
    with next as (
      select ${waiting.rectification_id}, ${waiting.id} from ${waiting}
      where (${outputs.state} = 'waiting' or (${outputs.state} = 'running'
        and ${outputs.claimed_until} < clock_timestamp()))
        and not exists (select from ${busy} where ${busy.person_id} = ${waiting.person_id}
          and ${busy.state} = 'running' and ${busy.claimed_until} >= clock_timestamp())
      order by ${outputs.ordered_at}, ${outputs.id}
      limit 1 for update of waiting skip locked
    ), claimed as (
      update ${outputs} set ${outputs.state} = 'running', ${outputs.claimed_by} = ${runnerId},
        ${outputs.claimed_until} = ${claimEnd}, ${outputs.attempts} = ${outputs.attempts} + 1
      from next where ${own.rectification_id} = next.rectification_id and ${own.id} = next.id
      returning outputs.*
    )
    select claimed.id, claimed.rectification_id as "rectificationId", claimed.kind, claimed.asked_with as "query",
      claimed.person_id as "personId", claimed.token_id as "tokenId", claimed.attempts,
      (select min(${outputs.claimed_until}) from ${outputs} where ${outputs.state} = 'running'
        and ${outputs.claimed_by} <> ${runnerId}) as "nextExpiry"
    from (select) as always left join claimed on true`.execute(db)
  const [row] = rows
  return {
    claimed: row !== undefined && isClaimed(row) ? row : null,
    nextExpiry: row?.nextExpiry ?? null,
  }
}

type LookRow = Pick<Look<unknown>, 'nextExpiry'> &
  (ClaimedOutput | { readonly [Column in keyof ClaimedOutput]: null })

function isClaimed(row: LookRow): row is LookRow & ClaimedOutput {
  return row.id !== null
}

type Claim = { readonly id: OutputId; readonly runnerId: RunnerId }

/** Tells how far a file is and keeps the claim on it; false when it is not this server's any more. */
export async function renewOutput(
  db: Db,
  { id, runnerId, progress }: Claim & { readonly progress: OutputProgress | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${outputs} set ${outputs.claimed_until} = ${claimEnd},
      ${outputs.progress} = ${progress === null ? null : JSON.stringify(progress)}::jsonb
    where ${outputs.id} = ${id} and ${outputs.claimed_by} = ${runnerId}`.execute(db)
  return Number(numAffectedRows) > 0
}

/** Gives back what a server has taken on and not finished, as it stops: that was no attempt. */
export async function releaseOutputs(db: Db, runnerId: RunnerId): Promise<void> {
  await sql`
    update ${outputs} set ${outputs.state} = 'waiting', ${outputs.claimed_by} = null,
      ${outputs.claimed_until} = null, ${outputs.progress} = null, ${outputs.attempts} = ${outputs.attempts} - 1
    where ${outputs.state} = 'running' and ${outputs.claimed_by} = ${runnerId}`.execute(db)
}

/** A file that was made. */
export type MadeOutput = {
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  readonly sight: OutputSight
}

/** Writes down what came of it; false when nobody wants it any more, or another server has it. */
export async function finishOutput(
  db: Db,
  { id, runnerId, expiresAt, made }: Claim & { readonly expiresAt: Date; readonly made: MadeOutput },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${outputs} set ${outputs.state} = 'done', ${outputs.claimed_by} = null, ${outputs.claimed_until} = null,
      ${outputs.progress} = null, ${outputs.expires_at} = ${expiresAt}, ${outputs.file_name} = ${made.fileName},
      ${outputs.media_type} = ${made.mediaType}, ${outputs.size} = ${made.size}, ${outputs.sha256} = ${made.sha256},
      ${outputs.seen_then} = ${JSON.stringify(made.sight)}::jsonb
    where ${outputs.id} = ${id} and ${outputs.claimed_by} = ${runnerId}`.execute(db)
  return Number(numAffectedRows) > 0
}

/** Writes down why nothing came of it. */
export async function failOutput(
  db: Db,
  { id, runnerId, expiresAt, failure }: Claim & { readonly expiresAt: Date; readonly failure: OutputFailure },
): Promise<void> {
  await sql`
    update ${outputs} set ${outputs.state} = 'failed', ${outputs.claimed_by} = null, ${outputs.claimed_until} = null,
      ${outputs.progress} = null, ${outputs.expires_at} = ${expiresAt},
      ${outputs.refusal} = ${JSON.stringify(failure)}::jsonb
    where ${outputs.id} = ${id} and ${outputs.claimed_by} = ${runnerId}`.execute(db)
}

/** Takes a file of somebody out, for good; false when there is none, or none that a program ordered by its token. */
export async function dropOutput(
  db: Db,
  { id, personId, tokenId }: Orderer & { readonly id: OutputId },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from ${outputs} where ${outputs.id} = ${id} and ${outputs.person_id} = ${personId}
      and (${tokenId}::uuid is null or ${outputs.token_id} = ${tokenId}::uuid)`.execute(db)
  return Number(numAffectedRows) > 0
}

/** Takes out what nobody fetched in time; gives how many. */
export async function dropExpired(db: Db, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${outputs} where ${outputs.expires_at} <= ${now}`.execute(db)
  return Number(numAffectedRows)
}

/** Which of these have a file, or may be about to. */
export async function outputsWithFile(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select ${outputs.id} from ${outputs}
    where ${outputs.id} = any(${[...ids]}::uuid[]) and ${outputs.state} in ('running', 'done')`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
