import type { ReactNode } from 'react'
import { EvidenceList } from '../../told/components/evidence-list.tsx'
import { useToldText } from '../../told/told.text.ts'
import type { MeasureDetails } from '../measures.api.ts'
import '../../claims/claims.css'
import { useMeasuresText } from '../measures.text.ts'

type Props = { readonly details: Pick<MeasureDetails, 'measure' | 'timeline'> }

// The entry of a request stands above that of its report: both were written in one step.
/** What was said and shown when more time was asked for. */
export function AskedFor({ details: { measure, timeline } }: Props): ReactNode {
  const { extension: text } = useMeasuresText()
  const told = useToldText()
  const { extension } = measure
  if (extension === null) return null
  const at = timeline.findIndex(({ type }) => type === 'measure.extensionAsked')
  const report = timeline.slice(at + 1).find(({ type }) => type === 'measure.reported')
  const asked = timeline[at]
  const late = timeline.find((one) => one.type === 'measure.lateExplained' && one.at === asked?.at)
  return (
    <dl className="measures-facts">
      <div>
        <dt>{text.until}</dt>
        <dd>{extension.until}</dd>
      </div>
      <div>
        <dt>{text.reason}</dt>
        <dd>{extension.reason}</dd>
      </div>
      {late !== undefined && (
        <div>
          <dt>{told.lateReason}</dt>
          <dd>{late.text}</dd>
        </div>
      )}
      {report !== undefined && (
        <div>
          <dt>{text.text}</dt>
          <dd>
            <p>{report.text}</p>
            <EvidenceList rectificationId={measure.rectificationId} evidence={report.evidence} />
          </dd>
        </div>
      )}
    </dl>
  )
}

/** What a liaison prepared for the leader, by whom: shown as that, and not as a decision. */
export function PreparedExtension({ details: { measure } }: Props): ReactNode {
  const { extension: text } = useMeasuresText()
  const prepared = measure.extension?.prepared
  if (!prepared) return null
  return (
    <p className="claims-prepared" role="note">
      <b>{text.preparedBy(prepared.by.name, text.proposed(prepared.until))}</b>
      {prepared.words !== '' && <span className="claims-words">{prepared.words}</span>}
    </p>
  )
}
