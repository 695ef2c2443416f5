import type { Light } from '@bihuan/core/measures/light.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { daysLeft } from '../../ui/relative-day.ts'
import { useMeasuresText } from '../measures.text.ts'
import '../measures.css'

/** A light with its word; for what is late or due soon, by how many days. */
export function LightTag({ light, dueOn = null }: { light: Light; dueOn?: string | null }): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const isTimed = dueOn !== null && (light === 'red' || light === 'yellow')
  return (
    <span className={`light-tag is-${light}`}>
      {isTimed ? daysLeft(dueOn, new Date(), language) : text.lights[light]}
    </span>
  )
}
