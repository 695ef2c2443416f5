import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import type { Paged } from '@bihuan/core/documents/paged.schema.ts'
import type { QueryKey } from '@tanstack/react-query'
import { api, orpc } from '../api.ts'
import type { DocumentWish } from './document-search.ts'
import { sentPages } from './sent-blocks.ts'

/** Of what pages are looked at. */
export type PagesOf =
  | { readonly wish: DocumentWish }
  | { readonly edition: Pick<EditionView, 'id' | 'rectificationId' | 'version'> }

/**
 * Pages from one on.
 *
 * @param paper what the first of them say, as a hash: those behind them belong to it
 */
export function pagesFrom(
  of: PagesOf,
  from: number,
  paper?: string,
): {
  readonly queryKey: QueryKey
  readonly queryFn: (asked: { readonly signal: AbortSignal }) => Promise<Paged>
} {
  const key =
    'edition' in of
      ? [...orpc.editions.pages.queryKey({ input: inputOf(of.edition, from) }), of.edition.version]
      : orpc.documents.pages.queryKey({ input: { ...of.wish, from } })
  return {
    queryKey: paper === undefined ? key : [...key, paper],
    // What nobody looks at any more is not drawn.
    queryFn: async ({ signal }): Promise<Paged> =>
      sentPages(
        'edition' in of
          ? await api.editions.pages(inputOf(of.edition, from), { signal })
          : await api.documents.pages({ ...of.wish, from }, { signal }),
      ),
  }
}

/** Where all pages are kept that came, of editions or of documents. */
export function keyOfPages(isEdition: boolean): QueryKey {
  return isEdition ? orpc.editions.pages.key() : orpc.documents.pages.key()
}

function inputOf(
  { id: editionId, rectificationId }: Pick<EditionView, 'id' | 'rectificationId'>,
  from: number,
) {
  return { rectificationId, editionId, from }
}
