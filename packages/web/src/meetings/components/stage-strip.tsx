import type { StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { openMeasureStatuses } from '@bihuan/core/measures/labels.ts'
import { lackingWords } from '@bihuan/core/templates/lacking.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../api.ts'
import { useLanguage } from '../../ui/language.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { dayHere } from '../../ui/zone.ts'
import { useMeetingsText } from '../meetings.text.ts'

const StageDialog = lazyPart(() => import('./stage-dialog.tsx'), 'StageDialog')

type Stage = StagesView['stages'][number]

/** The stages of a rectification: planned and actual days, which one is current, and what is missing for the next. */
export function StageStrip({ rectificationId }: { readonly rectificationId: string }): ReactNode {
  const text = useMeetingsText()
  const { data } = useQuery(orpc.rectifications.stages.queryOptions({ input: { rectificationId } }))
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const [isBeginning, setIsBeginning] = useState(false)
  if (data === undefined || data.stages.length === 0) return null
  const at = data.stages.findIndex(({ code }) => code === data.current)
  const next = data.stages[at + 1]
  return (
    <section className="stages" aria-label={text.stages}>
      <ol>
        {data.stages.map((stage, place) => (
          <StageItem
            key={stage.code}
            stage={stage}
            place={place < at ? 'past' : place === at ? 'current' : 'ahead'}
          />
        ))}
      </ol>
      <p className="ui-quiet">
        {text.countsSay(text.standing[data.standing])}{' '}
        <Link to="/rectifications/$id/stages" params={{ id: rectificationId }}>
          {text.toStages}
        </Link>
      </p>
      {/* Whoever is shown a part of it is not told what the whole still lacks. */}
      {next !== undefined && rectification.data?.isPart === false && (
        <Missing rectificationId={rectificationId} stage={next} />
      )}
      {rectification.data?.can.includes('stages') === true && (
        <Button onClick={() => setIsBeginning(true)}>{text.beginStage}</Button>
      )}
      {isBeginning && <StageDialog stages={data} onClose={() => setIsBeginning(false)} />}
    </section>
  )
}

type ItemProps = { readonly stage: Stage; readonly place: 'past' | 'current' | 'ahead' }

function StageItem({ stage, place }: ItemProps): ReactNode {
  const text = useMeetingsText()
  const language = useLanguage()
  const [today] = useState(() => dayHere(new Date()))
  const { name, planned, proposed, begunOn, endedOn } = stage
  const span = planned ?? proposed
  const isLate = place === 'current' && span !== null && span.to !== null && span.to < today
  return (
    <li className={`stage is-${place}`} aria-current={place === 'current' ? 'step' : undefined}>
      <b>{name[language]}</b>
      {begunOn !== null && <span>{text.begun(begunOn, endedOn)}</span>}
      {span !== null && (
        <span className="ui-quiet">{text.plannedFor(planned === null, span.from, span.to)}</span>
      )}
      {isLate && <span className="stage-late">{text.stageLate}</span>}
    </li>
  )
}

type MissingProps = { readonly rectificationId: string; readonly stage: Stage }

function Missing({ rectificationId, stage }: MissingProps): ReactNode {
  const text = useMeetingsText()
  const language = useLanguage()
  const name = stage.name[language]
  if (stage.missing.length === 0) return <p>{text.nothingMissing(name)}</p>
  return (
    <div>
      <p>{text.missingFor(name)}</p>
      <MissingItems rectificationId={rectificationId} missing={stage.missing} />
    </div>
  )
}

type MissingItemsProps = { readonly rectificationId: string; readonly missing: Stage['missing'] }

/** What is missing for a stage, each with the items that it is about. */
export function MissingItems({ rectificationId, missing }: MissingItemsProps): ReactNode {
  const text = useMeetingsText()
  const language = useLanguage()
  return (
    <ul>
      {missing.map(({ condition, count, items }) => (
        <li key={condition}>
          <Condition rectificationId={rectificationId} condition={condition}>
            {lackingWords(condition, count, language)}
          </Condition>
          {items.length > 0 && (
            <details>
              <summary>{text.showMissing}</summary>
              <ul>
                {items.map(({ type, id, number, text: words }) => (
                  <li key={id}>
                    <Link
                      to="/rectifications/$id/ledger"
                      params={{ id: rectificationId }}
                      search={type === 'measure' ? { measure: id } : { finding: id }}
                    >
                      {number} {words}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

type ConditionProps = {
  readonly rectificationId: string
  readonly condition: Stage['missing'][number]['condition']
  readonly children: string
}

/** What is missing, with the way to where it is put right or to the ledger of what lacks it; the others have their items below. */
function Condition({ rectificationId, condition, children }: ConditionProps): ReactNode {
  const params = { id: rectificationId }
  switch (condition) {
    case 'feedbackDayMissing':
      return <ToCard rectificationId={rectificationId}>{children}</ToCard>
    case 'noFindings':
      return (
        <Link to="/rectifications/$id/ledger" params={params}>
          {children}
        </Link>
      )
    case 'planNotApproved':
      return (
        <Link to="/rectifications/$id/plan" params={params}>
          {children}
        </Link>
      )
    case 'measuresWithoutOwner':
      return (
        <Link to="/rectifications/$id/ledger" params={params} search={{ unassigned: true }}>
          {children}
        </Link>
      )
    case 'measuresOpen':
      return (
        <Link to="/rectifications/$id/ledger" params={params} search={{ status: openMeasureStatuses }}>
          {children}
        </Link>
      )
    default:
      return children
  }
}

/** The way to the card of the rectification, where what is recorded of it as a whole is put right. */
function ToCard({ rectificationId, children }: Omit<ConditionProps, 'condition'>): ReactNode {
  const { data } = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  return (
    <Link to="/rectifications" search={data === undefined ? {} : { q: data.name }}>
      {children}
    </Link>
  )
}
