import { isShowingBegun } from '@bihuan/core/documents/unfit-days.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { countsFor, guisesOf, inPlaceName } from '@bihuan/core/people/guises.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import type { AwaitedView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { sealActionsOf } from '@bihuan/core/rectifications/seal.decide.ts'
import { voidingActionsOf } from '@bihuan/core/rectifications/voiding.decide.ts'
import type { WaitingEdition, WaitingSeal, WaitingVoiding } from './awaited.queries.ts'
import { sealOf } from './seals.store.ts'

/** A voiding for whoever can decide on it; nothing for others. */
export function awaitedVoiding(row: WaitingVoiding, actor: Actor): readonly AwaitedView[] {
  const { rectification, voiding } = row
  const here = inBodies(actor, row.here, rectification.id)
  if (!voidingActionsOf(voiding, guisesOf(here)).includes('confirm')) return []
  const askedBy = row.askedFor === null ? row.asker : inPlaceName(row.asker, row.askedFor)
  return [{ what: 'voiding', rectification, askedBy, askedAt: voiding.askedAt, reason: voiding.reason }]
}

/** A seal, or its lifting, for whoever can decide on it; nothing for others. */
export function awaitedSeal(row: WaitingSeal, actor: Actor): readonly AwaitedView[] {
  const { rectification, asker: askedBy } = row
  const seal = sealOf(row)
  if (!sealActionsOf(seal, inBodies(actor, row.here)).includes('confirm')) return []
  const { askedAt, reason } = seal.status === 'liftAsked' ? seal.lifting : seal
  return [{ what: seal.status === 'liftAsked' ? 'lifting' : 'seal', rectification, askedBy, askedAt, reason }]
}

/** An edition for whoever may approve it; nothing for whoever wrote in it. */
export function awaitedEdition(row: WaitingEdition, actor: Actor, today: PlainDay): readonly AwaitedView[] {
  const { rectification, asker: askedBy, draftedAt, id: editionId, writers } = row
  const here = inBodies(actor, row.here, rectification.id)
  const approves = guisesOf(here).some(
    (guise) =>
      can(guise, 'rectification.approveEdition') && !countsFor(guise).some((one) => writers.includes(one)),
  )
  const askedAt = draftedAt.toISOString()
  if (!approves) return []
  const { document, numberBefore, corrects, asOf, entriesSince, shownFrom } = row
  const shownBegun = shownFrom !== null && isShowingBegun(shownFrom, today) ? shownFrom : null
  const edition = { document, number: numberBefore + 1, corrects, asOf, entriesSince, shownBegun }
  return [{ what: 'edition', rectification, askedBy, askedAt, reason: '', editionId, edition }]
}
