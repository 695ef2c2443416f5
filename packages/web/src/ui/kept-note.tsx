import { type ReactNode, use } from 'react'
import { type Kept, KeptFormsContext } from './kept-forms.ts'
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

/** Beside the button of a form that is closed: that something was typed into it and not sent. Without it nobody opens it again. */
export function KeptMark({ form, item }: { readonly form: string; readonly item: string }): ReactNode {
  const text = useUiText()
  const forms = use(KeptFormsContext)
  return forms?.store.read(`${form} ${item}`) && <span className="ui-quiet">{text.kept}</span>
}
