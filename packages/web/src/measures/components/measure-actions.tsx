import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'
import { nextCheckIn } from '@bihuan/core/measures/check-ins.ts'
import { isPutRight } from '@bihuan/core/measures/measure.actions.ts'
import { nextStep, otherActions } from '@bihuan/core/measures/next-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { type ReactNode, useState } from 'react'
import { waitsForReader } from '../../claims/ladder.ts'
import { api, orpc } from '../../api.ts'
import { useSession } from '../../session/session.tsx'
import { Decision } from '../../claims/components/decision.tsx'
import { LosingRungs } from '../../claims/components/losing-rungs.tsx'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { RefusedActions } from '../../told/components/refused-actions.tsx'
import { MeasurePutRight } from './measure-put-right.tsx'
import { KeptMark } from '../../ui/kept-note.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { SupportForm } from './support-form.tsx'
import { ReportForm } from './report-form.tsx'
import { ObjectStepButton } from '../objects/components/object-step-button.tsx'
import { idOf } from '../../commands/item-changed.ts'
import { useItemCommand } from '../../commands/item-command.ts'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useToldText } from '../../told/told.text.ts'
import { useMeasuresText } from '../measures.text.ts'
import { LeaderForm } from '../../claims/components/leader-form.tsx'
import { WordsForm } from '../../commands/components/words-form.tsx'

const AskExtension = lazyPart(() => import('./extension-form.tsx'), 'AskExtension')
const ClaimWithRest = lazyPart(() => import('../objects/components/claim-with-rest.tsx'), 'ClaimWithRest')
const PrepareExtension = lazyPart(() => import('./prepare-extension.tsx'), 'PrepareExtension')
const DecideExtension = lazyPart(() => import('./extension-form.tsx'), 'DecideExtension')

/** The one next step as the primary button, what else is possible beside it, and what is refused now and why. */
export function MeasureActions({ details }: { details: MeasureDetails }): ReactNode {
  const text = useMeasuresText()
  const [open, setOpen] = useState<MeasureAction | 'putRight' | null>(null)
  const { measure, refused } = details
  const { person } = useSession()
  const objects = useQuery(
    orpc.objects.list.queryOptions({
      input: { ...measureItem(measure), limit: 1 },
      enabled: measure.objectsSaid > 0,
    }),
  )
  const step = nextStep(measure, person.id, objects.data?.toCross)
  // Assigning has its own place beside the fields.
  const next = step === 'assign' ? null : step
  // Taking back stands beside what is taken back, and not right below what is pressed daily.
  const others = otherActions(measure, person.id).filter((action) => action !== 'withdrawExtension')
  const isPartWaiting = details.parts.some(({ can }) => can.includes('report') || can.includes('accept'))
  const isClaimWaiting = details.closureRequest !== null && waitsForReader(details.closureRequest)
  return (
    <section className="measures-actions">
      <Extensions details={details} />
      {open === 'putRight' ? (
        <MeasurePutRight details={details} onClose={() => setOpen(null)} />
      ) : open !== null ? (
        <ActionForm key={open} action={open} details={details} onClose={() => setOpen(null)} />
      ) : (
        <div className="measures-buttons">
          {next === 'sayObjects' || next === 'crossObjects' ? (
            <ObjectStepButton step={next} measure={measure} />
          ) : (
            next !== null && <ActionButton action={next} isPrimary details={details} open={setOpen} />
          )}
          {others.map((action) => (
            <ActionButton key={action} action={action} isPrimary={false} details={details} open={setOpen} />
          ))}
          {measure.can.some(isPutRight) && (
            <Button onClick={() => setOpen('putRight')}>{text.putRight}</Button>
          )}
          {next === null &&
            others.length === 0 &&
            refused.length === 0 &&
            !isPartWaiting &&
            !measure.can.includes('withdrawExtension') &&
            !isClaimWaiting && <span className="ui-quiet">{text.nothingToDo}</span>}
        </div>
      )}
      <RefusedActions refused={refused} labels={text.actions} here={measure.id} />
    </section>
  )
}

