import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { decideRectification } from '@bihuan/core/rectifications/rectification.decide.ts'
import { askVoiding, decideVoiding } from '@bihuan/core/rectifications/voiding.decide.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { demand, found } from '../kernel/refused.ts'
import { addCategory, moveCategory, renameCategory } from './categories.commands.ts'
import { categoriesOf } from './categories.queries.ts'
import { ask } from '../kernel/together.ts'
import type { AwaitedView, RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { readWaitingEditions, readWaitingSeals, readWaitingVoidings } from './awaited.queries.ts'
import { awaitedEdition, awaitedSeal, awaitedVoiding } from './awaited.view.ts'
import { readJournal } from './journal-page.queries.ts'
import { commandRectification, createRectification, wantedBy } from './rectifications.commands.ts'
import {
  cardOf,
  listRectifications,
  readOf,
  type RectificationCard,
  type RectificationRead,
  type WantedCard,
} from './rectifications.queries.ts'
import { rectificationView } from './rectifications.view.ts'
import { listSources } from './sources.queries.ts'
import { verifyChain } from './verification.queries.ts'

const { rectifications } = signedInApi

/** What is still told of a rectification that was voided: itself, and its journal. */
const voidedToo = { isVoidedToo: true } as const
type AlsoVoided = Pick<WantedCard, 'isVoidedToo'>

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
    rectificationView(await readCard(context, input.rectificationId, voidedToo), context.actor),
  ),
  create: rectifications.create.handler(async ({ context, input }) => {
    const rectificationId = await createRectification(context, input)
    return rectificationView(await readCard(context, rectificationId), context.actor)
  }),
  amend: rectifications.amend.handler(async ({ context, input: { changes, reason, ...form } }) => {
    return changed(
      context,
      await commandRectification(context, form, {
        right: 'rectification.amend',
        decide: (one, facts) => decideRectification(one, { type: 'amend', changes, reason }, facts),
      }),
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
    return changed(
      context,
      await commandRectification(context, form, {
        right: 'rectification.archive',
        decide: (one, facts) => decideRectification(one, command, facts),
        isOnArchived: true,
      }),
    )
  }),
  askVoiding: rectifications.askVoiding.handler(async ({ context, input: { reason, ...form } }) =>
    changed(
      context,
      await commandRectification(context, form, {
        right: 'rectification.askVoiding',
        decide: (one) => askVoiding(one, reason),
      }),
    ),
  ),
  decideVoiding: rectifications.decideVoiding.handler(
    async ({ context, input: { decision, reason, ...form } }) =>
      changed(
        context,
        await commandRectification(context, form, {
          right: decision === 'withdraw' ? 'rectification.askVoiding' : 'rectification.decideVoiding',
          decide: (one, _, actor) => decideVoiding(one, { type: decision, reason }, actor),
          isOnArchived: true,
        }),
      ),
  ),
  awaited: rectifications.awaited.handler(({ context }) => awaitedBy(context)),
  sources: rectifications.sources.handler(async ({ context, input }) => {
    await demandRead(context, input.rectificationId)
    return listSources(context.database.kysely, input.rectificationId, readScope(context.actor))
  }),
  journal: rectifications.journal.handler(async ({ context, input }) => {
    const actor = await demandJournal(context, input.rectificationId)
    return readJournal(context.database.kysely, input, {
      readsSeals: can(actor, 'rectification.seals'),
      scope: readScope(context.actor),
      zone: context.zone,
    })
  }),
  verify: rectifications.verify.handler(async ({ context, input }) => {
    await demandJournal(context, input.rectificationId)
    return verifyChain(context, input.rectificationId)
  }),
}

/** The voidings, seals and editions that wait for somebody. */
export async function awaitedBy(context: SignedInContext): Promise<AwaitedView[]> {
  const { actor } = context
  const db = context.database.kysely
  const voidings = await readWaitingVoidings(db, actor)
  const seals = await readWaitingSeals(db, actor)
  const editions = await readWaitingEditions(db, actor)
  return [
    ...voidings.flatMap((row) => awaitedVoiding(row, actor)),
    ...seals.flatMap((row) => awaitedSeal(row, actor)),
    ...editions.flatMap((row) => awaitedEdition(row, actor, todayIn(context))),
  ]
}

function changed(context: SignedInContext, card: RectificationCard | null): RectificationView {
  return rectificationView(found(card), context.actor)
}

async function readCard(
  context: SignedInContext,
  rectificationId: RectificationId,
  also: AlsoVoided = {},
): Promise<RectificationCard> {
  const wanted = { ...wantedBy(context, rectificationId), ...also }
  return found(await ask(context.database.kysely, cardOf(wanted)))
}

/** A rectification in which somebody may read something: whoever may not is told that there is none. */
export async function demandRead(
  context: SignedInContext,
  rectificationId: RectificationId,
  also: AlsoVoided = {},
): Promise<RectificationRead> {
  const wanted = { ...wantedBy(context, rectificationId), ...also }
  return found(await ask(context.database.kysely, readOf(wanted)))
}

/** Demands a right on a rectification. */
export async function demandOn(
  context: SignedInContext,
  right: Right,
  rectificationId: RectificationId,
): Promise<RectificationRead> {
  const read = await demandRead(context, rectificationId)
  demand(can(inBodies(context.actor, read.here, read.id), right))
  return read
}

async function demandJournal(context: SignedInContext, rectificationId: RectificationId): Promise<ActorHere> {
  const { here } = await demandRead(context, rectificationId, voidedToo)
  const actor = inBodies(context.actor, here, rectificationId)
  demand(can(actor, 'rectification.journal'))
  return actor
}
