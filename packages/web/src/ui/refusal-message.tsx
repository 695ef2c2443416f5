import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { explain } from './explain.ts'
import { useLanguage } from './language.tsx'
import { useNow } from './now.tsx'
import { PlaceWay, useElsewhere } from './place-way.tsx'
import { relativeInstant } from './relative-day.ts'

const nothing = { message: '', place: null, changes: [] } as const

/** Why something was refused, in the current language, with a link to where it can be put right. Nothing when there is no error. */
export function RefusalMessage({ error }: { error: unknown }): ReactNode {
  const language = useLanguage()
  const now = useNow()
  const isRefused = error !== null && error !== undefined
  const { message, place: named, changes } = isRefused ? explain(error, language) : nothing
  const place = useElsewhere(named)
  if (!isRefused) return null
  const details = changes.map((change) => (
    <li key={`${change.at} ${change.type}`}>
      {change.by} · {relativeInstant(change.at, now, language)}
    </li>
  ))
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={message}
      description={
        place || details.length > 0 ? (
          <>
            {details.length > 0 && <ul className="ui-changes">{details}</ul>}
            {place && <PlaceWay place={place} />}
          </>
        ) : undefined
      }
    />
  )
}
