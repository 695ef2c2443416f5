import { sealedTemplate } from '../templates/sealed-template.ts'
import { readChosen } from '../templates/templates.queries.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import {
  type CommandId,
  id,
  type OrganizationId,
  type RectificationId,
  type TemplateId,
} from '@bihuan/core/kernel/id.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { type ActorHere, bodiesHeld } from '@bihuan/core/people/role.ts'
import type { RectificationFacts } from '@bihuan/core/rectifications/rectification.decide.ts'
import { bodyForNew } from '@bihuan/core/rectifications/body-for-new.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { nothingAnnounced, type Rectification } from '@bihuan/core/rectifications/rectification.ts'
import { type RectificationEvent } from '@bihuan/core/rectifications/rectification.events.ts'
import { commandBelow, type FormBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { type Loaded, recordsOf, type Subjects } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import type { Question } from '../kernel/together.ts'
import { closedAmong } from '../people/closed-organizations.queries.ts'
import { openIn } from './still-open.queries.ts'
import { cardOf, type RectificationCard, type WantedCard } from './rectifications.queries.ts'

/** Starts an empty rectification. It takes the id of the command, so that a form sent twice finds it. */
export async function createRectification(
  context: SignedInContext,
  form: {
    readonly commandId: CommandId
    readonly name: string
    readonly templateId?: TemplateId | undefined
    readonly inspectingBody: string | null
    readonly inspectedBody?: string | null | undefined
    readonly feedbackOn: PlainDay | null
    readonly bodyId?: OrganizationId | undefined
  },
): Promise<RectificationId> {
  const { commandId, inspectedBody = null, bodyId, templateId, ...details } = form
  const rectificationId = id<'rectification'>(commandId)
  const body = bodyForNew(context.actor, bodyId)
  const { kysely } = context.database
  const chosen = await readChosen(kysely, templateId, bodiesHeld(context.actor, ['coordinator']))
  const template = sealedTemplate(found(chosen))
  const closed = closedAmong([body.ok ? body.value : null])
  const unknown = { inspectedFrom: null, inspectedTo: null, announced: nothingAnnounced }
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: [],
      seen: [],
      asks: [closed],
      checkRight: () => (can(context.actor, 'rectification.create') ? null : { code: 'NOT_ALLOWED' }),
      decide: () => {
        if (!body.ok) return body
        if (closed.answer !== null) return refuse(closed.answer)
        const event = {
          type: 'rectification.begun',
          rectificationId,
          bodyId: body.value,
          template,
          inspectedBody,
          ...details,
          ...unknown,
        } as const
        return ok([changeOf(rectificationKind, rectificationId, event)])
      },
    },
  )
  return rectificationId
}

/** What every form about a rectification itself carries. */
export type RectificationForm = FormBelow & { readonly version: number }

type RectificationStep = {
  readonly right: Right
  readonly decide: (
    rectification: Rectification,
    facts: RectificationFacts,
    actor: ActorHere,
  ) => Result<RectificationEvent[], Refusal>
  readonly isOnArchived?: boolean
  /** What happens to records below it by the same command. */
  readonly further?: readonly FurtherStep[]
}

/** What a command on a rectification does to records below it. */
export type FurtherStep = {
  readonly subjects: (db: Db) => Promise<readonly Subjects[]>
  readonly asks: readonly Question<unknown>[]
  readonly changes: (loaded: Loaded) => Result<readonly Change[], Refusal>
}

/** Carries out a command on a rectification itself, and gives it as it is then. */
export async function commandRectification(
  context: SignedInContext,
  { rectificationId, commandId, version }: RectificationForm,
  { right, decide, isOnArchived = false, further = [] }: RectificationStep,
): Promise<RectificationCard | null> {
  const wanted = { ...wantedBy(context, rectificationId), isVoidedToo: true }
  const [before, open, after] = [cardOf(wanted), openIn(rectificationId), cardOf(wanted)]
  const root = recordsOf(rectificationKind, [rectificationId])
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects:
        further.length === 0
          ? [root]
          : async (db) => {
              const below = await Promise.all(further.map(({ subjects }) => subjects(db)))
              return [root, ...below.flat()]
            },
      seen: [{ kind: rectificationKind, subjectId: rectificationId, version }],
      asks: [before, open, ...further.flatMap(({ asks }) => asks)],
      asksAfter: [after],
      isOnArchived,
      // Of what is put away the card is there for nobody, and of what is voided for those who are told so.
      isOnPutAway: true,
      checkRight: (_, actor) => {
        if (before.answer === null) return { code: 'NOT_FOUND' }
        return can(actor, right) ? null : { code: 'NOT_ALLOWED' }
      },
      decide: (loaded, _, actor) => {
        const rectification = loaded.one(rectificationKind, rectificationId)
        const decided = decide(rectification, { open: open.answer }, actor)
        if (!decided.ok) return decided
        const own: Result<readonly Change[], Refusal> = changesOf(rectificationKind, rectificationId, decided)
        return decided.value.length === 0
          ? own
          : joined([own, ...further.map((step) => step.changes(loaded))])
      },
    },
  )
  return after.answer
}

function joined(parts: readonly Result<readonly Change[], Refusal>[]): Result<readonly Change[], Refusal> {
  const refused = parts.find((part) => !part.ok)
  if (refused !== undefined) return refused
  return ok(parts.flatMap((part) => (part.ok ? part.value : [])))
}

/** A rectification as whoever asks may read it today. */
export function wantedBy(context: SignedInContext, rectificationId: RectificationId): WantedCard {
  return { id: rectificationId, today: todayIn(context), scope: readScope(context.actor) }
}
