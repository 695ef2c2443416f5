import { planChangeLimits, type PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
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
  readonly onSend: (said: PlanChangeSaid, form: SentForm) => void
}

/** Asks why something is changed against the approved plan and who decided it, and sends the same form with both. */
export function AgainstPlan({ record, error, isSending, onSend }: Props): ReactNode {
  const text = useToldText()
  const kept = useKept('plan.change', record, { reason: '', decidedBy: '' })
  const said = kept.values
  const refused = useRefusedFields(error, ['reason', 'decidedBy'])
  const isReady = said.reason.trim() !== '' && said.decidedBy.trim() !== ''
  return (
    <section>
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
        onClick={() => onSend(said, kept)}
      >
        {text.againstPlanSend}
      </Button>
    </section>
  )
}
