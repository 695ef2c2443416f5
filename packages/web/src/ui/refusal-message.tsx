import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { explain } from './explain.ts'
import { useLanguage } from './language.tsx'
import { useNow } from './now.tsx'
import { PlainLink } from './plain-link.tsx'
import { relativeInstant } from './relative-day.ts'
import { useUiText } from './ui.text.ts'

/** Why something was refused, in the current language, with a link to where it can be put right. Nothing when there is no error. */
export function RefusalMessage({ error }: { error: unknown }): ReactNode {
  const language = useLanguage()
  const text = useUiText()
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
            {place && <PlainLink href={placeHref(place)}>{text.place[place.kind]}</PlainLink>}
          </>
        ) : undefined
      }
    />
  )
}

/** The address of the page on which a refusal can be put right. */
export function placeHref(place: NonNullable<RefusalData['place']>): string {
  switch (place.kind) {
    case 'measure':
      return `/rectifications/${place.rectificationId}/ledger?measure=${place.measureId}`
    case 'finding':
      return `/rectifications/${place.rectificationId}/ledger?finding=${place.findingId}`
    case 'people':
      return '/people'
    case 'draft':
      return `/intake/${place.draftId}`
    default:
      return place satisfies never
  }
}
