import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import { createContext, type ReactNode, use } from 'react'
import { PlainLink } from './plain-link.tsx'
import { useUiText } from './ui.text.ts'

/** Where a refusal can be put right. */
export type Place = NonNullable<RefusalData['place']>

/** How the way to a place is shown; the application gives one that knows who may go there. */
export const PlaceWayContext = createContext<(place: Place) => ReactNode>((place) => (
  <PlaceLink place={place} />
))

/** The way to where a refusal can be put right, or who can go there. */
export function PlaceWay({ place }: { place: Place }): ReactNode {
  return use(PlaceWayContext)(place)
}

/** A link to where a refusal can be put right. */
export function PlaceLink({ place }: { place: Place }): ReactNode {
  const text = useUiText()
  return <PlainLink href={placeHref(place)}>{text.place[place.kind]}</PlainLink>
}

function placeHref(place: Place): string {
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
