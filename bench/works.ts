import { randomUUID } from 'node:crypto'
import type { NamedStatement } from '@bihuan/server/kernel/db.ts'
import type pg from 'pg'
import { z } from 'zod'
import { chanceFrom } from './chance.ts'
import { reportByHand } from './report-by-hand.ts'
import type { Sights } from './sights.ts'
import type { Statements } from './statements.ts'

/** Something to measure: asked of the server, and of the database alone. Each call takes the next of what there is. */
export type Work = {
  readonly name: string
  readonly http: (connection: number) => Promise<void>
  readonly sql: (connection: number) => Promise<void>
}

const text = '已核对本月台账，补齐手续两项，下一步组织验收。'
const changedSchema = z.object({ version: z.int() })
/** More than enough for the connections that ask at once, so that no two hold the same measure. */
const parts = 16

/** Everything that is measured. */
export function worksOf(pool: pg.Pool, sights: Sights, statements: Statements): readonly Work[] {
  const chance = chanceFrom(7)
  const run = async (statement: NamedStatement): Promise<void> => {
    const { rows } = await pool.query({ ...statement, values: [...statement.values] })
    if (rows.length === 0) throw new Error(`${statement.name} found nothing`)
  }
  const get = async (client: Sights['coordinator'], path: string): Promise<void> =>
    void (await client.get(path))
  return [
    {
      name: 'a department’s first 50 open measures by due date, with names and total',
      http: () => {
        const head = chance.pick(sights.heads)
        return get(head.client, `/organizations/${head.ownerId}/open-measures?limit=50`)
      },
      sql: async () => run(await statements.openOfOwner(chance.pick(sights.heads).ownerId)),
    },
    {
      name: 'a two-character word in text and title, newest 20 and total',
      http: () =>
        get(sights.coordinator, `/measures?q=${encodeURIComponent(chance.pick(sights.words).word)}&limit=20`),
      sql: async () => run(await statements.search(chance.pick(sights.words).word)),
    },
    {
      name: 'a measure with its last 10 reports',
      http: () => {
        const { rectificationId, id } = chance.pick(sights.told)
        return get(sights.coordinator, `/rectifications/${rectificationId}/measures/${id}`)
      },
      sql: () => {
        const { rectificationId, id } = chance.pick(sights.told)
        return run({ name: 'told', text: told, values: [rectificationId, id] })
      },
    },
    { name: 'adding a report, with its journal entry', ...reporting(pool, sights) },
    {
      name: 'counts by status × organization',
      http: () => get(sights.coordinator, '/measure-counts'),
      sql: async () => run(await statements.counts()),
    },
  ]
}

function reporting(pool: pg.Pool, { heads }: Sights): Omit<Work, 'name'> {
  const turns = new Map<string, number>()
  // Each connection goes round its own part of a head's measures.
  const next = <Item>(items: readonly Item[], connection: number, side: string): Item => {
    const key = `${side} ${connection}`
    const turn = (turns.get(key) ?? 0) + 1
    turns.set(key, turn)
    const share = Math.floor(items.length / parts)
    const item = items[connection * share + (turn % share)]
    if (item === undefined) throw new Error('there is nothing to report on')
    return item
  }
  const headFor = (connection: number): Sights['heads'][number] => {
    const head = heads[connection % heads.length]
    if (head === undefined) throw new Error('no head is signed in')
    return head
  }
  return {
    http: async (connection) => {
      const { client, overHttp } = headFor(connection)
      const measure = next(overHttp, connection, 'http')
      const body = { commandId: randomUUID(), version: measure.version, text, fileIds: [] }
      const path = `/rectifications/${measure.rectificationId}/measures/${measure.id}/progress-reports`
      measure.version = changedSchema.parse(await client.post(path, body)).version
    },
    sql: async (connection) => {
      const client = await pool.connect()
      try {
        await reportByHand(client, next(headFor(connection).byHand, connection, 'sql'), text)
      } finally {
        client.release()
      }
    },
  }
}

const told = `select measure.*, finding.title, leader.name, owner.name, handler.name, report.text as report, report.reported_at,
    reporter.name as reporter
  from measures as measure
  join findings as finding on finding.rectification_id = measure.rectification_id and finding.id = measure.finding_id
  left join persons as leader on leader.id = measure.leader_id
  left join organizations as owner on owner.id = measure.owner_id
  left join persons as handler on handler.id = measure.handler_id
  left join lateral (
    select * from progress_reports as report
    where report.rectification_id = measure.rectification_id and report.measure_id = measure.id
    order by report.reported_at desc, report.id desc limit 10
  ) as report on true
  left join persons as reporter on reporter.id = report.reported_by
  where measure.rectification_id = $1 and measure.id = $2`
