import { asLabel } from '@bihuan/core/kernel/labels.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { type ObjectStep, objectStepLabels } from '@bihuan/core/measures/next-action.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { useObjectsText } from '../objects.text.ts'

/** The way to the list of objects, where that is what moves a measure on; whoever crosses off finds there what waits for them. */
export function ObjectStepButton(props: {
  readonly step: ObjectStep
  readonly measure: MeasureView
}): ReactNode {
  const { step, measure } = props
  const text = useObjectsText()
  const navigate = useNavigate()
  const language = useLanguage()
  const many = step === 'sayObjects' ? measure.objectsOpen : measure.objectsSaid
  return (
    <Button
      type="primary"
      onClick={() =>
        void navigate({
          to: '/rectifications/$id/measures/$measureId/objects',
          params: { id: measure.rectificationId, measureId: measure.id },
          search: step === 'crossObjects' ? { state: 'said' } : {},
        })
      }
    >
      {text.actionOn(asLabel(objectStepLabels[step][language]), many)}
    </Button>
  )
}
