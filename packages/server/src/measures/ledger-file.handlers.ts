import { setImmediate } from 'node:timers/promises'
import type { contract } from '@bihuan/core/contract.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import { type LedgerSight, ledgerTable } from '@bihuan/core/measures/ledger-sheet.ts'
import type { LedgerFileQuery } from '@bihuan/core/measures/ledger-query.schema.ts'
import { veiled, veilOf } from '@bihuan/core/told/veil.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { csvMediaType, writeCsv } from '@bihuan/writers/csv/write-csv.ts'
import { pdfMediaType } from '@bihuan/writers/pdf/official-pdf.ts'
import { xlsxMediaType } from '@bihuan/writers/xlsx/write-sheet.ts'
import type { Router } from '@orpc/server'
import { findingFacts } from '../findings/findings.view.ts'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { openLine } from '../kernel/line.ts'
import { atOneMoment, lastEntry } from '../kernel/snapshot.queries.ts'
import { ask } from '../kernel/together.ts'
import { openPlaces } from '../kernel/places.ts'
import { answerPlain } from '../kernel/refused.ts'
import { measureFacts } from './measures.view.ts'
import { readRows } from './ledger-rows.ts'
import type { ledgerWorks } from './ledger.works.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { readCard } from '../rectifications/rectifications.handlers.ts'

const { rectifications } = signedInApi

/** The most measures of one file: what is gathered for it lies in the memory of the server for a second or two. */
const mostRows = { xlsx: 20_000, csv: 20_000, pdf: 10_000 } as const

/** The ledger as a file; what takes long is written beside the thread that answers everybody. */
export function ledgerFileHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof ledgerWorks>
}): Pick<Router<typeof contract.rectifications, Context>, 'ledgerFile'> {
  const csvLine = openLine(openPlaces({ each: 2, all: 5 }))
  return {
    ledgerFile: rectifications.ledgerFile.handler(async ({ context, input, signal }) => {
      const { name } = await readCard(context, input.rectificationId)
      const where = { zone: context.zone, of: input.rectificationId }
      const gather = async () =>
        veiled(
          await atOneMoment(context, (then) => sightOfLedger(then, { ...input, name })),
          veilOf(context.actor),
          where,
        )
      const kind = input.language === 'zh' ? '台账' : 'ledger'
      const fileName = `${kind}-${todayIn(context)}.${input.format}`
      const by = context.actor.personId
      if (input.format === 'csv') {
        const pieces = await csvLine.run(by, async () => piecesOfCsv(await gather(), signal))
        return new File(answerPlain(pieces), fileName, { type: csvMediaType })
      }
      if (input.format === 'pdf') {
        const print = { paper: input.paper, language: input.language, at: context.now() }
        const order = { by, gather: async () => ({ sight: await gather(), print }), signal }
        const bytes = answerPlain(answerPlain(await longWork.run('ledgerPdf', order)))
        return new File([new Uint8Array(bytes)], fileName, { type: pdfMediaType })
      }
      const order = { by, gather, signal }
      const bytes = answerPlain(await longWork.run('ledgerFile', order))
      return new File([new Uint8Array(bytes)], fileName, { type: xlsxMediaType })
    }),
  }
}

/** Takes less time than handing the rows to another thread would; others are answered between the pieces. */
async function piecesOfCsv(sight: LedgerSight, signal: AbortSignal | undefined): Promise<string[]> {
  const pieces: string[] = []
  for (const piece of writeCsv(ledgerTable(sight))) {
    if (signal?.aborted) break
    pieces.push(piece)
    await setImmediate()
  }
  return pieces
}

/** What a ledger shows whoever looks at it, by their filters and columns. */
export async function sightOfLedger(
  context: SignedInContext,
  query: LedgerFileQuery & { readonly rectificationId: RectificationId; readonly name: string },
): Promise<LedgerSight> {
  const { name, columns, group, language, sort, direction, rectificationId } = query
  const limit = mostRows[query.format]
  const today = todayIn(context)
  const { findings, measures, further, total } = await readRows(context, {
    ...query,
    limit,
    offset: 0,
  })
  answerPlain(total > limit ? refuse({ code: 'LEDGER_TOO_LARGE', params: { total, limit } }) : ok(undefined))
  return {
    name,
    today,
    entry: await ask(context.database.kysely, lastEntry(rectificationId)),
    findings: findings.map((finding) => findingFacts(finding, context.actor)),
    measures: measures.map((measure) => measureFacts(measure, today)),
    further,
    columns: columns?.length ? ledgerColumns.filter((key) => columns.includes(key)) : ledgerColumns,
    group,
    isOrdered: sort === 'ordinal' && direction === 'asc',
    words: { language, zone: context.zone },
  }
}
