import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { type CommandId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import type { HelpersView } from '@bihuan/core/people/deputies.contract.ts'
import { dismissLiaison, endDeputy, nameDeputy, nameLiaison } from '@bihuan/core/people/deputies.ts'
import type { Person, PersonEvent } from '@bihuan/core/people/people.events.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn, toolsOf } from '../kernel/context.ts'
import { answer, answerPlain, demand, found } from '../kernel/refused.ts'
import { recordsOf, runCommand } from '../kernel/run-command.ts'
import { ask } from '../kernel/together.ts'
import { managing } from './accounts.commands.ts'
import { reachOver, reachRefusal } from './administered.queries.ts'
import { readHelpers } from './deputies.queries.ts'
import { unseenBy } from './unseen.queries.ts'

const { helpers } = signedInApi

/** Deputies and liaisons of a person. */
export const helpersHandlers = {
  list: helpers.list.handler(async ({ context, input }) => {
    const { actor, database } = context
    if (!isThemselves(actor, input.personId)) {
      demand(can(actor, 'people.manage'))
      const managed = { persons: [input.personId] }
      const refusal = reachRefusal(await ask(database.kysely, reachOver(actor, managed)), managed)
      if (refusal !== null) answerPlain(refuse(refusal))
    }
    return present(context, input.personId)
  }),
  nameDeputy: helpers.nameDeputy.handler(({ context, input }) => {
    const { commandId, deputyId, organizationId, role, from, to } = input
    const deputy = { id: id<'deputy'>(commandId), personId: deputyId, organizationId, role, from, to }
    return help(context, { ...input, helperId: deputyId }, (person, helper) =>
      nameDeputy(person, deputy, { helper, today: todayIn(context) }),
    )
  }),
  endDeputy: helpers.endDeputy.handler(({ context, input }) =>
    help(context, { ...input, helperId: input.personId }, (person) => ok(endDeputy(person, input.id))),
  ),
  nameLiaison: helpers.nameLiaison.handler(({ context, input }) =>
    help(context, { ...input, helperId: input.liaisonId }, (person, helper) =>
      nameLiaison(person, { helper, today: todayIn(context) }),
    ),
  ),
  dismissLiaison: helpers.dismissLiaison.handler(({ context, input }) =>
    help(context, { ...input, helperId: input.personId }, (person) =>
      ok(dismissLiaison(person, input.liaisonId)),
    ),
  ),
}

/** Whoever is helped names their helpers, and whoever administers their account, as somebody who is away cannot. */
function isThemselves(actor: Actor, personId: PersonId): boolean {
  return actor.inPlaceOf === undefined && actor.personId === personId
}

type Form = { readonly commandId: CommandId; readonly personId: PersonId; readonly helperId: PersonId }

async function help(
  context: SignedInContext,
  { commandId, personId, helperId }: Form,
  decide: (person: Person, helper: Person) => Result<readonly PersonEvent[], Refusal>,
): Promise<HelpersView> {
  const { actor } = context
  const unseen = unseenBy(actor, [helperId])
  const managed = isThemselves(actor, personId) ? null : managing(actor, commandId, { persons: [personId] })
  answer(
    await runCommand(toolsOf(context), {
      chainId: peopleChainId,
      commandId,
      asks: [...unseen.asks, ...(managed?.asks ?? [])],
      by: actor.personId,
      seen: [],
      subjects: [recordsOf(personKind, [personId, helperId])],
      checkRight: (loaded, db) => managed?.checkRight(loaded, db) ?? null,
      decide: (loaded) => {
        const person = loaded.one(personKind, personId)
        const isSeen = unseen.refusal([personId]) === null
        return isSeen
          ? changesOf(personKind, personId, decide(person, loaded.one(personKind, helperId)))
          : refuse({ code: 'NOT_FOUND' })
      },
    }),
  )
  return present(context, personId)
}

async function present(context: SignedInContext, personId: PersonId): Promise<HelpersView> {
  return found(await readHelpers(context.database.kysely, personId))
}
