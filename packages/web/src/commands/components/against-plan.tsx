import { planChangeLimits, type PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { Button, Input } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useToldText } from '../../told/told.text.ts'
import type { SentForm } from '../versioned-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

type Props = {
  /** What is changed: what was said of one is not there for the next. */
  readonly record: string
  readonly error: unknown
  readonly isSending: boolean
  /** Is told both as they are written, so that the button of the form around it sends them too. */
  readonly onSay?: ((said: PlanChangeSaid | null, form: SentForm) => void) | undefined
  /** Sends again what was refused: for what has no form around it. */
  readonly onSend: (said: PlanChangeSaid, form: SentForm) => void
}

/** Asks why something is changed against the approved plan and who decided it, and sends the form, as it stands then, with both. */
export function AgainstPlan({ record, error, isSending, onSay, onSend }: Props): ReactNode {
  const text = useToldText()
  const kept = useKept('plan.change', record, { reason: '', decidedBy: '' })
  const said = kept.values
  const refused = useRefusedFields(error, ['reason', 'decidedBy'])
  const isReady = said.reason.trim() !== '' && said.decidedBy.trim() !== ''
  useEffect(() => onSay?.(isReady ? said : null, kept))
  return (
    <section className="ui-form">
      <RefusalMessage error={refused.rest} />
      <label>
        <span>{text.againstPlanReason}</span>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={planChangeLimits.reason}
          value={said.reason}
          onChange={(event) => kept.change({ reason: event.target.value })}
        />
        <FieldRefusal of={refused.of('reason')} />
      </label>
      <label>
        <span>{text.againstPlanDecidedBy}</span>
        <Input
          maxLength={planChangeLimits.decidedBy}
          value={said.decidedBy}
          onChange={(event) => kept.change({ decidedBy: event.target.value })}
        />
        <FieldRefusal of={refused.of('decidedBy')} />
      </label>
      <Button
        type="primary"
        size="small"
        loading={isSending}
        disabled={!isReady}
        onClick={(event) => {
          const form = onSay === undefined ? null : event.currentTarget.closest('form')
          if (form === null) onSend(said, kept)
          else form.requestSubmit()
        }}
      >
        {text.againstPlanSend}
      </Button>
    </section>
  )
}
