import { type ReactElement, type ReactNode, useId } from 'react'

/** What a control of a plain field is given. */
export type PlainControl = {
  readonly id: string
  readonly status: 'error' | ''
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

type Props = {
  readonly label: string
  /** Why what stands in it cannot be sent; null where nothing is wrong. */
  readonly refused: string | null
  readonly children: (control: PlainControl) => ReactElement
}

/** A field with its label above and what is wrong with it below, on a page that begins without the library of forms. */
export function PlainField({ label, refused, children }: Props): ReactNode {
  const id = useId()
  const wrong = refused === null ? undefined : `${id}wrong`
  return (
    <div className="ui-plain-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        status: refused === null ? '' : 'error',
        'aria-describedby': wrong,
        'aria-invalid': refused !== null,
      })}
      {refused !== null && (
        <div id={wrong} role="alert">
          {refused}
        </div>
      )}
    </div>
  )
}
