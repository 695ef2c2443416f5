import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { handlerRefusal } from '@bihuan/core/measures/late.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import type { Loaded } from '../kernel/run-command.ts'

/** Why whoever does the work of one of these measures leaves them as they are. */
export function firstLate(loaded: Loaded, actor: ActorHere, context: SignedInContext): Refusal | null {
  const refusals = [...loaded.of(measureKind).values()].map((one) =>
    handlerRefusal(one, actor, todayIn(context)),
  )
  return refusals.find((refusal) => refusal !== null) ?? null
}
