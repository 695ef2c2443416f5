import { CloseOutlined } from '@ant-design/icons'
import { effectLabels, verdictLabels } from '@bihuan/core/claims/labels.ts'
import { useQuery } from '@tanstack/react-query'
import { Drawer, Progress, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { ClaimPanel } from '../../claims/components/claim-panel.tsx'
import { SourceQuote } from '../../told/components/source-quote.tsx'
import { StatusTag } from '../../told/components/status-tag.tsx'
import { FromSources } from '../../told/components/from-source.tsx'
import { TimelineList } from '../../told/components/timeline-list.tsx'
import { useToldText } from '../../told/told.text.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useReturnFocus } from '../../ui/return-focus.ts'
import { useUiText } from '../../ui/ui.text.ts'
import type { FindingDetails } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { FindingActions } from './finding-actions.tsx'
import { FindingAssignment } from './finding-assignment.tsx'
import { dayHere } from '../../ui/zone.ts'

type Props = { readonly rectificationId: string; readonly findingId: string; readonly onClose: () => void }

/** One finding over the ledger: its measures counted, its claim on the ladder, and the next step. */
export function FindingDrawer({ rectificationId, findingId, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const query = useQuery(orpc.findings.get.queryOptions({ input: { rectificationId, findingId } }))
  const details = query.data
  useReturnFocus(findingId)
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      rootClassName="measures-drawer"
      closeIcon={<CloseOutlined aria-label={text.close} />}
      title={
        details === undefined ? (
          text.finding
        ) : (
          <h2 className="measures-heading">
            {text.finding} {details.finding.number || details.finding.ordinal}{' '}
            <StatusTag status={details.finding.status} />
          </h2>
        )
      }
    >
      {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {details === undefined && query.error === null && <Skeleton active={false} paragraph={{ rows: 8 }} />}
      {details !== undefined && <Body key={findingId} details={details} />}
    </Drawer>
  )
}

function Body({ details }: { details: FindingDetails }): ReactNode {
  const text = useFindingsText()
  const progress = useToldText()
  const marks = useUiText()
  const { finding } = details
  const share = finding.measures === 0 ? 0 : Math.round((100 * finding.measuresClosed) / finding.measures)
  return (
    <div className="measures-body">
      <p className="measures-what">{finding.title ?? finding.number}</p>
      {finding.category !== null && (
        <p className="ui-quiet">
          {text.category}
          {marks.colon}
          {finding.category.name}
        </p>
      )}
      {finding.reason !== null && (
        <p className="measures-reason">
          <b>{finding.status === 'reopened' ? text.reopenedWith : text.returnedWith}</b> {finding.reason}
        </p>
      )}
      <Outcome details={details} />
      <div>
        {finding.measures === 0
          ? text.noMeasures
          : text.measures(finding.measuresClosed, finding.measures, finding.measuresClosedBefore)}
        <Progress
          percent={share}
          size="small"
          showInfo={false}
          aria-label={text.measures(finding.measuresClosed, finding.measures, finding.measuresClosedBefore)}
        />
      </div>
      <FindingActions details={details} />
      {details.closureRequest !== null && (
        <ClaimPanel
          request={details.closureRequest}
          refresh={async () =>
            (await api.findings.get({ rectificationId: finding.rectificationId, findingId: finding.id }))
              .closureRequest
          }
        />
      )}
      <FindingAssignment finding={finding} />
      {finding.statedStatus !== null && (
        <p className="ui-quiet" title={text.statedHint}>
          {text.statedStatus(finding.statedStatus)}
          {marks.stop}
          {text.statedHint}
        </p>
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

function Outcome({ details }: { details: FindingDetails }): ReactNode {
  const text = useFindingsText()
  const language = useLanguage()
  const { finding } = details
  if (finding.status !== 'closed' || finding.closedAt === null) return null
  return (
    <p className="measures-outcome">
      {text.closedOn(dayHere(new Date(finding.closedAt)))}
      {finding.verdict !== null && ` · ${text.verdict} ${verdictLabels[finding.verdict][language]}`}
      {finding.effect !== null && ` · ${text.effect} ${effectLabels[finding.effect][language]}`}
    </p>
  )
}
