import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { shortened } from '@bihuan/core/kernel/shortened.ts'
import { dueWords } from '@bihuan/core/measures/labels.ts'
import type { LedgerColumn } from '@bihuan/core/measures/ledger-columns.ts'
import { lightSaysMore } from '@bihuan/core/measures/light.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { dayHere } from '../../../ui/zone.ts'
import { fieldsToAssign } from '../../assignment-draft.ts'
import type { EditableField } from '../ledger-columns.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { LightTag } from '../../../told/components/light-tag.tsx'
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
          <span className="ledger-clamp">{measure.text}</span>
        </button>
      )
    case 'target':
      return <Assignable field="target" measure={measure} words={measure.target} edit={actions.edit} />
    case 'leader':
      return <Assignable field="leader" measure={measure} words={measure.leader?.name} edit={actions.edit} />
    case 'owner':
      return <Assignable field="owner" measure={measure} words={measure.owner?.name} edit={actions.edit} />
    case 'handler':
      return (
        <Assignable field="handler" measure={measure} words={measure.handler?.name} edit={actions.edit} />
      )
    case 'dueOn':
      return (
        <Assignable
          field="dueOn"
          measure={measure}
          words={dueWords(measure, language) ?? undefined}
          edit={actions.edit}
        />
      )
    case 'progress':
      return <span className="ledger-clamp is-quiet">{measure.lastProgress}</span>
    case 'evidence':
      return measure.evidenceCount === 0 ? '' : measure.evidenceCount
    case 'status':
      return <StatusAndLight measure={measure} />
    case 'closedOn':
      return measure.closedAt === null ? '' : dayHere(new Date(measure.closedAt))
    case 'category':
    case 'finding':
      return null
    default:
      return column satisfies never
  }
}

/** The status, and the light where it says more than the status does. */
export function StatusAndLight({ measure }: { measure: MeasureView }): ReactNode {
  return (
    <span className="ledger-states">
      <StatusTag status={measure.status} isClosedBefore={measure.isClosedBefore} />
      {lightSaysMore(measure) && <LightTag light={measure.light} dueOn={measure.dueOn} />}
    </span>
  )
}

type AssignableProps = {
  readonly field: EditableField
  readonly measure: MeasureView
  readonly words: string | undefined
  readonly edit: (measureId: string, field: EditableField) => void
}

function Assignable({ field, measure, words, edit }: AssignableProps): ReactNode {
  const text = useMeasuresText()
  if (measure.assigns === null) return <span className="ledger-clamp">{words}</span>
  if (!fieldsToAssign([measure]).includes(field)) {
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
      title={text.editCell(text.columns[field])}
      onClick={() => edit(measure.id, field)}
    >
      {words === undefined || words === '' ? (
        <span className="ledger-unset">{text.notSet}</span>
      ) : (
        <span className="ledger-clamp">{words}</span>
      )}
    </button>
  )
}
