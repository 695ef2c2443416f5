import type { RefusalData } from '@bihuan/core/kernel/contract.ts'
import { useLocation } from '@tanstack/react-router'
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

/** The place, unless it is the one that is open: a way to where one stands looks as if there were another. */
export function useElsewhere(place: Place | null): Place | null {
  const here = useLocation()
  return place !== null && leadsHere(placeHref(place), here) ? null : place
}

function leadsHere(href: string, here: { readonly pathname: string; readonly searchStr: string }): boolean {
  const [path, search] = href.split('?')
  if (path !== here.pathname) return false
  const open = new URLSearchParams(here.searchStr)
  return [...new URLSearchParams(search)].every(([name, value]) => open.get(name) === value)
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
