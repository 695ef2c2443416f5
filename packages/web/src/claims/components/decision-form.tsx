import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { type Effect, effects } from '@bihuan/core/claims/closure-request.ts'
import { effectLabels } from '@bihuan/core/claims/labels.ts'
import { Button, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useClaimsText } from '../claims.text.ts'
import { needsEffect } from '../ladder.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'

type Props = {
  readonly request: ClosureRequestView
  /** Reads the claim again after a conflict. */
  readonly refresh: () => Promise<ClosureRequestView | null>
  readonly onDone: () => void
  readonly onCancel: (() => void) | null
  /** What stands beside the decision: the other way to decide. */
  readonly beside?: ReactNode
}

/** Signing the rung, with a comment and, at the end of a finding, the effect. */
export function ApproveForm({ request, refresh, onDone, onCancel, beside }: Props): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  const kept = useKept('closure.approve', request.id, { comment: '', effect: '' })
  const { comment } = kept.values
  const effect = effects.find((one) => one === kept.values.effect) ?? null
  const isAssessing = needsEffect(request)
  const command = useVersionedCommand({
    version: request.version,
    send: (values: { comment: string; effect: Effect | null }, stamp) =>
      api.closure.approve({
        rectificationId: request.rectificationId,
        closureRequestId: request.id,
        ...values,
        ...stamp,
      }),
    refresh: async () => (await refresh())?.version ?? request.version,
    onDone,
  })
  const refused = useRefusedFields(command.error, ['comment'])
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send({ comment, effect }, kept)
      }}
    >
      <KeptNote kept={kept} />
      {isAssessing && (
        <fieldset>
          <legend>
            {text.effect} <span className="ui-quiet">{text.effectNeeded}</span>
          </legend>
          <Radio.Group
            value={effect}
            onChange={(event) => kept.change({ effect: String(event.target.value) })}
            options={effects.map((value) => ({ value, label: effectLabels[value][language] }))}
          />
        </fieldset>
      )}
      <label>
        <span>{text.comment}</span>
        <Input.TextArea
          value={comment}
          onChange={(event) => kept.change({ comment: event.target.value })}
          placeholder={text.commentHint}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
        />
        <FieldRefusal of={refused.of('comment')} />
      </label>
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        {beside}
        {onCancel !== null && (
          <Button onClick={() => kept.leave(onCancel)} disabled={command.isSending}>
            {text.cancel}
          </Button>
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={command.isSending}
          disabled={isAssessing && effect === null}
        >
          {text.confirmApprove}
        </Button>
      </div>
    </form>
  )
}

/** Sending a claim back, with a reason. */
export function ReturnForm({ request, refresh, onDone, onCancel }: Props): ReactNode {
  const text = useClaimsText()
  const kept = useKept('closure.return', request.id, { reason: '' })
  const { reason } = kept.values
  const command = useVersionedCommand({
    version: request.version,
    send: (values: { reason: string }, stamp) =>
      api.closure.return({
        rectificationId: request.rectificationId,
        closureRequestId: request.id,
        ...values,
        ...stamp,
      }),
    refresh: async () => (await refresh())?.version ?? request.version,
    onDone,
  })
  const refused = useRefusedFields(command.error, ['reason'])
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send({ reason }, kept)
      }}
    >
      <KeptNote kept={kept} />
      <label>
        <span>{text.reason}</span>
        <Input.TextArea
          value={reason}
          onChange={(event) => kept.change({ reason: event.target.value })}
          placeholder={text.reasonHint}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={2000}
          autoFocus
        />
        <FieldRefusal of={refused.of('reason')} />
      </label>
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        {onCancel !== null && (
          <Button onClick={() => kept.leave(onCancel)} disabled={command.isSending}>
            {text.cancel}
          </Button>
        )}
        <Button
          type="primary"
          danger
          htmlType="submit"
          loading={command.isSending}
          disabled={reason.trim() === ''}
        >
          {text.confirmReturn}
        </Button>
      </div>
    </form>
  )
}
