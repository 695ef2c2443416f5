import type { ReactNode } from 'react'
import { ShortcutList } from '../../ui/shortcut-list.tsx'
import { useReviewText } from '../review.text.ts'

/** The keys of the review, each with what it does. */
export function DeskHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useReviewText()
  return (
    <ShortcutList
      isOpen
      title={text.help}
      shortcuts={text.shortcuts}
      width={560}
      className="intake-shortcuts"
      onClose={onClose}
    />
  )
}
