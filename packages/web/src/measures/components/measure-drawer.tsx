import { nameOfFinding } from '@bihuan/core/findings/finding-number.ts'
import type { Light } from '@bihuan/core/measures/light.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ItemClaim, ItemDrawer, ItemPast, ItemReason } from '../../claims/components/item-drawer.tsx'
import { mergedInto } from '../../claims/merged-into.ts'
import { EvidenceList } from '../../told/components/evidence-list.tsx'
import { useToldText } from '../../told/told.text.ts'
import { ClosedBefore } from './closed-before.tsx'
import { type MeasureDetails, measureItem } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { ReportCorrection } from './report-correction.tsx'
import { FurtherFindings } from './further-findings.tsx'
import { MeasureActions } from './measure-actions.tsx'
import { MeasureFigures } from './measure-figures.tsx'
import { MeasureParts } from './measure-parts.tsx'
import { MeasureAssignment } from './measure-assignment.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import '../measures.css'

const ObjectsSection = lazyPart(() => import('../objects/components/objects-section.tsx'), 'ObjectsSection')
import { LightTag } from '../../told/components/light-tag.tsx'
import { StatusTag } from '../../told/components/status-tag.tsx'

type Props = {
  readonly rectificationId: string
  readonly measureId: string
  /** The part that a link is about. */
  readonly partId?: string | undefined
  readonly onClose: () => void
}

/** One measure over the ledger: what, who, when, what happened, and the one next step. */
export function MeasureDrawer({ onClose, partId, ...item }: Props): ReactNode {
  const text = useMeasuresText()
  const query = useQuery(orpc.measures.get.queryOptions({ input: item }))
  return (
    <ItemDrawer
      item={item}
      query={query}
      onClose={onClose}
      title={(details) => (details === undefined ? text.measure : <Heading details={details} />)}
      body={(details) => <Body details={details} partId={partId} />}
    />
  )
}

const shownLights: readonly Light[] = ['green', 'yellow', 'red']

function Heading({ details }: { details: MeasureDetails }): ReactNode {
  const text = useMeasuresText()
  const { measure, finding } = details
  return (
    <h2 className="measures-heading">
      {text.measure} {`${finding.ordinal}-${measure.ordinal}`}{' '}
      <StatusTag
        status={measure.status}
        isClosedBefore={measure.isClosedBefore}
        isMerged={measure.mergedInto !== null}
      />
      {shownLights.includes(measure.light) && <LightTag light={measure.light} dueOn={measure.dueOn} />}
    </h2>
  )
}

function Body({ details, partId }: { details: MeasureDetails; partId: string | undefined }): ReactNode {
  const text = useMeasuresText()
  const progress = useToldText()
  const { measure, finding } = details
  return (
    <>
      <p className={`measures-what${measure.status === 'voided' ? ' is-voided' : ''}`}>{measure.text}</p>
      <p className="ui-quiet">
        {text.ofFinding}{' '}
        <Link
          to="/rectifications/$id/ledger"
          params={{ id: measure.rectificationId }}
          search={(before) => ({ ...before, measure: undefined, finding: finding.id })}
        >
          {nameOfFinding(finding)}
        </Link>
      </p>
      <ItemReason of={measure} />
      {measure.mergedInto !== null && (
        <p>
          <Link
            to="/rectifications/$id/ledger"
            params={{ id: measure.rectificationId }}
            search={(before) => ({ ...before, measure: measure.mergedInto ?? undefined })}
          >
            {text.goToMerged(mergedInto(details.timeline))}
          </Link>
        </p>
      )}
      {details.closedBefore !== null && (
        <ClosedBefore before={details.closedBefore} closedAt={measure.closedAt} />
      )}
      <MeasureActions details={details} />
      <ItemClaim item={measureItem(measure)} request={details.closureRequest} status={measure.status} />
      <MeasureAssignment details={details} />
      <MeasureFigures details={details} />
      <ObjectsSection rectificationId={measure.rectificationId} measureId={measure.id} />
      <MeasureParts details={details} partId={partId} />
      <Supporters measure={measure} />
      <FurtherFindings details={details} />
      {details.evidence.length + details.removedEvidence.length > 0 && (
        <section>
          <h3>
            {progress.evidence} {details.evidence.length}
          </h3>
          <EvidenceList rectificationId={measure.rectificationId} evidence={details.evidence} />
          <EvidenceList
            rectificationId={measure.rectificationId}
            evidence={details.removedEvidence}
            isRemoved
          />
        </section>
      )}
      <ReportCorrection details={details} />
      <ItemPast rectificationId={measure.rectificationId} details={details} />
    </>
  )
}

/** Which supporting departments have reported on their part, and which have not. */
function Supporters({ measure }: { measure: MeasureDetails['measure'] }): ReactNode {
  const text = useMeasuresText()
  if (measure.supporters.length === 0) return null
  return (
    <section>
      <h3>{text.supportOf}</h3>
      <ul className="measures-supporters">
        {measure.supporters.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            <span className="ui-quiet">
              {measure.supportedBy.some((supporterId) => supporterId === id)
                ? text.supported
                : text.supportOwed}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
