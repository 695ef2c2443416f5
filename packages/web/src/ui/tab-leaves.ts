import { useEffect } from 'react'

/**
 * The Tab key leaves a picker and chooses nothing: what is lit up in its list was chosen by nobody. antd’s list takes Tab for
 * Enter, and hears it before the picker does.
 */
export function useTabLeaves(): void {
  useEffect(() => {
    document.addEventListener('keydown', leave, { capture: true })
    return () => document.removeEventListener('keydown', leave, { capture: true })
  }, [])
}

function leave(event: KeyboardEvent): void {
  const isInPicker = event.target instanceof Element && event.target.closest('.ant-select') !== null
  if (isInPicker && event.key === 'Tab') event.stopPropagation()
}
