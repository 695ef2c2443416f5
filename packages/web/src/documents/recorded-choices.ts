import { type Block, textOf } from '@bihuan/core/documents/document.ts'
import type { Choices } from './document-search.ts'

/** What the records say of a document where nobody chooses: its title, and who signs. */
export function recordedIn(blocks: readonly Block[]): Choices {
  const title = blocks.find(({ kind }) => kind === 'title')
  const signature = blocks.find((block) => block.kind === 'signature')
  return {
    ...(title && { title: textOf(title) }),
    ...(signature?.lines[0] !== undefined && { signatory: signature.lines[0] }),
  }
}
