import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { dayHere } from '../../ui/zone.ts'
import { useDocumentsText } from '../documents.text.ts'

/** How a number comes about that was worked out from what a measure counts: what was reported last, by whom and when, and its target. */
export function MeasureFigures({
  rectificationId,
  measureId,
  value,
}: {
  readonly rectificationId: string
  readonly measureId: string
  /** The number that was opened: what has nothing to do with it is not said. */
  readonly value: number
}): ReactNode {
  const text = useDocumentsText()
  const asked = useQuery(orpc.measures.get.queryOptions({ input: { rectificationId, measureId } }))
  if (asked.data === undefined) return null
  const { measure, figureReports } = asked.data
  const meant = measure.figures.filter((one) =>
    [one.value, one.target, one.remaining, one.percent].includes(value),
  )
  return meant.map((one) => {
    const last = figureReports.find(({ figureId }) => figureId === one.id)
    return (
      <dl key={one.id} className="document-counting">
        <dt>{one.name}</dt>
        <dd>
          {one.value !== null && text.stands(one.value, one.unit)}
          {one.target !== null && text.ofTarget(one.target, one.unit)}
          {one.percent !== null && text.isShare(one.percent)}
        </dd>
        <dd className="ui-quiet">{text.countings[one.counting]}</dd>
        {last && (
          <dd className="ui-quiet">
            {text.reportedBy(last.by.name, dayHere(new Date(last.at)), { said: last.value, unit: one.unit })}
          </dd>
        )}
      </dl>
    )
  })
}
