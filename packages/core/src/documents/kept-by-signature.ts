import type { Block } from './document.ts'

/**
 * Whether a block stays on the page of the next, so that whoever signs does not stand on a page without text (GB/T 9704): the last of the
 * text, and what is attached between it and the signature.
 */
export function isKeptBySignature(blocks: readonly Block[], at: number): boolean {
  const next = blocks[at + 1]
  return next?.kind === 'signature' || (next?.kind === 'attachments' && isKeptBySignature(blocks, at + 1))
}
