import type { Corrected } from '@bihuan/core/documents/corrected.ts'
import { type Difference, differencesFrom } from '@bihuan/core/documents/edition-differences.ts'
import type { EditedModel } from '@bihuan/core/documents/edition-content.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { dayOf } from '@bihuan/core/kernel/zone.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { ask } from '../kernel/together.ts'
import { editedModelIn } from './documents.works.ts'
import { editionsOf } from './editions.queries.ts'
import { editionOf, keptFile } from './editions.store.ts'
import { optionsOf } from './editions.view.ts'

type Correcting = { readonly rectificationId: RectificationId; readonly correctsId: EditionId | null }

type Differing = {
  readonly number: number
  readonly places: readonly Difference[]
  /** How many there are, those that whoever asks may not read included. */
  readonly all: number
}

/** Where an edition says otherwise than the one that it corrects, and the number of that; null where it corrects none. */
export async function differencesOf(
  { database: { kysely } }: SignedInContext,
  { rectificationId, correctsId }: Correcting,
  {
    now,
    open,
  }: {
    readonly now: { readonly said: EditedModel; readonly asOf: PlainDay }
    /** What whoever asks may read of the edition that left. */
    readonly open: (said: EditedModel) => EditedModel
  },
): Promise<Differing | null> {
  if (correctsId === null) return null
  const [row] = await ask(kysely, editionsOf({ rectificationId, editionId: correctsId }))
  const { number, asOf } = editionOf(found(row))
  const kept = await keptFile(kysely, rectificationId, { editionId: correctsId, format: 'model' })
  if (number === null || asOf === null || kept === null) return null
  const said = editedModelIn(kept.bytes)
  const differencesOfText = (left: EditedModel): readonly Difference[] =>
    differencesFrom({ said: left, asOf }, now)
  // A correction may leave out nothing but what was sealed since: that it differs is told, and not where.
  return { number, places: differencesOfText(open(said)), all: differencesOfText(said).length }
}

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
