import { createAccount } from '@bihuan/server/kernel/auth/accounts.store.ts'
import type { Database } from '@bihuan/server/kernel/db.ts'
import type pg from 'pg'
import { type Client, signIn } from './client.ts'
import { type Reportable, reportByHand } from './report-by-hand.ts'
import { reportOverHttp } from './report-over-http.ts'
import { words } from './texts.ts'

/** The head of a department, signed in, with measures to report on: over HTTP, and by bare SQL. */
export type Head = {
  readonly client: Client
  readonly ownerId: string
  readonly overHttp: Reportable[]
  readonly byHand: Reportable[]
}

/** Who looks, and at what. */
export type Sights = {
  readonly coordinator: Client
  readonly heads: readonly Head[]
  /** Two-character words that some of every hundred measures hold. */
  readonly words: readonly string[]
  /** Measures with a long history. */
  readonly told: readonly Reportable[]
}

/** All who sign in have this one: the database is on no network and thrown away. */
const password = 'measured in the open'
const [signedInHeads, tellings, reportsEach] = [8, 64, 10]
/** Half of them over HTTP, half by hand. */
const mostOfHead = 400

/** Gives accounts in a house that has none, makes long histories, signs everybody in and picks what is asked for. */
export async function pickSights(database: Database, pool: pg.Pool, origin: string): Promise<Sights> {
  const staff = await staffOf(pool)
  for (const { id: userId, username } of staff) {
    const account = await createAccount(database.kysely, {
      userId,
      username,
      password,
      mustChangePassword: false,
    })
    if (!account.ok) throw new Error(`no account for ${userId}`)
  }
  const told = await measuresIn(pool, { isHeads: false, ownerIds: staff.map(({ ownerId }) => ownerId) })
  await tellMuch(pool, told)
  const heads: Head[] = []
  for (const { username, id: personId, ownerId } of staff.filter(({ role }) => role === 'head')) {
    const stock = await measuresIn(pool, { isHeads: true, ownerIds: [ownerId] })
    const [overHttp, byHand] = [0, 1].map((half) =>
      stock.filter((_, index) => index % 2 === half).map((measure) => ({ ...measure, personId })),
    )
    const client = await signIn(origin, { username, password })
    await begin(client, overHttp ?? [])
    heads.push({ client, ownerId, overHttp: overHttp ?? [], byHand: byHand ?? [] })
  }
  const coordinator = staff.find(({ role }) => role === 'coordinator')
  if (coordinator === undefined) throw new Error('nobody coordinates')
  return {
    coordinator: await signIn(origin, { username: coordinator.username, password }),
    heads,
    words: await middling(pool),
    told,
  }
}

/**
 * Reports on each measure once. A first report changes where a measure stands, and with it numbers of its organization, body and
 * rectification, which the same by hand does not: one connection is soon through with the measures that it goes round, sixteen are not.
 */
async function begin(client: Client, measures: readonly Reportable[]): Promise<void> {
  for (const measure of measures) await reportOverHttp(client, measure)
}

type Member = {
  readonly id: string
  readonly username: string
  readonly role: string
  readonly ownerId: string
}

/** One coordinator, and the heads of the departments with the most open measures. */
async function staffOf(pool: pg.Pool): Promise<readonly Member[]> {
  const { rows } = await pool.query<Member>(
    `select person.id, person.username, held.role, held.organization_id as "ownerId"
     from persons as person join appointments as held on held.person_id = person.id
     left join (select owner_id, count(*) as open from measures where status <> 'closed' group by 1) as stock
       on stock.owner_id = held.organization_id
     where held.role in ('coordinator', 'head')
     order by held.role, stock.open desc nulls last, person.id limit 1000`,
  )
  const of = (role: string, most: number): Member[] => rows.filter((row) => row.role === role).slice(0, most)
  return [...of('coordinator', 1), ...of('head', signedInHeads)]
}

/** Measures that departments may report on without saying why they are late, or some of all others. */
async function measuresIn(
  pool: pg.Pool,
  { isHeads, ownerIds }: { readonly isHeads: boolean; readonly ownerIds: readonly string[] },
): Promise<Reportable[]> {
  const { rows } = await pool.query<Reportable>(
    `select rectification_id as "rectificationId", id, version, handler_id as "personId" from measures
     where (owner_id = any ($1)) = $2 and status = any ($3)
       and (not $2 or due_on > current_date) order by rectification_id desc, id limit $4`,
    [
      ownerIds,
      isHeads,
      isHeads ? ['planned', 'underway', 'returned'] : ['underway'],
      isHeads ? mostOfHead : tellings,
    ],
  )
  return rows
}

async function tellMuch(pool: pg.Pool, measures: readonly Reportable[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set synchronous_commit = off')
    for (const measure of measures)
      for (let turn = 0; turn < reportsEach; turn += 1)
        await reportByHand(client, measure, '召开专题会议，明确责任人，印发清单，正在督促整改。')
  } finally {
    await client.query('reset synchronous_commit')
    client.release()
  }
}

/** Words that 0.3 to 3 of a hundred measures hold, by the first of them. */
async function middling(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ text: string }>('select text from measures limit 20000')
  const shareOf = (word: string): number =>
    rows.filter(({ text }) => text.includes(word)).length / rows.length
  return words.filter((word) => shareOf(word) > 0.003 && shareOf(word) < 0.03)
}
