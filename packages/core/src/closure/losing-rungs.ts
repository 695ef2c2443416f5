import { holdsRung } from '../claims/holds-rung.ts'
import type { ActorHere } from '../people/role.ts'
import { type SigningRole, signingRoles, type TemplateLadder } from '../templates/template.ts'
import { type ClosureItem, doersOf, responsibilityOf } from './closure-item.ts'

/** An item with the ladder that its claim would climb. */
export type OnLadder = { readonly item: ClosureItem; readonly ladder: TemplateLadder }

/** The rungs that a person could sign now on any of the items and loses by working on them. */
export function rungsLostByWork(actor: ActorHere, items: readonly OnLadder[]): readonly SigningRole[] {
  const untouched = items.filter(({ item }) => !doersOf(item).includes(actor.personId))
  return signingRoles.filter((rung) =>
    untouched.some(
      ({ item, ladder }) => ladder.includes(rung) && holdsRung(actor, rung, responsibilityOf(item)),
    ),
  )
}
