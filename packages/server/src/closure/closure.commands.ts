import type { Rung } from '@bihuan/core/claims/closure-request.ts'
import { organizationsIn } from '@bihuan/core/templates/template.ts'
import { type ClosureItem, responsibilityOf } from '@bihuan/core/closure/closure-item.ts'
import { closureKind } from '@bihuan/core/claims/closure.kind.ts'
import type { ClosureCase } from '@bihuan/core/closure/sign.ts'
import { nameStandIn } from '@bihuan/core/closure/stand-ins.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import { isFindingInScope } from '@bihuan/core/findings/responsibility.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { ClosureRequestId, FindingId, MeasureId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { isInScope, readScope } from '@bihuan/core/people/read-scope.ts'
import { type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { commandBelow, type FormBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { type Loaded, recordsOf } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask } from '../kernel/together.ts'
import { readClaimPeople } from '../people/claim-people.queries.ts'
import { claimNow, type ClaimRow, subjectOf } from './closure.queries.ts'
import { partsOfFinding } from '../claims/claims.queries.ts'

/** Which claim a form decides, and as which version it showed it. */
export type ClosureForm = FormBelow & {
  readonly closureRequestId: ClosureRequestId
  readonly version: number
}

/** What a command does to a claim that the person may read. */
export type ClaimStep = (
  claim: ClosureCase,
  db: Db,
  context: SignedInContext,
) => Promise<Result<Change[], Refusal>> | Result<Change[], Refusal>

/** Names who signs a rung that nobody is left for. */
export function standIn({
  rung,
  personId,
}: ClosureForm & { readonly rung: Rung; readonly personId: PersonId }): ClaimStep {
  return async ({ request, item, actor }, db) => {
    const { leaderId, ownerId } = responsibilityOf(item)
    const { rectificationId } = request
    const ownerIds = [ownerId, ...organizationsIn(request.ladder)]
    const among = { rectificationIds: [rectificationId], leaderIds: [leaderId], ownerIds }
    const people = (await readClaimPeople(db, among)).map((person) => inBodies(person, actor.here))
    return nameStandIn({ request, item, people }, { rung, personId }, actor)
  }
}

/** Whether a person may read the claims about an item. */
export function mayReadClaim(actor: ActorHere, item: ClosureItem): boolean {
  const { here } = actor
  const scope = readScope(actor)
  return item.type === 'measure'
    ? isInScope(scope, item.measure, here)
    : isFindingInScope(scope, item.finding, { measures: item.measures, here })
}

type Subject = { readonly findingId: FindingId; readonly measureId: MeasureId | null }

/** The measures of a finding that is claimed; null where a measure is. */
type Parts = ReturnType<typeof partsOfFinding> | null

/** Carries out a command on one claim, and gives it as it is then. */
export async function commandClaim(
  context: SignedInContext,
  form: ClosureForm,
  step: ClaimStep,
): Promise<ClaimRow | null> {
  const { rectificationId, closureRequestId, version } = form
  const claimed = subjectOf(rectificationId, closureRequestId)
  const row = claimNow(rectificationId, closureRequestId)
  let parts: Parts = null
  await commandBelow(context, form, {
    subjects: async (db) => {
      const subject = await ask(db, claimed)
      if (subject === null) return null
      parts = subject.measureId === null ? partsOfFinding(rectificationId, subject.findingId) : null
      return [
        recordsOf(findingKind, [subject.findingId]),
        recordsOf(closureKind, [closureRequestId]),
        ...(subject.measureId === null ? [] : [recordsOf(measureKind, [subject.measureId])]),
      ]
    },
    seen: [{ kind: closureKind, subjectId: closureRequestId, version }],
    asksAfter: [row],
    asks: () => (parts === null ? [] : [parts]),
    // Who may sign which rung, the ladder itself decides and explains; here only what may be read at all.
    checkRight: (loaded, actor) =>
      mayReadClaim(actor, itemOf(loaded, claimed.answer, parts)) ? null : { code: 'NOT_FOUND' },
    decide: (loaded, db, actor) =>
      step(
        {
          request: loaded.one(closureKind, closureRequestId),
          item: itemOf(loaded, claimed.answer, parts),
          actor,
        },
        db,
        context,
      ),
  })
  return row.answer
}

function itemOf(loaded: Loaded, subject: Subject | null, parts: Parts): ClosureItem {
  if (subject === null) throw new Error('a claim without a subject was locked')
  const finding = loaded.one(findingKind, subject.findingId)
  if (subject.measureId === null) return { type: 'finding', finding, measures: parts?.answer ?? [] }
  return {
    type: 'measure',
    measure: loaded.one(measureKind, subject.measureId),
    findingStatus: finding.status,
  }
}
