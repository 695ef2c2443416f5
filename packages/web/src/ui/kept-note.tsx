import type { ReactNode } from 'react'
import type { Kept } from './kept-forms.ts'
import { useUiText } from './ui.text.ts'

/** Says that a form began with what was typed before, and lets go of that. */
export function KeptNote({
  kept,
}: {
  readonly kept: Pick<Kept<never>, 'isRestored' | 'discard'>
}): ReactNode {
  const text = useUiText()
  return (
    kept.isRestored && (
      <p className="ui-kept">
        <span role="status">{text.restored}</span> ·{' '}
        <button type="button" onClick={kept.discard}>
          {text.discardRestored}
        </button>
      </p>
    )
  )
}
