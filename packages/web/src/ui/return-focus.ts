import { useEffect, useState } from 'react'

/**
 * Gives the keyboard back, once a drawer, a dialog or an editor has closed, to what opened it; where that is gone, to what would open the
 * same again (marked `data-opens`), else to the page.
 */
export function useReturnFocus(item: string): void {
  // While it is drawn for the first time nothing of what opens has the focus yet.
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // It leaves the page after this, and would take the focus along.
      setTimeout(() => {
        // Whoever is quick has gone on by now, such as into the search, and keeps what they have.
        if (document.activeElement !== null && document.activeElement !== document.body) return
        targetOf(opener, item)?.focus({ preventScroll: true })
      })
    },
    [opener, item],
  )
}

function targetOf(opener: Element | null, item: string): HTMLElement | null {
  if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) return opener
  return (
    document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(item)}"]`) ??
    document.getElementById('main')
  )
}
