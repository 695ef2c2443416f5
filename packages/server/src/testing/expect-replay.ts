import { type ChainId, peopleChainId, type SubjectType } from '@bihuan/core/journal/entry.ts'
import { type RecordedChange, type Records, replay } from '@bihuan/core/journal/replay.ts'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { entriesAfter } from '../kernel/journal.queries.ts'
import type { Db } from '../kernel/subject-store.ts'
import { stores } from '../stores.ts'

const tableOf = {
  organization: 'organizations',
  person: 'persons',
  rectification: 'rectifications',
  category: 'categories',
  finding: 'findings',
  measure: 'measures',
  closureRequest: 'closure_requests',
  takeOver: 'take_overs',
} as const satisfies Record<SubjectType, string>

const ofPeople = ['organization', 'person'] as const
const belowRectification = [
  'rectification',
  'category',
  'finding',
  'measure',
  'closureRequest',
  'takeOver',
] as const

/** Replaying the journal of a chain gives its rows, of every kind, and no row is there that it does not give. */
export async function expectReplay(db: Db, chainId: ChainId): Promise<void> {
  const entries: readonly unknown[] = await entriesAfter(db, chainId, { after: 0, limit: 100_000 })
  const changes = entries.filter(isChange)
  const records = replay(changes)
  for (const subjectType of chainId === peopleChainId ? ofPeople : belowRectification) {
    const ids = await idsIn(db, chainId, subjectType)
    const rows: readonly { readonly id: string }[] = await db
      .transaction()
      .execute<readonly { readonly id: string }[]>((transaction) =>
        stores[subjectType].load(transaction, chainId, ids),
      )
    const replayed = [...recordsOf(records, subjectType).values()].toSorted(byId)
    expect(rows.toSorted(byId), `rows of ${subjectType}`).toEqual(replayed)
  }
  expect(await reportsIn(db, chainId)).toEqual(reportsOf(changes))
}

async function idsIn(db: Db, chainId: ChainId, subjectType: SubjectType): Promise<string[]> {
  const place = chainId === peopleChainId ? sql`true` : sql`${sql.ref(columnOf(subjectType))} = ${chainId}`
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(tableOf[subjectType])} where ${place}`.execute(db)
  return rows.map(({ id }) => id)
}

function columnOf(subjectType: SubjectType): string {
  return subjectType === 'rectification' ? 'id' : 'rectification_id'
}

function recordsOf(
  records: Records,
  subjectType: SubjectType,
): ReadonlyMap<string, { readonly id: string; readonly version: number }> {
  switch (subjectType) {
    case 'takeOver':
      return records.takeOvers
    case 'organization':
      return records.organizations
    case 'person':
      return records.persons
    case 'rectification':
      return records.rectifications
    case 'category':
      return records.categories
    case 'finding':
      return records.findings
    case 'measure':
      return records.measures
    case 'closureRequest':
      return records.closureRequests
    default:
      return subjectType satisfies never
  }
}

type Report = {
  readonly id: string
  readonly measureId: string
  readonly text: string
  readonly files: readonly string[]
}

/** Reports of progress with their evidence, as the rows have them. */
async function reportsIn(db: Db, chainId: ChainId): Promise<readonly Report[]> {
  const { rows } = await sql<Report>`
    select id, measure_id as "measureId", text, (
      select coalesce(jsonb_agg(file_id order by ordinal), '[]') from evidence
      where evidence.rectification_id = reports.rectification_id and progress_report_id = reports.id
    ) as files
    from progress_reports as reports where rectification_id = ${chainId}`.execute(db)
  return rows.toSorted(byId)
}

function reportsOf(changes: readonly RecordedChange[]): readonly Report[] {
  const reports = changes.flatMap(({ subjectId: measureId, event }): Report[] => {
    if (!('reportId' in event)) return []
    const { reportId, text, evidence } = event
    return [{ id: reportId, measureId, text, files: evidence.map(({ fileId }) => fileId) }]
  })
  return reports.toSorted(byId)
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}

/** What the journal holds was written as a change; nothing else can be in it. */
function isChange(entry: unknown): entry is RecordedChange {
  return typeof entry === 'object' && entry !== null && 'event' in entry
}
