import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { ReportForm } from './report-form.tsx'

/** Corrects the words and the evidence of the report that one has just given, for as long as that can be done. */
export function ReportCorrection({ details }: { details: MeasureDetails }): ReactNode {
  const text = useMeasuresText()
  const [isOpen, setIsOpen] = useState(false)
  const { measure, correctable } = details
  if (correctable === null) return null
  if (!isOpen) {
    return (
      <p>
        <Button onClick={() => setIsOpen(true)}>{text.correctReport}</Button>{' '}
        <span className="ui-quiet">{text.correctHint}</span>
      </p>
    )
  }
  const item = measureItem(measure)
  const { reportId, ...former } = correctable
  return (
    <ReportForm
      item={item}
      onClose={() => setIsOpen(false)}
      version={measure.version}
      figures={measure.figures}
      corrected={{
        ...former,
        form: 'measures.correctReport',
        hint: text.correctHint,
        confirm: text.correctReport,
      }}
      send={(report, stamp) => api.measures.correctReport({ ...item, reportId, ...report, ...stamp })}
      said={text.corrected}
    />
  )
}
