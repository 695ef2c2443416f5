import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Kept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { CommandOutcome, type Outcome } from './command-outcome.tsx'
import { LackingFields, useLacking } from '../../ui/lacking.tsx'

type Props = {
  readonly kept: Pick<Kept<never>, 'isRestored' | 'discard' | 'leave'>
  readonly command: Outcome
  /** What is left to say of a refusal below the fields; without it the whole. */
  readonly error?: unknown
  readonly onSend: () => void
  /** Leaves the form; null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null
  readonly confirm: string
  /** What is still needed, by the labels of the fields: said, and marked there, once somebody presses the button. */
  readonly lacks: readonly string[]
  /** Whether files are under way, which say so themselves: until they are there nothing can be sent. */
  readonly isWaiting?: boolean
  readonly isDanger?: boolean
  readonly className?: string
  /** What stands before the buttons, and between leaving and sending. */
  readonly before?: ReactNode
  readonly beside?: ReactNode
  /** In place of the button that sends. */
  readonly instead?: ReactNode
  readonly children: ReactNode
}

/** A form whose fields are kept until they are sent: what was refused stands below them, then leaving and sending. */
export function CommandForm({ kept, command, onSend, onCancel, lacks, ...props }: Props): ReactNode {
  const text = useUiText()
  const lacking = useLacking(lacks)
  const error = 'error' in props ? props.error : command.error
  return (
    <form
      className={props.className ?? 'ui-form'}
      onSubmit={(event) => {
        event.preventDefault()
        lacking.press(onSend)
      }}
    >
      <KeptNote kept={kept} />
      <LackingFields of={lacking.shown}>{props.children}</LackingFields>
      <CommandOutcome command={{ ...command, error }} />
      <div className="ui-form-actions">
        {props.before}
        {onCancel !== null && (
          <Button onClick={() => kept.leave(onCancel)} disabled={command.isSending}>
            {text.cancel}
          </Button>
        )}
        {props.beside}
        {props.instead ?? (
          <Button
            type="primary"
            htmlType="submit"
            danger={props.isDanger ?? false}
            loading={command.isSending}
            disabled={props.isWaiting ?? false}
          >
            {props.confirm}
          </Button>
        )}
      </div>
    </form>
  )
}
