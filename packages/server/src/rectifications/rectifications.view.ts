import { type RectificationAction, rectificationActionsOf } from '@bihuan/core/people/permissions.ts'
import { isGuest, readScope, readsWhole } from '@bihuan/core/people/read-scope.ts'
import { isReviewer, mayExportAsReviewer } from '@bihuan/core/people/sight.ts'
import { guisesOf, inPlaceName } from '@bihuan/core/people/guises.ts'
import { type Actor, type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import {
  isVoided,
  nothingAnnounced,
  type Rectification,
  standingOf,
} from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView, VoidingView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { voidingActionsOf } from '@bihuan/core/rectifications/voiding.decide.ts'
import { templateOf } from '../templates/template-of.ts'
import type { TemplateRef } from '@bihuan/core/templates/template.ts'
import type { RectificationCard } from './rectifications.queries.ts'
import { rectificationOf } from './rectifications.store.ts'

/** What can be done with what is archived: look, and take it out again. */
const onArchived: readonly RectificationAction[] = [
  'archive',
  'notice',
  'journal',
  'takeOver',
  'seals',
  'askSeal',
  'reviewers',
]

/** A rectification for people to read, with what this person can do with it. */
export function rectificationView(card: RectificationCard, actor: Actor): RectificationView {
  const { announced, sights: _, course: __, voiding, template, ...rectification } = rectificationOf(card)
  const here = inBodies(actor, card.here, card.id)
  const can = actionsOn(card, here)
  const isPart = !readsWhole(readScope(actor), card.here, card.id)
  // A reviewer from outside reads all of it, and is told of nothing that is only asked within the body.
  const isTold = voiding !== null && !isPart && !isReviewer(actor)
  return {
    ...rectification,
    template: templateView(template, card.own_template),
    announced: { ...announced },
    standing: standingOf(card.whole),
    ...(isGuest(here, card.id) && forGuests(card)),
    isPart,
    counts: countsOf(card),
    ...(isTold && { voiding: voidingView(voiding, card.voiding_names, here) }),
    nextDueOn: card.next_due_on,
    mayExport: !isReviewer(actor) || mayExportAsReviewer(actor, card.id),
    sealsWaiting: can.includes('seals') ? card.seals_waiting : 0,
    can,
  }
}

function templateView(
  { id, version }: TemplateRef,
  own: RectificationCard['own_template'],
): RectificationView['template'] {
  const { name, source } = templateOf({ id, version }, own)
  return { id, version, name, source }
}

function actionsOn(card: RectificationCard, here: ActorHere): RectificationAction[] {
  const ofActor = rectificationActionsOf(here)
  if (isVoided(card)) return ofActor.filter((action) => action === 'journal')
  if (card.archived_at !== null) return ofActor.filter((action) => onArchived.includes(action))
  return card.voiding === null ? ofActor : ofActor.filter((action) => action !== 'askVoiding')
}

// What was voided is read by whoever reads all of it, and nobody reads its findings one by one.
function countsOf(card: RectificationCard): RectificationView['counts'] {
  if (!isVoided(card)) return card.counts
  const { findings, findingsClosed } = card.whole
  return { ...card.counts, findings, findingsClosed }
}

function voidingView(
  voiding: NonNullable<Rectification['voiding']>,
  names: RectificationCard['voiding_names'],
  here: ActorHere,
): VoidingView {
  const named = (name: string | null = null, inPlaceOf: string | null = null): string | null =>
    name === null || inPlaceOf === null ? name : inPlaceName(name, inPlaceOf)
  return {
    status: voiding.status,
    askedBy: named(names?.asker, names?.askedFor) ?? '',
    askedAt: voiding.askedAt,
    reason: voiding.reason,
    decidedBy: named(names?.decider, names?.decidedFor),
    decidedAt: voiding.status === 'voided' ? voiding.decidedAt : null,
    can: voidingActionsOf(voiding, guisesOf(here)),
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
