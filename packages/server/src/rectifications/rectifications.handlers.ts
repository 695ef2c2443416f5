import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { demand, found } from '../kernel/refused.ts'
import { addCategory, moveCategory, renameCategory } from './categories.commands.ts'
import { categoriesOf } from './categories.queries.ts'
import { ask } from '../kernel/together.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { readJournal } from './journal-page.queries.ts'
import { commandRectification, createRectification, wantedBy } from './rectifications.commands.ts'
import { cardOf, listRectifications, type RectificationCard } from './rectifications.queries.ts'
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
  amend: rectifications.amend.handler(async ({ context, input: { changes, reason, ...form } }) => {
    const command = { type: 'amend', changes, reason } as const
    return changed(
      context,
      await commandRectification(context, form, { right: 'rectification.amend', command }),
    )
  }),
  categories: rectifications.categories.handler(async ({ context, input }) => {
    await demandOn(context, 'rectification.categories', input.rectificationId)
    return [...(await ask(context.database.kysely, categoriesOf(input.rectificationId)))]
  }),
  addCategory: rectifications.addCategory.handler(({ context, input }) => addCategory(context, input)),
  renameCategory: rectifications.renameCategory.handler(({ context, input }) =>
    renameCategory(context, input),
  ),
  moveCategory: rectifications.moveCategory.handler(({ context, input }) => moveCategory(context, input)),
  setArchived: rectifications.setArchived.handler(async ({ context, input: { isArchived, ...form } }) => {
    const command = { type: isArchived ? 'archive' : 'unarchive' } as const
    const step = { right: 'rectification.archive', command, isOnArchived: true } as const
    return changed(context, await commandRectification(context, form, step))
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

function changed(context: SignedInContext, card: RectificationCard | null): RectificationView {
  return rectificationView(found(card), context.actor)
}

/** The card of a rectification that somebody may read. */
export async function readCard(
  context: SignedInContext,
  rectificationId: RectificationId,
): Promise<RectificationCard> {
  return found(await ask(context.database.kysely, cardOf(wantedBy(context, rectificationId))))
}

/** Demands a right on a rectification. */
export async function demandOn(
  context: SignedInContext,
  right: Right,
  rectificationId: RectificationId,
): Promise<RectificationCard> {
  // Whoever may not read the rectification at all is told that there is none.
  const card = await readCard(context, rectificationId)
  demand(can(inBodies(context.actor, card.here, card.id), right))
  return card
}
