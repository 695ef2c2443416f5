import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { can, type Right, readScope } from '@bihuan/core/people/permissions.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { demand, found } from '../kernel/refused.ts'
import { readJournal } from './journal-page.queries.ts'
import { createRectification } from './rectifications.commands.ts'
import { listRectifications, readRectification, type RectificationCard } from './rectifications.queries.ts'
import { rectificationView } from './rectifications.view.ts'
import { listSources } from './sources.queries.ts'
import { verifyChain } from './verification.queries.ts'

const { rectifications } = signedInApi

/** Rectifications with their journal. */
export const rectificationsHandlers = {
  list: rectifications.list.handler(async ({ context, input: { limit, ...wanted } }) => {
    const page = { ...wanted, limit: limit + 1, today: todayIn(context) }
    const cards = await listRectifications(context.database.kysely, page, readScope(context.actor))
    return {
      rectifications: cards.slice(0, limit).map((card) => rectificationView(card, context.actor)),
      hasMore: cards.length > limit,
    }
  }),
  get: rectifications.get.handler(async ({ context, input }) =>
    rectificationView(await readCard(context, input.rectificationId), context.actor),
  ),
  create: rectifications.create.handler(async ({ context, input }) => {
    const rectificationId = await createRectification(context, input)
    return rectificationView(await readCard(context, rectificationId), context.actor)
  }),
  sources: rectifications.sources.handler(async ({ context, input }) => {
    await readCard(context, input.rectificationId)
    return listSources(context.database.kysely, input.rectificationId, readScope(context.actor))
  }),
  journal: rectifications.journal.handler(async ({ context, input }) => {
    await demandOn(context, 'rectification.journal', input.rectificationId)
    return readJournal(context.database.kysely, input)
  }),
  verify: rectifications.verify.handler(async ({ context, input }) => {
    await demandOn(context, 'rectification.journal', input.rectificationId)
    return verifyChain(context, input.rectificationId)
  }),
}

/** The card of a rectification that somebody may read. */
export async function readCard(
  context: SignedInContext,
  rectificationId: RectificationId,
): Promise<RectificationCard> {
  const wanted = { id: rectificationId, today: todayIn(context) }
  return found(await readRectification(context.database.kysely, wanted, readScope(context.actor)))
}

/** Demands a right on a rectification. */
export async function demandOn(
  context: SignedInContext,
  right: Right,
  rectificationId: RectificationId,
): Promise<void> {
  // Whoever may not read the rectification at all is told that there is none.
  await readCard(context, rectificationId)
  demand(can(context.actor, right))
}
