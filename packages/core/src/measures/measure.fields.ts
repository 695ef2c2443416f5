import { type Field, initialOf, namesOf, type Values } from '../kernel/field.ts'
import type { rights } from '../people/permissions.ts'
import { responsibilityFields, supportField } from '../people/responsibility.ts'
import { type MeasureKind, measureKindLabels } from '../templates/kinds-of-measures.ts'
import { checkInRhythmLabels, type MeasureStatus, timeClassLabels } from './labels.ts'

/** As whom somebody assigns a measure. */
export type Assigner = (typeof rights)['measure.assign'][number]

/** A field of a measure that people set: who may set it and in which status, and whether the ledger has a column for it. */
type MeasureField = Field & {
  readonly setBy: readonly Assigner[]
  readonly setIn: readonly MeasureStatus[]
  readonly isColumn: boolean
}

// Under check and after it, the people and dates that the checker saw have to stay.
const byCoordinator = {
  setBy: ['coordinator'],
  setIn: ['planned', 'underway', 'returned', 'reopened'],
} as const

/** What is set by assigning, on one measure or together on many: all that is to be known of each field stands here. */
export const assignmentFields = {
  leaderId: { ...responsibilityFields.leaderId, ...byCoordinator, isColumn: true },
  ownerId: { ...responsibilityFields.ownerId, ...byCoordinator, isColumn: true },
  supporterIds: { ...supportField.supporterIds, ...byCoordinator, isColumn: true },
  handlerId: {
    type: 'person',
    as: 'handler',
    initial: null,
    label: { zh: '承办人', en: 'handler' },
    heading: { zh: '承办人', en: 'Handler' },
    ...byCoordinator,
    setBy: ['coordinator', 'ownerHead', 'ownerCoordinator'],
    isColumn: true,
  },
  dueOn: {
    type: 'day',
    initial: null,
    label: { zh: '完成时限', en: 'due date' },
    heading: { zh: '时限', en: 'Due' },
    ...byCoordinator,
    isColumn: true,
  },
  timeClass: {
    type: 'choice',
    values: timeClassLabels,
    initial: 'timeBound',
    label: { zh: '整改时限类型', en: 'time class' },
    heading: { zh: '时限类型', en: 'Time class' },
    ...byCoordinator,
    isColumn: false,
  },
  checkInEvery: {
    type: 'choice',
    values: checkInRhythmLabels,
    nothing: 'none',
    initial: 'none',
    label: { zh: '定期汇报', en: 'check-ins' },
    heading: { zh: '定期汇报', en: 'Check-ins' },
    ...byCoordinator,
    isColumn: false,
  },
  kind: {
    type: 'choice',
    values: measureKindLabels,
    formerly: { extension: 'sameCheck' } satisfies Readonly<Record<string, MeasureKind>>,
    initial: 'routine',
    label: { zh: '措施类型', en: 'measure kind' },
    heading: { zh: '措施类型', en: 'Kind' },
    ...byCoordinator,
    isColumn: false,
  },
  target: {
    type: 'text',
    atMost: 1000,
    initial: '',
    label: { zh: '整改目标', en: 'target' },
    heading: { zh: '整改目标', en: 'Target' },
    ...byCoordinator,
    isColumn: true,
  },
} as const satisfies Readonly<Record<string, MeasureField>>

// A name of its own, so that the compiler says it instead of the whole table.
type Table = typeof assignmentFields
interface AssignmentFields extends Table {}

/** What is set by assigning. */
export type Assignment = Values<AssignmentFields>

/** The name of a field of an assignment. */
export type AssignmentField = keyof Assignment

/** The fields of an assignment, in the order in which forms show them. */
export const assignmentNames: readonly AssignmentField[] = namesOf(assignmentFields)

/** What of an assignment the plan says, once that is approved: owner, leader and date. Who handles it is the owner’s affair. */
export const plannedFields: readonly AssignmentField[] = ['leaderId', 'ownerId', 'dueOn', 'timeClass']

/** The assignment of a measure that nobody has been given yet. */
export const unassigned: Assignment = initialOf(assignmentFields)

/** The fields that somebody may set. */
export function fieldsSetBy(assigner: Assigner): readonly AssignmentField[] {
  return fieldsWhere(({ setBy }) => setBy.includes(assigner))
}

/** The fields that somebody may set of several measures: those that they may set of each. */
export function fieldsSetByAll(assigners: readonly (Assigner | null)[]): readonly AssignmentField[] {
  return fieldsWhere(({ setBy }) => assigners.every((one) => one !== null && setBy.includes(one)))
}

/** The fields that may be set in a status. */
export function fieldsSetIn(status: MeasureStatus): readonly AssignmentField[] {
  return fieldsWhere(({ setIn }) => setIn.includes(status))
}

function fieldsWhere(holds: (field: MeasureField) => boolean): readonly AssignmentField[] {
  return assignmentNames.filter((name) => holds(assignmentFields[name]))
}

/** The fields that have a column of their own in the ledger. */
export type ColumnField = {
  [Name in AssignmentField]: AssignmentFields[Name]['isColumn'] extends true ? Name : never
}[AssignmentField]
