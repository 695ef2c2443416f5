import type { contract } from '@bihuan/core/contract.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { ownWork } from '@bihuan/core/people/own-work.ts'
import { can, type Right, readScope } from '@bihuan/core/people/permissions.ts'
import type { Router } from '@orpc/server'
import { noticeFacts } from '../documents/documents.queries.ts'
import { docxMediaType } from '../documents/notice.docx.ts'
import { listFindings } from '../findings/findings.queries.ts'
import { findingView } from '../findings/findings.view.ts'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, demand, found } from '../kernel/refused.ts'
import type { LongWork } from '../long-works.ts'
import { measureView, sightOf } from '../measures/measures.view.ts'
import { readJournal } from './journal-page.queries.ts'
import { isUnfiltered, readLedger } from './ledger.queries.ts'
import { createRectification } from './rectifications.commands.ts'
import { listRectifications, type RectificationCard } from './rectifications.queries.ts'
import { rectificationView } from './rectifications.view.ts'
import { listSources } from './sources.queries.ts'
import { verifyChain } from './verification.queries.ts'

const { rectifications } = signedInApi

/** Rectifications with their ledger and journal. */
export const rectificationsHandlers = {
  list: rectifications.list.handler(async ({ context }) => {
    const wanted = { id: null, today: todayIn(context) }
    const cards = await listRectifications(context.database.kysely, wanted, readScope(context.actor))
    return cards.map((card) => rectificationView(card, context.actor))
  }),
  get: rectifications.get.handler(async ({ context, input }) =>
    rectificationView(await readCard(context, input.rectificationId), context.actor),
  ),
  create: rectifications.create.handler(async ({ context, input }) => {
    const rectificationId = await createRectification(context, input)
    return rectificationView(await readCard(context, rectificationId), context.actor)
  }),
  ledger: rectifications.ledger.handler(async ({ context, input }) => {
    const sight = sightOf(context)
    const { actor } = context
    const wish = { ...input, scope: readScope(actor), work: ownWork(actor), today: sight.today }
    const { measures, total } = await readLedger(context.database.kysely, wish)
    // A whole ledger has also the findings without measures; a page or a filtered one those of its rows.
    const isWhole = isUnfiltered(wish) && measures.length === total
    const ids = isWhole ? null : [...new Set(measures.map((measure) => measure.finding_id))]
    const wanted = { rectificationId: wish.rectificationId, ids }
    const findings = await listFindings(context.database.kysely, wanted, wish.scope)
    return {
      findings: findings.map((finding) => findingView(finding, context.actor)),
      measures: measures.map((measure) => measureView(measure, sight)),
      total,
    }
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

/** The notice, which is written beside the thread that answers everybody. */
export function noticeHandlers({
  longWork,
}: {
  readonly longWork: LongWork
}): Pick<Router<typeof contract.rectifications, Context>, 'notice'> {
  return {
    notice: rectifications.notice.handler(async ({ context, input: { rectificationId }, signal }) => {
      await demandOn(context, 'rectification.notice', rectificationId)
      const { name } = await readCard(context, rectificationId)
      const today = todayIn(context)
      const gather = async () =>
        found(await noticeFacts(context.database.kysely, rectificationId, { today, zone: context.zone }))
      const order = { by: context.actor.personId, gather, signal }
      const bytes = answerPlain(await longWork.run('notice', order))
      return new File([new Uint8Array(bytes)], `${name}整改情况通报.docx`, { type: docxMediaType })
    }),
  }
}

async function readCard(
  context: SignedInContext,
  rectificationId: RectificationId,
): Promise<RectificationCard> {
  const wanted = { id: rectificationId, today: todayIn(context) }
  const [card] = await listRectifications(context.database.kysely, wanted, readScope(context.actor))
  return found(card)
}

async function demandOn(
  context: SignedInContext,
  right: Right,
  rectificationId: RectificationId,
): Promise<void> {
  // Whoever may not read the rectification at all is told that there is none.
  await readCard(context, rectificationId)
  demand(can(context.actor, right))
}
