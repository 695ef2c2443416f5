import type { DraftFinding, DraftMeasure } from '../reading/draft.ts'
import type { TakenField } from './from-source.ts'
import type { FieldChangeView } from './additions.contract.ts'
import { heldBy } from './matching/differences.ts'
import type { NameBook } from './settling/names.ts'
import { peopleMeant } from './settling/names-to-settle.ts'
import { type Held, saidOf } from '../reading/said.ts'
import type { Finding } from '../findings/finding.ts'
import type { AssignmentChanges } from '../measures/measure.decide.ts'
import type { Measure } from '../measures/measure.ts'

/** A field that a document may say otherwise than the record. */
export type Field = FieldChangeView['field']

/** What a document changes of an item of the record, and what of its words is in fields of the record by then. */
export type SaidOfKnown = { readonly changes: AssignmentChanges; readonly taken: readonly TakenField[] }

/** What a document says of a finding, in the fields that somebody confirmed. Names of nobody change nothing. */
export function findingSaid(
  said: { readonly finding: DraftFinding; readonly known: Finding; readonly fields: readonly Field[] },
  book: NameBook,
): SaidOfKnown {
  const { owner, leader } = peopleMeant(said.finding, book)
  const means = { ownerId: owner?.id ?? undefined, leaderId: leader?.id ?? undefined }
  const changes = confirmed(means, said.fields)
  const after = { ...said.known, ...changes }
  const taken = [
    ...(owner?.isDecided === false && after.ownerId === means.ownerId ? (['owner'] as const) : []),
    ...(leader?.isDecided === false && after.leaderId === means.leaderId ? (['leader'] as const) : []),
  ]
  return { changes, taken }
}

/** What a document says of a measure, and of its finding where neither it nor the record says anything of the measure. */
export function measureSaid(
  {
    measure,
    finding,
    known,
    fields,
  }: {
    readonly measure: DraftMeasure
    readonly finding: DraftFinding
    readonly known: Measure
    readonly fields: readonly Field[]
  },
  book: NameBook,
): SaidOfKnown {
  const said = saidOf(measure, finding, heldOf(known))
  const { owner, leader, handler } = peopleMeant(said, book)
  const means = {
    ownerId: owner?.id ?? undefined,
    leaderId: leader?.id ?? undefined,
    handlerId: handler?.id ?? undefined,
    dueOn: said.dueOn ?? undefined,
    timeClass: said.timeClass ?? undefined,
  }
  const changes = confirmed(means, fields)
  const after = { ...known, ...changes }
  const taken = [
    ...(owner?.isDecided === false && after.ownerId === means.ownerId ? (['owner'] as const) : []),
    ...(leader?.isDecided === false && after.leaderId === means.leaderId ? (['leader'] as const) : []),
    ...(handler?.isDecided === false && after.handlerId === means.handlerId ? (['handler'] as const) : []),
    ...(means.dueOn !== undefined && after.dueOn === means.dueOn ? (['dueOn'] as const) : []),
  ]
  return { changes, taken }
}

/** What the record says of a measure already. */
export function heldOf({ ownerId, leaderId, handlerId, dueOn, timeClass }: Measure): Held {
  return heldBy({ owner: ownerId, leader: leaderId, handler: handlerId, dueOn, timeClass })
}

function confirmed(means: AssignmentChanges, fields: readonly Field[]): AssignmentChanges {
  const { ownerId, leaderId, handlerId, dueOn, timeClass } = means
  return {
    ...(fields.includes('owner') && ownerId !== undefined && { ownerId }),
    ...(fields.includes('leader') && leaderId !== undefined && { leaderId }),
    ...(fields.includes('handler') && handlerId !== undefined && { handlerId }),
    ...(fields.includes('dueOn') && dueOn !== undefined && { dueOn }),
    ...(fields.includes('timeClass') && timeClass !== undefined && { timeClass }),
  }
}
