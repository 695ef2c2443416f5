import type { Corrected } from '@bihuan/core/documents/corrected.ts'
import type { EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { dayOf } from '@bihuan/core/kernel/zone.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { ask } from '../kernel/together.ts'
import { editedModelIn } from './documents.works.ts'
import { editionsOf } from './editions.queries.ts'
import { editionOf, keptFile } from './editions.store.ts'
import { optionsOf } from './editions.view.ts'

type Which = { readonly rectificationId: RectificationId; readonly editionId: EditionId }

/** What a correction says of the edition that it corrects; null where that has not left. */
export async function correctedEdition(
  { database: { kysely }, zone }: SignedInContext,
  which: Which,
): Promise<Corrected | null> {
  const [row] = await ask(kysely, editionsOf(which))
  const edition = editionOf(found(row))
  const { number, publishedAt } = edition
  const kept = await keptFile(kysely, which.rectificationId, { editionId: edition.id, format: 'model' })
  if (number === null || publishedAt === null || kept === null) return null
  return {
    number,
    title: editedModelIn(kept.bytes).model.title.replaceAll('\n', ''),
    documentNumber: optionsOf(edition).number ?? '',
    publishedOn: dayOf(new Date(publishedAt), zone),
  }
}
