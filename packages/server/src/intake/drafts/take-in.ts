import type { DraftChanges } from '@bihuan/core/intake/draft-changes.ts'
import type { NameBook, SettledName } from '@bihuan/core/intake/settling/names.ts'
import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import type { CommandId, OrganizationId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import { commandBelow, type CommandBelow } from '../../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../../kernel/context.ts'
import { endedAmong } from '../../people/closed-organizations.queries.ts'
import { intakeBodies } from '../../people/near.queries.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { ask } from '../../kernel/together.ts'
import { readCameIn } from './came-in.queries.ts'
import { type DraftRow, readDraft } from './intake.queries.ts'
import { rememberNames } from './names.store.ts'
import { type DraftForm, settledDraft } from './open-draft.ts'
import { openBook } from './settling.commands.ts'
import { keepSource } from './sources.store.ts'
import { twinRefusal } from './twins.queries.ts'

function organizationsNamedIn({ event }: DraftChanges['changes'][number]): (OrganizationId | null)[] {
  const assigned = 'changes' in event && event.changes instanceof Object ? event.changes : event
  const owner = 'ownerId' in assigned ? [assigned.ownerId ?? null] : []
  const supporters = 'supporterIds' in assigned ? [...(assigned.supporterIds ?? [])] : []
  return [...owner, ...supporters, ...('bodyId' in event ? [event.bodyId] : [])]
}

/** What every form carries that makes records of a draft. */
export type TakeInForm = DraftForm & {
  readonly commandId: CommandId
  /** Whether the same text may become records a second time. */
  readonly isAgain?: boolean | undefined
  readonly names?: readonly SettledName[] | undefined
}

type TakingIn = Pick<CommandBelow, 'subjects' | 'checkRight'> & {
  readonly rectificationId: RectificationId
  readonly form: TakeInForm
  /** Why nothing is taken in, whatever its names mean. */
  readonly check?: (db: Db) => Promise<Refusal | null>
  readonly decide: (
    draft: DraftRow,
    facts: {
      readonly book: NameBook
      readonly loaded: Parameters<CommandBelow['decide']>[0]
      readonly db: Db
      readonly actor: ActorHere
    },
  ) => Promise<Result<DraftChanges, Refusal>>
}

/** Makes records of a draft, and keeps the document as their source with what its names were settled to, in one transaction. */
export async function takeIn(
  context: SignedInContext,
  { rectificationId, form, subjects, checkRight, check, decide }: TakingIn,
): Promise<{ rectificationId: RectificationId; cameIn: CameIn }> {
  const { commandId, draftId, names = [] } = form
  const by = context.actor.personId
  let taken: { readonly draft: DraftRow; readonly quotes: DraftChanges['quotes'] } | null = null
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects,
      // Not by versions: several forms of one document would each have to carry hundreds of them.
      seen: [],
      checkRight,
      decide: async (loaded, db, actor) => {
        const settled = settledDraft(await readDraft(db, { draftId, by: context.actor }, true), form)
        if (!settled.ok) return settled
        const draft = settled.value
        const refusal =
          (await twinRefusal(db, draft, {
            isAgain: form.isAgain,
            zone: context.zone,
            bodyIds: intakeBodies(context.actor),
          })) ?? (await check?.(db))
        if (refusal) return refuse(refusal)
        const book = await openBook(db, context.actor, names)
        if (!book.ok) return book
        const decided = await decide(draft, { book: book.value, loaded, db, actor })
        if (!decided.ok) return decided
        // The book has none that is closed, but one may have been closed since it was opened.
        const ended = endedAmong(decided.value.changes.flatMap(organizationsNamedIn), todayIn(context))
        await ask(db, ended.ask)
        const gone = ended.refusal()
        if (gone !== null) return refuse(gone)
        taken = { draft, quotes: decided.value.quotes }
        return ok(decided.value.changes)
      },
      alsoSave: async (db) => {
        if (taken === null) throw new Error(`draft ${draftId} was taken in without being decided`)
        await keepSource(db, { rectificationId, ...taken, by, commandId, now: context.now() })
        await rememberNames(db, by, names)
      },
    },
  )
  const cameIn = await readCameIn(context.database.kysely, { rectificationId, commandId })
  return { rectificationId, cameIn }
}
