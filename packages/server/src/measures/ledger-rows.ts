import { type LedgerPlace, piecesOfLedger } from '@bihuan/core/measures/ledger-pieces.ts'
import type { LedgerQuery } from '@bihuan/core/measures/ledger-query.schema.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { ownWork } from '@bihuan/core/people/own-work.ts'
import { veilOf } from '@bihuan/core/told/veil.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { FurtherMeasureView } from '@bihuan/core/measures/further.contract.ts'
import { furtherMeasuresOf } from '../findings/findings.view.ts'
import { type ListedFinding, listedFindings } from '../findings/findings.queries.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import type { ListedMeasure } from './measures.queries.ts'
import { isUnfiltered, type LedgerWish, placesOfLedger, readLedger } from './ledger.queries.ts'
import { ask } from '../kernel/together.ts'

/** The rows of a ledger that somebody may read: measures, and the findings that they stand under. */
export async function readRows(
  context: SignedInContext,
  query: LedgerQuery & { readonly rectificationId: RectificationId },
): Promise<{
  readonly findings: readonly ListedFinding[]
  readonly measures: readonly ListedMeasure[]
  /** Measures of other findings that answer those here too: a filter looks for what stands here. */
  readonly further: readonly FurtherMeasureView[]
  readonly total: number
}> {
  const { kysely } = context.database
  const { actor } = context
  const wish = wishOf(context, query)
  const { measures, total } = await readLedger(kysely, wish)
  // A whole ledger has also the findings without measures, its last page brings them; a filtered one those of its rows.
  const isLastPage = wish.offset + measures.length === total
  const isWhole = isUnfiltered(wish) && isLastPage
  const ids = isWhole ? null : [...new Set(measures.map((measure) => measure.finding_id))]
  const findings = await ask(
    kysely,
    listedFindings({ rectificationId: wish.rectificationId, ids }, wish.scope),
  )
  const further = isUnfiltered({ ...wish, findingId: undefined })
    ? findings.flatMap((finding) => furtherMeasuresOf(finding, actor))
    : []
  return { findings, measures, further, total }
}

/** The rows of a ledger in its own order, some hundred at a time; how many measures there are is known before. */
export async function openRows(
  context: SignedInContext,
  query: LedgerQuery & { readonly rectificationId: RectificationId },
): Promise<{ readonly total: number; readonly pieces: AsyncIterable<LedgerPiece> }> {
  const wish = wishOf(context, query)
  const places = await ask(context.database.kysely, placesOfLedger(wish))
  const total = places.reduce((sum, { measures }) => sum + measures, 0)
  return { total, pieces: readPieces(context, wish, places) }
}

/** Some findings of a ledger with all of their rows. */
export type LedgerPiece = Omit<Awaited<ReturnType<typeof readRows>>, 'total'>

async function* readPieces(
  { database: { kysely }, actor }: SignedInContext,
  wish: LedgerWish,
  places: readonly LedgerPlace[],
): AsyncGenerator<LedgerPiece> {
  const hasFurther = isUnfiltered({ ...wish, findingId: undefined })
  for (const { findingIds, measures: limit } of piecesOfLedger(places)) {
    const findings = await ask(
      kysely,
      listedFindings({ rectificationId: wish.rectificationId, ids: findingIds }, wish.scope),
    )
    const { measures } =
      limit === 0 ? { measures: [] } : await readLedger(kysely, { ...wish, findingIds, limit, offset: 0 })
    const further = hasFurther ? findings.flatMap((finding) => furtherMeasuresOf(finding, actor)) : []
    yield { findings, measures, further }
  }
}

function wishOf(
  context: SignedInContext,
  query: LedgerQuery & { readonly rectificationId: RectificationId },
): LedgerWish {
  const { actor } = context
  const { hidden } = veilOf(actor)
  return { ...query, scope: readScope(actor), work: ownWork(actor), today: todayIn(context), hidden }
}
