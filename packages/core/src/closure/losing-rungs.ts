import { holdsRung } from '../claims/holds-rung.ts'
import type { ActorHere } from '../people/role.ts'
import { type RungKey, rungKey, signingRoles, type TemplateLadder } from '../templates/template.ts'
import { type ClosureItem, doersOf, responsibilityOf } from './closure-item.ts'

/** An item with the ladder that its claim would climb. */
export type OnLadder = { readonly item: ClosureItem; readonly ladder: TemplateLadder }

/** The rungs that a person could sign now on any of the items and loses by working on them: those of roles first. */
export function rungsLostByWork(actor: ActorHere, items: readonly OnLadder[]): readonly RungKey[] {
  const untouched = items.filter(({ item }) => !doersOf(item).includes(actor.personId))
  const lost = untouched.flatMap(({ item, ladder }) => {
    const responsible = responsibilityOf(item)
    return ladder.map(rungKey).filter((rung) => holdsRung(actor, rung, responsible))
  })
  return rungsInOrder(lost)
}

/** Rungs once each: those of roles in the order of roles, then those of named organizations. */
export function rungsInOrder(rungs: readonly RungKey[]): readonly RungKey[] {
  if (rungs.length === 0) return rungs
  const ofRoles = signingRoles.filter((role) => rungs.includes(role))
  return [...new Set<RungKey>([...ofRoles, ...rungs])]
}
