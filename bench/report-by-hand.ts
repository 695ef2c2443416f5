import { randomUUID } from 'node:crypto'
import type { UnsealedEntry } from '@bihuan/core/kernel/entry.ts'
import { seal } from '@bihuan/core/kernel/hash.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type pg from 'pg'

/** A measure that can be reported on, as whoever reports saw it last. */
export type Reportable = {
  readonly rectificationId: string
  readonly id: string
  version: number
  readonly personId: string
}

/**
 * Adds a report with the same rows as the server and nothing around them: the measure locked and changed, the report,
 * the entry with its true hash and the note that its command was carried out, the head of its chain. What the server takes beyond
 * this is the cost of the product.
 */
export async function reportByHand(client: pg.ClientBase, measure: Reportable, text: string): Promise<void> {
  const { rectificationId, id: measureId, version, personId } = measure
  const at = new Date().toISOString()
  const reportId = id<'progressReport'>(randomUUID())
  const entry: UnsealedEntry = {
    chainId: id<'rectification'>(rectificationId),
    at,
    by: id<'person'>(personId),
    commandId: id<'command'>(randomUUID()),
    version: version + 1,
    ...changeOf(measureKind, id<'measure'>(measureId), {
      type: 'measure.reported',
      reportId,
      text,
      evidence: [],
    }),
  }
  await client.query('begin')
  await client.query({ name: 'lock', text: lock, values: [rectificationId, measureId] })
  await client.query({
    name: 'change',
    text: change,
    values: [rectificationId, measureId, text, at, personId, version],
  })
  await client.query({
    name: 'report',
    text: insertReport,
    values: [rectificationId, reportId, measureId, text, personId, at],
  })
  const head = await client.query<{ sequence: number; hash: string }>({
    name: 'head',
    text: lockHead,
    values: [rectificationId],
  })
  const [last] = head.rows
  if (last === undefined) throw new Error(`chain ${rectificationId} has no head`)
  const sealed = seal(entry, last)
  await client.query({
    name: 'move',
    text: moveHead,
    values: [rectificationId, sealed.sequence, sealed.hash],
  })
  const { sequence, commandId, event, previousHash, hash } = sealed
  const link = [sealed.version, JSON.stringify(event), previousHash, hash]
  const values = [rectificationId, sequence, at, personId, commandId, measureId, ...link]
  await client.query({ name: 'entry', text: insertEntry, values })
  await client.query('commit')
  measure.version += 1
}

const lock = 'select version from measures where rectification_id = $1 and id = $2 for no key update'
const change = `update measures set status = 'underway', reason = null, last_progress = $3, last_progress_at = $4,
  doers = case when $5::uuid = any (doers) then doers else doers || $5::uuid end, version = version + 1
  where rectification_id = $1 and id = $2 and version = $6`
const insertReport =
  'insert into progress_reports (rectification_id, id, measure_id, text, reported_by, reported_at) values ($1, $2, $3, $4, $5, $6)'
const lockHead = 'select sequence, hash from journal_chains where chain_id = $1 for no key update'
const moveHead = 'update journal_chains set sequence = $2, hash = $3 where chain_id = $1'
// The server tells a form that is sent twice by its fingerprint, which is as long as the hash that stands here for it.
const insertEntry = `with carried_out as (
    insert into commands (id, by_id, chain_id, fingerprint) values ($5, $4, $1, $10))
  insert into journal (chain_id, sequence, at, by_id, command_id, ordinal, subject_type, subject_id, version, event,
  previous_hash, hash) values ($1, $2, $3, $4, $5, 1, 'measure', $6, $7, $8, $9, $10)`
