import type { contract } from '@bihuan/core/contract.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import type { LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import type { LedgerFileQuery } from '@bihuan/core/measures/measures.contract.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { xlsxMediaType } from '@bihuan/writers/xlsx/write-sheet.ts'
import type { Router } from '@orpc/server'
import { noticeFacts } from '../documents/documents.queries.ts'
import { docxMediaType } from '../documents/notice.docx.ts'
import { findingFacts } from '../findings/findings.view.ts'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import type { LongWork } from '../long-works.ts'
import { measureFacts } from '../measures/measures.view.ts'
import { readRows } from './ledger-rows.ts'
import { demandOn, readCard } from './rectifications.handlers.ts'

const { rectifications } = signedInApi

/** The most measures of one file: what is gathered for it lies in the memory of the server for a second or two. */
const mostRows = 20_000

/** What leaves as a file, written beside the thread that answers everybody. */
export function rectificationFilesHandlers({
  longWork,
}: {
  readonly longWork: LongWork
}): Pick<Router<typeof contract.rectifications, Context>, 'notice' | 'ledgerFile'> {
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
    ledgerFile: rectifications.ledgerFile.handler(async ({ context, input, signal }) => {
      const { name } = await readCard(context, input.rectificationId)
      const gather = () => sightOfLedger(context, { ...input, name })
      const order = { by: context.actor.personId, gather, signal }
      const bytes = answerPlain(await longWork.run('ledgerFile', order))
      const kind = input.language === 'zh' ? '台账' : 'ledger'
      const fileName = `${kind}-${todayIn(context)}.xlsx`
      return new File([new Uint8Array(bytes)], fileName, { type: xlsxMediaType })
    }),
  }
}

async function sightOfLedger(
  context: SignedInContext,
  query: LedgerFileQuery & { readonly rectificationId: RectificationId; readonly name: string },
): Promise<LedgerSight> {
  const { name, columns, group, language, sort, direction } = query
  const today = todayIn(context)
  const { findings, measures, total } = await readRows(context, { ...query, limit: mostRows, offset: 0 })
  answerPlain(
    total > mostRows
      ? refuse({ code: 'LEDGER_TOO_LARGE', params: { total, limit: mostRows } })
      : ok(undefined),
  )
  return {
    name,
    today,
    findings: findings.map(findingFacts),
    measures: measures.map((measure) => measureFacts(measure, today)),
    columns: columns?.length ? ledgerColumns.filter((key) => columns.includes(key)) : ledgerColumns,
    group,
    isOrdered: sort === 'ordinal' && direction === 'asc',
    words: { language, zone: context.zone },
  }
}
