import { countWords } from '@bihuan/core/measures/ledger-cells.ts'
import type { GroupCount, GroupKey } from '@bihuan/core/measures/ledger-layout.ts'
import { standingLabel } from '@bihuan/core/measures/labels.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { useMeasuresText } from '../../measures.text.ts'

/** What a group of measures has in common, and how many they are. */
export function GroupHeading({ group, counts }: { group: GroupKey; counts: GroupCount }): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const name = group.by === 'status' ? standingLabel(group)[language] : (group.name ?? text.noOwner)
  return (
    <span className="ledger-group-name">
      <b>{name}</b> <span>{countWords(counts, language)}</span>
    </span>
  )
}
