import {
  type ListedItems,
  outdatedOf,
  takeOverActionsOf,
  takeOverConfirmers,
} from '@bihuan/core/closure/take-over.decide.ts'
import type { TakeOver } from '@bihuan/core/closure/take-over.ts'
import type { TakeOverView } from '@bihuan/core/closure/take-overs.contract.ts'
import type { RectificationId, TakeOverId } from '@bihuan/core/kernel/id.ts'
import { can, canSomewhere } from '@bihuan/core/people/permissions.ts'
import { type Actor, inBodies } from '@bihuan/core/people/role.ts'
import { nearAs } from '../people/near.queries.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type ClaimPerson, readClaimPeople } from '../people/claim-people.queries.ts'
import { refusedView } from '../told/refused.view.ts'
import { demandOn } from '../rectifications/rectifications.handlers.ts'
import { decide, list } from './take-overs.commands.ts'
import {
  countCandidates,
  mostPending,
  mostPlaces,
  type NamedTakeOver,
  newestCandidates,
  readListed,
  readPendingLists,
  readTakeOver,
  readTakeOverRows,
} from './take-overs.queries.ts'

const { takeOvers } = signedInApi

/** Lists of what was done before the record was begun. */
export const takeOversHandlers = {
  get: takeOvers.get.handler(async ({ context, input }) => {
    const { actor } = context
    const db = context.database.kysely
    const { here } = await demandOn(context, 'rectification.takeOver', input.rectificationId)
    const last = await readTakeOver(db, { rectificationId: input.rectificationId })
    const rows = await readTakeOverRows(db, {
      rectificationId: input.rectificationId,
      list: last?.list ?? null,
      zone: context.zone,
    })
    const listed = await readListed(db, last === null ? [] : [last.list])
    const outdated = new Set(last?.list.status === 'pending' ? outdatedOf(last.list.items, listed) : [])
    const people = await readClaimPeople(db, { rectificationIds: [input.rectificationId] })
    return {
      list: last === null ? null : listView({ last, listed, people, actor }),
      rows: rows.map((row) => ({ ...row, isOutdated: outdated.has(row.measureId) })),
      canList: can(inBodies(actor, here), 'takeOver.list'),
    }
  }),
  waiting: takeOvers.waiting.handler(({ context }) => waitingFor(context)),
  list: takeOvers.list.handler(async ({ context, input }) => {
    const takeOverId = await list(context, input)
    return present(context, { ...input, takeOverId })
  }),
  decide: takeOvers.decide.handler(async ({ context, input }) => {
    await decide(context, input)
    return present(context, input)
  }),
}

/** Whether a list of what was done before waits for somebody. */
export async function isTakeOverWaiting(context: SignedInContext): Promise<boolean> {
  return (await waitingFor(context)).rectifications.length > 0
}

async function waitingFor({ actor, zone, database: { kysely: db } }: SignedInContext) {
  const [mayList, mayConfirm] = [
    canSomewhere(actor, 'takeOver.list'),
    canSomewhere(actor, 'takeOver.confirm'),
  ]
  if (!mayList && !mayConfirm) return { rectifications: [], hasMore: false }
  const newest = mayList ? await newestCandidates(db, zone, nearAs(actor, ['coordinator'])) : []
  const pending = await readPendingLists(db, nearAs(actor, ['coordinator', 'principal', 'inspector']))
  const lists = await listsFor(actor, db, pending.slice(0, mostPending))
  const shown = lists.slice(0, mostPlaces)
  const places = newest.slice(0, mostPlaces)
  const known = new Set(places.map(({ id }) => id))
  const others = shown.flatMap(({ rectification: { id } }) => (known.has(id) ? [] : [id]))
  const counted = mayList ? await countCandidates(db, others, zone) : new Map<RectificationId, number>()
  const listOf = new Map(shown.map(({ rectification, list }) => [rectification.id, list]))
  return {
    rectifications: [
      ...places.map(({ id, name, candidates }) => ({
        rectification: { id, name },
        candidates,
        list: listOf.get(id) ?? null,
      })),
      ...shown.flatMap(({ rectification, list }) =>
        known.has(rectification.id)
          ? []
          : [{ rectification, candidates: counted.get(rectification.id) ?? 0, list }],
      ),
    ],
    hasMore:
      newest.length > mostPlaces || lists.length > mostPlaces || (mayConfirm && pending.length > mostPending),
  }
}

/** Those of the lists with which this person has something to do. */
async function listsFor(actor: Actor, db: Db, pending: readonly NamedTakeOver[]) {
  if (pending.length === 0) return []
  const rectificationIds = pending.map(({ list }) => list.rectificationId)
  const people = await readClaimPeople(db, { rectificationIds })
  const listed = await readListed(
    db,
    pending.map(({ list }) => list),
  )
  return pending.flatMap((last) => {
    const list = listView({ last, listed, people, actor })
    const isStuck = list.outdated > 0 || list.confirmers.length === 0
    const waits = list.can.includes('return') || (can(inBodies(actor, last.here), 'takeOver.list') && isStuck)
    return waits
      ? [{ rectification: { id: last.list.rectificationId, name: last.rectificationName }, list }]
      : []
  })
}

async function present(
  context: SignedInContext,
  wanted: { readonly rectificationId: RectificationId; readonly takeOverId: TakeOverId },
): Promise<TakeOverView> {
  const db = context.database.kysely
  const last = found(await readTakeOver(db, wanted))
  const people = await readClaimPeople(db, { rectificationIds: [wanted.rectificationId] })
  return listView({ last, listed: await readListed(db, [last.list]), people, actor: context.actor })
}

function listView({
  last,
  listed,
  people: known,
  actor: viewer,
}: {
  readonly last: NamedTakeOver
  readonly listed: ListedItems
  readonly people: readonly ClaimPerson[]
  readonly actor: Actor
}): TakeOverView {
  const { list: taken, here } = last
  const actor = inBodies(viewer, here)
  const people = known.map((person) => inBodies(person, here))
  const isPending = taken.status === 'pending'
  const { can: actions, refusal } = takeOverActionsOf(actor, { list: taken, listed, people })
  const confirmers = isPending ? takeOverConfirmers({ list: taken, listed, people }) : null
  return {
    id: taken.id,
    status: taken.status,
    measures: taken.items.length,
    outdated: isPending ? outdatedOf(taken.items, listed).length : 0,
    listedBy: { id: taken.listedBy, name: last.listedBy },
    listedAt: taken.listedAt,
    ...decisionOn(taken, last.decidedBy),
    reason: taken.status === 'returned' ? taken.reason : null,
    confirmers: (confirmers?.people ?? []).map(({ personId, name }) => ({ id: personId, name })),
    version: taken.version,
    can: actions,
    refused: refusedView(refusal === null ? [] : [{ action: 'confirm', refusal }]),
  }
}

function decisionOn(taken: TakeOver, name: string | null): Pick<TakeOverView, 'decidedBy' | 'decidedAt'> {
  const by = (id: string) => ({ id, name: name ?? '' })
  switch (taken.status) {
    case 'pending':
      return { decidedBy: null, decidedAt: null }
    case 'confirmed':
      return { decidedBy: by(taken.confirmedBy), decidedAt: taken.confirmedAt }
    case 'returned':
      return { decidedBy: by(taken.returnedBy), decidedAt: taken.returnedAt }
    case 'withdrawn':
      return { decidedBy: null, decidedAt: taken.withdrawnAt }
    default:
      return taken satisfies never
  }
}
