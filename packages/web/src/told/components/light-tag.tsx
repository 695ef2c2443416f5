import { lightLabels } from '@bihuan/core/measures/ledger-columns.ts'
import type { Light } from '@bihuan/core/measures/light.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/now.tsx'
import { daysLeft } from '../../ui/relative-day.ts'

/** A light with its word; for what is late or due soon, by how many days. */
export function LightTag({ light, dueOn = null }: { light: Light; dueOn?: string | null }): ReactNode {
  const language = useLanguage()
  const now = useNow()
  const isTimed = dueOn !== null && (light === 'red' || light === 'yellow')
  return (
    <span className="ui-light" data-light={light}>
      {isTimed ? daysLeft(dueOn, now, language) : lightLabels[light][language]}
    </span>
  )
}
