import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { meetingWords, verdictLabels } from '@bihuan/core/claims/labels.ts'
import { nameOfFinding } from '@bihuan/core/findings/finding-number.ts'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ladderSteps, type LadderStep } from '../../claims/ladder.ts'
import { ledgerSearchOf } from '../../measures/ledger/ledger-search.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { useClaimPrintText } from '../claim-print.text.ts'
import '../claim-print.css'

const route = getRouteApi('/signed-in/rectifications/$id/claim/print')

/** A claim on A4, with a box for each rung that is signed by hand; read by whoever reads the item. */
export function ClaimPrintPage(): ReactNode {
  const { id: rectificationId } = route.useParams()
  const { measure, finding } = route.useSearch()
  if (measure !== undefined) return <ClaimOfMeasure rectificationId={rectificationId} measure={measure} />
  return <ClaimOfFinding rectificationId={rectificationId} finding={finding ?? ''} />
}

function ClaimOfMeasure(props: { readonly rectificationId: string; readonly measure: string }): ReactNode {
  const { rectificationId, measure: measureId } = props
  const detail = useQuery(orpc.measures.get.queryOptions({ input: { rectificationId, measureId } }))
  return <Sheet {...props} detail={detail} printed={detail.data && measureOn(detail.data)} />
}

function ClaimOfFinding(props: { readonly rectificationId: string; readonly finding: string }): ReactNode {
  const { rectificationId, finding: findingId } = props
  const detail = useQuery(orpc.findings.get.queryOptions({ input: { rectificationId, findingId } }))
  return <Sheet {...props} detail={detail} printed={detail.data && findingOn(detail.data)} />
}

function Sheet({
  rectificationId,
  measure,
  finding,
  detail,
  printed,
}: {
  readonly rectificationId: string
  readonly measure?: string
  readonly finding?: string
  readonly detail: { readonly error: Error | null; readonly refetch: () => Promise<unknown> }
  /** Null where there is no claim; undefined as long as nothing is read. */
  readonly printed: Printed | null | undefined
}): ReactNode {
  const text = useClaimPrintText()
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId } }))
  const failure = rectification.error ?? detail.error
  if (failure !== null) {
    const retry = (): void => void Promise.all([rectification.refetch(), detail.refetch()])
    return <Page title={text.title}>{<PageError error={failure} onRetry={retry} />}</Page>
  }
  if (rectification.data === undefined || printed === undefined) return <PageSkeleton rows={12} />
  if (printed === null)
    return <Page title={text.title}>{<EmptyState title={text.noClaim}>{text.noClaimText}</EmptyState>}</Page>
  return (
    <div className="claim-print">
      <Page
        title={text.title}
        note={text.note}
        actions={
          <>
            <Button type="primary" onClick={() => window.print()}>
              {text.print}
            </Button>
            <Link
              to="/rectifications/$id/ledger"
              params={{ id: rectificationId }}
              search={ledgerSearchOf(measure === undefined ? { finding } : { measure })}
            >
              {text.back}
            </Link>
          </>
        }
      >
        <ClaimSheet name={rectification.data.name} {...printed} />
      </Page>
    </div>
  )
}

/** What stands on the sheet beside the signatures. */
type Printed = {
  readonly request: ClosureRequestView
  readonly finding: string
  /** Null for the claim of a finding. */
  readonly measure: string | null
  readonly owner: string | null
  readonly dueOn: string | null
  /** Null where the evidence lies with the measures below. */
  readonly evidence: readonly EvidenceView[] | null
  readonly measures: { readonly closed: number; readonly all: number } | null
}

type MeasureDetail = NonNullable<Awaited<ReturnType<typeof orpc.measures.get.call>>>
type FindingDetail = NonNullable<Awaited<ReturnType<typeof orpc.findings.get.call>>>

function measureOn({ closureRequest, finding, measure, evidence }: MeasureDetail): Printed | null {
  if (closureRequest === null) return null
  const { owner, dueOn, checkInFrom } = measure
  return {
    request: closureRequest,
    finding: nameOfFinding(finding),
    measure: measure.text,
    owner: owner?.name ?? null,
    // The day of what goes on for good is that of its next report.
    dueOn: checkInFrom === null ? dueOn : null,
    evidence,
    measures: null,
  }
}

function findingOn({ closureRequest, finding }: FindingDetail): Printed | null {
  if (closureRequest === null) return null
  return {
    request: closureRequest,
    finding: nameOfFinding(finding),
    measure: null,
    owner: finding.owner?.name ?? null,
    dueOn: null,
    evidence: null,
    measures: { closed: finding.measuresClosed, all: finding.measures },
  }
}

function ClaimSheet({
  name,
  request,
  measures,
  evidence,
  ...item
}: Printed & { readonly name: string }): ReactNode {
  const text = useClaimPrintText()
  const language = useLanguage()
  const rows: readonly (readonly [string, string | null])[] = [
    [text.rectification, name],
    [text.finding, item.finding],
    [text.measure, item.measure],
    [text.measures, measures === null ? null : text.closedOf(measures.closed, measures.all)],
    [text.owner, item.owner],
    [text.dueOn, item.dueOn],
    [text.claim, request.claim],
    [text.verdict, request.verdict === null ? null : verdictLabels[request.verdict][language]],
    [text.claimedBy, `${request.claimedBy.name} · ${dateTime(request.claimedAt)}`],
  ]
  return (
    <article className="claim-sheet">
      <style>{'@page { size: A4 portrait; margin: 15mm }'}</style>
      <h2>{text.heading}</h2>
      <table>
        <tbody>
          {rows.map(([label, value]) =>
            value === null ? null : (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ),
          )}
          {evidence !== null && (
            <tr>
              <th scope="row">{text.evidence}</th>
              <td>
                <ol>
                  {evidence.map((one) => (
                    <li key={one.fileId}>
                      {one.sealedOn === undefined ? one.name : text.sealed(one.sealedOn)}
                    </li>
                  ))}
                </ol>
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <div className="claim-boxes">
        {ladderSteps(request).map((step) => (
          <SignatureBox key={step.rung} step={step} />
        ))}
      </div>
      <p className="claim-id">{text.number(request.id)}</p>
    </article>
  )
}

/** One rung: what was signed here, or room for the hand. */
function SignatureBox({ step }: { readonly step: LadderStep }): ReactNode {
  const text = useClaimPrintText()
  const language = useLanguage()
  const signature = step.state === 'signed' ? step.signature : null
  const standIn = step.state === 'signed' ? null : (step.standIn?.person.name ?? null)
  return (
    <section aria-label={step.name[language]}>
      <h3>{step.name[language]}</h3>
      <p>
        {text.name}
        {(signature?.meeting && meetingWords(signature.meeting)[language]) ??
          signature?.by.name ??
          (standIn === null ? '' : text.standIn(standIn))}
      </p>
      <p className="claim-comment">
        {text.comment}
        {signature?.comment}
      </p>
      <p>
        {text.signature}
        {signature === null ? '' : signature.paper === null ? text.signedHere : text.signedOnPaper}
      </p>
      <p>
        {text.day}
        {signature === null ? text.blankDay : (signature.paper?.signedOn ?? dateTime(signature.at))}
      </p>
    </section>
  )
}
