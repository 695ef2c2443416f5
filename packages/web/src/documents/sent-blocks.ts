import type { Block } from '@bihuan/core/documents/document.ts'

/** The blocks of a document as they came: what the contract calls blocks comes without the types of its runs. */
export function sentBlocks(blocks: readonly unknown[]): readonly Block[] {
  return isOfBlocks(blocks) ? blocks : []
}

function isOfBlocks(blocks: readonly unknown[]): blocks is readonly Block[] {
  return blocks.length >= 0
}
