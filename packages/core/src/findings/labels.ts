import { statusParams } from '../kernel/not-in-status.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { mergedLabel, mergedNext } from '../told/rearranged.ts'
import { notBegunLabel } from './begun.ts'
import type { FindingStatus } from './finding.ts'

/** The word for each status of a finding. */
export const findingStatusLabels = {
  open: { zh: '整改中', en: 'Open' },
  submitted: { zh: '待销号审核', en: 'Awaiting sign-off' },
  closed: { zh: '已销号', en: 'Closed' },
  reopened: { zh: '重新整改', en: 'Reopened' },
  voided: { zh: '已作废', en: 'Voided' },
} as const satisfies Record<FindingStatus, Bilingual>

/** The word for how a finding stands: one that became a part of another is not called voided, nor one under way that nobody has begun. */
export function findingStanding({
  status,
  mergedInto,
  measuresBegun,
}: {
  readonly status: FindingStatus
  readonly mergedInto: string | null
  readonly measuresBegun: number
}): Bilingual {
  if (mergedInto !== null) return mergedLabel
  return status === 'open' && measuresBegun === 0 ? notBegunLabel : findingStatusLabels[status]
}

/** What can be done while a finding stands so, for whoever tried something else. */
export const findingStatusNext = {
  open: { zh: '措施全部销号后可以申请问题销号。', en: 'It can be claimed once all its measures are closed.' },
  submitted: {
    zh: '请等审核人审核；需要改动的，由申请人先撤回，或由审核人退回。',
    en: 'It waits for a check; to change it, whoever claimed it withdraws the claim, or a checker returns it.',
  },
  closed: {
    zh: '需要改动的，请工作专班或纪检监督先重新打开。',
    en: 'To change it, a coordinator or an inspector reopens it first.',
  },
  reopened: {
    zh: '措施全部销号后可以再次申请问题销号。',
    en: 'It can be claimed again once all its measures are closed.',
  },
  voided: {
    zh: '仍需整改的，请工作专班先恢复。',
    en: 'If it still stands, a coordinator restores it first.',
  },
} as const satisfies Record<FindingStatus, Bilingual>

/** What `NOT_IN_STATUS` says of a finding: one that became a part of another is not called voided. */
export function findingStandingParams({
  status,
  voided,
}: {
  readonly status: FindingStatus
  readonly voided?: { readonly mergedInto: string | null }
}): ReturnType<typeof statusParams> {
  return voided?.mergedInto
    ? statusParams(mergedLabel, mergedNext)
    : statusParams(findingStatusLabels[status], findingStatusNext[status])
}
