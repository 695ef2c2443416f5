import { type ComparedFigure, comparedFigures } from '@bihuan/core/documents/compared-figures.ts'
import { mostCompared } from '@bihuan/core/documents/editions.contract.ts'
import type { Edition } from '@bihuan/core/editions/edition.ts'
import { veiled, veilOf } from '@bihuan/core/told/veil.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { ask } from '../kernel/together.ts'
import { editedModelIn } from './documents.works.ts'
import { type EditionTools, saidNow } from './edition-said.ts'
import { entryHeldBy } from './editions.queries.ts'
import { keptFile } from './editions.store.ts'
import { documentOf, optionsOf } from './editions.view.ts'

type Compared = { readonly entry: number; readonly figures: ComparedFigure[]; readonly more: number }

/** The figures of an edition as it left, each beside what the same document would say today. */
export async function comparedWithToday(
  tools: EditionTools,
  {
    context,
    edition,
    signal,
  }: {
    readonly context: SignedInContext
    readonly edition: Edition
    readonly signal: AbortSignal | undefined
  },
): Promise<Compared> {
  const { rectificationId, id: editionId, texts, sources, correctsId } = edition
  const db = context.database.kysely
  const entry = await ask(db, entryHeldBy(rectificationId, editionId))
  const kept = found(await keptFile(db, rectificationId, { editionId, format: 'model' }))
  const [document, options, today] = [documentOf(edition), optionsOf(edition), todayIn(context)]
  const wish = { rectificationId, document, options, texts, sources, today, correctsId }
  const now = await saidNow(tools, { context, wish, signal })
  // What was sealed since it left is told to nobody by the words around a figure.
  const { model } = veiled(editedModelIn(kept.bytes), veilOf(context.actor), {
    zone: context.zone,
    of: rectificationId,
  })
  const figures = comparedFigures(model, now.model)
  return {
    entry,
    figures: figures.slice(0, mostCompared),
    more: Math.max(0, figures.length - mostCompared),
  }
}
