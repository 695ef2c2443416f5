import type { Refusal } from '../kernel/refusal.ts'
import type { Block, DocumentModel, LinePlace } from './document.ts'
import type { DocumentOptions } from './document-options.ts'
import { chineseDay } from './numerals.ts'

/**
 * A document with what an official one carries beside its text (GB/T 9704, GB/T 33480): its 密级 and number above the title, to whom it goes below
 * it, the day of its making under the signature, and who has copies at the end.
 */
export function withElements(
  model: DocumentModel,
  { secrecy, number, addressee, copies, signedOn }: DocumentOptions,
): DocumentModel {
  const below = lastOfHead(model.blocks) + 1
  const dated = model.blocks.map((block): Block => {
    if (block.kind !== 'signature' || signedOn === undefined || block.lines.length === 0) return block
    return { ...block, lines: [...block.lines.slice(0, -1), chineseDay(signedOn)] }
  })
  return {
    ...model,
    blocks: [
      ...line('mark', secrecy),
      ...line('number', number),
      ...dated.slice(0, below),
      ...line('addressee', addressee && ended(addressee)),
      // Whoever names another addressee means no other beside it.
      ...dated
        .slice(below)
        .filter((block) => !(addressee && block.kind === 'line' && block.place === 'addressee')),
      ...line('copies', copies && `抄送：${copies}`),
    ],
  }
}

/** The title with the notes right below it; attachments have titles of their own. */
function lastOfHead(blocks: readonly Block[]): number {
  const title = blocks.findIndex(({ kind }) => kind === 'title')
  const next = blocks.findIndex(
    (block, at) => at > title && !(block.kind === 'line' && block.place === 'note'),
  )
  return next === -1 ? blocks.length - 1 : next - 1
}

/** The marking of a secret that a document may not carry here: only what is for the inside may be said. */
export function classified({ secrecy }: DocumentOptions): Refusal<'CLASSIFIED_TEXT'> | null {
  if (secrecy === undefined || secrecy === '' || secrecy === '内部' || secrecy === '公开') return null
  return { code: 'CLASSIFIED_TEXT', params: { marking: secrecy } }
}

function line(place: LinePlace, text: string | undefined): readonly Block[] {
  return text === undefined || text === '' ? [] : [{ kind: 'line', place, runs: [{ kind: 'words', text }] }]
}

function ended(addressee: string): string {
  return /[:：]$/.test(addressee) ? addressee : `${addressee}：`
}
