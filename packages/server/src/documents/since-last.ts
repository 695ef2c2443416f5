import { type DocumentKey, documents } from '@bihuan/core/documents/catalogue.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { ask } from '../kernel/together.ts'
import { lastLeftOn } from './editions.queries.ts'

type Wish = {
  readonly rectificationId: RectificationId
  readonly document: DocumentKey
  readonly options: DocumentOptions
}

/**
 * What is chosen for a document. Where nobody says since when its changes are told, they are told since the day as of which the last of its
 * kind left, whoever asks for it in whatever way; before the first has left, `gathering` says how far back.
 */
export async function withSince(
  { database }: Pick<SignedInContext, 'database'>,
  { rectificationId, document, options }: Wish,
): Promise<DocumentOptions> {
  const isTold = documents[document].takes.includes('since')
  if (!isTold || options.since !== undefined || options.sinceEntry !== undefined) return options
  const last = await ask(database.kysely, lastLeftOn(rectificationId, document))
  return last === null ? options : { ...options, since: last }
}
