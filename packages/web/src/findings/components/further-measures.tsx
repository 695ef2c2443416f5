import { Alert } from 'antd'
import type { ReactNode } from 'react'
import type { FindingDetails } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { FurtherMeasure } from './further-measure.tsx'

/** The measures of other findings that answer a finding too, and whether one is open again under a closed one. */
export function FurtherMeasures({
  details: { finding, further },
}: {
  readonly details: FindingDetails
}): ReactNode {
  const text = useFindingsText()
  if (further.length === 0) return null
  const again = further.filter(({ status }) => status !== 'closed' && status !== 'voided').length
  return (
    <section>
      <h3>{text.further}</h3>
      {finding.status === 'closed' && again > 0 && (
        <Alert type="warning" showIcon title={text.furtherAgain(again)} />
      )}
      <ul className="measures-supporters">
        {further.map((one) => (
          <li key={one.key}>
            <FurtherMeasure further={one} />
          </li>
        ))}
      </ul>
      <p className="ui-quiet">{text.furtherNote}</p>
    </section>
  )
}
