import { noon, sampleId } from '../kernel/given.testing.ts'
import type { ClosureRequestId } from '../kernel/id.ts'
import { undescribedFinding } from './finding.fields.ts'
import type { Finding, FindingStatus } from './finding.ts'

type Details = Omit<Extract<Finding, { status: 'submitted' }>, 'status' | 'closureRequestId'>
type Wanted = Partial<Details> & {
  readonly status?: FindingStatus
  readonly closureRequestId?: ClosureRequestId
}

/** A finding for tests: with an owner and a leader, open unless said otherwise. */
export function aFinding(wanted: Wanted = {}): Finding {
  const { status = 'open', closureRequestId = sampleId<'closureRequest'>(1), ...rest } = wanted
  const details: Details = { ...usual, ...rest }
  switch (status) {
    case 'open':
      return { ...details, status, returnReason: null }
    case 'submitted':
      return { ...details, status, closureRequestId }
    case 'closed':
      return { ...details, status, closedAt: noon, verdict: 'completed', effect: 'good' }
    case 'voided':
      return {
        ...details,
        status,
        reason: '重复录入',
        voided: { was: { status: 'open', returnReason: null }, mergedInto: null },
      }
    case 'reopened':
      return { ...details, status, reason: '问题反弹' }
    default:
      return status satisfies never
  }
}

const usual: Details = {
  id: sampleId<'finding'>(1),
  rectificationId: sampleId<'rectification'>(1),
  categoryId: null,
  ordinal: 1,
  number: '1',
  title: '资产账实不符',
  ownerId: sampleId<'organization'>(1),
  leaderId: sampleId<'person'>(3),
  supporterIds: [],
  ...undescribedFinding,
  grade: null,
  againstPlan: null,
  statedStatus: null,
  claimants: [],
  further: [],
  heads: [],
  version: 1,
}
