import { statementNames } from '@bihuan/server/kernel/statement-names.ts'
import type pg from 'pg'
import { chanceFrom } from './chance.ts'
import type { Client } from './client.ts'
import { told } from './floor-statement.ts'
import { reportByHand } from './report-by-hand.ts'
import { reportOverHttp, reportText } from './report-over-http.ts'
import type { Head, Sights } from './sights.ts'
import type { Statement, Statements } from './statements.ts'
import type { Ask } from './timing.ts'

/** What is measured. */
export const works = {
  W1: 'a department’s first 50 open measures by due date, with names and total',
  W2: 'a two-character word in text and title, newest 20 and total',
  W3: 'a measure with its last 10 reports',
  W4: 'adding a report, with its journal entry',
  W5: 'counts by status × organization',
} as const
/** One of them. */
export type Work = keyof typeof works

/** Each work asked of a server. Each call takes the next of what there is. */
export function overHttp(sights: Sights): Readonly<Record<Work, Ask>> {
  const chance = chanceFrom(7)
  const get = async (client: Client, path: string): Promise<number> => (await client.get(path)).bytes
  const next = turnsOf(sights.heads, ({ overHttp: measures }) => measures)
  return {
    W1: () => {
      const head = chance.pick(sights.heads)
      return get(head.client, `/organizations/${head.ownerId}/open-measures?limit=50`)
    },
    W2: () =>
      get(sights.coordinator, `/measures?q=${encodeURIComponent(chance.pick(sights.words))}&limit=20`),
    W3: () => {
      const { rectificationId, id } = chance.pick(sights.told)
      return get(sights.coordinator, `/rectifications/${rectificationId}/measures/${id}`)
    },
    W4: (connection) => {
      const { head, measure } = next(connection)
      return reportOverHttp(head.client, measure)
    },
    W5: () => get(sights.coordinator, '/measure-counts'),
  }
}

/** The least that an answer over HTTP takes, for the work of which it is known. */
export function overFloor(client: Client, sights: Sights): Partial<Readonly<Record<Work, Ask>>> {
  const chance = chanceFrom(7)
  return {
    W3: async () => {
      const { rectificationId, id } = chance.pick(sights.told)
      return (await client.get(`/${rectificationId}/${id}`)).bytes
    },
  }
}

/** Each work asked of the database alone, as quickly as it can be asked. */
export async function inBareSql(
  pool: pg.Pool,
  sights: Sights,
  statements: Statements,
): Promise<Readonly<Record<Work, Ask>>> {
  const chance = chanceFrom(7)
  // By the same rule as the server.
  const names = statementNames()
  const pages: (readonly Statement[])[] = []
  const searches: (readonly Statement[])[] = []
  for (const { ownerId } of sights.heads) pages.push(await statements.openOfOwner(ownerId))
  for (const word of sights.words) searches.push(await statements.search(word))
  const counts = await statements.counts()
  const run = (asked: readonly Statement[]): Promise<number> =>
    withClient(pool, async (client) => {
      let found = 0
      for (const { text, values } of asked)
        found += (await client.query({ ...names.known(text), values: [...values] })).rows.length
      if (found === 0) throw new Error(`nothing was found: ${asked[0]?.text}`)
    })
  const next = turnsOf(sights.heads, ({ byHand }) => byHand)
  return {
    W1: () => run(chance.pick(pages)),
    W2: () => run(chance.pick(searches)),
    W3: () => {
      const { rectificationId, id } = chance.pick(sights.told)
      return run([{ text: told, values: [rectificationId, id] }])
    },
    W4: (connection) =>
      withClient(pool, (client) => reportByHand(client, next(connection).measure, reportText)),
    W5: () => run(counts),
  }
}

async function withClient(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<void>): Promise<number> {
  const client = await pool.connect()
  try {
    await work(client)
    return 0
  } finally {
    client.release()
  }
}

/** More than enough for the connections that ask at once, so that no two hold the same measure. */
const connectionsOfHead = 2

/** Each connection goes round its own part of a head's measures. */
function turnsOf<Item>(
  heads: readonly Head[],
  of: (head: Head) => readonly Item[],
): (connection: number) => { readonly head: Head; readonly measure: Item } {
  const turns = new Map<number, number>()
  return (connection) => {
    const turn = (turns.get(connection) ?? 0) + 1
    turns.set(connection, turn)
    const head = heads[connection % heads.length]
    const items = head === undefined ? [] : of(head)
    const share = Math.floor(items.length / connectionsOfHead)
    const measure = items[Math.floor(connection / heads.length) * share + (turn % share)]
    if (head === undefined || measure === undefined) throw new Error('there is nothing to report on')
    return { head, measure }
  }
}
