import type { Effect, Rung } from '@bihuan/core/closure/closure-request.ts'
import { type ClosureItem, responsibilityOf } from '@bihuan/core/closure/closure-item.ts'
import { closureKind } from '@bihuan/core/closure/closure.kind.ts'
import { replaceLeader } from '@bihuan/core/closure/replace-leader.ts'
import { type ClosureCase, returnClosure, signClosure, withdrawClosure } from '@bihuan/core/closure/sign.ts'
import { nameStandIn } from '@bihuan/core/closure/stand-ins.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type {
  ClosureRequestId,
  CommandId,
  FindingId,
  MeasureId,
  PersonId,
  RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { isInScope, readScope } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { type Loaded, recordsOf, runCommand } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { readClaimPeople } from '../people/people.queries.ts'
import { readParts, readPendingClaim, readSubject } from './closure.queries.ts'

/** Which claim a form decides, and as which version it showed it. */
export type ClosureForm = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly closureRequestId: ClosureRequestId
  readonly version: number
}

/** Signs the rung whose turn it is. */
export async function approve(
  context: SignedInContext,
  form: ClosureForm & { readonly comment: string; readonly effect: Effect | null },
): Promise<void> {
  const { comment, effect } = form
  await decideClaim(context, form, (closure) => signClosure(closure, { comment, effect }))
}

/** Returns a claim for a reason. */
export async function returnClaim(
  context: SignedInContext,
  form: ClosureForm & { readonly reason: string },
): Promise<void> {
  await decideClaim(context, form, (closure) => returnClosure(closure, form.reason))
}

/** Takes back one’s own claim. */
export async function withdrawClaim(context: SignedInContext, form: ClosureForm): Promise<void> {
  await decideClaim(context, form, withdrawClosure)
}

/** Names who signs a rung that nobody is left for. */
export async function nameStandInFor(
  context: SignedInContext,
  form: ClosureForm & { readonly rung: Rung; readonly personId: PersonId },
): Promise<void> {
  const { rung, personId } = form
  await decideClaim(context, form, async ({ request, item, actor }, db) => {
    const people = await readClaimPeople(db, [responsibilityOf(item).leaderId])
    return nameStandIn({ request, item, people }, { rung, personId }, actor)
  })
}

/**
 * Gives an item another leader while its claim waits. The item is locked, and whoever decides on the claim locks it
 * too, so that the claim stays as it is read here.
 */
export async function replaceLeaderOf(
  db: Db,
  wish: { readonly item: ClosureItem; readonly leaderId: PersonId | null; readonly by: Actor },
): Promise<Result<Change[], Refusal>> {
  const { item, leaderId, by } = wish
  const request = await readPendingClaim(db, item.type === 'measure' ? item.measure : item.finding)
  if (request === null) return refuse({ code: 'REQUEST_NOT_PENDING' })
  const people = await readClaimPeople(db, [leaderId, responsibilityOf(item).leaderId])
  return replaceLeader({ request, item, people }, leaderId, by)
}

/** Whether a person may read the claims about an item. */
export function mayReadClaim(actor: Actor, item: ClosureItem): boolean {
  const scope = readScope(actor)
  return item.type === 'measure'
    ? isInScope(scope, item.measure)
    : isInScope(scope, { ...responsibilityOf(item), id: item.finding.id, handlerId: null })
}

type Subject = { readonly findingId: FindingId; readonly measureId: MeasureId | null }

async function decideClaim(
  context: SignedInContext,
  form: ClosureForm,
  decide: (closure: ClosureCase, db: Db) => Promise<Result<Change[], Refusal>> | Result<Change[], Refusal>,
): Promise<void> {
  const { rectificationId, closureRequestId, version } = form
  let subject: Subject | null = null
  answer(
    await runCommand(toolsOf(context), {
      chainId: rectificationId,
      commandId: form.commandId,
      by: context.actor.personId,
      subjects: async (db) => {
        subject = await readSubject(db, rectificationId, closureRequestId)
        if (subject === null) return null
        return [
          recordsOf(findingKind, [subject.findingId]),
          recordsOf(closureKind, [closureRequestId]),
          ...(subject.measureId === null ? [] : [recordsOf(measureKind, [subject.measureId])]),
        ]
      },
      seen: [{ kind: closureKind, subjectId: closureRequestId, version }],
      // Who may sign which rung, the ladder itself decides and explains; here only what may be read at all.
      checkRight: async (loaded, db) => {
        const item = await itemOf(loaded, db, { rectificationId, subject })
        return mayReadClaim(context.actor, item) ? null : { code: 'NOT_FOUND' }
      },
      decide: async (loaded, db) =>
        decide(
          {
            request: loaded.one(closureKind, closureRequestId),
            item: await itemOf(loaded, db, { rectificationId, subject }),
            actor: context.actor,
          },
          db,
        ),
    }),
  )
}

async function itemOf(
  loaded: Loaded,
  db: Db,
  claim: { readonly rectificationId: RectificationId; readonly subject: Subject | null },
): Promise<ClosureItem> {
  const { rectificationId, subject } = claim
  if (subject === null) throw new Error(`a claim in ${rectificationId} has no subject`)
  const finding = loaded.one(findingKind, subject.findingId)
  if (subject.measureId === null) {
    return { type: 'finding', finding, measures: await readParts(db, rectificationId, finding.id) }
  }
  return {
    type: 'measure',
    measure: loaded.one(measureKind, subject.measureId),
    findingStatus: finding.status,
  }
}
