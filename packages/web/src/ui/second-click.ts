import { useEffect } from 'react'

// What lies behind a dialog and beside a drawer, where a click closes them.
const behind = '.ant-modal-wrap, .ant-drawer-mask'

/** The second click of a double click falls beside the dialog that the first has opened, and does not close it. */
export function useSecondClicks(): void {
  useEffect(() => {
    document.addEventListener('click', keepOpen, { capture: true })
    return () => document.removeEventListener('click', keepOpen, { capture: true })
  }, [])
}

function keepOpen(event: MouseEvent): void {
  const isBehind = event.target instanceof Element && event.target.matches(behind)
  if (isBehind && event.detail > 1) event.stopPropagation()
}
