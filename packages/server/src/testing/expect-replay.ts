import type { FigureReport } from '@bihuan/core/measures/figure.ts'
import { type ChainId, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { type RecordedChange, replay } from '@bihuan/core/kernel/replay.ts'
import { type DomainEvent, kinds } from '@bihuan/core/kinds.ts'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { entriesAfter } from '../kernel/journal.queries.ts'
import type { Db } from '../kernel/subject-store.ts'
import { whoseTurn } from '../claims/claim-turns.store.ts'
import { whatIsSaidDone } from '../measures/said-done.store.ts'
import { strayDetails } from '../rectifications/stray-details.queries.ts'
import { strayRows } from '../rectifications/verification.queries.ts'
import { stores } from '../router.ts'
import { expectCounts } from './expect-counts.ts'

/** Replaying the journal of a chain gives its rows, of every kind, and no row is there that it does not give; what is counted is there. */
export async function expectReplay(db: Db, chainId: ChainId): Promise<void> {
  const entries: readonly unknown[] = await entriesAfter(db, chainId, { after: 0, limit: 100_000 })
  const changes = entries.filter(isChange)
  const records = replay(kinds, changes)
  const isOfPeople = chainId === peopleChainId
  for (const store of stores.filter(({ kind }) => (kind.chain === 'people') === isOfPeople)) {
    const rows = await store.page(db, chainId, { after: null, limit: 100_000 })
    const replayed = [...records.of(store.kind).values()].toSorted(byId)
    expect(rows.toSorted(byId), `rows of ${store.kind.name}`).toEqual(replayed)
  }
  expect(await reportsIn(db, chainId)).toEqual(reportsOf(changes))
  // Whoever verifies the journal is told the same.
  if (!isOfPeople) {
    const rectificationId = id<'rectification'>(chainId)
    expect(await strayRows(stores, db, rectificationId), 'stray rows').toEqual([])
    expect(await strayDetails(db, rectificationId), 'stray details').toEqual([])
  }
  await expectCounts(db)
  await expectTurns(db)
  await expectSaidDone(db, chainId)
}

/** What sources call done is what it would be if it were written now. */
async function expectSaidDone(db: Db, chainId: ChainId): Promise<void> {
  await db.transaction().execute(async (transaction: Db) => {
    const kept = await saidDoneIn(transaction, chainId)
    await sql`delete from said_done where rectification_id = ${chainId}`.execute(transaction)
    await whatIsSaidDone(sql`measure.rectification_id = ${chainId}`, new Date().toISOString()).execute(
      transaction,
    )
    expect(kept).toEqual(await saidDoneIn(transaction, chainId))
  })
}

async function saidDoneIn(db: Db, chainId: ChainId): Promise<readonly object[]> {
  const { rows } = await sql<object>`select measure_id, done_on, entered_at from said_done
    where rectification_id = ${chainId} order by measure_id`.execute(db)
  return rows
}

/** Each claim that waits has its turn, nothing else has one, and it is what it would be if it were written now. */
async function expectTurns(db: Db): Promise<void> {
  const waiting =
    await sql`select id, rung from closure_requests where status = 'pending' order by id`.execute(db)
  await db.transaction().execute(async (transaction: Db) => {
    const kept = await turnsIn(transaction)
    expect(kept.map(({ id, rung }) => ({ id, rung }))).toEqual(waiting.rows)
    await whoseTurn(sql`true`).execute(transaction)
    expect(kept).toEqual(await turnsIn(transaction))
  })
}

async function turnsIn(db: Db): Promise<readonly { readonly id: string; readonly rung: string }[]> {
  const { rows } = await sql<{ id: string; rung: string }>`
    select id, rung, claimed_at, owner_id, leader_id, signers, stand_ins,
      array(select distinct unnest(doers) order by 1) as doers
    from claim_turns order by id`.execute(db)
  return rows
}

type Report = {
  readonly id: string
  readonly measureId: string
  readonly text: string
  readonly figures: readonly FigureReport[]
  readonly why: string
  readonly files: readonly string[]
  readonly removed: readonly string[]
}

/** Reports of progress with their evidence, as the rows have them. */
async function reportsIn(db: Db, chainId: ChainId): Promise<readonly Report[]> {
  const { rows } = await sql<Report>`
    select id, measure_id as "measureId", text, figures, figures_why as why, kept.* from progress_reports as reports, lateral (
      select coalesce(jsonb_agg(file_id order by ordinal) filter (where removed_at is null), '[]') as files,
        coalesce(jsonb_agg(file_id order by ordinal) filter (where removed_at is not null), '[]') as removed
      from evidence where evidence.rectification_id = reports.rectification_id and progress_report_id = reports.id
    ) as kept where rectification_id = ${chainId}`.execute(db)
  return rows.toSorted(byId)
}

function reportsOf(changes: readonly RecordedChange<DomainEvent>[]): readonly Report[] {
  const corrected = new Map(
    changes.flatMap(({ event }) =>
      event.type === 'measure.reportCorrected' ? [[event.reportId, event.text] as const] : [],
    ),
  )
  const reports = changes.flatMap(({ subjectId: measureId, event }): Report[] => {
    if (!('reportId' in event) || !('evidence' in event) || 'removed' in event) return []
    const { reportId } = event
    const text = corrected.get(reportId) ?? event.text
    return [{ id: reportId, measureId, text, ...figuresOf(reportId, changes), ...filesOf(reportId, changes) }]
  })
  return reports.toSorted(byId)
}

/** What a report says in figures, as it was told last. */
function figuresOf(reportId: string, changes: readonly RecordedChange<DomainEvent>[]) {
  const said = changes.flatMap(({ event }) =>
    (event.type === 'measure.figuresReported' || event.type === 'measure.figuresCorrected') &&
    event.reportId === reportId
      ? [{ figures: event.figures, why: event.why }]
      : [],
  )
  return said.at(-1) ?? { figures: [], why: '' }
}

/** What a report has and has no more, each in the order in which it was first told. */
function filesOf(reportId: string, changes: readonly RecordedChange<DomainEvent>[]) {
  const has = new Map<string, boolean>()
  for (const { event } of changes) {
    if (!('reportId' in event) || event.reportId !== reportId || !('evidence' in event)) continue
    for (const { fileId } of event.evidence) has.set(fileId, true)
    if ('removed' in event) for (const { fileId } of event.removed) has.set(fileId, false)
  }
  const those = (isThere: boolean) => [...has].flatMap(([fileId, is]) => (is === isThere ? [fileId] : []))
  return { files: those(true), removed: those(false) }
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1
}

/** What the journal holds was written as a change; nothing else can be in it. */
function isChange(entry: unknown): entry is RecordedChange<DomainEvent> {
  return typeof entry === 'object' && entry !== null && 'event' in entry
}