// What is asked for now, and the first day for ever.
function Extensions({ details }: { readonly details: MeasureDetails }): ReactNode {
  const { extension: text } = useMeasuresText()
  const { extension, extensions, firstDueOn, can } = details.measure
  return (
    <>
      {firstDueOn !== null && <p className="ui-quiet">{text.extended(extensions, firstDueOn)}</p>}
      {extension !== null && (
        <p className="ui-quiet measures-asked">
          {text.asked(extension.until, extension.isForPrincipal)}{' '}
          {can.includes('withdrawExtension') && (
            <AtOnce action="withdrawExtension" details={details} isPrimary={false} />
          )}
        </p>
      )}
    </>
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
  if (action === 'start') return <AtOnce action={action} details={details} isPrimary={isPrimary} />
  return (
    <>
      <Button {...look} danger={action === 'return'} onClick={() => open(action)}>
        {text.actions[action]}
      </Button>
      <KeptMark form={`measures.${action}`} item={idOf(measureItem(details.measure))} />
    </>
  )
}

type AtOnceProps = {
  readonly action: 'start' | 'withdrawExtension'
  readonly details: MeasureDetails
  readonly isPrimary: boolean
}

// These ask for nothing, so that the button itself carries them out. What would be lost by it is asked about once.
function AtOnce({ action, details, isPrimary }: AtOnceProps): ReactNode {
  const { extension: asked, ...text } = useMeasuresText()
  const item = measureItem(details.measure)
  const command = useItemCommand({
    item,
    version: details.measure.version,
    said: text.sent(action),
    send: (_: null, stamp) => api.measures[action]({ ...item, ...stamp }),
    onClose: () => {},
  })
  const look = { type: isPrimary ? 'primary' : 'default', loading: command.isSending } as const
  return (
    <>
      {action === 'start' ? (
        <Button {...look} onClick={() => command.send(null)}>
          {text.actions[action]}
        </Button>
      ) : (
        <Popconfirm
          title={asked.withdrawAsk}
          description={asked.withdrawText(details.measure.extension?.prepared?.by.name ?? null)}
          okText={text.actions[action]}
          cancelText={asked.keep}
          styles={{ root: { maxWidth: 'min(340px, 94vw)' } }}
          onConfirm={() => command.send(null)}
        >
          <Button {...look}>{text.actions[action]}</Button>
        </Popconfirm>
      )}
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
  const text = useMeasuresText()
  const told = useToldText()
  const { measure, losesRungs: rungs, rungNames: named, closureRequest } = details
  const { version } = measure
  const item = measureItem(measure)
  const handlers = measure.handler === null ? [] : [measure.handler.name]
  switch (action) {
    case 'report':
      return (
        <LosingRungs {...{ rungs, named, handlers }} work="report" onLeave={onClose}>
          <ReportForm
            {...{ item, version, onClose }}
            send={(report, stamp) => api.measures.report({ ...item, ...report, ...stamp })}
            said={text.sent('report')}
            isLate={measure.light === 'red'}
            figures={measure.figures}
            checkIn={nextCheckIn(measure)}
          />
        </LosingRungs>
      )
    case 'reportSupport':
      return <SupportForm {...{ measure, item, version, rungs, named, onClose }} />
    case 'submit':
      return (
        <LosingRungs {...{ rungs, named, handlers }} work="claim" onLeave={onClose}>
          <ClaimWithRest {...item}>
            {(openObjects) => (
              <WordsForm
                {...{ item, version, onClose }}
                form="measures.submit"
                send={(claim, stamp, why) =>
                  api.measures.submit({
                    ...item,
                    claim,
                    ...stamp,
                    ...(why !== '' && { lateReason: why }),
                    ...(openObjects !== undefined && { openObjects }),
                  })
                }
                why={measure.light === 'red' ? { label: told.lateReason, hint: told.lateReasonHint } : null}
                said={text.sent('submit')}
                label={text.claim}
                hint={text.claimHint}
                start={(measure.lastProgressAt && measure.lastProgress) ?? ''}
                confirm={text.submitRequest}
              />
            )}
          </ClaimWithRest>
        </LosingRungs>
      )
    case 'askExtension':
      return (
        <LosingRungs {...{ rungs, named, handlers }} work="extension" onLeave={onClose}>
          <AskExtension {...{ details, onClose }} />
        </LosingRungs>
      )
    case 'prepareExtension':
      return <PrepareExtension {...{ details, onClose }} />
    case 'decideExtension':
      return <DecideExtension {...{ details, onClose }} />
    case 'reopen':
      return (
        <WordsForm
          {...{ item, version, onClose }}
          form="measures.reopen"
          send={(reason, stamp) => api.measures.reopen({ ...item, reason, ...stamp })}
          said={text.sent('reopen')}
          label={text.reason}
          hint={text.reopenHint}
          confirm={text.actions.reopen}
        />
      )
    case 'replaceLeader':
      return (
        <LeaderForm
          {...{ item, version, onClose }}
          send={(leaderId, stamp) => api.measures.assign({ ...item, changes: { leaderId }, ...stamp })}
          said={text.sent('replaceLeader')}
          barred={closureRequest?.cannotLead}
          confirm={text.actions.replaceLeader}
        />
      )
    case 'approve':
    case 'return':
      return <Decision {...{ action, item, onClose }} request={closureRequest} />
    case 'assign':
    case 'start':
    case 'withdrawExtension':
    case 'movePart':
    case 'setFigures':
    case 'reword':
    case 'void':
    case 'restore':
    case 'move':
    case 'split':
    case 'merge':
    case 'addFurther':
    case 'dropFurther':
      return null
    default:
      return action satisfies never
  }
}
