import type { contract } from '@bihuan/core/contract.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { publicVeil, veiled } from '@bihuan/core/told/veil.ts'
import { pdfMediaType } from '@bihuan/writers/pdf/official-pdf.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { demandOn, readCard } from '../rectifications/rectifications.handlers.ts'
import { noticeFacts } from './documents.queries.ts'
import { docxMediaType } from './notice.docx.ts'
import type { noticeWorks } from './notice.works.ts'

const { rectifications } = signedInApi

const mediaTypes = { docx: docxMediaType, pdf: pdfMediaType } as const

type Wish = {
  readonly rectificationId: RectificationId
  readonly format: keyof typeof mediaTypes
  readonly signal: AbortSignal | undefined
}

/** The public notice, written beside the thread that answers everybody. */
export function noticeHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof noticeWorks>
}): Pick<Router<typeof contract.rectifications, Context>, 'notice' | 'noticePdf'> {
  const notice = async (
    context: SignedInContext,
    { rectificationId, format, signal }: Wish,
  ): Promise<File> => {
    await demandOn(context, 'rectification.notice', rectificationId)
    const { name } = await readCard(context, rectificationId)
    const today = todayIn(context)
    const gather = async () => {
      const facts = veiled(
        found(await noticeFacts(context.database.kysely, rectificationId, { today, zone: context.zone })),
        publicVeil(context.actor),
        { zone: context.zone, of: rectificationId },
      )
      return { facts, format, at: context.now() }
    }
    const order = { by: context.actor.personId, gather, signal }
    const bytes = answerPlain(answerPlain(await longWork.run('notice', order)))
    return new File([new Uint8Array(bytes)], `${name}整改情况通报.${format}`, { type: mediaTypes[format] })
  }
  return {
    notice: rectifications.notice.handler(({ context, input, signal }) =>
      notice(context, { ...input, format: 'docx', signal }),
    ),
    noticePdf: rectifications.noticePdf.handler(({ context, input, signal }) =>
      notice(context, { ...input, format: 'pdf', signal }),
    ),
  }
}
