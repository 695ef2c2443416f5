import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { explain } from './explain.ts'
import { useLanguage } from './language.tsx'
import { useNow } from './now.tsx'
import { PlaceWay } from './place-way.tsx'
import { relativeInstant } from './relative-day.ts'

/** Why something was refused, in the current language, with a link to where it can be put right. Nothing when there is no error. */
export function RefusalMessage({ error }: { error: unknown }): ReactNode {
  const language = useLanguage()
  const now = useNow()
  if (error === null || error === undefined) return null
  const { message, place, changes } = explain(error, language)
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
