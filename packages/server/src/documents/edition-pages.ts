import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import type { Paged } from '@bihuan/core/documents/paged.schema.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import { editedModelIn } from './documents.works.ts'
import { type EditionTools, headOf, namesHidden, saidNow, wishOf } from './edition-said.ts'
import type { ListedEdition } from './editions.queries.ts'
import { editionOf, keptFile } from './editions.store.ts'
import { leftFile } from './paged.ts'
import { pagedFor } from './paged.view.ts'

type Asked = {
  readonly context: SignedInContext
  readonly row: ListedEdition
  readonly from: number
  readonly signal: AbortSignal | undefined
}

/** Pages of an edition: as it left, as it was checked, of a draft as the records are now. */
export async function editionPages(tools: EditionTools, asked: Asked): Promise<Paged> {
  const { context, row, from, signal } = asked
  const { rectification_id: rectificationId, id: editionId, status } = row
  const said = await modelOf(tools, asked)
  const model = { ...said, ...headOf(status, said.language) }
  const pdf =
    status === 'published'
      ? await keptFile(context.database.kysely, rectificationId, { editionId, format: 'pdf' })
      : null
  const gather = () => Promise.resolve({ model, left: pdf && leftFile(pdf.bytes), from })
  const order = { by: context.actor.personId, gather, signal }
  const drawn = answerPlain(answerPlain(await tools.longWork.run('editionPages', order)))
  return pagedFor(context, rectificationId, drawn)
}

async function modelOf(tools: EditionTools, { context, row, signal }: Asked): Promise<DocumentModel> {
  const { rectification_id: rectificationId, id: editionId, status } = row
  if (status === 'drafted' || status === 'dropped') {
    const wish = wishOf(editionOf(row), todayIn(context))
    return (await saidNow(tools, { context, wish, signal })).model
  }
  const kept = found(await keptFile(context.database.kysely, rectificationId, { editionId, format: 'model' }))
  // A picture cannot leave a name out for those who may not see it.
  if (namesHidden(context, { rectificationId }, kept)) answerPlain(refuse({ code: 'EDITION_NAMES_SEALED' }))
  return editedModelIn(kept.bytes).model
}
