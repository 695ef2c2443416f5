import type { contract } from '@bihuan/core/contract.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import type { Router } from '@orpc/server'
import { api } from '../kernel/api.ts'
import { createAccount, hasAccounts } from '../kernel/auth/accounts.store.ts'
import { consumeSetupToken } from '../kernel/auth/setup-token.store.ts'
import { type Context, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { runCommand } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'

type FirstPerson = {
  readonly token: string
  readonly organizationName: string
  readonly name: string
  readonly username: string
  readonly password: string
  readonly isCoordinator: boolean
}

/** The first run: whether it is still to come, and doing it. */
export function setupHandlers(
  address: string | null,
): Pick<Router<typeof contract.setup, Context>, 'status' | 'run'> {
  return {
    status: api.setup.status.handler(async ({ context }) => ({
      isNeeded: !(await hasAccounts(context.database.kysely)),
      address,
    })),
    run: api.setup.run.handler(async ({ context, input }) => setUp(context, input)),
  }
}

/** Names the organization and creates its administrator, who is the first to have an account. */
export async function setUp(context: Context, first: FirstPerson): Promise<{ personId: PersonId }> {
  const personId = id<'person'>(context.newId())
  const organizationId = id<'organization'>(context.newId())
  const roles: Role[] = first.isCoordinator ? ['administrator', 'coordinator'] : ['administrator']
  answer(
    await runCommand(toolsOf(context), {
      chainId: peopleChainId,
      commandId: id<'command'>(context.newId()),
      by: null,
      subjects: [],
      seen: [],
      checkRight: async (_, db) => tokenRefusal(db, first.token),
      decide: async (_, db) => {
        const { username: userName, password } = first
        const account = { userId: personId, username: userName, password, mustChangePassword: false }
        const created = await createAccount(db, account)
        if (!created.ok) return refuse(created.refusal)
        const { name, username } = first
        const appointments = roles.map((role) => ({ organizationId, role }))
        const organization = { organizationId, name: first.organizationName, parentId: null }
        return ok([
          changeOf(organizationKind, organizationId, { type: 'organization.added', ...organization }),
          changeOf(personKind, personId, { type: 'person.added', personId, name, username, appointments }),
        ])
      },
    }),
  )
  return { personId }
}

async function tokenRefusal(db: Db, token: string): Promise<Refusal | null> {
  if (await hasAccounts(db)) return { code: 'SETUP_DONE' }
  return (await consumeSetupToken(db, token)) ? null : { code: 'SETUP_TOKEN_WRONG' }
}
