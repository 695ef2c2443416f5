import { findingStanding, findingStatusLabels } from '@bihuan/core/findings/labels.ts'
import type { FindingStatus } from '@bihuan/core/findings/finding.ts'
import { closedBeforeLabel, measureStatusLabels } from '@bihuan/core/measures/labels.ts'
import { mergedLabel } from '@bihuan/core/told/rearranged.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { Light } from '@bihuan/core/measures/light.ts'
import type { MeasureStatus } from '@bihuan/core/measures/labels.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import '../told.css'

const colours = {
  planned: 'grey',
  open: 'grey',
  underway: 'green',
  submitted: 'blue',
  returned: 'yellow',
  reopened: 'yellow',
  closed: 'blue',
  voided: 'none',
} as const satisfies Record<MeasureStatus | FindingStatus, Light>

const labels = { ...findingStatusLabels, ...measureStatusLabels }

/** The status of a measure or a finding, in words. What was closed before the record was begun is told apart. */
export function StatusTag({
  status,
  isClosedBefore = false,
  isMerged = false,
}: {
  status: MeasureStatus | FindingStatus
  isClosedBefore?: boolean
  isMerged?: boolean
}): ReactNode {
  const label = isMerged ? mergedLabel : isClosedBefore ? closedBeforeLabel : labels[status]
  return <Tag label={label} status={status} isClosedBefore={isClosedBefore} />
}

/** The status of a finding, in words: one on which nobody has begun anything is not called under way. */
export function FindingStatusTag({ finding }: { finding: Parameters<typeof findingStanding>[0] }): ReactNode {
  return <Tag label={findingStanding(finding)} status={finding.status} isClosedBefore={false} />
}

function Tag({
  label,
  status,
  isClosedBefore,
}: {
  label: Bilingual
  status: MeasureStatus | FindingStatus
  isClosedBefore: boolean
}): ReactNode {
  const language = useLanguage()
  return (
    <span className={isClosedBefore ? 'told-status is-before' : 'told-status'} data-light={colours[status]}>
      {label[language]}
    </span>
  )
}
