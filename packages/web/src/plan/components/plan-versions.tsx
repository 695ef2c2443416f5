import type { PlanVersionView } from '@bihuan/core/plan/plans.contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayHere } from '../../ui/zone.ts'
import { usePlanText } from '../plan.text.ts'

type Props = {
  readonly versions: readonly PlanVersionView[]
  /** The number of the one whose differences are shown. */
  readonly looked: number
  readonly onLook: (number: number) => void
}

/** The approved versions of a plan, the last one first. */
export function PlanVersions({ versions, looked, onLook }: Props): ReactNode {
  const text = usePlanText()
  return (
    <section aria-label={text.versions}>
      <h2>{text.versions}</h2>
      <ul className="plan-versions">
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              aria-pressed={version.number === looked}
              onClick={() => onLook(version.number)}
            >
              {text.version(version.number)}
            </button>
            <span>{text.approvedOn(version.approvedOn)}</span>
            <ApprovedBy version={version} />
            <span>{text.counts(version.findings, version.measures)}</span>
            <span className="ui-quiet">
              {text.recordedBy(version.recordedBy.name, dayHere(new Date(version.recordedAt)))}
            </span>
            {version.note !== '' && <p>{version.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ApprovedBy({ version }: { readonly version: PlanVersionView }): ReactNode {
  const text = usePlanText()
  const { meeting } = version
  if (meeting === null) return <span>{text.onPaper(version.paper)}</span>
  return (
    <Link
      to="/rectifications/$id/meetings"
      params={{ id: version.rectificationId }}
      hash={`meeting-${meeting.id}`}
    >
      {text.byMeeting(meeting.number === '' ? meeting.heldOn : meeting.number)}
    </Link>
  )
}
