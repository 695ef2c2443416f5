import type { Block } from '@bihuan/core/documents/document.ts'
import type { EditionContent } from '@bihuan/core/documents/editions.contract.ts'
import type { Paged } from '@bihuan/core/documents/paged.schema.ts'

/** The blocks of a document as they came: what the contract calls blocks comes without the types of its runs. */
export function sentBlocks(blocks: readonly unknown[]): readonly Block[] {
  return isOfBlocks(blocks) ? blocks : []
}

function isOfBlocks(blocks: readonly unknown[]): blocks is readonly Block[] {
  return blocks.length >= 0
}

/** What an edition says as it came, likewise. */
export function sentContent(content: { readonly blocks: readonly unknown[] }): EditionContent {
  if (!isContent(content)) throw new Error('an edition came without what it states')
  return content
}

function isContent(content: { readonly blocks: readonly unknown[] }): content is EditionContent {
  return 'statements' in content
}

/** Pages as they came, likewise. */
export function sentPages(paged: { readonly pages: readonly unknown[] }): Paged {
  if (!isPaged(paged)) throw new Error('pages came without a size')
  return paged
}

function isPaged(paged: { readonly pages: readonly unknown[] }): paged is Paged {
  return 'sizes' in paged
}
