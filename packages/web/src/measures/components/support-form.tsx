import type { MeasureDetails } from '../measures.api.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { LosingRungs } from '../../claims/components/losing-rungs.tsx'
import type { measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { ReportForm } from './report-form.tsx'

type Props = {
  readonly measure: MeasureView
  readonly item: ReturnType<typeof measureItem>
  readonly version: number
  readonly rungs: MeasureDetails['losesRungs']
  readonly named: MeasureDetails['rungNames']
  readonly onClose: () => void
}

/** A report on the part of a supporting department; whoever answers for several says for which. */
export function SupportForm({ measure, item, version, rungs, named, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const departments = measure.supporters.flatMap(({ id, name }) => {
    const value = measure.supportsFor.find((supporterId) => supporterId === id)
    return value === undefined ? [] : [{ value, label: name }]
  })
  const owing = departments.find(({ value }) => !measure.supportedBy.includes(value))
  const [chosen, setChosen] = useState((owing ?? departments[0])?.value)
  if (chosen === undefined) return null
  return (
    <LosingRungs {...{ rungs, named, handlers: [] }} work="report" onLeave={onClose}>
      {departments.length > 1 ? (
        <label className="measures-supporter">
          <span>{text.supportOf}</span>
          <Select aria-label={text.supportOf} options={departments} value={chosen} onChange={setChosen} />
        </label>
      ) : (
        <p className="ui-quiet">{text.supportFor(departments[0]?.label ?? '')}</p>
      )}
      <ReportForm
        {...{ item, version, onClose }}
        send={(report, stamp) =>
          api.measures.reportSupport({ ...item, ...report, organizationId: chosen, ...stamp })
        }
        said={text.sent('reportSupport')}
      />
    </LosingRungs>
  )
}
