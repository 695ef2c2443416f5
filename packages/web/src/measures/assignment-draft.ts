import { isDay, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import { type MeasureKind, measureKinds, type TimeClass, timeClasses } from '@bihuan/core/measures/labels.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'

export const assignmentFields = [
  'leader',
  'owner',
  'handler',
  'dueOn',
  'timeClass',
  'kind',
  'target',
] as const
/** A field of an assignment as the forms know it. */
export type AssignmentField = (typeof assignmentFields)[number]

/** The fields that a person may set of all of these measures. */
export function fieldsToAssign(
  measures: readonly Pick<MeasureView, 'assigns'>[],
): readonly AssignmentField[] {
  return measures.every(({ assigns }) => assigns === 'coordinator') ? assignmentFields : ['handler']
}

/** What an assignment form holds while it is filled in. */
export type AssignmentDraft = {
  readonly leader: string | null
  readonly owner: string | null
  readonly handler: string | null
  readonly dueOn: string | null
  readonly timeClass: TimeClass
  readonly kind: MeasureKind
  readonly target: string
}

export const emptyAssignment: AssignmentDraft = {
  leader: null,
  owner: null,
  handler: null,
  dueOn: null,
  timeClass: 'timeBound',
  kind: 'routine',
  target: '',
}

/** A form filled with what a measure has. */
export function draftOf(measure: MeasureView): AssignmentDraft {
  return {
    leader: measure.leader?.id ?? null,
    owner: measure.owner?.id ?? null,
    handler: measure.handler?.id ?? null,
    dueOn: measure.dueOn,
    timeClass: measure.timeClass,
    kind: measure.kind,
    target: measure.target,
  }
}

/** What a form holds as the texts under which it is kept; nothing is an empty text. */
export function textsOf(draft: AssignmentDraft): Record<AssignmentField, string> {
  const { leader, owner, handler, dueOn, timeClass, kind, target } = draft
  return {
    leader: leader ?? '',
    owner: owner ?? '',
    handler: handler ?? '',
    dueOn: dueOn ?? '',
    timeClass,
    kind,
    target,
  }
}

/** A form from the texts under which it was kept. */
export function draftFrom(texts: Readonly<Record<AssignmentField, string>>): AssignmentDraft {
  return {
    leader: texts.leader || null,
    owner: texts.owner || null,
    handler: texts.handler || null,
    dueOn: texts.dueOn || null,
    timeClass: timeClasses.find((one) => one === texts.timeClass) ?? emptyAssignment.timeClass,
    kind: measureKinds.find((one) => one === texts.kind) ?? emptyAssignment.kind,
    target: texts.target,
  }
}

/** The fields in which two forms differ: only these are sent, so that others' changes to the rest stay. */
export function differingFields(before: AssignmentDraft, after: AssignmentDraft): AssignmentField[] {
  return assignmentFields.filter((field) => before[field] !== after[field])
}

type Changes = {
  leaderId?: PersonId | null
  ownerId?: OrganizationId | null
  handlerId?: PersonId | null
  dueOn?: PlainDay | null
  timeClass?: TimeClass
  kind?: MeasureKind
  target?: string
}

/** The changes that the given fields of a form ask for. */
export function changesFrom(draft: AssignmentDraft, fields: readonly AssignmentField[]): Changes {
  const person = (value: string | null): PersonId | null => (value === null ? null : id<'person'>(value))
  const changes: Changes = {}
  if (fields.includes('leader')) changes.leaderId = person(draft.leader)
  if (fields.includes('owner'))
    changes.ownerId = draft.owner === null ? null : id<'organization'>(draft.owner)
  if (fields.includes('handler')) changes.handlerId = person(draft.handler)
  if (fields.includes('dueOn'))
    changes.dueOn = draft.dueOn !== null && isDay(draft.dueOn) ? draft.dueOn : null
  if (fields.includes('timeClass')) changes.timeClass = draft.timeClass
  if (fields.includes('kind')) changes.kind = draft.kind
  if (fields.includes('target')) changes.target = draft.target
  return changes
}
