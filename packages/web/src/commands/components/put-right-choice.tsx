import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useUiText } from '../../ui/ui.text.ts'

type Props<Action extends string> = {
  /** What can be put right now, each with what it is for. */
  readonly choices: readonly { readonly action: Action; readonly label: string; readonly hint: string }[]
  readonly onChoose: (action: Action) => void
  readonly onClose: () => void
}

/** The ways in which a record can be put right, each with what it does, so that nobody has to know them by name. */
export function PutRightChoice<Action extends string>(props: Props<Action>): ReactNode {
  const text = useUiText()
  return (
    <ul className="put-right">
      {props.choices.map(({ action, label, hint }) => (
        <li key={action}>
          <Button onClick={() => props.onChoose(action)}>{label}</Button>
          <span className="ui-quiet">{hint}</span>
        </li>
      ))}
      <li>
        <Button type="text" onClick={props.onClose}>
          {text.cancel}
        </Button>
      </li>
    </ul>
  )
}
