import { type ReactNode, Suspense, useEffect, useState } from 'react'
import { isTyping } from '../ui/is-typing.ts'
import { lazyPart, usePartsAhead } from '../ui/lazy-part.tsx'
import { useAppText } from './app.text.ts'

const ShortcutList = lazyPart(() => import('../ui/shortcut-list.tsx'), 'ShortcutList')
const openedLater = [ShortcutList]

/** The list of keyboard shortcuts, opened by `?`. */
export function ShortcutHelp(): ReactNode {
  const text = useAppText()
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  if (isOpen && !wasOpen) setWasOpen(true)
  usePartsAhead(openedLater)
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key === '?' && !isTyping(event.target)) setIsOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  if (!wasOpen) return null
  return (
    <Suspense fallback={null}>
      <ShortcutList
        isOpen={isOpen}
        title={text.help}
        shortcuts={text.shortcuts}
        width={420}
        onClose={() => setIsOpen(false)}
      />
    </Suspense>
  )
}
