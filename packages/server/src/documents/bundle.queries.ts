import { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { entriesAfter, isUndecided, type StoredEntry } from '../kernel/journal.queries.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'

const measure = columnsOf('measures', 'measure')
const journal = columnsOf('journal', 'journal')
const part = columnsOf('parts', 'part')
const list = columnsOf('object_lists', 'list')
const claim = columnsOf('closure_requests', 'claim')

/** Few enough that others are answered between two pages. */
const pageSize = 500

/** The records that a finding is made of: itself, its measures, and the parts, lists and claims below them. */
export function subjectsOfFinding({
  rectificationId,
  findingId,
}: {
  readonly rectificationId: RectificationId
  readonly findingId: FindingId
}): Question<ReadonlySet<string>> {
  const ofFinding = sql`select ${measure.id} from ${measure}
    where ${measure.rectification_id} = ${rectificationId} and ${measure.finding_id} = ${findingId}`
  return question(
    sql<{ id: string }>`
    select ${findingId}::uuid as id
    union all ${ofFinding}
    union all select ${part.id} from ${part}
      where ${part.rectification_id} = ${rectificationId} and ${part.measure_id} in (${ofFinding})
    union all select ${list.id} from ${list}
      where ${list.rectification_id} = ${rectificationId} and ${list.measure_id} in (${ofFinding})
    union all select ${claim.id} from ${claim}
      where ${claim.rectification_id} = ${rectificationId}
        and (${claim.subject_id} = ${findingId} or ${claim.subject_id} in (${ofFinding}))`,
    (rows) => new Set(rows.map(({ id }) => id)),
  )
}

/** The entries of a rectification that prepare a decision on an extension which was not made. */
export function undecidedEntries(rectificationId: RectificationId): Question<ReadonlySet<number>> {
  return question(
    sql<{ sequence: number }>`
    select ${journal.sequence} from ${journal}
    where ${journal.chain_id} = ${rectificationId} and ${isUndecided}`,
    (rows) => new Set(rows.map(({ sequence }) => sequence)),
  )
}

/**
 * The journal of a rectification as lines of JSON, up to an entry: whole where it is told, and otherwise by its place in the chain alone,
 * so that the chain can be followed over it.
 *
 * @param veil what is left of an entry where names of sealed files stand in it; one that is not whole any more is not told either
 */
export function journalLines(
  db: Db,
  told: {
    readonly rectificationId: RectificationId
    readonly upTo: number
    readonly isTold: (entry: StoredEntry) => boolean
    readonly veil: (entry: StoredEntry) => StoredEntry
  },
): Readable {
  const lineOf = (entry: StoredEntry): string => {
    const isWhole = told.isTold(entry) && isDeepStrictEqual(told.veil(entry), entry)
    const { sequence, previousHash, hash } = entry
    return `${JSON.stringify(isWhole ? entry : { sequence, previousHash, hash })}\n`
  }
  async function* lines(): AsyncGenerator<Buffer> {
    for (let after = 0; after < told.upTo; ) {
      const limit = Math.min(pageSize, told.upTo - after)
      const entries = await entriesAfter(db, told.rectificationId, { after, limit })
      if (entries.length === 0) return
      yield Buffer.from(entries.map(lineOf).join(''))
      after += entries.length
    }
  }
  return Readable.from(lines(), { objectMode: false })
}
