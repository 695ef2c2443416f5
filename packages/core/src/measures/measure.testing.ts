import { day } from '../kernel/day.ts'
import type { Shown } from '../kernel/field.ts'
import { noon, sampleId } from '../kernel/given.testing.ts'
import type { ClosureRequestId } from '../kernel/id.ts'
import type { MeasureStatus } from './labels.ts'
import { type assignmentFields, unassigned } from './measure.fields.ts'
import { noExtensions } from './extension.ts'
import { noParts } from './part.ts'
import { unscheduled } from './scheduled.ts'
import type { ClosedBefore, CommonOfMeasure, Measure } from './measure.ts'

type Wanted = Partial<CommonOfMeasure> & {
  readonly status?: MeasureStatus
  readonly closureRequestId?: ClosureRequestId
  readonly reason?: string
  readonly before?: ClosedBefore
}

/** A measure for tests: assigned, with a piece of evidence, underway unless said otherwise. */
export function aMeasure(wanted: Wanted = {}): Measure {
  const {
    status = 'underway',
    closureRequestId = sampleId<'closureRequest'>(1),
    reason = '材料不全',
    before = null,
    ...rest
  } = wanted
  const details: CommonOfMeasure = { ...usual, ...(status === 'planned' ? nothingDone : {}), ...rest }
  switch (status) {
    case 'submitted':
      return { ...details, status, closureRequestId }
    case 'returned':
    case 'reopened':
      return { ...details, status, reason }
    case 'voided':
      return {
        ...details,
        status,
        reason,
        voided: { was: { status: 'underway' }, isWithFinding: false, mergedInto: null },
      }
    case 'closed':
      return { ...details, status, closedAt: noon, before }
    case 'planned':
    case 'underway':
      return { ...details, status }
    default:
      return status satisfies never
  }
}

const usual: CommonOfMeasure = {
  ...unassigned,
  id: sampleId<'measure'>(1),
  rectificationId: sampleId<'rectification'>(1),
  findingId: sampleId<'finding'>(1),
  ordinal: 1,
  text: '修订资产管理办法',
  checkInFrom: null,
  againstPlan: null,
  further: [],
  ...unscheduled,
  figures: [],
  leaderId: sampleId<'person'>(3),
  ownerId: sampleId<'organization'>(1),
  handlerId: sampleId<'person'>(1),
  dueOn: day('2024-06-30'),
  evidenceCount: 1,
  freshEvidenceCount: 1,
  supportedBy: [],
  ...noParts,
  ...noExtensions,
  doers: [sampleId<'person'>(1)],
  lastProgress: '已完成修订',
  lastProgressAt: noon,
  sourceState: null,
  version: 3,
}

/** What a view shows of a measure that nobody has been given yet. */
export const nothingAssigned: Shown<typeof assignmentFields> = {
  ...unassigned,
  leader: null,
  owner: null,
  supporters: [],
  handler: null,
}

const nothingDone = {
  evidenceCount: 0,
  freshEvidenceCount: 0,
  lastProgress: null,
  lastProgressAt: null,
  sourceState: null,
} as const
