import { effectLabels, effectWords, verdictLabels, verdictWords } from '../claims/labels.ts'
import { findingStanding } from '../findings/labels.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { FindingCount } from '../measures/ledger-cells.ts'
import type { LedgerFinding } from '../measures/ledger-layout.ts'

type Part = string | { readonly count: FindingCount }

/**
 * How a finding stands for readers of a paper, who do not know the short forms of the ledger (已销号 · 4/4 · 已完成 · 好): in words, each
 * number a part of its own, so that it can be opened.
 */
export function findingStateInWords(finding: LedgerFinding, language: keyof Bilingual): readonly Part[] {
  const words = says[language]
  const some = (count: FindingCount, before: string): readonly Part[] =>
    finding[count] > 0 ? [before, { count }, words.unit] : []
  const ended = (of: typeof verdictWords, label: Bilingual | undefined): readonly Part[] =>
    label === undefined ? [] : [`${words.next}${of.label[language]}${words.is}${label[language]}`]
  const { verdict, effect } = finding.status === 'closed' ? finding : { verdict: null, effect: null }
  return [
    `${findingStanding(finding)[language]}${words.open}`,
    { count: 'measures' },
    words.closed,
    { count: 'measuresClosed' },
    words.unit,
    ...some('measuresClosedBefore', words.before),
    ...(finding.measuresFurther > 0
      ? [
          words.further,
          { count: 'measuresFurther' } as const,
          words.closed,
          { count: 'measuresFurtherClosed' } as const,
          words.unit,
        ]
      : []),
    ...some('measuresVoided', words.voided),
    ...some('measuresMerged', words.merged),
    words.shut,
    ...ended(verdictWords, verdict === null ? undefined : verdictLabels[verdict]),
    ...ended(effectWords, effect === null ? undefined : effectLabels[effect]),
  ]
}

const says = {
  zh: {
    open: '（措施',
    closed: '条，已销号',
    unit: '条',
    before: '，其中建档前',
    further: '；合并整改',
    voided: '；作废',
    merged: '；并入其他项',
    shut: '）',
    next: '；',
    is: '：',
  },
  en: {
    open: ' (measures ',
    closed: ', closed ',
    unit: '',
    before: ', of them before the record ',
    further: '; shared ',
    voided: '; voided ',
    merged: '; merged ',
    shut: ')',
    next: '; ',
    is: ': ',
  },
} as const
