import type { Block } from '@bihuan/core/documents/document.ts'
import type { EditionContent } from '@bihuan/core/documents/editions.contract.ts'

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
