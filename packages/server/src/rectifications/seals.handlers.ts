import { type CommandId, type FileId, id, type RectificationId, type SealId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { type Actor, type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import {
  askLifting,
  askSeal,
  decideSeal,
  type SealCommand,
  type SealDecision,
  sealActionsOf,
} from '@bihuan/core/rectifications/seal.decide.ts'
import { sealKind } from '@bihuan/core/rectifications/seal.kind.ts'
import type { Seal, SealEvent } from '@bihuan/core/rectifications/seal.ts'
import type { SealView } from '@bihuan/core/rectifications/seals.contract.ts'
import { signedInApi } from '../kernel/api.ts'
import { commandBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { ask } from '../kernel/together.ts'
import { named } from '../told/timeline.view.ts'
import { wantedBy } from './rectifications.commands.ts'
import { demandOn } from './rectifications.handlers.ts'
import { cardOf } from './rectifications.queries.ts'
import { fileToSeal, type ListedSeal, sealsOf } from './seals.queries.ts'
import { sealOf } from './seals.store.ts'

const { seals } = signedInApi

/** Sealing files. */
export const sealsHandlers = {
  list: seals.list.handler(async ({ context, input: { rectificationId } }) => {
    await demandOn(context, 'rectification.seals', rectificationId)
    const rows = await ask(context.database.kysely, sealsOf(rectificationId))
    return rows.map((row) => sealView(row, context.actor))
  }),
  ask: seals.ask.handler(async ({ context, input }) => sealView(await askFor(context, input), context.actor)),
  decide: seals.decide.handler(({ context, input }) =>
    commandSeal(context, input, {
      right: 'rectification.seals',
      decide: (one, actor) => decideSeal(one, commandOf(input), actor),
    }),
  ),
  askLifting: seals.askLifting.handler(({ context, input }) =>
    commandSeal(context, input, {
      right: 'rectification.askSeal',
      decide: (one, actor) => askLifting(one, input.reason, actor),
    }),
  ),
}

type AskForm = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly fileId: FileId
  readonly reason: string
}

/** The seal takes the id of the command, so that a form sent twice finds it. */
async function askFor(context: SignedInContext, { commandId, ...wanted }: AskForm): Promise<ListedSeal> {
  const { rectificationId, fileId } = wanted
  const sealId = id<'seal'>(commandId)
  const file = fileToSeal(rectificationId, fileId)
  const [card, row] = [cardOf(wantedBy(context, rectificationId)), sealsOf(rectificationId, sealId)]
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: [],
      seen: [],
      asks: [card, file],
      asksAfter: [row],
      // Who is named in a file is named in the archive too.
      isOnArchived: true,
      checkRight: (_, actor) => {
        if (card.answer === null) return { code: 'NOT_FOUND' }
        return can(actor, 'rectification.askSeal') ? null : { code: 'NOT_ALLOWED' }
      },
      decide: (_, _db, actor) =>
        changesOf(sealKind, sealId, askSeal(actor, { sealId, ...wanted }, file.answer)),
    },
  )
  return found(row.answer[0])
}

type SealForm = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly sealId: SealId
  readonly version: number
  readonly reason: string
}
type DecisionForm = SealForm & { readonly decision: SealDecision }

type Step = {
  readonly right: Right
  readonly decide: (seal: Seal, actor: ActorHere) => Result<SealEvent[], Refusal>
}

async function commandSeal(context: SignedInContext, form: SealForm, step: Step): Promise<SealView> {
  const { rectificationId, sealId, commandId, version } = form
  const [card, row] = [cardOf(wantedBy(context, rectificationId)), sealsOf(rectificationId, sealId)]
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: [recordsOf(sealKind, [sealId])],
      seen: [{ kind: sealKind, subjectId: sealId, version }],
      asks: [card],
      asksAfter: [row],
      isOnArchived: true,
      checkRight: (_, actor) => {
        if (card.answer === null) return { code: 'NOT_FOUND' }
        return can(actor, step.right) ? null : { code: 'NOT_ALLOWED' }
      },
      decide: (loaded, _, actor) =>
        changesOf(sealKind, sealId, step.decide(loaded.one(sealKind, sealId), actor)),
    },
  )
  return sealView(found(row.answer[0]), context.actor)
}

function commandOf({ decision, reason }: DecisionForm): SealCommand {
  return decision === 'refuse' ? { type: decision, reason } : { type: decision }
}

function sealView(row: ListedSeal, actor: Actor): SealView {
  const seal = sealOf(row)
  const { askedBy, ...told } = seal
  return {
    id: told.id,
    rectificationId: told.rectificationId,
    status: told.status,
    fileId: told.fileId,
    name: row.name,
    sha256: told.sha256,
    measure: row.measure,
    askedAs: told.askedAs,
    askedBy: { id: askedBy, name: row.asker_name },
    askedAt: told.askedAt,
    reason: told.reason,
    decidedBy: named(row.decided_by, row.decider_name),
    decidedAt: row.decided_at?.toISOString() ?? null,
    refusedFor: row.refused_for,
    lifting: liftingView(seal, row),
    keptFor: row.kept_for,
    version: told.version,
    can: sealActionsOf(seal, inBodies(actor, row.here)),
  }
}

function liftingView(seal: Seal, row: ListedSeal): SealView['lifting'] {
  if (seal.status !== 'liftAsked' && seal.status !== 'lifted') return null
  const { askedBy, ...lifting } = seal.lifting
  return {
    ...lifting,
    askedBy: { id: askedBy, name: row.lift_asker_name ?? '' },
    decidedBy: named(row.lifted_by, row.lifter_name),
    decidedAt: row.lifted_at?.toISOString() ?? null,
  }
}
