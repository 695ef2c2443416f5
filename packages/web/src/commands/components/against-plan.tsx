import { planChangeLimits, type PlanChangeSaid } from '@bihuan/core/kernel/plan-change.ts'
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useToldText } from '../../told/told.text.ts'
import type { SentForm } from '../versioned-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { LackingFields, lackingOf, useLacking } from '../../ui/lacking.tsx'
import { WordsField } from '../../ui/words-field.tsx'

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
  const lacking = useLacking(
    lackingOf([text.againstPlanReason, said.reason], [text.againstPlanDecidedBy, said.decidedBy]),
  )
  return (
    <section className="ui-form">
      <RefusalMessage error={refused.rest} />
      <LackingFields of={lacking.shown}>
        <WordsField
          label={text.againstPlanReason}
          value={said.reason}
          onChange={(reason) => kept.change({ reason })}
          refused={refused.of('reason')}
          longest={planChangeLimits.reason}
          isShort
        />
        <WordsField
          label={text.againstPlanDecidedBy}
          value={said.decidedBy}
          onChange={(decidedBy) => kept.change({ decidedBy })}
          refused={refused.of('decidedBy')}
          longest={planChangeLimits.decidedBy}
          isLine
        />
      </LackingFields>
      <Button
        type="primary"
        size="small"
        loading={isSending}
        onClick={(event) => {
          const form = onSay === undefined ? null : event.currentTarget.closest('form')
          lacking.press(() => {
            if (form === null) onSend(said, kept)
            else form.requestSubmit()
          })
        }}
      >
        {text.againstPlanSend}
      </Button>
    </section>
  )
}
