import { type Block, textOf } from '@bihuan/core/documents/document.ts'
import type { DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useCopy } from '../../ui/use-copy.ts'
import { useDocumentsText } from '../documents.text.ts'

/** What stands behind each sentence of the figures of the moment, which are made to be put into other texts: a way to copy it. */
export function copiesAfter(
  document: DocumentKey,
  blocks: readonly Block[],
): ((at: number) => ReactNode) | undefined {
  if (document !== 'figures') return undefined
  return (at) => {
    const block = blocks[at]
    return block?.kind === 'paragraph' ? <CopyButton words={textOf(block)} /> : null
  }
}

/** All sentences of the figures of the moment at once; nothing for another document. */
export function CopyAll({
  document,
  blocks,
}: {
  readonly document: DocumentKey
  readonly blocks: readonly Block[]
}): ReactNode {
  const text = useDocumentsText()
  if (document !== 'figures' || blocks.length === 0) return null
  const words = blocks.filter(({ kind }) => kind === 'paragraph').map(textOf)
  return <CopyButton words={words.join('\n')} label={text.copyAll} />
}

function CopyButton({ words, label }: { readonly words: string; readonly label?: string }): ReactNode {
  const text = useDocumentsText()
  const { outcome, copy } = useCopy()
  return (
    <span className="document-copy">
      <Button size="small" onClick={() => void copy(words)}>
        {outcome === 'copied' ? text.copied : (label ?? text.copy)}
      </Button>
      <span role="status">{outcome === 'failed' && text.copyFailed}</span>
    </span>
  )
}
