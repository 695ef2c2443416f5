import { type Effect, effects } from '@bihuan/core/claims/closure-request.ts'
import { type ReactNode, Suspense } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import type { VersionedCommand } from '../../commands/versioned-command.ts'
import { type ClaimForm, useClaimCommand } from '../claim-command.ts'
import { EffectField } from '../claim-parts.ts'
import { useClaimsText } from '../claims.text.ts'
import { needsEffect } from '../ladder.ts'
import { type Kept, useKept } from '../../ui/kept-forms.ts'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { lackingOf } from '../../ui/lacking.tsx'

type Props = ClaimForm & {
  readonly onCancel: (() => void) | null
  /** What stands beside the decision: the other way to decide. */
  readonly beside?: ReactNode
}

/** Signing the rung, with a comment and, at the end of a finding, the effect. */
export function ApproveForm({ onCancel, beside, ...claim }: Props): ReactNode {
  const text = useClaimsText()
  const { prepared } = claim.request
  const proposed = prepared?.decision === 'approve' ? prepared.words : ''
  const kept = useKept('closure.approve', claim.request.id, { comment: proposed, effect: '' })
  const { comment } = kept.values
  const effect = effects.find((one) => one === kept.values.effect) ?? null
  const isAssessing = needsEffect(claim.request)
  const command = useClaimCommand(claim, (values: { comment: string; effect: Effect | null }, stamped) =>
    api.closure.approve({ ...stamped, ...values }),
  )
  const refused = useRefusedFields(command.error, ['comment'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ comment, effect }, kept)}
      onCancel={onCancel}
      confirm={text.confirmApprove}
      lacks={lackingOf([text.effect, !isAssessing || effect !== null])}
      before={beside}
    >
      {isAssessing && (
        <Suspense fallback={null}>
          <EffectField
            value={kept.values.effect}
            onChange={(one) => kept.change({ effect: one })}
            note={text.effectNeeded}
          />
        </Suspense>
      )}
      <WordsField
        label={text.comment}
        hint={text.commentHint}
        value={comment}
        onChange={(words) => kept.change({ comment: words })}
        refused={refused.of('comment')}
        longest={2000}
        isShort
      />
    </CommandForm>
  )
}

/** Sending a claim back, with a reason. */
export function ReturnForm({ onCancel, ...claim }: Props): ReactNode {
  const text = useClaimsText()
  const { prepared } = claim.request
  const proposed = prepared?.decision === 'return' ? prepared.words : ''
  const kept = useKept('closure.return', claim.request.id, { reason: proposed })
  const command = useClaimCommand(claim, (words: string, stamped) =>
    api.closure.return({ ...stamped, reason: words }),
  )
  return (
    <ReasonForm
      kept={kept}
      command={command}
      label={text.reason}
      hint={text.reasonHint}
      confirm={text.confirmReturn}
      onCancel={onCancel}
    />
  )
}

type ReasonProps = {
  readonly kept: Kept<'reason'>
  readonly command: VersionedCommand<string>
  readonly label: string
  readonly hint: string
  readonly confirm: string
  readonly onCancel: (() => void) | null
}

/** Sending or taking something back: nothing but a reason is asked for. */
export function ReasonForm({ kept, command, label, hint, confirm, onCancel }: ReasonProps): ReactNode {
  const { reason } = kept.values
  const refused = useRefusedFields(command.error, ['reason'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(reason, kept)}
      onCancel={onCancel}
      confirm={confirm}
      lacks={lackingOf([label, reason])}
      isDanger
    >
      <WordsField
        label={label}
        hint={hint}
        value={reason}
        onChange={(words) => kept.change({ reason: words })}
        refused={refused.of('reason')}
        longest={2000}
        isShort
        takesFocus
      />
    </CommandForm>
  )
}
