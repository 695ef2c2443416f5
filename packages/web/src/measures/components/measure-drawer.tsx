import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Drawer, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { ClaimPanel } from '../../claims/components/claim-panel.tsx'
import { EvidenceList } from '../../told/components/evidence-list.tsx'
import { FromSources } from '../../told/components/from-source.tsx'
import { TimelineList } from '../../told/components/timeline-list.tsx'
import { useToldText } from '../../told/told.text.ts'
import { ClosedBefore } from './closed-before.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useReturnFocus } from '../../ui/return-focus.ts'
import type { MeasureDetails } from '../measures.api.ts'
import { useMeasuresText } from '../measures.text.ts'
import { MeasureActions } from './measure-actions.tsx'
import { MeasureAssignment } from './measure-assignment.tsx'
import '../measures.css'
import { LightTag } from '../../told/components/light-tag.tsx'
import { SourceQuote } from '../../told/components/source-quote.tsx'
import { StatusTag } from '../../told/components/status-tag.tsx'

type Props = {
  readonly rectificationId: string
  readonly measureId: string
  readonly onClose: () => void
}

/** One measure over the ledger: what, who, when, what happened, and the one next step. */
export function MeasureDrawer({ rectificationId, measureId, onClose }: Props): ReactNode {
  const text = useMeasuresText()
  const query = useQuery(orpc.measures.get.queryOptions({ input: { rectificationId, measureId } }))
  const details = query.data
  useReturnFocus(measureId)
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      rootClassName="measures-drawer"
      closeIcon={<CloseOutlined aria-label={text.close} />}
      title={details === undefined ? text.measure : <Heading details={details} />}
    >
      {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {details === undefined && query.error === null && <Skeleton active={false} paragraph={{ rows: 8 }} />}
      {details !== undefined && <Body key={measureId} details={details} />}
    </Drawer>
  )
}

function Heading({ details }: { details: MeasureDetails }): ReactNode {
  const text = useMeasuresText()
  const { measure, finding } = details
  return (
    <h2 className="measures-heading">
      {text.measure} {finding.number === '' ? '' : `${finding.number} · `}
      {measure.ordinal} <StatusTag status={measure.status} isClosedBefore={measure.isClosedBefore} />
      {measure.light !== 'grey' && measure.light !== 'blue' && (
        <LightTag light={measure.light} dueOn={measure.dueOn} />
      )}
    </h2>
  )
}

function Body({ details }: { details: MeasureDetails }): ReactNode {
  const text = useMeasuresText()
  const progress = useToldText()
  const { measure, finding } = details
  return (
    <div className="measures-body">
      <p className="measures-what">{measure.text}</p>
      <p className="ui-quiet">
        {text.ofFinding}{' '}
        <Link
          to="/rectifications/$id/ledger"
          params={{ id: measure.rectificationId }}
          search={(before) => ({ ...before, measure: undefined, finding: finding.id })}
        >
          {finding.number} {finding.title}
        </Link>
      </p>
      {measure.reason !== null && (
        <p className="measures-reason">
          <b>{measure.status === 'reopened' ? text.reopenedWith : text.returnedWith}</b> {measure.reason}
        </p>
      )}
      {details.closedBefore !== null && (
        <ClosedBefore before={details.closedBefore} closedAt={measure.closedAt} />
      )}
      <MeasureActions details={details} />
      {details.closureRequest !== null && (
        <ClaimPanel
          request={details.closureRequest}
          refresh={async () =>
            (await api.measures.get({ rectificationId: measure.rectificationId, measureId: measure.id }))
              .closureRequest
          }
        />
      )}
      <MeasureAssignment measure={measure} />
      {details.evidence.length > 0 && (
        <section>
          <h3>
            {progress.evidence} {details.evidence.length}
          </h3>
          <EvidenceList evidence={details.evidence} />
        </section>
      )}
      <section>
        <h3>{progress.timeline}</h3>
        <TimelineList entries={details.timeline} />
      </section>
      <FromSources sources={details.fromSources} />
      {details.source !== null && <SourceQuote source={details.source} />}
    </div>
  )
}
