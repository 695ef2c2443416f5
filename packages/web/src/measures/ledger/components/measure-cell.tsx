import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { shortened } from '@bihuan/core/kernel/shortened.ts'
import { plainCell } from '@bihuan/core/kernel/sheet.ts'
import { figuresWords } from '@bihuan/core/measures/figure.ts'
import { againstPlanWords, extensionWords, fieldCell } from '@bihuan/core/measures/ledger-cells.ts'
import { type FieldColumn, type LedgerColumn, ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import { lightSaysMore } from '@bihuan/core/measures/light.ts'
import { fieldsSetBy } from '@bihuan/core/measures/measure.fields.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { progressWords } from '@bihuan/core/told/source-mark.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { dayHere } from '../../../ui/zone.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { LightTag } from '../../../told/components/light-tag.tsx'
import { FurtherMark } from '../../../findings/components/further-measure.tsx'
import type { RowActions } from './row-actions.ts'
import { StatusTag } from '../../../told/components/status-tag.tsx'

type Props = {
  readonly column: LedgerColumn
  readonly measure: MeasureView
  readonly finding: FindingView
  readonly actions: Pick<RowActions, 'openMeasure' | 'edit'>
}

/** A cell of one measure. What the person may assign opens for editing on a click. */
export function MeasureCell({ column, measure, finding, actions }: Props): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const number = `${finding.ordinal}-${measure.ordinal}`
  switch (column) {
    case 'number':
      return number
    case 'measure':
      return (
        <button
          type="button"
          className="ledger-text"
          tabIndex={-1}
          data-opens={measure.id}
          aria-label={`${text.openMeasure(number)} ${shortened(measure.text, 60)}`}
          onClick={() => actions.openMeasure(measure)}
        >
          <span className={`ledger-clamp${measure.status === 'voided' ? ' is-voided' : ''}`}>
            {measure.further > 0 && (
              <span title={text.furtherOf(measure.further)}>
                <FurtherMark />{' '}
              </span>
            )}
            <AgainstPlanMark of={measure} /> {measure.text}
          </span>
        </button>
      )
    case 'againstPlan':
      return againstPlanWords(measure, { language })
    case 'extensions':
      return extensionWords(measure, { language })
    case 'progress':
      return <span className="ledger-clamp is-quiet">{progressWords(measure, language)}</span>
    case 'figures':
      return <span className="ledger-clamp is-quiet">{figuresWords(measure.figures)[language]}</span>
    case 'evidence':
      return measure.evidenceCount === 0 ? '' : measure.evidenceCount
    case 'status':
      return <StatusAndLight measure={measure} />
    case 'closedOn':
      return measure.closedAt === null ? (
        ''
      ) : (
        <span className="ui-nowrap">{dayHere(new Date(measure.closedAt))}</span>
      )
    case 'category':
    case 'finding':
      return null
    default:
      return <Assignable column={column} measure={measure} edit={actions.edit} />
  }
}

/** Says where a measure or finding was changed against the plan, and against which version last. */
export function AgainstPlanMark({ of }: { of: Pick<MeasureView, 'againstPlan'> }): ReactNode {
  const language = useLanguage()
  const since = againstPlanWords(of, { language })
  if (since === null) return null
  return (
    <span className="told-mark" title={since}>
      {ledgerLooks.againstPlan.heading[language]}
    </span>
  )
}

/** The status, and the light where it says more than the status does. */
export function StatusAndLight({ measure }: { measure: MeasureView }): ReactNode {
  return (
    <span className="ledger-states">
      <StatusTag
        status={measure.status}
        isClosedBefore={measure.isClosedBefore}
        isMerged={measure.mergedInto !== null}
      />
      {lightSaysMore(measure) && <LightTag light={measure.light} dueOn={measure.dueOn} />}
    </span>
  )
}

type AssignableProps = {
  readonly column: FieldColumn
  readonly measure: MeasureView
  readonly edit: RowActions['edit']
}

function Assignable({ column, measure, edit }: AssignableProps): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const { field, heading } = ledgerLooks[column]
  const words = plainCell(fieldCell(measure, column, { language }))
  if (measure.assigns === null) return <span className="ledger-clamp">{words}</span>
  if (!fieldsSetBy(measure.assigns).includes(field)) {
    return (
      <span className="ledger-clamp ledger-others" title={text.othersFields}>
        {words}
      </span>
    )
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className="ledger-assign"
      title={text.editCell(heading[language])}
      onClick={() => edit(measure.id, field)}
    >
      {words === null ? (
        <span className="ledger-unset">{text.notSet}</span>
      ) : (
        <span className="ledger-clamp">{words}</span>
      )}
    </button>
  )
}
