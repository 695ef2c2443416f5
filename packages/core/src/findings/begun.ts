import type { Bilingual } from '../kernel/refusal.ts'
import type { FindingStatus } from './finding.ts'

/** What a finding is called on which nobody has begun anything: 整改中 would say that somebody has. */
export const notBegunLabel = { zh: '尚未启动', en: 'Not started' } as const satisfies Bilingual

/** Whether somebody has begun, claimed or closed a measure. */
export function isMeasureBegun({ status }: { readonly status: string }): boolean {
  return status !== 'planned' && status !== 'voided'
}

/**
 * Whether anybody has begun anything on a finding: it was claimed, closed or reopened itself, or one of the measures that answer it
 * was, here or below another finding. What a source alone tells of its measures begins nothing, as with the measures themselves.
 */
export function isFindingBegun(
  { status }: { readonly status: FindingStatus },
  measures: readonly { readonly status: string }[],
): boolean {
  return status !== 'open' || measures.some(isMeasureBegun)
}
