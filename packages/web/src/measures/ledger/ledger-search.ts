import { isId } from '@bihuan/core/kernel/id.ts'
import { ledgerGroups } from '@bihuan/core/measures/ledger-columns.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import { measureStatuses } from '@bihuan/core/measures/labels.ts'
import type { ledgerQuerySchema } from '@bihuan/core/measures/ledger-query.schema.ts'
import type { z } from 'zod'

export const ledgerSorts = ['ordinal', 'dueOn', 'status', 'owner', 'lastProgressAt'] as const
export type LedgerSort = (typeof ledgerSorts)[number]

/** Filters, grouping, order and the open drawer, as they stand in the address of the ledger. */
export type LedgerSearch = { readonly [Key in keyof typeof readers]?: ReturnType<(typeof readers)[Key]> }

/** Reads an address. One that somebody mistyped shows the ledger without that filter rather than an error. */
export function ledgerSearchOf(typed: Readonly<Record<string, unknown>>): LedgerSearch {
  const given = Object.entries(readers).filter(([key]) => key in typed)
  const search = Object.fromEntries(given.map(([key, read]) => [key, read(typed[key])]))
  if (!isSearch(search)) throw new Error('a ledger is searched by what it has no reader for')
  return search
}

function isSearch(search: object): search is LedgerSearch {
  return Object.keys(search).every((key) => key in readers)
}

type Read<Value> = (typed: unknown) => Value | undefined

/** Words that are looked for, as an address has them; digits alone come as a number. */
export const wordsIn: Read<string> = (typed) => {
  const words = typeof typed === 'number' ? String(typed) : typed
  return typeof words === 'string' && words.length <= 100 ? words : undefined
}
const idIn: Read<string> = (typed) => (typeof typed === 'string' && isId(typed) ? typed : undefined)
const flagIn: Read<boolean> = (typed) => (typeof typed === 'boolean' ? typed : undefined)

function oneOf<Value extends string>(known: readonly Value[]): Read<Value> {
  return (typed) => known.find((value) => value === typed)
}

/** One alone is a list of one; of a list with a mistake nothing is taken. */
function listOf<Value>(read: Read<Value>): Read<Value[]> {
  return (typed) => {
    if (typed === undefined) return undefined
    const all: unknown[] = Array.isArray(typed) ? typed : [typed]
    const known = all.flatMap((one) => read(one) ?? [])
    return known.length === all.length && all.length <= 50 ? known : undefined
  }
}

// The parameters of an address are read by hand: the first page needs nothing else of what checks by schemas.
const readers = {
  q: wordsIn,
  status: listOf(oneOf(measureStatuses)),
  light: listOf(oneOf(lights)),
  ownerId: listOf(idIn),
  handlerId: idIn,
  leaderId: idIn,
  unassigned: flagIn,
  closedBefore: flagIn,
  mine: flagIn,
  sort: oneOf(ledgerSorts),
  direction: oneOf(['asc', 'desc']),
  group: oneOf(ledgerGroups),
  measure: idIn,
  finding: idIn,
  /** Which part of the measure is looked at. */
  part: idIn,
}

type Flag = 'unassigned' | 'closedBefore' | 'mine'
/** What a ledger is asked with: flags in the words of an address. */
type LedgerWish = Omit<z.input<typeof ledgerQuerySchema>, Flag> & {
  readonly [Name in Flag]?: 'true' | 'false'
}

/** What of the address the server answers; grouping and drawers are the page's own. */
export function queryOf(search: LedgerSearch): LedgerWish {
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
