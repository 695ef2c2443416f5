import { type Block, textOf } from './document.ts'
import type { DocumentOptions } from './document-options.ts'

type Element = 'title' | 'addressee' | 'copies' | 'contact' | 'attachments'

const called: Readonly<Record<Element, { readonly zh: string; readonly en: string }>> = {
  title: { zh: '标题', en: 'title' },
  addressee: { zh: '主送', en: 'addressee' },
  copies: { zh: '抄送', en: 'copies' },
  contact: { zh: '联系方式', en: 'contact' },
  attachments: { zh: '附件', en: 'attachments' },
}

const contact = '联系方式：'

/** Which element of an official document a block is, as it is called; null of its text. */
export function elementOf(block: Block): { readonly zh: string; readonly en: string } | null {
  const kind = kindOf(block)
  return kind === null ? null : called[kind]
}

function kindOf(block: Block): Element | null {
  if (block.kind === 'title' || block.kind === 'attachments') return block.kind
  if (block.kind === 'line' && (block.place === 'addressee' || block.place === 'copies')) return block.place
  return block.kind === 'paragraph' && textOf(block).startsWith(contact) ? 'contact' : null
}

/** What people typed in place of what the program writes or beside it, by its block; the numbers of attachments are none of theirs. */
export function typedElements(
  blocks: readonly Block[],
  options: DocumentOptions,
): ReadonlyMap<number, { readonly text: string }> {
  return new Map(
    blocks.flatMap((block, at) => {
      const kind = kindOf(block)
      if (kind === null || (options[kind] ?? '') === '') return []
      const text = textOf(block)
      if (kind !== 'attachments') return [[at, { text }] as const]
      // Places stay as they are.
      const bare = text.replaceAll(/^(?:附件：|Attachments?: )?(?:\d+\. ?)?/gmu, (own) =>
        ' '.repeat(own.length),
      )
      return [[at, { text: bare }] as const]
    }),
  )
}
