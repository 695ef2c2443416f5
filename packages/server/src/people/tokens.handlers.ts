import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { type ApiTokenId, id } from '@bihuan/core/kernel/id.ts'
import { tokenEndRefusal } from '@bihuan/core/people/api-token.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { ApiTokenView } from '@bihuan/core/people/tokens.contract.ts'
import { signedInApi } from '../kernel/api.ts'
import { newToken } from '../kernel/auth/bearer.ts'
import { type SignedInContext, todayIn, toolsOf } from '../kernel/context.ts'
import { answer, demand, found } from '../kernel/refused.ts'
import { createToken, mayRevoke, revokeToken } from './tokens.commands.ts'
import { type ListedToken, listTokens, readToken } from './tokens.queries.ts'

/** Tokens that machines and the command line show. */
export const tokensHandlers = {
  list: signedInApi.tokens.list.handler(async ({ context, input }) => {
    const { of, before = null, limit } = input
    const isOfAll = of === 'everybody'
    demand(!isOfAll || can(context.actor, 'people.manage'))
    const personId = isOfAll ? null : context.actor.personId
    const { tokens, hasMore } = await listTokens(context.database.kysely, {
      personId,
      before,
      limit,
      by: context.actor,
    })
    return { tokens: tokens.map((token) => viewOf(token, viewer(context))), hasMore }
  }),
  create: signedInApi.tokens.create.handler(async ({ context, input }) => {
    const { token, ...kept } = newToken()
    const form = { ...input, ...kept, actor: context.actor, today: todayIn(context) }
    const entries = answer(await createToken(toolsOf(context), form))
    const made = await present(context, id<'apiToken'>(input.commandId))
    return { ...made, token: entries.length === 0 ? null : token }
  }),
  revoke: signedInApi.tokens.revoke.handler(async ({ context, input }) => {
    answer(await revokeToken(toolsOf(context), context.actor, input))
    return present(context, input.tokenId)
  }),
}

type Viewer = { readonly actor: Actor; readonly today: PlainDay }

function viewer(context: SignedInContext): Viewer {
  return { actor: context.actor, today: todayIn(context) }
}

async function present(context: SignedInContext, tokenId: ApiTokenId): Promise<ApiTokenView> {
  return viewOf(found(await readToken(context.database.kysely, tokenId)), viewer(context))
}

function viewOf(token: ListedToken, { actor, today }: Viewer): ApiTokenView {
  const { personId, owner, createdAt, revokedAt, ...shown } = token
  const ended = tokenEndRefusal({ ...token, revokedAt: revokedAt && revokedAt.toISOString() }, today)
  return {
    ...shown,
    owner: { id: personId, name: owner },
    createdAt: createdAt.toISOString(),
    state: ended === null ? 'valid' : stateAfter[ended.code],
    can: revokedAt === null && mayRevoke(actor, personId) ? ['revoke'] : [],
  }
}

const stateAfter = { TOKEN_REVOKED: 'revoked', TOKEN_EXPIRED: 'expired' } as const
