import { effectLabels, verdictLabels } from '@bihuan/core/claims/labels.ts'
import { numberInSource, numberOfFinding } from '@bihuan/core/findings/finding-number.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ItemClaim, ItemDrawer, ItemPast, ItemReason } from '../../claims/components/item-drawer.tsx'
import { mergedInto } from '../../claims/merged-into.ts'
import { FindingStatusTag } from '../../told/components/status-tag.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useUiText } from '../../ui/ui.text.ts'
import { dayHere } from '../../ui/zone.ts'
import { type FindingDetails, findingItem } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { FindingActions } from './finding-actions.tsx'
import { FindingAssignment } from './finding-assignment.tsx'
import { FindingDescription } from './finding-description.tsx'
import { FindingHeads } from './finding-heads.tsx'
import { FurtherMeasures } from './further-measures.tsx'

type Props = { readonly rectificationId: string; readonly findingId: string; readonly onClose: () => void }

/** One finding over the ledger: its measures counted, its claim on the ladder, and the next step. */
export function FindingDrawer({ onClose, ...item }: Props): ReactNode {
  const text = useFindingsText()
  const query = useQuery(orpc.findings.get.queryOptions({ input: item }))
  return (
    <ItemDrawer
      item={item}
      query={query}
      onClose={onClose}
      title={(details) =>
        details === undefined ? (
          text.finding
        ) : (
          <h2 className="measures-heading">
            {text.finding} {numberOfFinding(details.finding) || details.finding.ordinal}{' '}
            <FindingStatusTag finding={details.finding} />
          </h2>
        )
      }
      body={(details) => <Body details={details} />}
    />
  )
}

function Body({ details }: { details: FindingDetails }): ReactNode {
  const text = useFindingsText()
  const marks = useUiText()
  const { finding } = details
  const source = numberInSource(finding)
  return (
    <>
      <p className={`measures-what${finding.status === 'voided' ? ' is-voided' : ''}`}>
        {finding.title ?? finding.number}
      </p>
      {source !== null && (
        <p className="ui-quiet">
          {text.number}
          {marks.colon}
          {source}
        </p>
      )}
      {finding.category !== null && (
        <p className="ui-quiet">
          {text.category}
          {marks.colon}
          {finding.category.name}
        </p>
      )}
      <ItemReason of={finding} />
      {finding.mergedInto !== null && (
        <p>
          <Link
            to="/rectifications/$id/ledger"
            params={{ id: finding.rectificationId }}
            search={(before) => ({ ...before, finding: finding.mergedInto ?? undefined })}
          >
            {text.goToMerged(mergedInto(details.timeline))}
          </Link>
        </p>
      )}
      <Outcome details={details} />
      <Counted finding={finding} />
      <FurtherMeasures details={details} />
      <FindingActions details={details} />
      <ItemClaim item={findingItem(finding)} request={details.closureRequest} status={finding.status} />
      <FindingAssignment finding={finding} />
      <FindingDescription finding={finding} />
      <FindingHeads details={details} />
      {finding.statedStatus !== null && (
        <p className="ui-quiet" title={text.statedHint}>
          {text.statedStatus(finding.statedStatus)}
          {marks.stop}
          {text.statedHint}
        </p>
      )}
      <ItemPast rectificationId={finding.rectificationId} details={details} />
    </>
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

/** How many of its measures are done; nothing where it was voided before it had any, as then none are to be added. */
function Counted({ finding }: Pick<FindingDetails, 'finding'>): ReactNode {
  const text = useFindingsText()
  const share = finding.measures === 0 ? 0 : Math.round((100 * finding.measuresClosed) / finding.measures)
  const all = finding.measures + finding.measuresVoided + finding.measuresMerged + finding.measuresFurther
  const hasOthers = all > finding.measuresVoided
  if (finding.status === 'voided' && all === 0) return null
  return (
    <div>
      {finding.measures === 0
        ? finding.measuresFurther === 0 &&
          (finding.measuresVoided > 0 ? text.measuresAllVoided(finding.measuresVoided) : text.noMeasures)
        : text.measures(finding.measuresClosed, finding.measures, finding.measuresClosedBefore)}
      {finding.measuresVoided > 0 && hasOthers && text.measuresVoided(finding.measuresVoided)}
      {finding.measuresMerged > 0 && text.measuresMerged(finding.measuresMerged)}
      {finding.measuresFurther > 0 &&
        text.measuresFurther(finding.measuresFurtherClosed, finding.measuresFurther)}
      <Progress
        percent={share}
        size="small"
        showInfo={false}
        aria-label={text.measures(finding.measuresClosed, finding.measures, finding.measuresClosedBefore)}
      />
    </div>
  )
}
