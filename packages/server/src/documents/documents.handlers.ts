import type { contract } from '@bihuan/core/contract.ts'
import {
  calledIn,
  type DocumentKey,
  type DocumentOrder,
  documents,
  choiceFault,
} from '@bihuan/core/documents/catalogue.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import { classified } from '@bihuan/core/documents/official-elements.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { joinedName } from '@bihuan/core/kernel/joined-name.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { publicVeil, veiled, veilOf } from '@bihuan/core/told/veil.ts'
import { docxMediaType } from '@bihuan/writers/docx/official-docx.ts'
import { pdfMediaType } from '@bihuan/writers/pdf/official-pdf.ts'
import { xlsxMediaType } from '@bihuan/writers/xlsx/write-sheet.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { ask } from '../kernel/together.ts'
import type { RectificationRead } from '../rectifications/rectifications.queries.ts'
import { demandOn, demandRead } from '../rectifications/rectifications.handlers.ts'
import type { documentWorks } from './documents.works.ts'
import { gathering } from './gathering.ts'
import { pagedFor } from './paged.view.ts'
import { readableElsewhere } from './readable.queries.ts'
import { elsewhereIn, withReadable } from './readable.ts'
import { withSince } from './since-last.ts'

/** What files of each form are. */
export const mediaTypes = { docx: docxMediaType, pdf: pdfMediaType, xlsx: xlsxMediaType } as const

type Wish = {
  readonly rectificationId: RectificationId
  readonly document: DocumentKey
  readonly options: DocumentOptions
}

/** Official documents, written beside the thread that answers everybody. */
export function documentsHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof documentWorks>
}): Omit<Router<typeof contract.documents, Context>, 'meeting'> {
  return {
    preview: signedInApi.documents.preview.handler(async ({ context, input, signal }) => {
      await demandFor(context, input)
      const gather = async () => ({ order: await orderNow(context, input) })
      const order = { by: context.actor.personId, gather, signal }
      const model = answerPlain(answerPlain(await longWork.run('documentModel', order)))
      const elsewhere = elsewhereIn(model)
      const readable =
        elsewhere.length === 0
          ? new Set<string>()
          : await ask(context.database.kysely, readableElsewhere(elsewhere, readScope(context.actor)))
      return withReadable(model, { of: input.rectificationId, readable, actor: context.actor })
    }),
    pages: signedInApi.documents.pages.handler(async ({ context, input, signal }) => {
      await demandFor(context, input)
      const gather = async () => ({ order: await orderNow(context, input), from: input.from })
      const order = { by: context.actor.personId, gather, signal }
      const drawn = answerPlain(answerPlain(await longWork.run('documentPages', order)))
      return pagedFor(context, input.rectificationId, drawn)
    }),
    file: signedInApi.documents.file.handler(async ({ context, input, signal }) => {
      const { format } = input
      const { formats } = documents[input.document]
      found(formats.includes(format) ? format : null)
      const { name } = await demandFor(context, input)
      let kind = ''
      const gather = async () => {
        const order = await orderNow(context, input)
        kind = calledIn(order)
        return { order, format, at: context.now() }
      }
      const order = { by: context.actor.personId, gather, signal }
      const bytes = answerPlain(answerPlain(await longWork.run('leavingDocument', order)))
      return new File([new Uint8Array(bytes)], `${joinedName(name, kind)}.${format}`, {
        type: mediaTypes[format],
      })
    }),
  }
}

/** A document that is made on the spot, in whatever way it is looked at, with what nobody chose. */
async function orderNow(context: SignedInContext, wish: Wish): Promise<DocumentOrder> {
  return fit(await orderOf(context, { ...wish, options: await withSince(context, wish) }))
}

/** What was chosen fits: a redaction that leaves nothing out would let out what it was meant for. */
function fit(order: DocumentOrder): DocumentOrder {
  const fault = choiceFault(order)
  if (fault !== null) answerPlain(refuse(fault))
  return order
}

/** Demands that somebody may have a document; gives its rectification. */
export async function demandFor(
  context: SignedInContext,
  { document, rectificationId }: Pick<Wish, 'document' | 'rectificationId'>,
): Promise<RectificationRead> {
  const { right } = documents[document]
  return right === null ? demandRead(context, rectificationId) : demandOn(context, right, rectificationId)
}

/** A document that is wanted, with the facts that it is written from, as they stand on a day. */
export async function orderOf(
  context: SignedInContext,
  { rectificationId, document, options }: Wish,
  today: PlainDay = todayIn(context),
): Promise<DocumentOrder> {
  const secret = classified(options)
  if (secret !== null) answerPlain(refuse(secret))
  const moment = { rectificationId, options, today, zone: context.zone, context }
  const facts = veiled(
    found(await gathering[document](context.database.kysely, moment)),
    // What leaves is for everybody, whoever asks for it; what shows people their own is for them.
    documents[document].right === null ? veilOf(context.actor) : publicVeil(context.actor),
    { zone: context.zone, of: rectificationId },
  )
  return { document, facts, options }
}
