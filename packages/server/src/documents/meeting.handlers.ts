import type { contract } from '@bihuan/core/contract.ts'
import type { LedgerFileQuery } from '@bihuan/core/measures/ledger-query.schema.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { publicVeil, veiled } from '@bihuan/core/told/veil.ts'
import { pdfMediaType } from '@bihuan/writers/pdf/official-pdf.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { atOneMoment } from '../kernel/snapshot.queries.ts'
import { sightOfLedger } from '../measures/ledger-file.handlers.ts'
import { demandOn } from '../rectifications/rectifications.handlers.ts'
import type { documentWorks } from './documents.works.ts'
import { gathering } from './gathering.ts'
import { withSince } from './since-last.ts'

/** The papers of a meeting: brief, what is late, what needs a decision, and the ledger by the filter in force, as of one moment. */
export function meetingHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof documentWorks>
}): Pick<Router<typeof contract.documents, Context>, 'meeting'> {
  return {
    meeting: signedInApi.documents.meeting.handler(async ({ context, input, signal }) => {
      const { name } = await demandOn(context, 'rectification.notice', input.rectificationId)
      const { paper, language } = input
      const gather = async () => ({
        ...(await atOneMoment(context, (then) => papersOf(then, { ...input, name }))),
        print: { paper, language, at: context.now() },
      })
      const order = { by: context.actor.personId, gather, signal, tell: context.tellProgress }
      const bytes = answerPlain(answerPlain(await longWork.run('meetingPapers', order)))
      const file = `${name}会议材料-${todayIn(context)}.pdf`
      return new File([new Uint8Array(bytes)], file, { type: pdfMediaType })
    }),
  }
}

async function papersOf(
  context: SignedInContext,
  query: Omit<LedgerFileQuery, 'format'> & {
    readonly rectificationId: RectificationId
    readonly name: string
  },
) {
  const { rectificationId } = query
  const options = await withSince(context, { rectificationId, document: 'brief', options: {} })
  const moment = { rectificationId, options, today: todayIn(context), zone: context.zone, context }
  const facts = found(await gathering.brief(context.database.kysely, moment))
  const sight = await sightOfLedger(context, { ...query, format: 'pdf' })
  // As a document it says the same to everybody who may have it, the ledger in it too.
  const where = { zone: context.zone, of: rectificationId }
  const veil = publicVeil(context.actor)
  return { facts: veiled(facts, veil, where), sight: veiled(sight, veil, where) }
}
