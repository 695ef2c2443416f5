import type { ClosureAction, ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { PendingPaper, Prepared, Rung, Signature } from '@bihuan/core/claims/closure-request.ts'
import type { ClosureItem } from '@bihuan/core/closure/closure-item.ts'
import { meetingWords, rungWords } from '@bihuan/core/claims/labels.ts'
import type { SignedClaim } from '@bihuan/core/closure/closure.contract.ts'
import { preparedNow } from '@bihuan/core/closure/prepare.ts'
import { inPlaceName } from '@bihuan/core/people/guises.ts'
import { barredFromLeading } from '@bihuan/core/closure/replace-leader.ts'
import { checkersNow, namersOf, unfilledRungs } from '@bihuan/core/closure/stand-ins.ts'
import { mostCheckers } from '@bihuan/core/claims/closure-request.schema.ts'
import { type Actions, closureActionsOf } from '@bihuan/core/closure/actions.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import { dayOf, type Zone } from '@bihuan/core/kernel/zone.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import { isReviewer } from '@bihuan/core/people/sight.ts'
import type { ClaimPersonHere } from '../people/claim-people.queries.ts'
import { closureRequestOfJson } from './closure-requests.store.ts'
import type { NamedClaim } from './claims.queries.ts'

/** Who looks at a claim, and everybody who could sign it or name a stand-in: see `ClaimAmongPeople`. */
export type ClaimViewer = { readonly actor: ActorHere; readonly people: readonly ClaimPersonHere[] }

/** A claim for people to read, with what this person can do with it. */
export function claimView(claim: NamedClaim, item: ClosureItem, viewer: ClaimViewer): ClosureRequestView {
  return claimViewWithRefusals(claim, item, viewer).request
}

/** A claim for people to read, and why what they have the right to may be refused now. */
export function claimViewWithRefusals(
  claim: NamedClaim,
  item: ClosureItem,
  { actor, people }: ClaimViewer,
): { readonly request: ClosureRequestView; readonly refused: Actions<ClosureAction>['refused'] } {
  const request = closureRequestOfJson(claim)
  const { can, refused } = closureActionsOf({ actor, request, item, people })
  const claimed = { request, item, people }
  const unfilled = unfilledRungs(claimed)
  const namers = namersOf(claimed).map(({ personId, name }) => ({ id: personId, name }))
  const cannotLead = barredFromLeading(claimed)
  const prepared = seesPreparedClaim({ rung: request.status === 'approved' ? null : request.rung, can })
    ? preparedNow({ request, item })
    : null
  // Outside reviewers are told who has signed, and not who is to.
  const checkers = (isReviewer(actor) ? [] : checkersNow(claimed)).map(({ name }) => name)
  return { request: viewWith(claim, { can, unfilled, namers, cannotLead, prepared, checkers }), refused }
}

type ClaimInSight = { readonly rung: Rung | null; readonly can: readonly ClosureAction[] }

/** Whether what is prepared for the leader on a claim is shown: to whoever decides it now as or for the leader, or prepares it for them. */
export function seesPreparedClaim(claim: ClaimInSight | null): boolean {
  if (claim === null) return false
  const { rung, can } = claim
  return can.includes('prepare') || (rung === 'leader' && can.includes('approve'))
}

/** Who made a claim and who signed it, by name. */
export function signedClaimView(claim: NamedClaim, zone: Zone): SignedClaim {
  const { id, status, claimedBy, claimedAt, signatures, rungNames } = closureRequestOfJson(claim)
  return {
    id,
    status,
    claimedBy: nameAt(claim, claimedBy, claimedAt),
    signatures: signatures.map(({ rung, personId, inPlaceOf, at, paper, meeting }) => ({
      rung: rungWords(rung, rungNames),
      on: dayOf(new Date(at), zone),
      by: signerAt(claim, { personId, inPlaceOf, at }),
      paperOn: paper?.signedOn ?? null,
      meeting: meeting === undefined ? null : meetingWords(meeting),
    })),
  }
}

/** What somebody in a claim was called at an instant; what they are called now where none is given. */
export function nameAt(
  { names, formerNames }: Pick<NamedClaim, 'names' | 'formerNames'>,
  person: string,
  at: string | null,
): string {
  const then =
    at === null ? undefined : formerNames[person]?.find(({ until }) => Date.parse(until) > Date.parse(at))
  return then?.name ?? names[person] ?? ''
}

function signerAt(
  claim: NamedClaim,
  {
    personId,
    inPlaceOf,
    at,
  }: Pick<Signature, 'personId' | 'at'> & { readonly inPlaceOf: PersonId | undefined },
): string {
  const signer = nameAt(claim, personId, at)
  return inPlaceOf === undefined ? signer : inPlaceName(signer, nameAt(claim, inPlaceOf, at))
}

/** Whose turn it is to sign a claim, by name; nobody without a claim that waits. */
export function turnOf(
  claim: NamedClaim | null,
  item: ClosureItem,
  people: readonly ClaimPersonHere[],
): readonly string[] {
  if (claim === null) return []
  return checkersNow({ request: closureRequestOfJson(claim), item, people }).map(({ name }) => name)
}

function viewWith(
  claim: NamedClaim,
  {
    can,
    unfilled,
    namers,
    cannotLead,
    prepared,
    checkers,
  }: {
    readonly can: readonly ClosureAction[]
    readonly unfilled: readonly Rung[]
    readonly namers: ClosureRequestView['namers']
    readonly cannotLead: readonly PersonId[]
    readonly prepared: Prepared | null
    readonly checkers: readonly string[]
  },
): ClosureRequestView {
  const request = closureRequestOfJson(claim)
  // What was done is told by the names of its day, and what is still to be done by those of now.
  const named = (id: string, at: string | null = null): { id: string; name: string } => ({
    id,
    name: nameAt(claim, id, at),
  })
  return {
    id: request.id,
    rectificationId: request.rectificationId,
    subject: request.subject,
    status: request.status,
    claim: request.claim,
    verdict: request.verdict,
    effect: request.status === 'approved' ? request.effect : null,
    claimedBy: named(request.claimedBy, request.claimedAt),
    claimedAt: request.claimedAt,
    ladder: [...request.ladder],
    rungNames: { ...request.rungNames },
    openObjects: request.openObjects,
    rung: request.status === 'approved' ? null : request.rung,
    signatures: request.signatures.map(
      ({ rung, personId, inPlaceOf, at, comment, namedBy, paper, meeting }) => ({
        rung,
        by: { id: personId, name: signerAt(claim, { personId, inPlaceOf, at }) },
        at,
        comment,
        namedBy: namedBy === undefined ? null : named(namedBy, at),
        meeting: meeting === undefined ? null : { ...meeting, enteredBy: named(meeting.enteredBy, at) },
        paper:
          paper === undefined
            ? null
            : { ...paper, enteredBy: named(paper.enteredBy, at), confirmedBy: named(paper.confirmedBy, at) },
      }),
    ),
    standIns: request.standIns.map(({ rung, personId, namedBy, namedAt }) => ({
      rung,
      person: named(personId),
      namedBy: named(namedBy, namedAt),
      namedAt,
    })),
    paper: paperView(request.paper, named),
    unfilledRungs: [...unfilled],
    namers,
    cannotLead: [...cannotLead],
    checkers: { names: checkers.slice(0, mostCheckers), count: checkers.length },
    prepared: prepared && {
      by: named(prepared.by, prepared.at),
      at: prepared.at,
      decision: prepared.decision,
      words: prepared.words,
    },
    reason: request.status === 'returned' ? request.reason : null,
    version: request.version,
    can: [...can],
  }
}

function paperView(
  paper: PendingPaper | null,
  named: (id: string, at: string) => { id: string; name: string },
): ClosureRequestView['paper'] {
  if (paper === null) return null
  const { rung, signedOn, comment, effect, enteredBy, enteredAt } = paper
  const entered = { rung, signedOn, comment, effect, enteredAt, enteredBy: named(enteredBy, enteredAt) }
  if ('meeting' in paper) return { ...entered, person: null, scan: null, meeting: { ...paper.meeting } }
  const [scan] = paper.evidence
  if (scan === undefined) return null
  const { fileId, name, size, mediaType } = scan
  return {
    ...entered,
    person: named(paper.personId, enteredAt),
    meeting: null,
    scan: { fileId, name, size, mediaType },
  }
}
