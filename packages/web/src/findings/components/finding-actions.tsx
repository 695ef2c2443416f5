import { type Verdict, verdicts } from '@bihuan/core/claims/closure-request.ts'
import { verdictLabels } from '@bihuan/core/claims/labels.ts'
import type { FindingAction } from '@bihuan/core/findings/findings.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { App, Button, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { LosingRungs } from '../../claims/components/losing-rungs.tsx'
import { ApproveForm, ReturnForm } from '../../claims/components/decision-form.tsx'
import { LeaderForm } from '../../claims/components/leader-form.tsx'
import { WordsForm } from '../../commands/components/words-form.tsx'
import { useItemChanged } from '../../commands/item-changed.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { RefusedActions } from '../../told/components/refused-actions.tsx'
import { useVersionedCommand } from '../../commands/versioned-command.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { FindingDetails } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { AddMeasureForm } from './add-measure-form.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'

const order = [
  'approve',
  'submit',
  'addMeasure',
  'return',
  'reopen',
  'replaceLeader',
] as const satisfies FindingAction[]

/** What moves a finding on: the next step first, and what is refused now and why. */
export function FindingActions({ details }: { details: FindingDetails }): ReactNode {
  const text = useFindingsText()
  const [open, setOpen] = useState<FindingAction | null>(null)
  const { finding, refused } = details
  const possible = order.filter((action) => finding.can.includes(action))
  const onClose = (): void => setOpen(null)
  return (
    <section className="measures-actions">
      {open === null ? (
        <div className="measures-buttons">
          {possible.map((action, at) => (
            <Button
              key={action}
              type={at === 0 && action !== 'replaceLeader' && action !== 'return' ? 'primary' : 'default'}
              danger={action === 'return'}
              onClick={() => setOpen(action)}
            >
              {text.actions[action]}
            </Button>
          ))}
          {possible.length === 0 && refused.length === 0 && (
            <span className="ui-quiet">{text.nothingToDo}</span>
          )}
        </div>
      ) : (
        <ActionForm action={open} details={details} onClose={onClose} />
      )}
      <RefusedActions refused={refused} labels={text.actions} here={finding.id} />
    </section>
  )
}

type FormProps = {
  readonly action: FindingAction
  readonly details: FindingDetails
  readonly onClose: () => void
}

function ActionForm({ action, details, onClose }: FormProps): ReactNode {
  switch (action) {
    case 'submit':
      return (
        <LosingRungs
          rungs={details.losesRungs}
          work="claim"
          handlers={details.handlers.map(({ name }) => name)}
          onLeave={onClose}
        >
          <Submit details={details} onClose={onClose} />
        </LosingRungs>
      )
    case 'replaceLeader':
      return <ReplaceLeader details={details} onClose={onClose} />
    case 'reopen':
      return <Reopen details={details} onClose={onClose} />
    case 'approve':
    case 'return':
      return <Decision action={action} details={details} onClose={onClose} />
    case 'addMeasure':
      return <AddMeasureForm finding={details.finding} onClose={onClose} />
    case 'assign':
      return null
    default:
      return action satisfies never
  }
}

function Submit({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const text = useFindingsText()
  const language = useLanguage()
  const { message } = App.useApp()
  const changed = useItemChanged()
  const kept = useKept('findings.submit', details.finding.id, { verdict: 'completed', claim: '' })
  const { claim } = kept.values
  const verdict = verdicts.find((one) => one === kept.values.verdict) ?? 'completed'
  const command = useVersionedCommand({
    version: details.finding.version,
    send: (values: { claim: string; verdict: Verdict }, stamp) =>
      api.findings.submit({ ...pathOf(details), ...values, ...stamp }),
    refresh: async () => (await api.findings.get(pathOf(details))).finding.version,
    onDone: () => {
      void message.success(text.sent.submit)
      changed(pathOf(details))
      onClose()
    },
  })
  const refused = useRefusedFields(command.error, ['claim'])
  return (
    <form
      className="ui-form"
      onSubmit={(event) => {
        event.preventDefault()
        command.send({ claim, verdict }, kept)
      }}
    >
      <KeptNote kept={kept} />
      <fieldset>
        <legend>{text.verdict}</legend>
        <Radio.Group
          value={verdict}
          onChange={(event) => kept.change({ verdict: String(event.target.value) })}
          options={verdicts.map((value) => ({ value, label: verdictLabels[value][language] }))}
        />
      </fieldset>
      <label>
        <span>{text.claim}</span>
        <Input.TextArea
          value={claim}
          onChange={(event) => kept.change({ claim: event.target.value })}
          placeholder={text.claimHint}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={5000}
        />
        <FieldRefusal of={refused.of('claim')} />
      </label>
      <CommandOutcome command={{ ...command, error: refused.rest }} />
      <div className="ui-form-actions">
        <Button onClick={() => kept.leave(onClose)} disabled={command.isSending}>
          {text.cancel}
        </Button>
        <Button type="primary" htmlType="submit" loading={command.isSending} disabled={claim.trim() === ''}>
          {text.submitRequest}
        </Button>
      </div>
    </form>
  )
}

function ReplaceLeader({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const text = useFindingsText()
  const { message } = App.useApp()
  const changed = useItemChanged()
  const command = useVersionedCommand({
    version: details.finding.version,
    send: (leader: string, stamp) =>
      api.findings.assign({ ...pathOf(details), leaderId: id<'person'>(leader), ...stamp }),
    refresh: async () => (await api.findings.get(pathOf(details))).finding.version,
    onDone: () => {
      void message.success(text.sent.replaceLeader)
      changed(pathOf(details))
      onClose()
    },
  })
  return (
    <LeaderForm
      command={command}
      item={details.finding.id}
      barred={details.closureRequest?.cannotLead ?? nobody}
      confirm={text.actions.replaceLeader}
      onCancel={onClose}
    />
  )
}

// One and the same list, so that the picker is not built anew at each stroke.
const nobody: readonly string[] = []

function Reopen({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const text = useFindingsText()
  const { message } = App.useApp()
  const changed = useItemChanged()
  const command = useVersionedCommand({
    version: details.finding.version,
    send: (reason: string, stamp) => api.findings.reopen({ ...pathOf(details), reason, ...stamp }),
    refresh: async () => (await api.findings.get(pathOf(details))).finding.version,
    onDone: () => {
      void message.success(text.sent.reopen)
      changed(pathOf(details))
      onClose()
    },
  })
  return (
    <WordsForm
      command={command}
      label={text.reason}
      hint={text.reopenHint}
      start=""
      form="findings.reopen"
      item={details.finding.id}
      confirm={text.actions.reopen}
      onCancel={onClose}
    />
  )
}

function Decision({ action, details, onClose }: FormProps): ReactNode {
  const text = useFindingsText()
  const { message } = App.useApp()
  const changed = useItemChanged()
  if (details.closureRequest === null) return null
  const form = {
    request: details.closureRequest,
    refresh: async () => (await api.findings.get(pathOf(details))).closureRequest,
    onCancel: onClose,
    onDone: () => {
      void message.success(action === 'approve' ? text.sent.approve : text.sent.return)
      changed(pathOf(details))
      onClose()
    },
  }
  return action === 'approve' ? <ApproveForm {...form} /> : <ReturnForm {...form} />
}

function pathOf({ finding }: FindingDetails): { rectificationId: string; findingId: string } {
  return { rectificationId: finding.rectificationId, findingId: finding.id }
}
