import { can } from '@bihuan/core/people/permissions.ts'
import { signedInApi } from '../kernel/api.ts'
import { answerPlain, demand, found } from '../kernel/refused.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { ask } from '../kernel/together.ts'
import { reachOver, reachRefusal } from '../people/administered.queries.ts'
import { readOrganization } from '../people/people.queries.ts'
import { closeOrganization } from './closing.commands.ts'
import { openBelow } from './closing.queries.ts'

/** Ending organizations. */
export const closingHandlers = {
  left: signedInApi.organizations.left.handler(async ({ context, input: { organizationId } }) => {
    const { actor, database } = context
    demand(can(actor, 'people.manage'))
    found(await readOrganization(database.kysely, organizationId))
    const managed = { placed: organizationId }
    const refusal = reachRefusal(await ask(database.kysely, reachOver(actor, managed)), managed)
    answerPlain(refusal === null ? ok(null) : refuse(refusal))
    return openBelow(database.kysely, organizationId)
  }),
  close: signedInApi.organizations.close.handler(async ({ context, input }) => {
    await closeOrganization(context, input)
    return found(await readOrganization(context.database.kysely, input.organizationId))
  }),
}
