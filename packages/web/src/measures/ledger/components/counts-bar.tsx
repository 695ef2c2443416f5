import type { Light } from '@bihuan/core/measures/light.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { ReactNode } from 'react'
import { useMeasuresText } from '../../measures.text.ts'
import type { LedgerSearch } from '../ledger-search.ts'

type Props = {
  readonly rectification: RectificationView
  readonly change: (changes: Partial<LedgerSearch>) => void
}

type Alert = {
  readonly light: Light
  readonly count: number
  readonly words: (count: number) => string
  readonly filter: Partial<LedgerSearch>
}

/** What the source announces beside what the ledger holds, differences shown; and what needs attention, as filters. */
export function CountsBar({ rectification, change }: Props): ReactNode {
  const text = useMeasuresText()
  const { announced, counts, isPart } = rectification
  const alerts: readonly Alert[] = [
    { light: 'red', count: counts.late, words: text.late, filter: { light: ['red'] } },
    { light: 'yellow', count: counts.dueSoon, words: text.dueSoon, filter: { light: ['yellow'] } },
    { light: 'grey', count: counts.measuresUnassigned, words: text.unassigned, filter: { unassigned: true } },
  ]
  return (
    <section className="ledger-counts" aria-label={isPart ? text.counts : text.announcedAgainstFound}>
      {isPart ? (
        <span>{text.yourPart(counts.findings, counts.measures)}</span>
      ) : (
        <>
          <Count label={text.announcedFindings} announced={announced.problems} found={counts.findings} />
          <Count label={text.announcedMeasures} announced={announced.measures} found={counts.measures} />
        </>
      )}
      <span>{text.closedOf(counts.measuresClosed, counts.measures, 0)}</span>
      {counts.measuresClosedBefore > 0 && (
        <button
          type="button"
          className="ui-light"
          data-light="blue"
          onClick={() => change({ closedBefore: true })}
        >
          {text.closedBefore(counts.measuresClosedBefore)}
        </button>
      )}
      {counts.findingsVoided + counts.findingsMerged + counts.measuresVoided + counts.measuresMerged > 0 && (
        <button
          type="button"
          className="ui-light"
          data-light="none"
          onClick={() => change({ status: ['voided'] })}
        >
          {text.voided(counts)}
        </button>
      )}
      <span className="ledger-alerts">
        {alerts
          .filter(({ count }) => count > 0)
          .map(({ light, count, words, filter }) => (
            <button
              key={light}
              type="button"
              className="ui-light"
              data-light={light}
              onClick={() => change(filter)}
            >
              {words(count)}
            </button>
          ))}
      </span>
    </section>
  )
}

/** One announced count beside the found one; a difference is said in words. */
export function Count(props: { label: string; announced: number | null; found: number }): ReactNode {
  const text = useMeasuresText()
  const { announced, found } = props
  const difference = announced === null ? 0 : announced - found
  return (
    <span className="ledger-count">
      <b>{props.label}</b> {text.announced(announced, found)}
      {difference !== 0 && (
        <span className="ui-light" data-light="yellow">
          {difference > 0 ? text.short(difference) : text.over(-difference)}
        </span>
      )}
    </span>
  )
}
