import { useEffect, useRef, useState } from 'react'

/** Takes files that are dropped anywhere on the page; true while some hang over it. */
export function useDroppedFiles(take: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    const stop = new AbortController()
    const on = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
      document.addEventListener(type, act, { signal: stop.signal })
    on('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      setIsOver(true)
    })
    on('dragleave', (event) => {
      // Leaving one element of the page for another is not leaving the page.
      if (event.relatedTarget === null) setIsOver(false)
    })
    on('drop', (event) => {
      setIsOver(false)
      const files = Array.from(event.dataTransfer?.files ?? [])
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    })
    return () => stop.abort()
  }, [])
  return isOver
}
