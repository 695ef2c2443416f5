import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'
import { nextAction, otherActions } from '@bihuan/core/measures/next-action.ts'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useSession } from '../../session/session.tsx'
import { useClaimsText } from '../../claims/claims.text.ts'
import { ApproveForm, ReturnForm } from '../../claims/components/decision-form.tsx'
import { LosingRungs } from '../../claims/components/losing-rungs.tsx'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { RefusedActions } from '../../told/components/refused-actions.tsx'
import { ReportForm, type ReportValues } from './report-form.tsx'
import { useVersionedCommand, type VersionedCommand } from '../../commands/versioned-command.ts'
import { useItemChanged } from '../../commands/item-changed.ts'
import type { MeasureDetails } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { LeaderForm } from '../../claims/components/leader-form.tsx'
import { WordsForm } from '../../commands/components/words-form.tsx'

/** The one next step as the primary button, what else is possible beside it, and what is refused now and why. */
export function MeasureActions({ details }: { details: MeasureDetails }): ReactNode {
  const text = useMeasuresText()
  const [open, setOpen] = useState<MeasureAction | null>(null)
  const { measure, refused } = details
  const { person } = useSession()
  const step = nextAction(measure, person.id)
  // Assigning has its own place beside the fields.
  const next = step === 'assign' ? null : step
  const others = otherActions(measure, person.id)
  return (
    <section className="measures-actions">
      {open !== null ? (
        <ActionForm key={open} action={open} details={details} onClose={() => setOpen(null)} />
      ) : (
        <div className="measures-buttons">
          {next !== null && <ActionButton action={next} isPrimary details={details} open={setOpen} />}
          {others.map((action) => (
            <ActionButton key={action} action={action} isPrimary={false} details={details} open={setOpen} />
          ))}
          {next === null && others.length === 0 && refused.length === 0 && (
            <span className="ui-quiet">{text.nothingToDo}</span>
          )}
        </div>
      )}
      <RefusedActions refused={refused} labels={text.actions} here={measure.id} />
    </section>
  )
}

type ButtonProps = {
  readonly action: MeasureAction
  readonly isPrimary: boolean
  readonly details: MeasureDetails
  readonly open: (action: MeasureAction) => void
}

function ActionButton({ action, isPrimary, details, open }: ButtonProps): ReactNode {
  const text = useMeasuresText()
  const look = isPrimary ? ({ type: 'primary' } as const) : {}
  if (action === 'start') return <StartButton details={details} isPrimary={isPrimary} />
  return (
    <Button {...look} danger={action === 'return'} onClick={() => open(action)}>
      {text.actions[action]}
    </Button>
  )
}

// Starting asks for nothing, so that the button itself carries it out.
function StartButton({ details, isPrimary }: { details: MeasureDetails; isPrimary: boolean }): ReactNode {
  const text = useMeasuresText()
  const command = useMeasureCommand({
    details,
    action: 'start',
    send: (_: null, stamp) => api.measures.start({ ...pathOf(details), ...stamp }),
    onClose: () => {},
  })
  return (
    <>
      <Button
        type={isPrimary ? 'primary' : 'default'}
        loading={command.isSending}
        onClick={() => command.send(null)}
      >
        {text.actions.start}
      </Button>
      <CommandOutcome command={command} />
    </>
  )
}

type FormProps = {
  readonly action: MeasureAction
  readonly details: MeasureDetails
  readonly onClose: () => void
}

function ActionForm({ action, details, onClose }: FormProps): ReactNode {
  switch (action) {
    case 'report':
      return <Report details={details} onClose={onClose} />
    case 'submit':
      return <Submit details={details} onClose={onClose} />
    case 'reopen':
      return <Reopen details={details} onClose={onClose} />
    case 'replaceLeader':
      return <ReplaceLeader details={details} onClose={onClose} />
    case 'approve':
    case 'return':
      return <Decision action={action} details={details} onClose={onClose} />
    case 'assign':
    case 'start':
      return null
    default:
      return action satisfies never
  }
}

