import { planChangeLimits, type PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useToldText } from '../../told/told.text.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'

type Props = {
  readonly error: unknown
  readonly isSending: boolean
  readonly onSend: (said: PlanChangeSaid) => void
}

/** Asks why something is changed against the approved plan and who decided it, and sends the same form with both. */
export function AgainstPlan({ error, isSending, onSend }: Props): ReactNode {
  const text = useToldText()
  const kept = useKept('plan.change', '', { reason: '', decidedBy: '' })
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
        onClick={() => onSend(said)}
      >
        {text.againstPlanSend}
      </Button>
    </section>
  )
}
