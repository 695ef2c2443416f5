import { effectLabels, verdictLabels } from '@bihuan/core/claims/labels.ts'
import { nameOfFinding, numberOfFinding } from '@bihuan/core/findings/finding-number.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { LedgerColumn } from '@bihuan/core/measures/ledger-columns.ts'
import type { CSSProperties, ReactNode } from 'react'
import { FindingStatusTag } from '../../../told/components/status-tag.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { dayHere } from '../../../ui/zone.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { AgainstPlanMark } from './measure-cell.tsx'

type Props = {
  readonly column: LedgerColumn
  readonly finding: FindingView
  /** Lines of text that fit. */
  readonly lines: number
  readonly open: (finding: FindingView) => void
}

/** A cell of the finding itself: merged over its measures, or the row of a finding that has none. */
export function FindingCell({ column, finding, lines, open }: Props): ReactNode {
  const text = useMeasuresText()
  switch (column) {
    case 'number':
      return finding.ordinal
    case 'category':
      return <Clamped lines={lines}>{finding.category?.name ?? ''}</Clamped>
    case 'finding':
      return <Title finding={finding} lines={lines} open={open} />
    case 'measure':
      if (finding.status === 'voided') return null
      return (
        <button type="button" className="ledger-quiet-button" tabIndex={-1} onClick={() => open(finding)}>
          {text.noMeasures}
          {finding.can.includes('addMeasure') && <b> + {text.addMeasure}</b>}
        </button>
      )
    case 'leader':
      return finding.leader?.name
    case 'owner':
      return finding.owner?.name
    case 'status':
      return <FindingStatusTag finding={finding} />
    case 'closedOn':
      return finding.closedAt === null ? null : (
        <span className="ui-nowrap">{dayHere(new Date(finding.closedAt))}</span>
      )
    default:
      return null
  }
}

function Title({ finding, lines, open }: Omit<Props, 'column'>): ReactNode {
  const text = useMeasuresText()
  // In two lines the title comes first, unless something has become of the finding.
  const hasNote = lines > 2 || (lines === 2 && (finding.status !== 'open' || finding.againstPlan !== null))
  return (
    <div className="ledger-sticky-text">
      <button
        type="button"
        className="ledger-title"
        tabIndex={-1}
        data-opens={finding.id}
        aria-label={text.openFinding(numberOfFinding(finding) || String(finding.ordinal))}
        onClick={() => open(finding)}
      >
        <Clamped lines={hasNote ? lines - 1 : lines} isVoided={finding.status === 'voided'}>
          {nameOfFinding(finding)}
        </Clamped>
      </button>
      {hasNote && <Note finding={finding} />}
    </div>
  )
}

function Note({ finding }: { finding: FindingView }): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const verdict =
    finding.status === 'closed' && finding.verdict ? ` ${verdictLabels[finding.verdict][language]}` : ''
  const effect =
    finding.status === 'closed' && finding.effect ? ` · ${effectLabels[finding.effect][language]}` : ''
  return (
    <span className="ledger-note">
      {finding.status !== 'open' && <FindingStatusTag finding={finding} />} <AgainstPlanMark of={finding} />{' '}
      {text.closedOf(finding.measuresClosed, finding.measures, finding.measuresClosedBefore)}
      {finding.measuresFurther > 0 &&
        text.closedOfFurther(finding.measuresFurtherClosed, finding.measuresFurther)}
      {finding.measuresVoided > 0 && text.voidedToo(finding.measuresVoided)}
      {finding.measuresMerged > 0 && text.mergedToo(finding.measuresMerged)}
      {verdict}
      {effect}
    </span>
  )
}

function Clamped(props: { lines: number; isVoided?: boolean; children: ReactNode }): ReactNode {
  const { lines, isVoided = false, children } = props
  const style: CSSProperties = { WebkitLineClamp: lines }
  return (
    <span className={`ledger-clamp${isVoided ? ' is-voided' : ''}`} style={style}>
      {children}
    </span>
  )
}
