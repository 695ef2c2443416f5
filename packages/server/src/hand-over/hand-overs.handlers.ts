import type { contract } from '@bihuan/core/contract.ts'
import { whyItStays, toldOf } from '@bihuan/core/hand-over/hand-over.ts'
import type { PassingDuty } from '@bihuan/core/hand-over/passing-duties.ts'
import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import { describeRefusal, type Refusal } from '@bihuan/core/kernel/refusal.ts'
import { byName } from '@bihuan/core/people/by-name.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, demand, found } from '../kernel/refused.ts'
import { readOrganization, readPersonName } from '../people/people.queries.ts'
import { readItems, withClaims, withMeasures, withObjects } from './handed-items.queries.ts'
import { type From, runHandOver } from './hand-overs.commands.ts'
import { laddersOf } from './ladders.queries.ts'
import { readOpenDuties } from './open-duties.queries.ts'
import type { OpenRow } from './open-items.queries.ts'
import { readSuccessor } from './successors.queries.ts'

type Outputs = InferContractRouterOutputs<typeof contract.handOvers>

/** Handing over what people and organizations have open. */
export const handOversHandlers = {
  open: signedInApi.handOvers.open.handler(async ({ context, input }) => {
    demand(can(context.actor, 'people.handOver'))
    return openOf(context, fromOf(input))
  }),
  trial: signedInApi.handOvers.trial.handler(async ({ context, input }) => {
    demand(can(context.actor, 'people.handOver'))
    return trialOf(context, { ...input, from: fromOf(input) })
  }),
  run: signedInApi.handOvers.run.handler(async ({ context, input }) => {
    demand(can(context.actor, 'people.handOver'))
    const from = fromOf(input)
    await nameOf(context, from)
    await runHandOver(context, { ...input, from })
    return openOf(context, from)
  }),
}

type Named = {
  readonly personId?: PersonId | undefined
  readonly organizationId?: OrganizationId | undefined
}

function fromOf({ personId, organizationId }: Named): From {
  if (personId !== undefined) return { kind: 'person', id: personId }
  if (organizationId !== undefined) return { kind: 'organization', id: organizationId }
  throw new Error('a hand-over from nobody')
}

/** What they are called; people whom whoever asks does not see are not there. */
async function nameOf({ database: { kysely }, actor }: SignedInContext, from: From): Promise<string> {
  return from.kind === 'person'
    ? found(await readPersonName(kysely, from.id, actor))
    : found(await readOrganization(kysely, from.id)).name
}

async function openOf(context: SignedInContext, from: From): Promise<Outputs['open']> {
  const db = context.database.kysely
  const name = await nameOf(context, from)
  const { actor } = context
  const open = await readOpenDuties(db, from.kind, { id: from.id, scope: readScope(actor), by: actor })
  return {
    from: { id: from.id, name },
    duties: open.map(({ duty, count, seal, items }) => ({
      duty: duty.name,
      label: { ...duty.label },
      stays: duty.stays === null ? null : { ...duty.stays },
      count,
      seal,
      items: items.map((item) => ({ ...item })).toSorted(asInLedgers),
    })),
  }
}

// One rectification after the other, in each by number: so somebody goes through them with the ledger at hand.
function asInLedgers(a: OpenRow, b: OpenRow): number {
  const placed = ({ id, within, name }: OpenRow) => ({ id, name: `${within ?? ''} ${name}` })
  return byName(placed(a), placed(b))
}

async function trialOf(
  context: SignedInContext,
  wish: { readonly from: From; readonly duty: PassingDuty; readonly successorId: string },
): Promise<Outputs['trial']> {
  const db = context.database.kysely
  const { duty, from } = wish
  await nameOf(context, from)
  const { actor } = context
  const to = answerPlain(
    await readSuccessor(db, { ...wish, from: from.id, by: actor, today: todayIn(context) }),
  )
  const asked = { id: from.id, scope: readScope(actor), by: actor }
  const { measures, findings, parts, lists } = await readItems(db, duty, asked)
  const told = { losesRung: 0, cannotSign: 0, elsewhere: 0 }
  const staying = new Map<Refusal['code'], { refusal: Refusal; count: number }>()
  let passing = 0
  const handedOn = [
    ...(await withClaims(db, { measures, findings })),
    ...(await withMeasures(db, parts)),
    ...(await withObjects(db, { lists, of: from.id })),
  ]
  const ladderOf = await laddersOf(db, handedOn)
  for (const handed of handedOn) {
    const refusal = whyItStays(handed, { duty, to, by: context.actor })
    if (refusal === null) {
      passing += 1
      for (const one of toldOf(handed, { duty, to, ladder: ladderOf(handed) })) told[one] += 1
    } else {
      const known = staying.get(refusal.code) ?? { refusal, count: 0 }
      staying.set(refusal.code, { refusal, count: known.count + 1 })
    }
  }
  return {
    passing,
    staying: [...staying.values()].map(({ refusal, count }) => ({ why: describeRefusal(refusal), count })),
    told,
  }
}
