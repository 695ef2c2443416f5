import { isDeepStrictEqual } from 'node:util'
import type { RecordState } from '@bihuan/core/kernel/kind.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import { applyTo, kindOf, type RecordedChange } from '@bihuan/core/kernel/replay.ts'
import { startVerification, type Verification } from '@bihuan/core/kernel/verify.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { kinds } from '@bihuan/core/kinds.ts'
import { sha256 } from '../kernel/sha256.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Context } from '../kernel/context.ts'
import { entriesAfter, type StoredEntry } from '../kernel/journal.queries.ts'
import { CountSum } from '../kernel/counting.ts'
import { strayCounts } from '../kernel/counts.store.ts'
import type { Db, Stores } from '../kernel/subject-store.ts'
import { strayDetails } from './stray-details.queries.ts'

const journalChains = columnsOf('journal_chains')

/** Whether a chain is whole, and how much of what is kept beside it is not what its entries add up to. */
export type ChainVerification = Verification & { readonly differing: number }

/** Few enough that others are answered between two pages. */
const pageSize = 500

/**
 * Follows the chain of a rectification from its first entry to its head, and holds the records against it: a row that was
 * changed, added or taken away by hand is not what its entries add up to.
 */
export async function verifyChain(
  { database, stores }: Pick<Context, 'database' | 'stores'>,
  rectificationId: RectificationId,
): Promise<ChainVerification> {
  // One snapshot: entries that are appended meanwhile are not looked at, nor is their head.
  return database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      const { records, lastOf, verification } = await followChain(snapshot, rectificationId)
      if (!verification.isValid) return { ...verification, differing: 0 }
      const stray = await strayRecords({ snapshot, stores, rectificationId, records })
      // A record of which there is no entry belongs behind the last.
      const ofRecords = stray.map((key) => lastOf.get(key) ?? verification.entries + 1)
      const sequences = [
        ...ofRecords,
        ...(await strayDetails(snapshot, rectificationId)),
        ...(await strayRows(stores, snapshot, rectificationId)),
      ]
      if (sequences.length === 0) return { ...verification, differing: 0 }
      const firstBrokenSequence = sequences.reduce((one, other) => Math.min(one, other))
      return { ...verification, isValid: false, firstBrokenSequence, differing: sequences.length }
    })
}

/** The numbers of the entries of any kind whose rows of their own are kept otherwise than they tell it. */
export async function strayRows(
  stores: Stores,
  db: Db,
  rectificationId: RectificationId,
): Promise<readonly number[]> {
  const stray: number[] = []
  for (const store of stores.filter(({ kind }) => kind.chain === 'rectification'))
    stray.push(...((await store.stray?.(db, rectificationId)) ?? []))
  return stray
}

type Followed = {
  readonly verification: Verification
  readonly records: Records
  /** The number of the last entry about each record. */
  readonly lastOf: ReadonlyMap<string, number>
}

async function followChain(snapshot: Db, rectificationId: RectificationId): Promise<Followed> {
  const verifier = startVerification(rectificationId, sha256)
  const records = new Records()
  const lastOf = new Map<string, number>()
  let misfit: number | null = null
  for (let after = 0; ; ) {
    const entries = await entriesAfter(snapshot, rectificationId, { after, limit: pageSize })
    for (const entry of entries) {
      verifier.take(entry)
      lastOf.set(keyOf(entry.subjectType, entry.subjectId), entry.sequence)
      if (misfit === null && !isApplied(records, entry)) misfit = entry.sequence
    }
    after = entries.at(-1)?.sequence ?? after
    if (entries.length < pageSize) break
  }
  const { rows } = await sql<{ sequence: number; hash: string }>`
    select ${journalChains.sequence}, ${journalChains.hash} from ${journalChains}
      where ${journalChains.chain_id} = ${rectificationId}`.execute(snapshot)
  const linked = verifier.finish(rows[0])
  const isMisfit = linked.isValid && misfit !== null
  const verification = isMisfit ? { ...linked, isValid: false, firstBrokenSequence: misfit } : linked
  return { verification, records, lastOf }
}

/** Whether an entry could have happened where it stands. Its hash says only that it was not changed since. */
function isApplied(records: Records, entry: StoredEntry): boolean {
  if (!isChange(entry)) return false
  try {
    const kind = kindOf(ofRectifications, entry)
    return applyTo(records, kind, entry) === entry.version
  } catch {
    return false
  }
}

const ofRectifications = kinds.filter(({ chain }) => chain === 'rectification')

type Comparing = {
  readonly snapshot: Db
  readonly stores: Stores
  readonly rectificationId: RectificationId
  readonly records: Records
}

/** Which records are not what their entries add up to, and which counts not what the records do. */
async function strayRecords(comparing: Comparing): Promise<string[]> {
  const stray: string[] = []
  for (const store of comparing.stores.filter(({ kind }) => kind.chain === 'rectification'))
    stray.push(...(await strayOf(store, comparing)))
  return stray
}

async function strayOf(
  store: Stores[number],
  { snapshot, rectificationId, records }: Comparing,
): Promise<string[]> {
  const { name } = store.kind
  const expected = new Map<string, unknown>(records.of(store.kind))
  const stray: string[] = []
  const sums = store.counts.filter(({ of }) => of === 'rectification').map((one) => new CountSum(one))
  for (let after: string | null = null; ; ) {
    const page = { after, limit: pageSize }
    const rows: readonly RecordState[] = await store.page(snapshot, rectificationId, page)
    for (const row of rows) {
      for (const sum of sums) sum.add(row, 1)
      if (!isSame(row, expected.get(row.id))) stray.push(keyOf(name, row.id))
      expected.delete(row.id)
    }
    after = rows.at(-1)?.id ?? after
    if (rows.length < pageSize) break
  }
  const counts = await strayCounts(snapshot, rectificationId, sums)
  return [...stray, ...[...expected.keys()].map((id) => keyOf(name, id)), ...counts]
}

/** Alike as far as it can be written down: a field that is not there is as one that is undefined. */
function isSame(row: unknown, replayed: unknown): boolean {
  return isDeepStrictEqual(row, replayed) || isDeepStrictEqual(written(row), written(replayed))
}

function written(record: unknown): unknown {
  return record === undefined ? undefined : JSON.parse(JSON.stringify(record))
}

function keyOf(subjectType: string, subjectId: string): string {
  return `${subjectType} ${subjectId}`
}

/** What the journal holds was written as a change; what was not fails when it is applied. */
function isChange(entry: StoredEntry | RecordedChange): entry is StoredEntry & RecordedChange {
  return typeof entry.event === 'object' && entry.event !== null
}
