import { readScope, rectificationActionsOf } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { standingOf } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { RectificationCard } from './rectifications.queries.ts'
import { rectificationOf } from './rectifications.store.ts'

/** A rectification for people to read, with what this person can do with it. */
export function rectificationView(card: RectificationCard, actor: Actor): RectificationView {
  const { announced, ...rectification } = rectificationOf(card)
  const can = rectificationActionsOf(actor)
  return {
    ...rectification,
    announced: { ...announced },
    standing: standingOf(card.whole),
    isPart: readScope(actor).kind !== 'all',
    counts: card.counts,
    nextDueOn: card.next_due_on,
    sealsWaiting: can.includes('seals') ? card.seals_waiting : 0,
    can,
  }
}
