import { type Verdict, verdicts } from '@bihuan/core/claims/closure-request.ts'
import { verdictLabels } from '@bihuan/core/claims/labels.ts'
import { isPutRight } from '@bihuan/core/findings/finding.actions.ts'
import type { FindingAction } from '@bihuan/core/findings/findings.contract.ts'
import { Button, Radio } from 'antd'
import { Fragment, type ReactNode, useState } from 'react'
import { waitsForReader } from '../../claims/ladder.ts'
import { api } from '../../api.ts'
import { LosingRungs } from '../../claims/components/losing-rungs.tsx'
import { Decision } from '../../claims/components/decision.tsx'
import { LeaderForm } from '../../claims/components/leader-form.tsx'
import { WordsForm } from '../../commands/components/words-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { RefusedActions } from '../../told/components/refused-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { type FindingDetails, findingItem } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { AddMeasureForm } from './add-measure-form.tsx'
import { FindingPutRight } from './finding-put-right.tsx'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptMark } from '../../ui/kept-note.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'
import { WordsField } from '../../ui/words-field.tsx'
import { lackingOf } from '../../ui/lacking.tsx'

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
  const [open, setOpen] = useState<FindingAction | 'putRight' | null>(null)
  const { finding } = details
  const isVoided = finding.status === 'voided'
  // Nobody expects to add a measure to what was voided or merged: that it cannot be done is no news.
  const refused = details.refused.filter(({ action }) => !isVoided || action !== 'addMeasure')
  const possible = order.filter((action) => finding.can.includes(action))
  const isClaimWaiting = details.closureRequest !== null && waitsForReader(details.closureRequest)
  const onClose = (): void => setOpen(null)
  return (
    <section className="measures-actions">
      {open === null ? (
        <div className="measures-buttons">
          {possible.map((action, at) => (
            <Fragment key={action}>
              <Button
                type={at === 0 && action !== 'replaceLeader' && action !== 'return' ? 'primary' : 'default'}
                danger={action === 'return'}
                onClick={() => setOpen(action)}
              >
                {text.actions[action]}
              </Button>
              <KeptMark form={`findings.${action}`} item={finding.id} />
            </Fragment>
          ))}
          {finding.can.some(isPutRight) && (
            <Button onClick={() => setOpen('putRight')}>{text.putRight}</Button>
          )}
          {possible.length === 0 && refused.length === 0 && !isClaimWaiting && (
            <span className="ui-quiet">{text.nothingToDo}</span>
          )}
        </div>
      ) : open === 'putRight' ? (
        <FindingPutRight details={details} onClose={onClose} />
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
  const text = useFindingsText()
  const item = findingItem(details.finding)
  const { version } = details.finding
  switch (action) {
    case 'submit':
      return (
        <LosingRungs
          rungs={details.losesRungs}
          named={details.rungNames}
          work="claim"
          handlers={details.handlers.map(({ name }) => name)}
          onLeave={onClose}
        >
          <Submit details={details} onClose={onClose} />
        </LosingRungs>
      )
    case 'replaceLeader':
      return (
        <LeaderForm
          {...{ item, version, onClose }}
          send={(leaderId, stamp) => api.findings.assign({ ...item, leaderId, ...stamp })}
          said={text.sent('replaceLeader')}
          barred={details.closureRequest?.cannotLead}
          confirm={text.actions.replaceLeader}
        />
      )
    case 'reopen':
      return (
        <WordsForm
          {...{ item, version, onClose }}
          form="findings.reopen"
          send={(reason, stamp) => api.findings.reopen({ ...item, reason, ...stamp })}
          said={text.sent('reopen')}
          label={text.reason}
          hint={text.reopenHint}
          confirm={text.actions.reopen}
        />
      )
    case 'approve':
    case 'return':
      return <Decision {...{ action, item, onClose }} request={details.closureRequest} />
    case 'addMeasure':
      return <AddMeasureForm finding={details.finding} onClose={onClose} />
    case 'assign':
    case 'describe':
    case 'group':
    case 'reword':
    case 'void':
    case 'restore':
    case 'move':
    case 'split':
    case 'merge':
      return null
    default:
      return action satisfies never
  }
}

function Submit({ details, onClose }: Omit<FormProps, 'action'>): ReactNode {
  const text = useFindingsText()
  const language = useLanguage()
  const kept = useKept('findings.submit', details.finding.id, { verdict: 'completed', claim: '' })
  const { claim } = kept.values
  const verdict = verdicts.find((one) => one === kept.values.verdict) ?? 'completed'
  const item = findingItem(details.finding)
  const command = useItemCommand({
    item,
    version: details.finding.version,
    said: text.sent('submit'),
    send: (values: { claim: string; verdict: Verdict }, stamp) =>
      api.findings.submit({ ...item, ...values, ...stamp }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['claim'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send({ claim, verdict }, kept)}
      onCancel={onClose}
      confirm={text.submitRequest}
      lacks={lackingOf([text.claim, claim])}
    >
      <fieldset>
        <legend>{text.verdict}</legend>
        <Radio.Group
          value={verdict}
          onChange={(event) => kept.change({ verdict: String(event.target.value) })}
          options={verdicts.map((value) => ({ value, label: verdictLabels[value][language] }))}
        />
      </fieldset>
      <WordsField
        label={text.claim}
        hint={text.claimHint}
        value={claim}
        onChange={(words) => kept.change({ claim: words })}
        refused={refused.of('claim')}
        longest={5000}
      />
    </CommandForm>
  )
}
