import { idOf } from '@bihuan/core/kernel/contract.ts'
import { ledgerGroups } from '@bihuan/core/measures/ledger-columns.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import { measureStatuses } from '@bihuan/core/measures/labels.ts'
import type { ledgerQuerySchema } from '@bihuan/core/measures/measures.contract.ts'
import { z } from 'zod'

export const ledgerSorts = ['ordinal', 'dueOn', 'status', 'owner', 'lastProgressAt'] as const
export type LedgerSort = (typeof ledgerSorts)[number]

// An address that somebody mistyped shows the ledger without that filter rather than an error.
const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const listOf = <Schema extends z.ZodType>(item: Schema) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    lenient(z.array(item).max(50)),
  )

/** Filters, grouping, order and the open drawer, as they stand in the address of the ledger. */
export const ledgerSearchSchema = z.object({
  q: z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    lenient(z.string().max(100)),
  ),
  status: listOf(z.enum(measureStatuses)),
  light: listOf(z.enum(lights)),
  ownerId: listOf(idOf('organization')),
  handlerId: lenient(idOf('person')),
  leaderId: lenient(idOf('person')),
  unassigned: lenient(z.boolean()),
  closedBefore: lenient(z.boolean()),
  mine: lenient(z.boolean()),
  sort: lenient(z.enum(ledgerSorts)),
  direction: lenient(z.enum(['asc', 'desc'])),
  group: lenient(z.enum(ledgerGroups)),
  measure: lenient(idOf('measure')),
  finding: lenient(idOf('finding')),
})
export type LedgerSearch = z.output<typeof ledgerSearchSchema>

/** What of the address the server answers; grouping and drawers are the page's own. */
export function queryOf(search: LedgerSearch): z.input<typeof ledgerQuerySchema> {
  const { q, status, light, ownerId, handlerId, leaderId, unassigned, mine, closedBefore, sort, direction } =
    search
  return {
    ...(q === undefined || q.trim() === '' ? {} : { q: q.trim() }),
    ...(status === undefined || status.length === 0 ? {} : { status }),
    ...(light === undefined || light.length === 0 ? {} : { light }),
    ...(ownerId === undefined || ownerId.length === 0 ? {} : { ownerId }),
    ...(handlerId === undefined ? {} : { handlerId }),
    ...(leaderId === undefined ? {} : { leaderId }),
    ...(unassigned === true ? { unassigned: 'true' } : {}),
    ...(closedBefore === undefined ? {} : { closedBefore: closedBefore ? 'true' : 'false' }),
    ...(mine === true ? { mine: 'true' } : {}),
    ...(sort === undefined ? {} : { sort }),
    ...(direction === undefined ? {} : { direction }),
  }
}

/** Whether something is filtered out, so that an empty list does not mean an empty ledger. */
export function isFiltered(search: LedgerSearch): boolean {
  const { sort: _sort, direction: _direction, ...filters } = queryOf(search)
  return Object.keys(filters).length > 0
}
