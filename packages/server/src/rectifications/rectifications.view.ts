import { type RectificationAction, rectificationActionsOf } from '@bihuan/core/people/permissions.ts'
import { isGuest, readScope, readsWhole } from '@bihuan/core/people/read-scope.ts'
import { isReviewer, mayExportAsReviewer } from '@bihuan/core/people/sight.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import { nothingAnnounced, standingOf } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { RectificationCard } from './rectifications.queries.ts'
import { rectificationOf } from './rectifications.store.ts'

/** What can be done with what is archived: look, and take it out again. */
const onArchived: readonly RectificationAction[] = [
  'archive',
  'notice',
  'journal',
  'takeOver',
  'seals',
  'reviewers',
]

/** A rectification for people to read, with what this person can do with it. */
export function rectificationView(card: RectificationCard, actor: Actor): RectificationView {
  const { announced, sights: _, ...rectification } = rectificationOf(card)
  const here = inBodies(actor, card.here, card.id)
  const ofActor = rectificationActionsOf(here)
  const can = card.archived_at === null ? ofActor : ofActor.filter((action) => onArchived.includes(action))
  return {
    ...rectification,
    announced: { ...announced },
    standing: standingOf(card.whole),
    ...(isGuest(here, card.id) && forGuests(card)),
    isPart: !readsWhole(readScope(actor), card.here, card.id),
    counts: card.counts,
    nextDueOn: card.next_due_on,
    mayExport: !isReviewer(actor) || mayExportAsReviewer(actor, card.id),
    sealsWaiting: can.includes('seals') ? card.seals_waiting : 0,
    can,
  }
}

/** What is told instead to people of other bodies: what is theirs in it, and nothing of the rest. */
function forGuests({ counts }: RectificationCard) {
  return {
    inspectingBody: null,
    inspectedBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackOn: null,
    announced: { ...nothingAnnounced },
    standing: standingOf(counts),
  }
}
