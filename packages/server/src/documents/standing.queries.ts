import { dayMovers, type StandingFacts, toldChanges } from '@bihuan/core/documents/standing-facts.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { dayOf, type Zone } from '@bihuan/core/kernel/zone.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { lastEntryOf } from '../kernel/snapshot.queries.ts'
import type { Db } from '../kernel/subject-store.ts'
import { listOf, noticeColumns, noticeOfRow, type NoticeRow } from './documents.queries.ts'

const r = columnsOf('rectifications', 'r')
const m = columnsOf('measures', 'm')
const q = columnsOf('closure_requests', 'q')
const entry = columnsOf('journal', 'entry')
const earlier = columnsOf('journal', 'earlier')
const quote = columnsOf('source_quotes', 'quote')
const version = columnsOf('plan_versions', 'version')
const organization = columnsOf('organizations', 'named')

type Change = StandingFacts['changes'][number]
type Waiting = StandingFacts['waiting'][number]

type StandingRow = NoticeRow &
  Pick<StandingFacts, 'dueSoonDays' | 'details' | 'plan'> & {
    readonly sequence: number | null
    readonly entryAt: string | null
    readonly changes: readonly (Omit<Change, 'on'> & { readonly at: string })[]
    readonly waiting: readonly (Omit<Waiting, 'since'> & { readonly at: string })[]
  }

type Moment = {
  readonly today: PlainDay
  readonly zone: Zone
  readonly since: { readonly day: PlainDay; readonly entry: number | null }
}

/**
 * How a rectification stands and what has changed in it since a day, or behind an entry of its journal; null when there is none.
 *
 * One statement, as for the notice.
 */
export async function standingFacts(
  db: Db,
  rectificationId: RectificationId,
  { today, zone, since }: Moment,
): Promise<StandingFacts | null> {
  const begins = sql`(${since.day}::date::timestamp at time zone ${zone})`
  const isTold =
    since.entry === null ? sql`${entry.at} >= ${begins}` : sql`${entry.sequence} > ${since.entry}::integer`
  const changes = listOf(
    sql`jsonb_build_object('type', ${toldAs}, 'itemId', ${entry.subject_id}, 'at', ${entry.at})
      order by ${entry.sequence}`,
    sql`${entry} where ${entry.chain_id} = ${r.id} and ${isTold}
      and (${entry.event} ->> 'type' = any(${[...toldChanges]}::text[]) or ${isMove})`,
  )
  const { rows } = await sql<StandingRow>`
    select ${noticeColumns()}, ${changes} as changes, ${details} as details, ${waiting} as waiting, ${plan} as plan,
      ${r.due_soon_days} as "dueSoonDays",
      ${lastEntryOf(sql`${r.id}`)} as sequence,
      (select ${entry.at} from ${entry} where ${entry.chain_id} = ${r.id}
        and ${entry.sequence} = ${since.entry ?? 0}::integer) as "entryAt"
    from ${r} where ${r.id} = ${rectificationId}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const on = (at: string): PlainDay => dayOf(new Date(at), zone)
  return {
    ...noticeOfRow(row, { today, zone }),
    sequence: row.sequence ?? 0,
    dueSoonDays: row.dueSoonDays,
    since: { ...since, day: row.entryAt === null ? since.day : on(row.entryAt) },
    changes: row.changes.map(({ at, ...change }) => ({ ...change, on: on(at) })),
    details: row.details,
    waiting: row.waiting.map(({ at, ...claim }) => ({ ...claim, since: on(at) })),
    plan: row.plan,
  }
}

// Whoever is given a first day is not put off.
const isMove = sql`(${entry.event} ->> 'type' = any(${[...dayMovers]}::text[]) and ${entry.event} -> 'changes' ? 'dueOn'
  and exists (select from ${earlier} where ${earlier.chain_id} = ${entry.chain_id}
    and ${earlier.subject_id} = ${entry.subject_id} and ${earlier.version} < ${entry.version}
    and coalesce(${earlier.event} -> 'changes', ${earlier.event} -> 'assignment') ->> 'dueOn' is not null))`

const isReadIn = sql`exists (select from ${quote}
  where ${quote.rectification_id} = ${entry.chain_id} and ${quote.subject_id} = ${entry.subject_id})`

const toldAs = sql`case
  when ${entry.event} ->> 'type' = 'measure.added' and ${isReadIn} then 'measure.readIn'
  when ${entry.event} ->> 'type' = 'finding.added' and ${isReadIn} then 'finding.readIn'
  when ${entry.event} ->> 'type' = any(${[...dayMovers]}::text[]) then 'measure.dayMoved'
  else ${entry.event} ->> 'type' end`

const details = listOf(
  sql`jsonb_build_object('id', ${m.id}, 'target', ${m.target}, 'askedUntil', ${m.extension} ->> 'until',
    'extensions', ${m.extensions}, 'firstDueOn', ${m.first_due_on}, 'supporters', (
      select coalesce(jsonb_agg(${organization.name} order by ${organization.name}), '[]') from ${organization}
      where ${organization.id} = any(${m.supporter_ids})))`,
  sql`${m} where ${m.rectification_id} = ${r.id}`,
)

// It waits since it was last signed.
const waiting = listOf(
  sql`jsonb_build_object('id', ${q.id}, 'itemId', ${q.subject_id}, 'rung', ${q.rung}, 'rungNames', ${q.rung_names},
    'at', coalesce((${q.signatures} -> -1 ->> 'at')::timestamptz, ${q.claimed_at})) order by ${q.claimed_at}, ${q.id}`,
  sql`${q} where ${q.rectification_id} = ${r.id} and ${q.status} = 'pending'`,
)

const plan = sql`(select jsonb_build_object('number', ${version.number}, 'approvedOn', ${version.approved_on})
  from ${version} where ${version.rectification_id} = ${r.id} order by ${version.number} desc limit 1)`
