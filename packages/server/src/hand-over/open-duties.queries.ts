import { duties, type NamedDuty } from '@bihuan/core/hand-over/duties.ts'
import { mostShown } from '@bihuan/core/hand-over/hand-overs.contract.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { openRowsOf } from './duties.ts'
import type { Asked, OpenRow } from './open-items.queries.ts'

// Whatever is open has an id, as measures have.
const open = columnsOf('measures', 'open')
const ids = columnsOf('measures', 'ids')

/** What is open of a duty: how many, the first of them, and what tells these items from others. */
export type OpenDuty = {
  readonly duty: NamedDuty
  readonly count: number
  readonly seal: string
  readonly items: readonly OpenRow[]
}

type Sealed = { readonly count: number; readonly seal: string }

/** What a person or an organization has open, duty by duty. */
export async function readOpenDuties(
  db: Db,
  kind: NamedDuty['of'],
  asked: Asked,
): Promise<readonly OpenDuty[]> {
  const read: OpenDuty[] = []
  for (const duty of duties.filter(({ of }) => of === kind)) {
    const { rows } = await sql<Sealed & { items: OpenRow[] }>`
      ${idsOf(duty.name, asked)}
      select ${sealOf}, (select coalesce(jsonb_agg(to_jsonb(first)), '[]') from (
        select open.* from open
        where ${open.id} in (select ${ids.id} from ids order by ${ids.id} limit ${sql.lit(mostShown)})
        order by ${open.id} limit ${sql.lit(mostShown)}) as first) as items from ids`.execute(db)
    const [row] = rows
    if (row === undefined) throw new Error(`nothing was counted of ${duty.name}`)
    read.push({ duty, ...row })
  }
  return read
}

/** What tells the items of a duty now. */
export async function readSeal(db: Db, duty: string, asked: Asked): Promise<Sealed> {
  const { rows } = await sql<Sealed>`
    ${idsOf(duty, asked)} select ${sealOf} from ids`.execute(db)
  return rows[0] ?? { count: 0, seal: '' }
}

// Which items, not how far they are: what somebody reports meanwhile is handed over all the same.
const sealOf = sql`count(*)::integer as count,
  count(*) || '-' || md5(coalesce(string_agg(${ids.id}::text, ',' order by ${ids.id}), '')) as seal`

/** All are found and counted by their ids, along an index where there is one; the rest is read of those that are shown. */
function idsOf(duty: string, asked: Asked): RawBuilder<unknown> {
  return sql`with open as not materialized (${openOf(duty, asked)}), ids as materialized (select ${open.id} from open)`
}

function openOf(duty: string, asked: Asked): RawBuilder<OpenRow> {
  const rows = openRowsOf.get(duty)
  if (rows === undefined) throw new Error(`nothing finds what is open of ${duty}`)
  return rows(asked)
}
