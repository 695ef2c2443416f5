import { Input } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useReviewText } from '../review.text.ts'

type Props = {
  readonly draftId: string
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
export function DraftName({ draftId, name, start, isRenaming, isLocked, open, keep }: Props): ReactNode {
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
  if (isRenaming) return <NameField draftId={draftId} start={start} keep={keep} />
  return (
    <button ref={button} type="button" className="intake-name" title={text.rename} onClick={open}>
      {name}
    </button>
  )
}

function NameField({ draftId, start, keep }: Pick<Props, 'draftId' | 'start' | 'keep'>): ReactNode {
  const text = useReviewText()
  const kept = useKept('intake.name', draftId, { name: start })
  const typed = kept.values.name
  const isOver = useRef(false)
  function end(name: string | null): void {
    // A field that is taken away loses the focus, too, and would keep what was given up.
    if (isOver.current) return
    isOver.current = true
    kept.done()
    keep(name)
  }
  const done = (): void => end(typed.trim() === '' ? null : typed.trim())
  return (
    <>
      <Input
        autoFocus
        className="intake-name-field"
        aria-label={text.name}
        value={typed}
        count={{ max: 200 }}
        onFocus={(event) => event.target.select()}
        onChange={(event) => kept.change({ name: event.target.value })}
        onBlur={({ relatedTarget: to }) => {
          // The question about leaving belongs to the field.
          if (to === null || to.closest('[role=dialog]') === null) done()
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          // Else the same press would go on to the name, which has the focus next, or answer the question about leaving.
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Enter') done()
          else kept.undo(() => end(null))
        }}
      />
      <KeptNote kept={kept} />
    </>
  )
}
