import { partStatusLabels } from '@bihuan/core/measures/part.ts'
import type { PartAction, PartView } from '@bihuan/core/measures/parts.contract.ts'
import { Button, Popconfirm } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { CommandOutcome } from '../../commands/components/command-outcome.tsx'
import { WordsForm } from '../../commands/components/words-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { useLanguage } from '../../ui/language.tsx'
import { LightTag } from '../../told/components/light-tag.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { PartAssignment } from './part-assignment.tsx'
import { SplitForm } from './split-form.tsx'
import { ReportForm } from './report-form.tsx'

type PartsProps = {
  readonly details: MeasureDetails
  /** The part that a link is about: it is brought into sight. */
  readonly partId: string | undefined
}

/** What units below the owner do of a measure, with what the person can do about each part. */
export function MeasureParts({ details, partId }: PartsProps): ReactNode {
  const text = useMeasuresText()
  const [isSplitting, setIsSplitting] = useState(false)
  const { measure, parts } = details
  const canSplit = measure.can.includes('movePart')
  if (parts.length === 0 && !canSplit) return null
  return (
    <section>
      <h3>
        {parts.length === 0
          ? text.partsNone
          : text.partsOf(measure.partsDone, measure.partsDone + measure.partsOpen)}
        {canSplit && !isSplitting && (
          <Button type="link" size="small" onClick={() => setIsSplitting(true)}>
            {text.split}
          </Button>
        )}
      </h3>
      {isSplitting && <SplitForm measure={measure} onClose={() => setIsSplitting(false)} />}
      <ul className="measures-parts">
        {parts.map((part) => (
          <Part key={part.id} part={part} details={details} isMeant={part.id === partId} />
        ))}
      </ul>
    </section>
  )
}

type PartProps = { readonly part: PartView; readonly details: MeasureDetails; readonly isMeant: boolean }

function Part({ part, details, isMeant }: PartProps): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const [open, setOpen] = useState<'assign' | 'report' | 'return' | 'drop' | null>(null)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isMeant) row.current?.scrollIntoView({ block: 'center' })
  }, [isMeant])
  // As in the workbench: how it stands first, which a long name would push out of sight.
  const facts = [partStatusLabels[part.status][language], part.unit.name, part.handler?.name, part.dueOn]
  return (
    <li ref={row} aria-current={isMeant || undefined}>
      <p>{part.text}</p>
      <p className="ui-quiet">
        {(part.light === 'red' || part.light === 'yellow') && (
          <LightTag light={part.light} dueOn={part.dueOn} />
        )}{' '}
        {facts.filter((fact) => fact !== null && fact !== undefined).join(' · ')}
      </p>
      {part.reason !== null && <p className="measures-reason">{part.reason}</p>}
      {part.lastReport !== null && <p>{part.lastReport}</p>}
      {open === null ? (
        <div className="measures-buttons">
          {part.can.includes('accept') && <AcceptButton part={part} details={details} />}
          {(['report', 'assign', 'return', 'drop'] as const)
            .filter((action) => part.can.includes(action))
            .map((action) => (
              <Button key={action} size="small" onClick={() => setOpen(action)}>
                {text.partActions[action]}
              </Button>
            ))}
        </div>
      ) : (
        <PartForm action={open} part={part} details={details} onClose={() => setOpen(null)} />
      )}
    </li>
  )
}

type FormProps = {
  readonly action: Exclude<PartAction, 'accept'>
  readonly part: PartView
  readonly details: MeasureDetails
  readonly onClose: () => void
}

function PartForm({ action, part, details, onClose }: FormProps): ReactNode {
  const text = useMeasuresText()
  const measure = measureItem(details.measure)
  const item = { ...measure, partId: part.id }
  const { version } = part
  if (action === 'assign') return <PartAssignment {...{ part, details, onClose }} />
  if (action === 'report') {
    return (
      <ReportForm
        {...{ item: measure, version, onClose }}
        send={(report, stamp) => api.parts.report({ ...item, ...report, ...stamp })}
        said={text.partSent.report}
      />
    )
  }
  return (
    <WordsForm
      {...{ item: measure, version, onClose }}
      form={`parts.${action}`}
      send={(reason, stamp) => api.parts[action]({ ...item, reason, ...stamp })}
      said={text.partSent[action]}
      label={text.reason}
      hint=""
      confirm={text.partActions[action]}
    />
  )
}

function AcceptButton({ part, details }: { part: PartView; details: MeasureDetails }): ReactNode {
  const text = useMeasuresText()
  const { partsOpen: open } = details.measure
  const item = measureItem(details.measure)
  const command = useItemCommand({
    item,
    version: part.version,
    said: text.partSent.accept,
    send: (_: null, stamp) => api.parts.accept({ ...item, partId: part.id, ...stamp }),
    onClose: () => {},
  })
  return (
    <>
      <Popconfirm
        title={text.partAcceptAsk(part.unit.name)}
        description={text.partAcceptMeans(open - 1)}
        okText={text.partActions.accept}
        cancelText={text.notYet}
        onConfirm={() => command.send(null)}
      >
        <Button size="small" type="primary" loading={command.isSending}>
          {text.partActions.accept}
        </Button>
      </Popconfirm>
      <CommandOutcome command={command} />
    </>
  )
}
