import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { countsFor } from '../people/guises.ts'
import { can } from '../people/permissions.ts'
import type { ActorHere } from '../people/role.ts'
import { isVoided, type Rectification, type Voiding } from './rectification.ts'
import { type RectificationEvent } from './rectification.events.ts'

/** What is done about a rectification that somebody asks to be voided. */
export type VoidingCommand =
  | { readonly type: 'confirm' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'withdraw' }

export const voidingActions = ['confirm', 'return', 'withdraw'] as const
/** What is done about a rectification that somebody asks to be voided. */
export type VoidingAction = (typeof voidingActions)[number]

/** Why nobody asks for a rectification to be voided. */
export type AskVoidingRefusal = Refusal<'RECTIFICATION_VOIDED' | 'VOIDING_ASKED' | 'REASON_MISSING'>

/** Why it is not decided whether a rectification is voided. */
export type DecideVoidingRefusal =
  | SigningRefusal
  | Refusal<
      | 'NOT_ALLOWED'
      | 'RECTIFICATION_VOIDED'
      | 'VOIDING_NOT_ASKED'
      | 'NOT_YOUR_REQUEST'
      | 'OWN_REQUEST'
      | 'REASON_MISSING'
    >

/** Asks for a rectification that was begun by mistake to be voided. */
export function askVoiding(
  rectification: Rectification,
  reason: string,
): Result<RectificationEvent[], AskVoidingRefusal> {
  if (isVoided(rectification)) return refuse({ code: 'RECTIFICATION_VOIDED' })
  if (rectification.voiding !== null) return refuse({ code: 'VOIDING_ASKED' })
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: 'rectification.voidingAsked', reason }])
}

/** Decides on it: whoever asked takes it back, a principal who did not ask confirms or returns it. */
export function decideVoiding(
  { voiding }: Rectification,
  command: VoidingCommand,
  actor: ActorHere,
): Result<RectificationEvent[], DecideVoidingRefusal> {
  if (voiding?.status === 'voided') return refuse({ code: 'RECTIFICATION_VOIDED' })
  if (voiding === null) return refuse({ code: 'VOIDING_NOT_ASKED' })
  if (command.type === 'withdraw')
    return actor.personId === voiding.askedBy
      ? ok([{ type: 'rectification.voidingWithdrawn' }])
      : refuse({ code: 'NOT_YOUR_REQUEST' })
  const refusal = deciderRefusal(voiding, actor)
  if (refusal !== null) return refuse(refusal)
  if (command.type === 'confirm') return ok([{ type: 'rectification.voided' }])
  if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: 'rectification.voidingReturned', reason: command.reason }])
}

/** What somebody can do about it now. */
export function voidingActionsOf(voiding: Voiding, actors: readonly ActorHere[]): VoidingAction[] {
  if (voiding.status !== 'asked') return []
  const isAsker = actors.some(
    (actor) => actor.personId === voiding.askedBy && can(actor, 'rectification.askVoiding'),
  )
  if (isAsker) return ['withdraw']
  return actors.some((actor) => deciderRefusal(voiding, actor) === null) ? ['confirm', 'return'] : []
}

// A deputy and whoever they act for count as one: neither confirms what the other asked for.
function deciderRefusal(voiding: Voiding, actor: ActorHere): DecideVoidingRefusal | null {
  const askers = [voiding.askedBy, voiding.askedFor]
  if (countsFor(actor).some((person) => askers.includes(person))) return { code: 'OWN_REQUEST' }
  return can(actor, 'rectification.decideVoiding') ? signingRefusal(actor) : { code: 'NOT_ALLOWED' }
}
