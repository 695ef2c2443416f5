import { nameOfFinding } from '@bihuan/core/findings/finding-number.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { FurtherMark, FurtherMeasure } from '../../../findings/components/further-measure.tsx'
import { FindingStatusTag } from '../../../told/components/status-tag.tsx'
import { useMeasuresText } from '../../measures.text.ts'
import type { LedgerLayout, LedgerRow } from '../ledger-rows.ts'
import { GroupHeading } from './group-heading.tsx'
import { AgainstPlanMark, StatusAndLight } from './measure-cell.tsx'

type Props = {
  readonly layout: LedgerLayout
  readonly openMeasure: (measure: MeasureView) => void
  readonly openFinding: (finding: FindingView) => void
}

const pageSize = 60

/** The ledger on a phone: each finding a heading, each measure a card. */
export function LedgerCards({ layout, openMeasure, openFinding }: Props): ReactNode {
  const text = useMeasuresText()
  const [shown, setShown] = useState(pageSize)
  const rows = layout.rows.slice(0, shown)
  return (
    <div className="ledger-cards">
      {rows.map((row, at) => (
        <div key={row.key}>
          {row.kind !== 'group' && layout.runStart[at] === at && (
            <FindingHead finding={row.finding} open={openFinding} />
          )}
          <Card row={row} openMeasure={openMeasure} />
        </div>
      ))}
      {layout.rows.length > shown && (
        <Button block onClick={() => setShown(shown + pageSize)}>
          {text.rows(layout.rows.length - shown)} ↓
        </Button>
      )}
    </div>
  )
}

function FindingHead({
  finding,
  open,
}: {
  finding: FindingView
  open: (finding: FindingView) => void
}): ReactNode {
  const text = useMeasuresText()
  return (
    <button
      type="button"
      className="ledger-card-finding"
      data-opens={finding.id}
      onClick={() => open(finding)}
    >
      <span className={`ledger-card-title${finding.status === 'voided' ? ' is-voided' : ''}`}>
        {nameOfFinding(finding)}
      </span>
      <span className="ledger-note">
        <FindingStatusTag finding={finding} /> <AgainstPlanMark of={finding} />{' '}
        {text.closedOf(finding.measuresClosed, finding.measures, finding.measuresClosedBefore)}
        {finding.measuresFurther > 0 &&
          text.closedOfFurther(finding.measuresFurtherClosed, finding.measuresFurther)}
        {finding.measuresVoided > 0 && text.voidedToo(finding.measuresVoided)}
        {finding.measuresMerged > 0 && text.mergedToo(finding.measuresMerged)}
      </span>
    </button>
  )
}

function Card({
  row,
  openMeasure,
}: {
  row: LedgerRow
  openMeasure: (measure: MeasureView) => void
}): ReactNode {
  const text = useMeasuresText()
  if (row.kind === 'group')
    return (
      <h2 className="ledger-card-group">
        <GroupHeading group={row.group} counts={row} />
      </h2>
    )
  if (row.kind === 'further')
    return (
      <p className="ledger-card-further">
        <FurtherMeasure further={row.further} />
      </p>
    )
  if (row.kind === 'empty' && row.finding.status === 'voided') return null
  if (row.kind === 'empty') return <p className="ledger-card-empty">{text.noMeasures}</p>
  const { measure, finding } = row
  const people = [measure.owner?.name, measure.handler?.name, measure.dueOn].filter(
    (words) => words !== undefined && words !== null,
  )
  return (
    <button
      type="button"
      className="ledger-card"
      data-opens={measure.id}
      onClick={() => openMeasure(measure)}
    >
      <span className="ledger-card-text">
        <b>
          {finding.ordinal}-{measure.ordinal}
        </b>{' '}
        <span className={measure.status === 'voided' ? 'is-voided' : undefined}>{measure.text}</span>
      </span>
      <span className="ledger-card-foot">
        <StatusAndLight measure={measure} />
        {measure.further > 0 && <FurtherMark />}
        <AgainstPlanMark of={measure} />
        <span>{people.length === 0 ? text.notSet : people.join(' · ')}</span>
      </span>
    </button>
  )
}
