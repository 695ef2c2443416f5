import type { Assignment } from '../measures/measure.ts'
import type { DomainEvent } from './entry.ts'

/**
 * How a field of an event is told to people: as a labelled value of its own, as several of them, as words that somebody
 * wrote, as the rung or the files beside the entry, or not at all, since the item is named or another entry says it.
 */
type Telling = 'value' | 'values' | 'words' | 'rung' | 'files' | 'untold'

type FieldsOf<Type extends DomainEvent['type']> = Exclude<keyof Extract<DomainEvent, { type: Type }>, 'type'>

const item = { rectificationId: 'untold', ordinal: 'untold' } as const
const claimed = { closureRequestId: 'untold' } as const
// What was noted stands with the item itself.
const noted = { noteId: 'untold', sourceName: 'value', notes: 'untold', said: 'untold' } as const
const reported = { reportId: 'untold', text: 'words', evidence: 'files' } as const

/** How every field of every event is told: an event that is new, or has a field more, does not compile without. */
export const tellings = {
  'rectification.created': {
    rectificationId: 'untold',
    name: 'words',
    source: 'value',
    inspectingBody: 'value',
    inspectedBody: 'value',
    inspectedFrom: 'value',
    inspectedTo: 'value',
    feedbackOn: 'value',
    announced: 'values',
  },
  'rectification.putAway': { organizationIds: 'untold', personIds: 'untold' },
  'rectification.takenOut': {},
  'category.added': { ...item, categoryId: 'untold', name: 'words' },
  'finding.added': {
    ...item,
    findingId: 'untold',
    categoryId: 'untold',
    number: 'untold',
    title: 'words',
    statedStatus: 'value',
    ownerId: 'value',
    leaderId: 'value',
  },
  'finding.assigned': { changes: 'values' },
  'finding.submitted': claimed,
  'finding.closed': { ...claimed, verdict: 'value', effect: 'value' },
  'finding.returned': { ...claimed, reason: 'words' },
  'finding.claimWithdrawn': claimed,
  'finding.reopened': { reason: 'words' },
  'finding.sourceNoted': noted,
  'measure.added': { ...item, measureId: 'untold', findingId: 'untold', text: 'words', assignment: 'values' },
  'measure.assigned': { changes: 'values' },
  'measure.started': {},
  'measure.progressReported': reported,
  'measure.reported': reported,
  'measure.submitted': claimed,
  'measure.closed': claimed,
  'measure.closedBefore': { takeOverId: 'untold', importedReportId: 'untold' },
  'measure.returned': { ...claimed, reason: 'words' },
  'measure.claimWithdrawn': claimed,
  'measure.reopened': { reason: 'words' },
  'measure.sourceNoted': noted,
  'measure.reportImported': {
    importedReportId: 'untold',
    sourceName: 'value',
    saidBy: 'value',
    text: 'words',
    state: 'untold',
    stateRaw: 'value',
    doneOn: 'value',
    doneRaw: 'value',
  },
  'closure.requested': {
    ...claimed,
    rectificationId: 'untold',
    subject: 'untold',
    claim: 'words',
    verdict: 'value',
    doers: 'untold',
    ladder: 'untold',
  },
  'closure.signed': { rung: 'rung', comment: 'words', effect: 'value' },
  'closure.signedByStandIn': { rung: 'rung', comment: 'words', effect: 'value', namedBy: 'value' },
  'closure.standInNamed': { rung: 'rung', personId: 'value' },
  'closure.returned': { rung: 'rung', reason: 'words' },
  'closure.withdrawn': { rung: 'rung' },
  'takeOver.listed': { rectificationId: 'untold', takeOverId: 'untold', items: 'untold' },
  'takeOver.listChanged': { items: 'untold' },
  'takeOver.confirmed': {},
  'takeOver.returned': { reason: 'words' },
  'takeOver.withdrawn': {},
  'organization.added': { organizationId: 'untold', name: 'words', parentId: 'untold' },
  'person.added': { personId: 'untold', name: 'words', username: 'untold', appointments: 'untold' },
  'person.appointed': { appointments: 'untold' },
  'person.passwordReset': {},
  'person.passwordRenewed': {},
  'person.confirmed': {},
  'person.deactivated': {},
  'person.reactivated': {},
} as const satisfies { readonly [Type in DomainEvent['type']]: Readonly<Record<FieldsOf<Type>, Telling>> }

type Tellings = typeof tellings
type ValueIn<Fields> = {
  [Field in keyof Fields]: Fields[Field] extends 'value' ? Field : never
}[keyof Fields]
type AnnouncedField = keyof Extract<DomainEvent, { type: 'rectification.created' }>['announced']

/** A field whose value is told under its label; the status and what a list holds are what several entries add up to. */
export type ToldField =
  | { [Type in keyof Tellings]: ValueIn<Tellings[Type]> }[keyof Tellings]
  | keyof Assignment
  | AnnouncedField
  | 'status'
  | 'listedMeasures'

/** What a told field holds, in an entry or before it: an id, a code, a day or words; null where nothing is set. */
export type ToldValues = Readonly<Record<string, string | null>>

/** The told fields of an event with what it sets, ids and codes as they were recorded. Empty ones of a new item are left out. */
export function toldValuesOf(event: DomainEvent): ToldValues {
  const told: Readonly<Record<string, Telling>> = tellings[event.type]
  const values = Object.entries(event).flatMap(([field, value]: [string, unknown]) => {
    if (told[field] === 'value') return [[field, value] as const]
    return told[field] === 'values' && typeof value === 'object' && value !== null
      ? Object.entries(value)
      : []
  })
  const isChange = 'changes' in event
  return Object.fromEntries(
    values
      .map(([field, value]) => [field, plain(value)] as const)
      .filter(([, value]) => isChange || (value !== null && value !== '')),
  )
}

function plain(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

/** The status of an item after an event of its own; null where it stays as it was. */
export function statusAfter(type: string): string | null {
  return statuses.get(type) ?? null
}

/** The events of an item that lead to a status. */
export function statusEvents(): readonly string[] {
  return [...statuses.keys()]
}

const statuses: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'finding.added': 'open',
    'finding.assigned': null,
    'finding.submitted': 'submitted',
    'finding.closed': 'closed',
    'finding.returned': 'open',
    'finding.claimWithdrawn': 'open',
    'finding.reopened': 'reopened',
    'finding.sourceNoted': null,
    'measure.added': 'planned',
    'measure.assigned': null,
    'measure.started': 'underway',
    'measure.progressReported': 'underway',
    'measure.reported': 'underway',
    'measure.submitted': 'submitted',
    'measure.closed': 'closed',
    'measure.closedBefore': 'closed',
    'measure.returned': 'returned',
    'measure.claimWithdrawn': 'underway',
    'measure.reopened': 'reopened',
    'measure.sourceNoted': null,
    'measure.reportImported': null,
  } satisfies Record<
    Extract<DomainEvent['type'], `${'finding' | 'measure'}.${string}`>,
    string | null
  >).flatMap(([type, status]) => (status === null ? [] : [[type, status] as const])),
)
