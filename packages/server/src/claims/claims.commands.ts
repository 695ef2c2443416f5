import { type ClosureItem, responsibilityOf } from '@bihuan/core/closure/closure-item.ts'
import { replaceLeader } from '@bihuan/core/closure/replace-leader.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import type { Db } from '../kernel/subject-store.ts'
import { readClaimPeople } from '../people/claim-people.queries.ts'
import { readPendingClaim } from './claims.queries.ts'

/**
 * Gives an item another leader while its claim waits. The item is locked, and whoever decides on the claim locks it
 * too, so that the claim stays as it is read here.
 */
export async function replaceLeaderOf(
  db: Db,
  wish: { readonly item: ClosureItem; readonly leaderId: PersonId | null; readonly by: ActorHere },
): Promise<Result<Change[], Refusal>> {
  const { item, leaderId, by } = wish
  const request = await readPendingClaim(db, item.type === 'measure' ? item.measure : item.finding)
  if (request === null) return refuse({ code: 'REQUEST_NOT_PENDING' })
  const { rectificationId } = request
  const responsible = responsibilityOf(item)
  const among = { leaderIds: [leaderId, responsible.leaderId], ownerIds: [responsible.ownerId] }
  const known = await readClaimPeople(db, { rectificationIds: [rectificationId], ...among })
  const people = known.map((person) => inBodies(person, by.here))
  return replaceLeader({ request, item, people }, leaderId, by)
}
