import { Input } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useReviewText } from '../review.text.ts'

type Props = {
  /** The name as it is shown. */
  readonly name: string
  /** What the field begins with: nothing for a draft that has no name. */
  readonly start: string
  readonly isRenaming: boolean
  readonly isLocked: boolean
  readonly open: () => void
  /** Ends the renaming; null leaves the name as it is. */
  readonly keep: (name: string | null) => void
}

/** The name of a draft, which becomes a field when it is clicked. */
export function DraftName({ name, start, isRenaming, isLocked, open, keep }: Props): ReactNode {
  const text = useReviewText()
  const button = useRef<HTMLButtonElement>(null)
  const wasRenaming = useRef(false)
  useEffect(() => {
    // Whoever renamed by keyboard goes on from here, unless they have clicked elsewhere.
    if (wasRenaming.current && !isRenaming && document.activeElement === document.body)
      button.current?.focus()
    wasRenaming.current = isRenaming
  }, [isRenaming])
  if (isLocked) return name
  if (isRenaming) return <NameField start={start} keep={keep} />
  return (
    <button ref={button} type="button" className="intake-name" title={text.rename} onClick={open}>
      {name}
    </button>
  )
}

function NameField({ start, keep }: Pick<Props, 'start' | 'keep'>): ReactNode {
  const text = useReviewText()
  const [typed, setTyped] = useState(start)
  const isOver = useRef(false)
  function end(name: string | null): void {
    // A field that is taken away loses the focus, too, and would keep what was given up.
    if (isOver.current) return
    isOver.current = true
    keep(name)
  }
  const done = (): void => end(typed.trim() === '' ? null : typed.trim())
  return (
    <Input
      autoFocus
      className="intake-name-field"
      aria-label={text.name}
      value={typed}
      maxLength={200}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        // Else the same press would go on to the name, which has the focus next.
        event.preventDefault()
        if (event.key === 'Enter') done()
        else end(null)
      }}
    />
  )
}
