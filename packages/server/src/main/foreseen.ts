import type { Actor } from '@bihuan/core/people/role.ts'
import { bearerOf } from '../kernel/auth/bearer.ts'
import type { SessionOwners } from '../kernel/auth/session-owners.ts'
import type { Context } from '../kernel/context.ts'
import type { Foreseen } from '../kernel/http/api.ts'
import type { Exchange } from '../kernel/http/exchange.ts'
import { LeadableKysely } from '../kernel/lead.ts'
import { stillActorOfSession } from '../people/actor.queries.ts'
import type { KnownActors } from '../people/known-actors.ts'

/**
 * Foresees that whoever asked before in a session asks again, with the rights that they had: the database says whether it is so in
 * the message that asks for something else, and where it is not the work is done again for whoever it is.
 */
export function foreseenBy(parts: {
  readonly context: Omit<Context, 'actor'>
  readonly owners: SessionOwners
  readonly actors: KnownActors
  readonly actorIn: (exchange: Exchange) => Promise<Actor | null>
}): (exchange: Exchange) => Foreseen<Context> | null {
  const { context, owners, actors, actorIn } = parts
  const { database } = context
  const { kysely } = database
  if (!(kysely instanceof LeadableKysely)) return () => null
  return (exchange) => {
    const { headers } = exchange.request
    // What comes with a token of its own is counted before it is asked about.
    const session = bearerOf(headers) === null ? owners.tokenOf(headers.cookie) : null
    const known = session === null ? null : actors.of(session)
    const lead =
      session === null || known === null ? null : stillActorOfSession(database, session, { known, actors })
    if (session === null || known === null || lead === null) return null
    return {
      context: { ...context, database: { ...database, kysely: kysely.ledBy(lead) }, actor: known.actor },
      otherwise: async () => {
        if (lead.state === 'right') return null
        const actor = await actorIn(exchange)
        const isSame = actors.of(session)?.text === known.text
        return lead.state !== 'wrong' && isSame ? null : { ...context, actor }
      },
    }
  }
}
