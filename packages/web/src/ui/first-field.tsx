import { type ReactNode, useEffect, useRef } from 'react'

/**
 * The fields of a dialog, of which the first has the focus when it opens. A dialog is put into the page only after its
 * fields are made: `autoFocus` on one of them comes too early, and what closes the dialog would have the focus.
 */
export function FirstField({ children }: { readonly children: ReactNode }): ReactNode {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let frame = 0
    const begin = (): void => {
      if (fields.current?.isConnected !== true) frame = requestAnimationFrame(begin)
      else fields.current.querySelector<HTMLElement>('input:not([type=file]), textarea')?.focus()
    }
    begin()
    return () => cancelAnimationFrame(frame)
  }, [])
  return <div ref={fields}>{children}</div>
}
