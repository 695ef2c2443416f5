import { type LedgerPlace, piecesOfLedger } from '@bihuan/core/measures/ledger-pieces.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { LedgerQuery } from '@bihuan/core/measures/ledger-query.schema.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { ownWork } from '@bihuan/core/people/own-work.ts'
import { veilOf } from '@bihuan/core/told/veil.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { FurtherMeasureView } from '@bihuan/core/measures/further.contract.ts'
import type { PartOfFinding } from '../claims/claims.queries.ts'
import { findingFacts, furtherMeasuresOf } from '../findings/findings.view.ts'
import { findingsAlone, type ListedFinding, listedFindings } from '../findings/findings.queries.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import type { ListedMeasure } from './measures.queries.ts'
import { isUnfiltered, type LedgerWish, placesOfLedger, readLedger } from './ledger.queries.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask, askTogether } from '../kernel/together.ts'
import { calledOf } from '../told/timeline.queries.ts'
import { type MeasureBelow, measuresBelow } from './ledger-piece.queries.ts'
import { ledgerFacts, type NamesOfMeasure } from './measures.view.ts'

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

/** The rows of a ledger in its own order, some hundred at a time, as of a day; how many measures there are is known before. */
export async function openRows(
  context: SignedInContext,
  query: LedgerQuery & { readonly rectificationId: RectificationId },
  today = todayIn(context),
): Promise<{ readonly total: number; readonly pieces: AsyncIterable<LedgerPiece> }> {
  const wish = { ...wishOf(context, query), today }
  const places = await ask(context.database.kysely, placesOfLedger(wish))
  const total = places.reduce((sum, { measures }) => sum + measures, 0)
  return { total, pieces: readPieces(context, wish, places) }
}

/** Some findings of a ledger with all of their rows. */
export type LedgerPiece = {
  readonly findings: readonly ReturnType<typeof findingFacts>[]
  readonly measures: readonly ReturnType<typeof ledgerFacts>[]
  readonly further: readonly FurtherMeasureView[]
}

/** The pieces of a ledger as one, where all of it is needed at once. */
export async function wholeOf(pieces: AsyncIterable<LedgerPiece>): Promise<LedgerPiece> {
  const read: LedgerPiece[] = []
  for await (const piece of pieces) read.push(piece)
  return {
    findings: read.flatMap(({ findings }) => findings),
    measures: read.flatMap(({ measures }) => measures),
    further: read.flatMap(({ further }) => further),
  }
}

async function* readPieces(
  context: SignedInContext,
  wish: LedgerWish,
  places: readonly LedgerPlace[],
): AsyncGenerator<LedgerPiece> {
  const { kysely } = context.database
  const hasFurther = isUnfiltered({ ...wish, findingId: undefined })
  // Who answers for a measure answers for many: each is asked for once.
  const called = new Map<string, string>()
  for (const findingIds of piecesOfLedger(places)) {
    const { rectificationId, scope } = wish
    const findings = findingsAlone({ rectificationId, ids: findingIds }, scope)
    const below = measuresBelow(wish, findingIds)
    await askTogether(kysely, [findings, below])
    await callAll(kysely, called, [...findings.answer, ...below.answer])
    const { today } = wish
    yield pieceOf(context, { today, findings: findings.answer, below: below.answer, called, hasFurther })
  }
}

type Answering = { readonly leader_id: string | null; readonly owner_id: string | null }
type Called = ReadonlyMap<string, string>

async function callAll(
  db: Db,
  called: Map<string, string>,
  rows: readonly (Answering & { readonly handler_id?: string | null })[],
): Promise<void> {
  const unknown = new Set<string>()
  for (const { leader_id: leader, owner_id: owner, handler_id: handler = null } of rows)
    for (const id of [leader, owner, handler]) if (id !== null && !called.has(id)) unknown.add(id)
  if (unknown.size === 0) return
  for (const [id, { name }] of await ask(db, calledOf([...unknown]))) called.set(id, name)
}

function pieceOf(
  context: SignedInContext,
  piece: {
    readonly today: PlainDay
    readonly findings: FindingsAlone
    readonly below: readonly MeasureBelow[]
    readonly called: Called
    readonly hasFurther: boolean
  },
): LedgerPiece {
  const { actor } = context
  const { called, today } = piece
  const nameOf = (id: string | null): string | null => (id === null ? null : (called.get(id) ?? null))
  const below = new Map<string, Below>(piece.findings.map(({ id }) => [id, { parts: [], told: [] }]))
  for (const row of piece.below) {
    const names = {
      leader_name: nameOf(row.leader_id),
      owner_name: nameOf(row.owner_id),
      handler_name: nameOf(row.handler_id),
    }
    const those = below.get(row.finding_id)
    those?.parts.push(partOf(row, names))
    if (row.is_told) those?.told.push(ledgerFacts(row, names, today))
  }
  const findings = piece.findings.map((row) => ({
    ...row,
    leader_name: nameOf(row.leader_id),
    owner_name: nameOf(row.owner_id),
    parts: [...(below.get(row.id)?.parts ?? []), ...row.parts],
  }))
  return {
    findings: findings.map((row) => findingFacts(row, actor)),
    measures: [...below.values()].flatMap(({ told }) => told),
    further: piece.hasFurther ? findings.flatMap((row) => furtherMeasuresOf(row, actor)) : [],
  }
}

/** What stands below a finding: its parts, and those of them that have a row. */
type Below = { readonly parts: PartOfFinding[]; readonly told: ReturnType<typeof ledgerFacts>[] }

type FindingsAlone = ReturnType<typeof findingsAlone>['answer']

/** A measure as its finding sees it: the same as `partsWithin` says of it in SQL. */
function partOf(row: MeasureBelow, names: NamesOfMeasure): PartOfFinding {
  return {
    id: row.id,
    findingId: row.finding_id,
    status: row.status,
    dueOn: row.due_on,
    isFurther: false,
    further: null,
    ownerId: row.owner_id,
    leaderId: row.leader_id,
    handlerId: row.handler_id,
    doers: row.doers,
    supporterIds: row.supporter_ids,
    partUnitIds: row.part_unit_ids,
    partHandlerIds: row.part_handler_ids,
    isClosedBefore: row.take_over_id !== null,
    isMerged: (row.voided?.mergedInto ?? null) !== null,
    ownerName: names.owner_name,
    leaderName: names.leader_name,
    handlerName: names.handler_name,
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
