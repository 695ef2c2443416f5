import { findingKind } from '../findings/finding.kind.ts'
import type { Finding } from '../findings/finding.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { FindingId, MeasureId, OrganizationId, PersonId } from '../kernel/id.ts'
import type { Records } from '../kernel/records.ts'
import type { TimeClass } from '../measures/labels.ts'
import { measureKind } from '../measures/measure.kind.ts'
import type { Measure } from '../measures/measure.ts'

/** What a plan says of a finding (问题清单). */
export type PlannedFinding = {
  readonly number: string
  readonly title: string
  readonly ownerId: OrganizationId | null
  readonly leaderId: PersonId | null
}

/** What a plan says of a measure (措施清单、责任清单). */
export type PlannedMeasure = {
  readonly text: string
  readonly ownerId: OrganizationId | null
  readonly leaderId: PersonId | null
  readonly dueOn: PlainDay | null
  readonly timeClass: TimeClass
}

/** What a plan says of a finding or a measure, where it stands, and whether it counts. */
export type PlannedItem =
  | (At<FindingId> & { readonly item: 'finding'; readonly said: PlannedFinding })
  | (At<MeasureId> & {
      readonly item: 'measure'
      readonly findingId: FindingId
      readonly said: PlannedMeasure
    })

type At<Id> = { readonly id: Id; readonly ordinal: number; readonly isVoided: boolean }

/** As much of a finding or a measure as a plan says. */
export type FindingToTell = Pick<
  Finding,
  'id' | 'ordinal' | 'number' | 'title' | 'ownerId' | 'leaderId' | 'status'
>
export type MeasureToTell = Pick<
  Measure,
  | 'id'
  | 'findingId'
  | 'ordinal'
  | 'text'
  | 'ownerId'
  | 'leaderId'
  | 'dueOn'
  | 'checkInEvery'
  | 'checkInFrom'
  | 'timeClass'
  | 'status'
>

/** What a plan says of a finding. */
export function plannedFinding(finding: FindingToTell): PlannedItem {
  const { id, ordinal, number, title, ownerId, leaderId, status } = finding
  const said = { number, title: title ?? '', ownerId, leaderId }
  return { item: 'finding', id, ordinal, isVoided: status === 'voided', said }
}

/** What a plan says of a measure: of one that goes on with check-ins the day of the first, which answering them does not move. */
export function plannedMeasure(measure: MeasureToTell): PlannedItem {
  const { id, findingId, ordinal, text, ownerId, leaderId, timeClass, status } = measure
  const dueOn = measure.checkInEvery === 'none' ? measure.dueOn : measure.checkInFrom
  const said = { text, ownerId, leaderId, dueOn, timeClass }
  return { item: 'measure', id, findingId, ordinal, isVoided: status === 'voided', said }
}

/** What a plan says of every finding and measure of some records, by their ids; what was voided before is there and does not count. */
export function plannedIn(records: Pick<Records, 'of'>): ReadonlyMap<string, PlannedItem> {
  const all = new Map<string, PlannedItem>()
  for (const [id, finding] of records.of(findingKind)) all.set(id, plannedFinding(finding))
  for (const [id, measure] of records.of(measureKind)) all.set(id, plannedMeasure(measure))
  return all
}
