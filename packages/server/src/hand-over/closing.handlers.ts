import { signedInApi } from '../kernel/api.ts'
import { found } from '../kernel/refused.ts'
import { readOrganization } from '../people/people.queries.ts'
import { closeOrganization } from './closing.commands.ts'

/** Ending organizations. */
export const closingHandlers = {
  close: signedInApi.organizations.close.handler(async ({ context, input }) => {
    await closeOrganization(context, input)
    return found(await readOrganization(context.database.kysely, input.organizationId))
  }),
}
