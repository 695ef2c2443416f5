import { benchPassword } from './load.ts'
import { type Client, signIn } from './client.ts'
import type pg from 'pg'

/** A measure that can be reported on, as whoever reports saw it last. */
export type Reportable = {
  readonly rectificationId: string
  readonly id: string
  version: number
  readonly personId: string
}

/** The head of a department, signed in, with measures to report on: over HTTP, and by bare SQL. */
export type Head = {
  readonly client: Client
  readonly ownerId: string
  readonly overHttp: Reportable[]
  readonly byHand: Reportable[]
}

/** Who looks, and at what: picked from the database, so that both sides are asked the same. */
export type Sights = {
  readonly coordinator: Client
  readonly heads: readonly Head[]
  /** Two-character words that some hundreds to thousands of measures hold, with how many do. */
  readonly words: readonly { readonly word: string; readonly hits: number }[]
  /** Measures with a long history. */
  readonly told: readonly { readonly rectificationId: string; readonly id: string }[]
}

/** Signs everybody in and picks what is asked for. */
export async function pickSights(pool: pg.Pool, origin: string, words: readonly string[]): Promise<Sights> {
  const enter = (username: string): Promise<Client> => signIn(origin, { username, password: benchPassword })
  const accounts = await pool.query<{ username: string; id: string; role: string; ownerId: string }>(`
    select person.username, person.id, held.role, held.organization_id as "ownerId"
    from sign_in_user as account join persons as person on person.id::text = account.id::text
    join appointments as held on held.person_id = person.id order by person.id`)
  const coordinator = accounts.rows.find(({ role }) => role === 'coordinator')
  if (coordinator === undefined) throw new Error('no coordinator can sign in')
  const heads: Head[] = []
  for (const { username, id, ownerId } of accounts.rows.filter(({ role }) => role === 'head')) {
    const stock = await reportable(pool, ownerId, id)
    const [overHttp, byHand] = [
      stock.filter((_, index) => index % 2 === 0),
      stock.filter((_, index) => index % 2 === 1),
    ]
    heads.push({ client: await enter(username), ownerId, overHttp, byHand })
  }
  return {
    coordinator: await enter(coordinator.username),
    heads,
    words: await middling(pool, words),
    told: await longTold(pool),
  }
}

async function reportable(pool: pg.Pool, ownerId: string, personId: string): Promise<Reportable[]> {
  const { rows } = await pool.query<{ rectificationId: string; id: string; version: number }>(
    `select rectification_id as "rectificationId", id, version from measures
     where owner_id = $1 and status in ('planned', 'underway', 'returned') order by md5(id::text)`,
    [ownerId],
  )
  return rows.map((row) => ({ ...row, personId }))
}

async function middling(pool: pg.Pool, words: readonly string[]): Promise<{ word: string; hits: number }[]> {
  const { rows } = await pool.query<{ word: string; hits: string }>(
    `select word, (select count(*) from measures where search @@ search_query(word)) as hits from unnest($1::text[]) as word`,
    [words],
  )
  return rows
    .map(({ word, hits }) => ({ word, hits: Number(hits) }))
    .filter(({ hits }) => hits > 300 && hits < 3000)
}

async function longTold(pool: pg.Pool): Promise<{ rectificationId: string; id: string }[]> {
  const { rows } = await pool.query<{ rectificationId: string; id: string }>(`
    select rectification_id as "rectificationId", measure_id as id from progress_reports
    group by 1, 2 having count(*) >= 10 and count(*) <= 20 order by 1, 2 limit 2000`)
  return rows
}
