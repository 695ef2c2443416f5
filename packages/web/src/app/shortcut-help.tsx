import { type ReactNode, useEffect, useState } from 'react'
import { ShortcutList } from '../ui/shortcut-list.tsx'
import { isTyping } from '../ui/is-typing.ts'
import { useAppText } from './app.text.ts'

/** The list of keyboard shortcuts, opened by `?`. */
export function ShortcutHelp(): ReactNode {
  const text = useAppText()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key === '?' && !isTyping(event.target)) setIsOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <ShortcutList
      isOpen={isOpen}
      title={text.help}
      shortcuts={text.shortcuts}
      width={420}
      onClose={() => setIsOpen(false)}
    />
  )
}
