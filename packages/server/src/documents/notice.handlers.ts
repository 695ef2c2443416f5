import type { contract } from '@bihuan/core/contract.ts'
import { publicVeil, veiled } from '@bihuan/core/told/veil.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, todayIn } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { demandOn, readCard } from '../rectifications/rectifications.handlers.ts'
import { noticeFacts } from './documents.queries.ts'
import { docxMediaType } from './notice.docx.ts'
import type { noticeWorks } from './notice.works.ts'

const { rectifications } = signedInApi

/** The public notice, written beside the thread that answers everybody. */
export function noticeHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof noticeWorks>
}): Pick<Router<typeof contract.rectifications, Context>, 'notice'> {
  return {
    notice: rectifications.notice.handler(async ({ context, input: { rectificationId }, signal }) => {
      await demandOn(context, 'rectification.notice', rectificationId)
      const { name } = await readCard(context, rectificationId)
      const today = todayIn(context)
      const gather = async () =>
        veiled(
          found(await noticeFacts(context.database.kysely, rectificationId, { today, zone: context.zone })),
          publicVeil(context.actor),
          { zone: context.zone, of: rectificationId },
        )
      const order = { by: context.actor.personId, gather, signal }
      const bytes = answerPlain(await longWork.run('notice', order))
      return new File([new Uint8Array(bytes)], `${name}整改情况通报.docx`, { type: docxMediaType })
    }),
  }
}
