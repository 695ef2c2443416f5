import { statusEvents } from '@bihuan/core/journal/telling.ts'
import type { DomainEvent } from '@bihuan/core/kinds.ts'
import { inPlaceName } from '@bihuan/core/people/guises.ts'
import type { FormerName } from '@bihuan/core/people/people.events.ts'
import type { Called } from '../kernel/former-names.ts'
import { type EntryTelling, heldIds, itemTypes } from '../kernel/journal.queries.ts'

/** A journal entry as a timeline reads it, with the names that it needs. */
export type TimelineRow = EntryTelling & {
  readonly sequence: number
  readonly at: string
  readonly by_id: string | null
  readonly by_name: string | null
  readonly token: string | null
  readonly event: DomainEvent
}

/** Those of whom it is known, by their ids. */
export function calledAmong(
  those: readonly {
    readonly id: string | null
    readonly name: string | null
    readonly former: readonly FormerName[] | null
  }[],
): ReadonlyMap<string, Called> {
  return new Map(
    those.flatMap(({ id, name, former }) =>
      id === null || name === null ? [] : [[id, { name, former: former ?? [] }] as const],
    ),
  )
}

/** A journal entry of an item or of one of its claims, as it was written. */
export type WrittenEntry = Omit<TimelineRow, keyof EntryTelling | 'by_name'> & {
  readonly subject_id: string
  readonly version: number
  readonly by_name: string | null
  readonly by_former: readonly FormerName[] | null
  readonly absent_name: string | null
  readonly absent_former: readonly FormerName[] | null
}

/** So many entries are told, the newest. */
export const longestTimeline = 200

/** Entries that are told among themselves, once the names of some ids are known. */
export type Untold = {
  readonly missing: readonly string[]
  readonly tell: (names: ReadonlyMap<string, Called>) => TimelineRow[]
}

/**
 * Tells entries of an item, newest first, out of each other: what stood before is in those before. The same as `tellingOfEntry` says
 * in SQL, of which nothing has to be made ready for most pages; `told-entries.test.ts` holds both beside each other.
 * Null where the database has to tell: where entries name other items, whose words not everybody reads, need what lies beside them, or
 * are more than these.
 */
export function toldAmong(
  entries: readonly WrittenEntry[],
  known: ReadonlyMap<string, Called>,
): Untold | null {
  if (entries.length > longestTimeline || entries.some(({ event }) => isToldBeside(event))) return null
  const bySubject = newestFirst(entries)
  const telling = entries.map((entry) => {
    const earlier = (): readonly WrittenEntry[] => {
      const all = bySubject.get(entry.subject_id) ?? []
      return all.slice(all.indexOf(entry) + 1)
    }
    const before = valuesBefore(entry.event, earlier)
    return { entry, before, previous: previousStep(entry.event, earlier), ids: idsHeld(entry.event, before) }
  })
  const ids = new Set(telling.flatMap((one) => one.ids))
  return {
    missing: [...ids].filter((id) => !known.has(id)),
    tell: (further) =>
      telling.map(({ entry, before, previous, ids: held }) => {
        const called = held.flatMap((id) => {
          const one = known.get(id) ?? further.get(id)
          return one === undefined ? [] : [[id, nameThen(one, entry.at)] as const]
        })
        const names = called.length === 0 ? null : Object.fromEntries(called)
        return { ...rowOf(entry), before, previous, names, beside: null }
      }),
  }
}

function newestFirst(entries: readonly WrittenEntry[]): ReadonlyMap<string, readonly WrittenEntry[]> {
  const bySubject = Map.groupBy(entries, ({ subject_id: id }) => id)
  for (const all of bySubject.values()) all.sort((one, other) => other.version - one.version)
  return bySubject
}

const besides: readonly string[] = [
  'measure.extensionPrepared',
  'measure.extensionRefused',
  'measure.extensionWithdrawn',
  'measure.lateExplained',
  'measure.reportCorrected',
  'measure.evidenceCorrected',
  'measure.figuresCorrected',
  'finding.furtherAdded',
  'finding.furtherDropped',
  'closure.paperDropped',
]

// The same types as in `besideEntry`, as far as they happen to items and their claims.
function isToldBeside(event: DomainEvent): boolean {
  const isOfOwnRung = 'rung' in event && event.rung.includes(':')
  return isOfOwnRung || itemTypes.includes(event.type) || besides.includes(event.type)
}

function rowOf(entry: WrittenEntry): Omit<TimelineRow, keyof EntryTelling> {
  const { sequence, at, by_id, token, event, by_name, by_former, absent_name, absent_former } = entry
  const doer = by_name === null ? null : nameThen({ name: by_name, former: by_former ?? [] }, at)
  const absent =
    absent_name === null ? null : nameThen({ name: absent_name, former: absent_former ?? [] }, at)
  return {
    sequence,
    at,
    by_id,
    by_name: doer === null || absent === null ? doer : inPlaceName(doer, absent),
    token,
    event,
  }
}

function nameThen({ name, former }: Called, at: string): string {
  if (former.length === 0) return name
  const then = former
    .filter(({ until }) => Date.parse(until) > Date.parse(at))
    .toSorted((one, other) => Date.parse(one.until) - Date.parse(other.until))
  return then[0]?.name ?? name
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (held: unknown): held is Fields =>
  typeof held === 'object' && held !== null && !Array.isArray(held)

function fieldsIn(event: object, name: string): Fields | null {
  const held: unknown = Reflect.get(event, name)
  return isFields(held) ? held : null
}

/** Asked for where something is told out of them: most entries are reports, of which nothing is. */
type Earlier = () => readonly WrittenEntry[]

function valuesBefore(event: DomainEvent, earlierOnes: Earlier): Fields | null {
  const changes = fieldsIn(event, 'changes')
  if (changes === null) return null
  const earlier = earlierOnes()
  return Object.fromEntries(
    Object.keys(changes).map((field) => {
      const setting = earlier.find(
        ({ event: one, version }) => version === 1 || Object.hasOwn(fieldsIn(one, 'changes') ?? {}, field),
      )
      return [field, setting === undefined ? null : valueIn(setting.event, field)]
    }),
  )
}

function valueIn(event: DomainEvent, field: string): unknown {
  const places = [
    fieldsIn(event, 'changes'),
    fieldsIn(event, 'assignment'),
    fieldsIn(event, 'announced'),
    { ...event },
  ]
  const place = places.find((fields) => fields !== null && Object.hasOwn(fields, field))
  return place ? Reflect.get(place, field) : null
}

const ofStatus = new Set(statusEvents())

function previousStep(event: DomainEvent, earlier: Earlier): EntryTelling['previous'] {
  if (!ofStatus.has(event.type)) return null
  const step = earlier().find(({ event: { type } }) => ofStatus.has(type))?.event
  return step === undefined ? null : { type: step.type, status: 'status' in step ? step.status : null }
}

function idsHeld(event: DomainEvent, before: Fields | null): readonly string[] {
  const told: object = fieldsIn(event, 'changes') ?? fieldsIn(event, 'assignment') ?? event
  const ids: string[] = []
  for (const fields of before === null ? [told] : [told, before])
    for (const field of heldIds) {
      const held: unknown = Reflect.get(fields, field)
      if (typeof held === 'string') ids.push(held)
      else if (Array.isArray(held)) ids.push(...held.filter((id: unknown) => typeof id === 'string'))
    }
  return ids
}
