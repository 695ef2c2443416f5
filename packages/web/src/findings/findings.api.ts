import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { api } from '../api.ts'

/** What the drawer of one finding shows. */
export type FindingDetails = Awaited<ReturnType<typeof api.findings.get>>

/** What a command on a finding is about. */
export function findingItem({ rectificationId, id }: FindingView): {
  rectificationId: string
  findingId: string
} {
  return { rectificationId, findingId: id }
}
