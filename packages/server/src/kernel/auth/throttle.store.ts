import { createHmac } from 'node:crypto'
import type { QueryExecutorProvider, RawBuilder } from 'kysely'
import { columnsOf, sql } from '../sql.ts'

const kept = columnsOf('sign_in_throttle', 'kept')
const signInThrottle = columnsOf('sign_in_throttle')

/** How long tries that fail make the next one wait. */
export type Patience = {
  /** So many tries cost nothing. */
  readonly free: number
  /** What the first wait is, in seconds; each further one is twice as long. */
  readonly first: number
}

/** For somebody who mistypes. */
export const usualPatience: Patience = { free: 5, first: 2 }
/** For a name that is being guessed at from many addresses. */
export const shortPatience: Patience = { free: 1, first: 30 }
/** The longest wait, in seconds. */
export const longestWait = 300
/** So many rows are kept at most, whatever names and addresses are sent; the oldest go first. */
export const mostRows = 20_000

const forgottenAfter = sql`interval '1 hour'`

/** What tries are counted by. Neither names nor addresses can be read from it. */
export function throttleKey(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')
}

/**
 * Counts a try before the password is looked at, so that many at once cannot slip past the count. It lies in the
 * database and so outlives a restart. Gives the seconds to wait, or null when the try may go ahead. A try during
 * the wait is not counted and does not lengthen it.
 */
export async function takeTry(
  db: QueryExecutorProvider,
  key: string,
  patience: Patience,
): Promise<number | null> {
  const tries = sql`case when ${kept.tried_at} < clock_timestamp() - ${forgottenAfter} then 1 else ${kept.tries} + 1 end`
  const { rows } = await sql<{ isNew: boolean }>`
    insert into ${kept} (${signInThrottle.key}, ${signInThrottle.tries}, ${signInThrottle.waits_until},
      ${signInThrottle.tried_at})
    values (${key}, 1, clock_timestamp() + ${waitAfter(sql`1`, patience)}, clock_timestamp())
    on conflict (${signInThrottle.key}) do update set
      ${signInThrottle.tries} = ${tries},
        ${signInThrottle.waits_until} = clock_timestamp() + ${waitAfter(tries, patience)},
          ${signInThrottle.tried_at} = clock_timestamp()
    where ${kept.waits_until} <= clock_timestamp()
    returning xmax = 0 as "isNew"`.execute(db)
  const [row] = rows
  if (row?.isNew) await dropOld(db)
  return row ? null : secondsLeft(db, key)
}

/** Counts what happens within a time, and says how often it has. */
export async function countWithin(db: QueryExecutorProvider, key: string, seconds: number): Promise<number> {
  const { rows } = await sql<{ tries: number; isNew: boolean }>`
    insert into ${kept} (${signInThrottle.key}, ${signInThrottle.tries}, ${signInThrottle.waits_until},
      ${signInThrottle.tried_at})
    values (${key}, 1, clock_timestamp() + make_interval(secs => ${seconds}), clock_timestamp())
    on conflict (${signInThrottle.key}) do update set
      ${signInThrottle.tries} = case when ${kept.waits_until} <= clock_timestamp() then 1 else ${kept.tries} + 1 end,
      ${signInThrottle.waits_until} = case when ${kept.waits_until} <= clock_timestamp()
        then clock_timestamp() + make_interval(secs => ${seconds}) else ${kept.waits_until} end,
      ${signInThrottle.tried_at} = clock_timestamp()
    returning ${signInThrottle.tries}, xmax = 0 as "isNew"`.execute(db)
  const [row] = rows
  if (row?.isNew) await dropOld(db)
  return row?.tries ?? 0
}

/** Takes back what was counted within a time, for what turned out to be right. */
export async function uncountWithin(db: QueryExecutorProvider, key: string): Promise<void> {
  await sql`
    with last as (delete from ${signInThrottle} where ${signInThrottle.key} = ${key} and ${signInThrottle.tries} = 1)
    update ${signInThrottle} set ${signInThrottle.tries} = ${signInThrottle.tries} - 1
    where ${signInThrottle.key} = ${key} and ${signInThrottle.tries} > 1
      and ${signInThrottle.waits_until} > clock_timestamp()`.execute(db)
}

/** How often something has happened in the time that now runs. */
export async function countedWithin(db: QueryExecutorProvider, key: string): Promise<number> {
  const { rows } = await sql<{ tries: number }>`
    select ${signInThrottle.tries} from ${signInThrottle} where ${signInThrottle.key} = ${key}
      and ${signInThrottle.waits_until} > clock_timestamp()`.execute(db)
  return rows[0]?.tries ?? 0
}

/** Forgets the wrong guesses after a right one. */
export async function forgiveTries(db: QueryExecutorProvider, key: string): Promise<void> {
  await sql`delete from ${signInThrottle} where ${signInThrottle.key} = ${key}`.execute(db)
}

function waitAfter(tries: RawBuilder<unknown>, { free, first }: Patience): RawBuilder<unknown> {
  // Beyond 20 doublings the longest wait holds anyway, and the power would overflow one day.
  return sql`make_interval(secs => case when ${tries} < ${free}::integer then 0
    else least(${longestWait}::float8, ${first}::float8 * power(2, least(${tries} - ${free}::integer, 20))) end)`
}

async function secondsLeft(db: QueryExecutorProvider, key: string): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select ceil(extract(epoch from ${signInThrottle.waits_until} - clock_timestamp()))::integer as left
    from ${signInThrottle} where ${signInThrottle.key} = ${key}`.execute(db)
  return Math.max(1, rows[0]?.left ?? 1)
}

async function dropOld(db: QueryExecutorProvider): Promise<void> {
  await sql`
    with forgotten as (
      select ${signInThrottle.key} from ${signInThrottle}
        where ${signInThrottle.tried_at} < now() - ${forgottenAfter} for update skip locked
    ), excess as (
      select ${signInThrottle.key} from ${signInThrottle}
        order by ${signInThrottle.tried_at} desc offset ${mostRows} for update skip locked
    )
    delete from ${signInThrottle} where ${signInThrottle.key} in (select ${signInThrottle.key}
      from forgotten union all select ${signInThrottle.key} from excess)`.execute(db)
}
