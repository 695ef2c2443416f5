import type { Change, RecordEvent } from './entry.ts'
import type { PersonId } from './id.ts'
import { inCodesOfToday } from './former-codes.ts'
import type { AnyKind } from './kind.ts'
import { Records } from './records.ts'

/** A change with when it happened and who made it; every journal entry is one. */
export type RecordedChange<Event extends RecordEvent = RecordEvent> = Change<Event> & {
  readonly at: string
  readonly by: PersonId | null
  readonly inPlaceOf?: PersonId
}

/** The records that entries add up to. With the entries up to a past day: the records as they stood on it. */
export function replay(kinds: readonly AnyKind[], entries: Iterable<RecordedChange>): Records {
  const records = new Records()
  for (const entry of entries) applyTo(records, kindOf(kinds, entry), entry)
  return records
}

/** The kind of the record that a change happens to. */
export function kindOf(kinds: readonly AnyKind[], { subjectType }: Pick<Change, 'subjectType'>): AnyKind {
  const kind = kinds.find(({ name }) => name === subjectType)
  if (kind === undefined) throw new Error(`no kind of record is called ${subjectType}`)
  return kind
}

/** Applies a change to the records, in place. Answers the record's new version. */
export function applyTo(records: Records, kind: AnyKind, change: RecordedChange): number {
  const { subjectId, at, by, inPlaceOf } = change
  const event = inCodesOfToday(kind.tell[change.event.type] ?? {}, change.event)
  const record = kind.evolve(records.of(kind).get(subjectId) ?? null, {
    event,
    at,
    by,
    ...(inPlaceOf && { inPlaceOf }),
  })
  if (record.id !== subjectId) throw new Error(`an event of ${record.id} was written down under ${subjectId}`)
  records.keep(kind, record)
  return record.version
}
