import { createHash } from 'node:crypto'
import { type Actions, findingActionsOf } from '@bihuan/core/closure/actions.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { isMeasureBegun } from '@bihuan/core/findings/begun.ts'
import { undescribedFinding } from '@bihuan/core/findings/finding.fields.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { FindingAction, FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { countsAsPart, effectiveResponsibility, isOwnMeasure } from '@bihuan/core/findings/responsibility.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { FindingId, MeasureId } from '@bihuan/core/kernel/id.ts'
import type { FurtherMeasureView } from '@bihuan/core/measures/further.contract.ts'
import { isGuest, isInScope, readScope } from '@bihuan/core/people/read-scope.ts'
import type { Responsibility } from '@bihuan/core/people/responsibility.ts'
import { type Actor, type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import type { PartOfFinding } from '../claims/claims.queries.ts'
import { closureRequestOfJson } from '../claims/closure-requests.store.ts'
import { actionsOn } from '../told/refused.view.ts'
import { named } from '../told/timeline.view.ts'
import type { ListedFinding, ToldFinding } from './findings.queries.ts'
import { findingOf } from './findings.store.ts'

/** A finding for people to read, with what this person can do with it. */
export function findingView(row: ListedFinding, actor: Actor, today: PlainDay): FindingView {
  return findingInSight(row, actor, today).view
}

/** A finding as a record and for people to read, and why what they have the right to may be refused now. */
export function findingInSight(
  row: ListedFinding,
  viewer: Actor,
  today: PlainDay,
): {
  readonly actor: ActorHere
  readonly record: Finding
  readonly view: FindingView
  readonly refused: Actions<FindingAction>['refused']
} {
  const actor = inBodies(viewer, row.here)
  const record = findingOf(row)
  const { can, refused } = actionsOn(
    row,
    findingActionsOf({
      actor,
      finding: record,
      measures: row.parts,
      request: row.request === null ? null : closureRequestOfJson(row.request),
      today,
    }),
  )
  return { actor, record, view: { ...findingFacts(row, actor), can: [...can] }, refused }
}

/** Who answers for the finding in a row. */
function responsibilityOfRow(row: ToldFinding): Responsibility {
  return effectiveResponsibility({ ownerId: row.owner_id, leaderId: row.leader_id }, row.parts)
}

/**
 * Whether a finding of another body is there for somebody only as the frame of their measures: then it is its words and these
 * measures.
 */
export function isFrameFor(actor: ActorHere, row: ToldFinding): boolean {
  if (!isGuest(actor, row.rectification_id)) return false
  const { id, supporter_ids: supporterIds } = row
  return !isInScope(
    readScope(actor),
    { ...responsibilityOfRow(row), id, supporterIds, handlerId: null },
    actor.here,
  )
}

/** A finding for people to read, without what somebody can do with it. */
export function findingFacts(row: ToldFinding, viewer: Actor): Omit<FindingView, 'can'> {
  const actor = inBodies(viewer, row.here)
  if (!isFrameFor(actor, row)) return wholeFacts(row)
  const scope = readScope(actor)
  const parts = row.parts.filter((part) => isOwnMeasure(part) && isInScope(scope, part, row.here))
  const nothingElse = { reason: null, closedAt: null, verdict: null, effect: null, owner: null, leader: null }
  const frame = { ...wholeFacts({ ...row, parts }), ...nothingElse, ...undescribedFinding }
  return { ...frame, grade: null, statedStatus: null, supporters: [] }
}

function wholeFacts(row: ToldFinding): Omit<FindingView, 'can'> {
  const { ownerId, leaderId } = responsibilityOfRow(row)
  const own = row.parts.filter(isOwnMeasure)
  const further = row.parts.filter((part) => !isOwnMeasure(part))
  return {
    id: row.id,
    rectificationId: row.rectification_id,
    category: named(row.category_id, row.category_name),
    ordinal: row.ordinal,
    number: row.number,
    title: row.title,
    status: row.status,
    reason: row.reason ?? row.return_reason,
    closedAt: row.closed_at?.toISOString() ?? null,
    verdict: row.verdict,
    effect: row.effect,
    statedStatus: row.stated_status,
    grade: row.grade,
    againstPlan: row.against_plan,
    sumConcerned: row.sum_concerned,
    basis: row.basis,
    cause: row.cause,
    severity: row.severity,
    formerNumber: row.former_number,
    mergedInto: row.voided?.mergedInto ?? null,
    owner: namedAmong(ownerId, [
      named(row.owner_id, row.owner_name),
      ...row.parts.map((part) => named(part.ownerId, part.ownerName)),
    ]),
    leader: namedAmong(leaderId, [
      named(row.leader_id, row.leader_name),
      ...row.parts.map((part) => named(part.leaderId, part.leaderName)),
    ]),
    supporters: row.supporters,
    isOwn: { owner: row.owner_id !== null, leader: row.leader_id !== null },
    measures: own.filter(countsAsPart).length,
    measuresVoided: own.filter(({ status, isMerged }) => status === 'voided' && !isMerged).length,
    measuresMerged: own.filter(({ isMerged }) => isMerged).length,
    measuresClosed: own.filter((part) => part.status === 'closed').length,
    measuresClosedBefore: own.filter((part) => part.isClosedBefore).length,
    measuresBegun: row.parts.filter(isMeasureBegun).length,
    measuresFurther: further.filter(countsAsPart).length,
    measuresFurtherClosed: further.filter((part) => part.status === 'closed').length,
    version: row.version,
  }
}

/** The measures of other findings that answer a finding too, for whoever reads it as more than the frame of their measures. */
export function furtherMeasuresOf(row: ToldFinding, viewer: Actor): FurtherMeasureView[] {
  if (isFrameFor(inBodies(viewer, row.here), row)) return []
  return row.parts.flatMap((part) => furtherView(row, part, viewer))
}

// Its own words and how it stands are for whoever reads the finding; where it stands, and whose it is, for whoever reads it there.
function furtherView(row: ToldFinding, part: PartOfFinding, actor: Actor): FurtherMeasureView[] {
  const { id, isClosedBefore, further, ownerName } = part
  if (further === null) return []
  const { rectificationId, text, timeClass, dueOn, closedAt, here } = further
  const { rectificationName, findingNumber, findingTitle, status } = further
  const isRead = isInScope(readScope(actor), { ...part, rectificationId }, here)
  const stands = isRead
    ? { rectificationId, measureId: id, rectificationName, findingNumber, findingTitle, ownerName }
    : null
  const told = {
    key: keyOf(row.id, id),
    findingId: row.id,
    text,
    status,
    timeClass,
    dueOn,
    isClosedBefore,
    stands,
  }
  return [{ ...told, closedAt: closedAt === null ? null : new Date(closedAt).toISOString() }]
}

// Made of what nobody guesses, so that it says no more than that it is the same one.
function keyOf(findingId: FindingId, measureId: MeasureId): string {
  return createHash('sha256').update(`${findingId} ${measureId}`).digest('hex').slice(0, 16)
}

function namedAmong(id: string | null, known: readonly (Named | null)[]): Named | null {
  return id === null ? null : (known.find((one) => one?.id === id) ?? null)
}
