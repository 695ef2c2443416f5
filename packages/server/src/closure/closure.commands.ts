import type { Effect } from '@bihuan/core/closure/closure-request.ts'
import {
  type ClosureCase,
  type ClosureItem,
  responsibilityOf,
  returnClosure,
  signClosure,
} from '@bihuan/core/closure/sign.ts'
import type { Change } from '@bihuan/core/journal/entry.ts'
import type {
  ClosureRequestId,
  CommandId,
  FindingId,
  MeasureId,
  RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { isInScope, readScope } from '@bihuan/core/people/permissions.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { type Loaded, runCommand, theOne } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { readParts, readSubject } from './closure.queries.ts'

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

type Subject = { readonly findingId: FindingId; readonly measureId: MeasureId | null }

async function decideClaim(
  context: SignedInContext,
  form: ClosureForm,
  decide: (closure: ClosureCase) => Result<Change[], Refusal>,
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
        return {
          finding: [subject.findingId],
          closureRequest: [closureRequestId],
          ...(subject.measureId !== null && { measure: [subject.measureId] }),
        }
      },
      seen: [{ subjectType: 'closureRequest', subjectId: closureRequestId, version }],
      // Who may sign which rung, the ladder itself decides and explains; here only what may be read at all.
      checkRight: async (loaded, db) => {
        const item = await itemOf(loaded, db, { rectificationId, subject })
        const handlerId = item.type === 'measure' ? item.measure.handlerId : null
        const isReadable = isInScope(readScope(context.actor), { ...responsibilityOf(item), handlerId })
        return isReadable ? null : { code: 'NOT_FOUND' }
      },
      decide: async (loaded, db) =>
        decide({
          request: theOne(loaded.closureRequest, closureRequestId),
          item: await itemOf(loaded, db, { rectificationId, subject }),
          actor: context.actor,
        }),
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
  const finding = theOne(loaded.finding, subject.findingId)
  if (subject.measureId === null) {
    return { type: 'finding', finding, measures: await readParts(db, rectificationId, finding.id) }
  }
  return {
    type: 'measure',
    measure: theOne(loaded.measure, subject.measureId),
    findingStatus: finding.status,
  }
}
