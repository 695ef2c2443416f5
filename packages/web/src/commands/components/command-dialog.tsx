import { Modal } from 'antd'
import type { ReactNode } from 'react'
import type { Kept } from '../../ui/kept-forms.ts'
import { type RefusedFields, useRefusedFields } from '../../ui/refused-fields.tsx'
import type { VersionedCommand } from '../versioned-command.ts'
import { CommandForm } from './command-form.tsx'

type Props<Values, Told extends string> = {
  readonly title: string
  /** What the button says, where it is not the title. */
  readonly confirm?: string
  /** In pixels, where a form needs more room than a few fields. */
  readonly width?: number
  readonly kept: Pick<Kept<never>, 'isRestored' | 'discard' | 'leave' | 'done'>
  readonly command: VersionedCommand<Values>
  /** What is sent. */
  readonly values: Values
  /** Fields beside which it is said why they were refused, by the names that travel. */
  readonly tells: readonly Told[]
  /** What is still needed, by the labels of the fields. */
  readonly lacks: readonly string[]
  /** Whether files are under way, for which sending waits. */
  readonly isWaiting?: boolean
  readonly isDanger?: boolean
  readonly onClose: () => void
  readonly children: (refused: RefusedFields<Told>) => ReactNode
}

/**
 * A form over the page that sends one command for the version that it was opened with. What was refused stands beside its fields,
 * the rest below them: a conflict with the offer to send one's own on top, a change against the plan with the question why.
 */
export function CommandDialog<Values, Told extends string>(props: Props<Values, Told>): ReactNode {
  const { title, confirm = title, width, kept, command, onClose } = props
  const refused = useRefusedFields(command.error, props.tells)
  return (
    <Modal
      open
      title={title}
      footer={null}
      {...(width !== undefined && { width })}
      onCancel={() => kept.leave(onClose)}
    >
      <CommandForm
        kept={kept}
        command={command}
        error={refused.rest}
        onSend={() => command.send(props.values, kept)}
        onCancel={onClose}
        confirm={confirm}
        lacks={props.lacks}
        isWaiting={props.isWaiting ?? false}
        isDanger={props.isDanger ?? false}
      >
        {props.children(refused)}
      </CommandForm>
    </Modal>
  )
}
