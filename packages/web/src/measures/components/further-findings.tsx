import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { StatusTag } from '../../told/components/status-tag.tsx'
import type { MeasureDetails } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'

/** The findings that a measure answers beside its own; of those that may not be read only how many. */
export function FurtherFindings({
  details: { measure, further, furtherUnseen },
}: {
  readonly details: MeasureDetails
}): ReactNode {
  const text = useMeasuresText()
  if (further.length === 0 && furtherUnseen === 0) return null
  return (
    <section>
      <h3>{text.furtherAlso}</h3>
      <ul className="measures-supporters">
        {further.map((one) => (
          <li key={one.findingId}>
            <Link
              to="/rectifications/$id/ledger"
              params={{ id: one.rectificationId }}
              search={{ finding: one.findingId }}
            >
              {one.number} {one.title}
            </Link>{' '}
            <StatusTag status={one.status} />
            {one.rectificationId !== measure.rectificationId && (
              <span className="ui-quiet"> {one.rectificationName}</span>
            )}
          </li>
        ))}
        {furtherUnseen > 0 && <li className="ui-quiet">{text.furtherUnseen(furtherUnseen)}</li>}
      </ul>
      <p className="ui-quiet">{text.furtherApart}</p>
    </section>
  )
}
