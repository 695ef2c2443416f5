import { evolveClosure } from '../closure/closure.events.ts'
import type { ClosureRequest } from '../closure/closure-request.ts'
import { evolveTakeOver, type TakeOver } from '../closure/take-over.ts'
import { evolveFinding } from '../findings/finding.events.ts'
import type { Finding } from '../findings/finding.ts'
import type {
  CategoryId,
  ClosureRequestId,
  FindingId,
  MeasureId,
  OrganizationId,
  PersonId,
  RectificationId,
  TakeOverId,
} from '../kernel/id.ts'
import { evolveMeasure } from '../measures/measure.events.ts'
import type { Measure } from '../measures/measure.ts'
import { evolveOrganization, evolvePerson, type Organization, type Person } from '../people/people.events.ts'
import {
  evolveCategory,
  evolveRectification,
  type Category,
  type Rectification,
} from '../rectifications/rectification.ts'
import type { Change } from './entry.ts'

/** Every record by its id: what the journal adds up to. */
export type Records = {
  readonly rectifications: Map<RectificationId, Rectification>
  readonly categories: Map<CategoryId, Category>
  readonly findings: Map<FindingId, Finding>
  readonly measures: Map<MeasureId, Measure>
  readonly closureRequests: Map<ClosureRequestId, ClosureRequest>
  readonly takeOvers: Map<TakeOverId, TakeOver>
  readonly organizations: Map<OrganizationId, Organization>
  readonly persons: Map<PersonId, Person>
}

/** A change with when it happened and who made it; every journal entry is one. */
export type RecordedChange = Change & { readonly at: string; readonly by: PersonId | null }

/** No records yet. */
export function noRecords(): Records {
  return {
    rectifications: new Map(),
    categories: new Map(),
    findings: new Map(),
    measures: new Map(),
    closureRequests: new Map(),
    takeOvers: new Map(),
    organizations: new Map(),
    persons: new Map(),
  }
}

/** The records that entries add up to. With the entries up to a past day: the records as they stood on it. */
export function replay(entries: Iterable<RecordedChange>): Records {
  const records = noRecords()
  for (const entry of entries) applyTo(records, entry)
  return records
}

/** Applies a change to the records, in place. Answers the record's new version. */
export function applyTo(records: Records, change: RecordedChange): number {
  const { at, by } = change
  switch (change.subjectType) {
    case 'rectification':
      return step(records.rectifications, change.subjectId, (old) =>
        evolveRectification(old, { event: change.event, at, by }),
      )
    case 'category':
      return step(records.categories, change.subjectId, (old) =>
        evolveCategory(old, { event: change.event, at, by }),
      )
    case 'finding':
      return step(records.findings, change.subjectId, (old) =>
        evolveFinding(old, { event: change.event, at, by }),
      )
    case 'measure':
      return step(records.measures, change.subjectId, (old) =>
        evolveMeasure(old, { event: change.event, at, by }),
      )
    case 'closureRequest':
      return step(records.closureRequests, change.subjectId, (old) =>
        evolveClosure(old, { event: change.event, at, by }),
      )
    case 'takeOver':
      return step(records.takeOvers, change.subjectId, (old) =>
        evolveTakeOver(old, { event: change.event, at, by }),
      )
    case 'organization':
      return step(records.organizations, change.subjectId, (old) =>
        evolveOrganization(old, { event: change.event, at, by }),
      )
    case 'person':
      return step(records.persons, change.subjectId, (old) =>
        evolvePerson(old, { event: change.event, at, by }),
      )
    default:
      return change satisfies never
  }
}

function step<Key extends string, Row extends { readonly id: Key; readonly version: number }>(
  rows: Map<Key, Row>,
  key: Key,
  evolve: (old: Row | null) => Row,
): number {
  const row = evolve(rows.get(key) ?? null)
  if (row.id !== key) throw new Error(`an event of ${row.id} was written down under ${key}`)
  rows.set(key, row)
  return row.version
}
