import { setImmediate } from 'node:timers/promises'
import type { contract } from '@bihuan/core/contract.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { Sheet } from '@bihuan/core/kernel/sheet.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import { ledgerSheet, type LedgerSight, ledgerTable } from '@bihuan/core/measures/ledger-sheet.ts'
import type { LedgerFileQuery } from '@bihuan/core/measures/ledger-query.schema.ts'
import { veiled, veilOf } from '@bihuan/core/told/veil.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { giveBack } from '@bihuan/writers/collector.ts'
import { csvMediaType, writeCsv } from '@bihuan/writers/csv/write-csv.ts'
import { pdfMediaType } from '@bihuan/writers/pdf/official-pdf.ts'
import { xlsxMediaType } from '@bihuan/writers/xlsx/write-sheet.ts'
import { writeSheetInPieces } from '@bihuan/writers/xlsx/write-sheet-in-pieces.ts'
import type { Router } from '@orpc/server'
import { findingFacts } from '../findings/findings.view.ts'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { openLine } from '../kernel/line.ts'
import { atOneMoment, lastEntry } from '../kernel/snapshot.queries.ts'
import { readAhead } from '../kernel/read-ahead.ts'
import { ask } from '../kernel/together.ts'
import { openPlaces } from '../kernel/places.ts'
import { answerPlain } from '../kernel/refused.ts'
import { ledgerFacts } from './measures.view.ts'
import { type LedgerPiece, openRows, readRows, wholeOf } from './ledger-rows.ts'
import type { ledgerWorks } from './ledger.works.ts'
import { demandPresence, type SideThread } from '../kernel/side-thread.ts'
import { demandRead } from '../rectifications/rectifications.handlers.ts'

const { rectifications } = signedInApi

/** The most measures of one file: what is gathered for it lies in the memory of the server for a second or two. */
const mostRows = { xlsx: 20_000, csv: 20_000, pdf: 10_000 } as const
/** Of a spreadsheet in the ledger's own order, which is written piece by piece. */
const mostInPieces = 100_000
/** From so many on it takes seconds, beside which the tenth of one is little that memory is given back in. */
const longInPieces = 20_000

/** The ledger as a file; what takes long is written beside the thread that answers everybody. */
export function ledgerFileHandlers({
  longWork,
}: {
  readonly longWork: SideThread<typeof ledgerWorks>
}): Pick<Router<typeof contract.rectifications, Context>, 'ledgerFile'> {
  const csvLine = openLine(openPlaces({ each: 2, all: 5 }))
  // One at a time: each holds a connection for as long as it reads.
  const piecesLine = openLine(openPlaces({ each: 2, all: 5 }))
  return {
    ledgerFile: rectifications.ledgerFile.handler(async ({ context, input, signal }) => {
      const { name } = await demandRead(context, input.rectificationId)
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
        const order = {
          by,
          gather: async () => ({ sight: await gather(), print }),
          signal,
          tell: context.tellProgress,
        }
        const bytes = answerPlain(answerPlain(await longWork.run('ledgerPdf', order)))
        return new File([new Uint8Array(bytes)], fileName, { type: pdfMediaType })
      }
      if (isInOrder(input) && input.group === 'finding') {
        const write = () => xlsxInPieces(context, { ...input, name }, signal)
        const parts = answerPlain(await piecesLine.run(by, write))
        return new File(parts, fileName, { type: xlsxMediaType })
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

type FileOfLedger = LedgerFileQuery & { readonly rectificationId: RectificationId; readonly name: string }

/** What a ledger shows whoever looks at it, by their filters and columns. */
export async function sightOfLedger(context: SignedInContext, query: FileOfLedger): Promise<LedgerSight> {
  const limit = mostRows[query.format]
  const rows = await (isInOrder(query) ? rowsInOrder : rowsAsSorted)(context, { ...query, limit, offset: 0 })
  return sightOf(context, { query, rows, entry: await entryOf(context, query) })
}

type Wanted = FileOfLedger & { readonly limit: number; readonly offset: number }

async function rowsInOrder(context: SignedInContext, query: Wanted): Promise<LedgerPiece> {
  const { total, pieces } = await openRows(context, query)
  answerPlain(fits(total, query.limit))
  return wholeOf(pieces)
}

async function rowsAsSorted(context: SignedInContext, query: Wanted): Promise<LedgerPiece> {
  const today = todayIn(context)
  const { findings, measures, further, total } = await readRows(context, query)
  answerPlain(fits(total, query.limit))
  return {
    findings: findings.map((finding) => findingFacts(finding, context.actor)),
    measures: measures.map((measure) => ledgerFacts(measure, measure, today)),
    further,
  }
}

/** The ledger in its own order: others are answered between the pieces, and nowhere lies more than one of them. */
async function xlsxInPieces(
  context: SignedInContext,
  query: FileOfLedger,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>[]> {
  return atOneMoment(context, async (then) => {
    const { total, pieces } = await openRows(then, { ...query, limit: mostInPieces, offset: 0 })
    answerPlain(fits(total, mostInPieces))
    // One long file and what the one before left would be more than a process is to hold.
    if (total > longInPieces) giveBack()
    const entry = await entryOf(then, query)
    const where = { zone: then.zone, of: query.rectificationId }
    const sheetOf = (rows: LedgerPiece) =>
      ledgerSheet(veiled(sightOf(then, { query, rows, entry }), veilOf(then.actor), where))
    async function* sheets(): AsyncGenerator<Sheet> {
      let done = 0
      for await (const rows of readAhead(pieces)) {
        demandPresence(signal)
        yield sheetOf(rows)
        done += rows.measures.length
        context.tellProgress?.({ done, total })
      }
    }
    return writeSheetInPieces(sheetOf({ findings: [], measures: [], further: [] }), sheets())
  })
}

function sightOf(
  context: SignedInContext,
  {
    query,
    rows,
    entry,
  }: { readonly query: FileOfLedger; readonly rows: LedgerPiece; readonly entry: number },
): LedgerSight {
  const { name, columns, group, language } = query
  return {
    name,
    today: todayIn(context),
    entry,
    ...rows,
    columns: columns?.length ? ledgerColumns.filter((key) => columns.includes(key)) : ledgerColumns,
    group,
    isOrdered: isInOrder(query),
    words: { language, zone: context.zone },
  }
}

function isInOrder({ sort, direction }: LedgerFileQuery): boolean {
  return sort === 'ordinal' && direction === 'asc'
}

function fits(total: number, limit: number): Result<undefined, Refusal<'LEDGER_TOO_LARGE'>> {
  return total > limit ? refuse({ code: 'LEDGER_TOO_LARGE', params: { total, limit } }) : ok(undefined)
}

function entryOf({ database }: SignedInContext, { rectificationId }: FileOfLedger): Promise<number> {
  return ask(database.kysely, lastEntry(rectificationId))
}
