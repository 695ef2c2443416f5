import type { OrganizationId } from '../kernel/id.ts'
import type { Measure } from './measure.ts'

/** The supporting departments of a measure that still owe a report on their part; nobody owes any once it is closed or voided. */
export function openSupporters({ status, supporterIds, supportedBy }: Measure): readonly OrganizationId[] {
  return status === 'closed' || status === 'voided'
    ? []
    : supporterIds.filter((supporterId) => !supportedBy.includes(supporterId))
}
