import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { WordsForm } from '../../commands/components/words-form.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'

/** Corrects the words of the report that one has just given, for as long as that can be done. */
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
  const { reportId } = correctable
  return (
    <WordsForm
      item={item}
      onClose={() => setIsOpen(false)}
      version={measure.version}
      form="measures.correctReport"
      start={correctable.text}
      send={(words, stamp) => api.measures.correctReport({ ...item, reportId, text: words, ...stamp })}
      said={text.corrected}
      label={text.correctReport}
      hint={text.correctHint}
      confirm={text.correctReport}
    />
  )
}
