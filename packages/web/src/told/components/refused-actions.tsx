import type { RefusedAction } from '@bihuan/core/told/timeline.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { PlaceWay } from '../../ui/place-way.tsx'
import { useToldText } from '../told.text.ts'
import '../told.css'

type Props = {
  readonly refused: readonly RefusedAction[]
  readonly labels: Readonly<Record<string, string>>
  /** The item that is open: a link to where the person already is would lead nowhere. */
  readonly here: string
}

/** What the person has the right to do but cannot do yet: why, and a link to where to put it right. */
export function RefusedActions({ refused, labels, here }: Props): ReactNode {
  const text = useToldText()
  const language = useLanguage()
  if (refused.length === 0) return null
  return (
    <ul className="told-refused">
      {refused.map((action) => {
        const { place } = action
        const target =
          place?.kind === 'measure' ? place.measureId : place?.kind === 'finding' ? place.findingId : null
        const label = labels[action.action] ?? action.action
        return (
          <li key={action.action}>
            {text.notYet(label)}
            {text.whyNotYet(action.message[language], label)}
            {place !== null && target !== here && (
              <>
                {' '}
                <PlaceWay place={place} />
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