function Report({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const command = useMeasureCommand({
    details,
    action: 'report',
    send: (values: ReportValues, stamp) => api.measures.report({ ...pathOf(details), ...values, ...stamp }),
    onClose,
  })
  return (
    <LosingRungs
      rungs={details.losesRungs}
      work="report"
      handlers={details.measure.handler === null ? [] : [details.measure.handler.name]}
      onLeave={onClose}
    >
      <ReportForm command={command} item={details.measure.id} onCancel={onClose} />
    </LosingRungs>
  )
}

function Submit({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const text = useMeasuresText()
  const command = useMeasureCommand({
    details,
    action: 'submit',
    send: (claim: string, stamp) => api.measures.submit({ ...pathOf(details), claim, ...stamp }),
    onClose,
  })
  return (
    <LosingRungs
      rungs={details.losesRungs}
      work="claim"
      handlers={details.measure.handler === null ? [] : [details.measure.handler.name]}
      onLeave={onClose}
    >
      <WordsForm
        command={command}
        label={text.claim}
        hint={text.claimHint}
        start={details.measure.lastProgress ?? ''}
        form="measures.submit"
        item={details.measure.id}
        confirm={text.submitRequest}
        onCancel={onClose}
      />
    </LosingRungs>
  )
}

function ReplaceLeader({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const text = useMeasuresText()
  const command = useMeasureCommand({
    details,
    action: 'replaceLeader',
    send: (leader: string, stamp) =>
      api.measures.assign({ ...pathOf(details), changes: { leaderId: id<'person'>(leader) }, ...stamp }),
    onClose,
  })
  return (
    <LeaderForm
      command={command}
      item={details.measure.id}
      barred={details.closureRequest?.cannotLead ?? nobody}
      confirm={text.actions.replaceLeader}
      onCancel={onClose}
    />
  )
}

// One and the same list, so that the picker is not built anew at each stroke.
const nobody: readonly string[] = []

function Reopen({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const text = useMeasuresText()
  const command = useMeasureCommand({
    details,
    action: 'reopen',
    send: (reason: string, stamp) => api.measures.reopen({ ...pathOf(details), reason, ...stamp }),
    onClose,
  })
  return (
    <WordsForm
      command={command}
      label={text.reason}
      hint={text.reopenHint}
      start=""
      form="measures.reopen"
      item={details.measure.id}
      confirm={text.actions.reopen}
      onCancel={onClose}
    />
  )
}

function Decision({ action, details, onClose }: FormProps): ReactNode {
  const text = useClaimsText()
  const { message } = App.useApp()
  const changed = useItemChanged()
  if (details.closureRequest === null) return null
  const form = {
    request: details.closureRequest,
    refresh: async () => (await api.measures.get(pathOf(details))).closureRequest,
    onCancel: onClose,
    onDone: () => {
      void message.success(action === 'approve' ? text.approved : text.sentBack)
      changed(pathOf(details))
      onClose()
    },
  }
  return action === 'approve' ? <ApproveForm {...form} /> : <ReturnForm {...form} />
}

function pathOf({ measure }: MeasureDetails): { rectificationId: string; measureId: string } {
  return { rectificationId: measure.rectificationId, measureId: measure.id }
}

type Options<Values> = {
  readonly details: MeasureDetails
  readonly action: 'start' | 'report' | 'submit' | 'reopen' | 'replaceLeader'
  readonly send: Parameters<typeof useVersionedCommand<Values, MeasureDetails['measure']>>[0]['send']
  readonly onClose: () => void
}

function useMeasureCommand<Values>({
  details,
  action,
  send,
  onClose,
}: Options<Values>): VersionedCommand<Values> {
  const text = useMeasuresText()
  const { message } = App.useApp()
  const changed = useItemChanged()
  return useVersionedCommand({
    version: details.measure.version,
    send,
    refresh: async () => (await api.measures.get(pathOf(details))).measure.version,
    onDone: () => {
      void message.success(text.sent[action])
      changed(pathOf(details))
      onClose()
    },
  })
}
