import type { QueryExecutorProvider } from 'kysely'
import { sql } from 'kysely'

/** So many tries a user name has … */
export const triesPerWindow = 10
/** … in so many minutes; then it has to wait for them to pass. */
export const windowMinutes = 10

/**
 * Counts a try before the password is looked at, so that many at once cannot slip past the count. It lies in the
 * database and so outlives a restart. Gives the minutes to wait, or null when the try may go ahead.
 */
export async function countTry(db: QueryExecutorProvider, username: string): Promise<number | null> {
  const window = sql`make_interval(mins => ${windowMinutes})`
  const { rows } = await sql<{ tries: number; left: number }>`
    insert into sign_in_throttle as throttle (username, tries, began_at) values (${username}, 1, now())
    on conflict (username) do update set
      tries = case when throttle.began_at < now() - ${window} then 1 else throttle.tries + 1 end,
      began_at = case when throttle.began_at < now() - ${window} then now() else throttle.began_at end
    returning tries, ceil(extract(epoch from began_at + ${window} - now()) / 60)::int as left`.execute(db)
  const [row] = rows
  if (!row || row.tries <= triesPerWindow) return null
  return Math.max(1, row.left)
}

/** Forgets the wrong guesses after a right one, and those of others that are long past. */
export async function forgiveTries(db: QueryExecutorProvider, username: string): Promise<void> {
  await sql`
    delete from sign_in_throttle
    where username = ${username} or began_at < now() - interval '1 day'`.execute(db)
}
