import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { ReviewersView } from '@bihuan/core/rectifications/reviewers.contract.ts'
import { endSight, giveSight } from '@bihuan/core/rectifications/sight.decide.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import type { Rectification } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationEvent } from '@bihuan/core/rectifications/rectification.events.ts'
import { signedInApi } from '../kernel/api.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { ask, type Question } from '../kernel/together.ts'
import { wantedBy } from './rectifications.commands.ts'
import { demandOn } from './rectifications.handlers.ts'
import { cardOf } from './rectifications.queries.ts'
import { readerOf, reviewersOf } from './reviewers.queries.ts'

const { reviewers } = signedInApi

/** Who reads a rectification from outside. */
export const reviewersHandlers = {
  list: reviewers.list.handler(async ({ context, input: { rectificationId } }) => {
    await demandOn(context, 'rectification.reviewers', rectificationId)
    return ask(context.database.kysely, reviewersOf(rectificationId))
  }),
  give: reviewers.give.handler(({ context, input: { username, from, to, extent, ...form } }) => {
    const reader = readerOf(username)
    const facts = { by: context.actor.personId, today: todayIn(context) }
    return review(context, form, {
      asks: [reader],
      decide: (rectification) =>
        giveSight(rectification, { from, to, extent }, { ...facts, reader: reader.answer }),
    })
  }),
  end: reviewers.end.handler(({ context, input: { personId, ...form } }) =>
    review(context, form, { asks: [], decide: (rectification) => ok(endSight(rectification, personId)) }),
  ),
}

type Step = {
  readonly asks: readonly Question<unknown>[]
  readonly decide: (rectification: Rectification) => Result<readonly RectificationEvent[], Refusal>
}

/** Gives or ends, and gives who reads it then. What is archived is read from outside too. */
async function review(
  context: SignedInContext,
  form: { readonly commandId: CommandId; readonly rectificationId: RectificationId },
  { asks, decide }: Step,
): Promise<ReviewersView> {
  const { rectificationId } = form
  const [card, after] = [cardOf(wantedBy(context, rectificationId)), reviewersOf(rectificationId)]
  await commandBelow(context, form, {
    subjects: [recordsOf(rectificationKind, [rectificationId])],
    seen: [],
    asks: [card, ...asks],
    asksAfter: [after],
    isOnArchived: true,
    checkRight: (_, actor) => {
      if (card.answer === null) return { code: 'NOT_FOUND' }
      return can(actor, 'rectification.reviewers') ? null : { code: 'NOT_ALLOWED' }
    },
    decide: (loaded) =>
      changesOf(rectificationKind, rectificationId, decide(loaded.one(rectificationKind, rectificationId))),
  })
  return after.answer
}
