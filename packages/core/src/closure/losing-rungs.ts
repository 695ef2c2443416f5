import type { ActorHere } from '../people/role.ts'
import { doersOf, responsibilityOf, type ClosureItem } from './closure-item.ts'
import { type SigningRole, usualLadder } from '../templates/template.ts'
import { holdsRung } from '../claims/holds-rung.ts'

/** The rungs of the usual ladder that a person could sign now on any of the items and loses by working on them. */
export function rungsLostByWork(actor: ActorHere, items: readonly ClosureItem[]): readonly SigningRole[] {
  const untouched = items.filter((item) => !doersOf(item).includes(actor.personId))
  return usualLadder.filter((rung) =>
    untouched.some((item) => holdsRung(actor, rung, responsibilityOf(item))),
  )
}
