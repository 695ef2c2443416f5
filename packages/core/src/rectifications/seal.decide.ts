import type { FileId, MeasureId, RectificationId, SealId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { roleLabels } from '../people/labels.ts'
import { can, holderOf, noItem, type Right } from '../people/permissions.ts'
import type { ActorHere } from '../people/role.ts'
import type { Lifting, Seal, SealEvent, SealingRole } from './seal.ts'

/** A file of a rectification that somebody wants to be sealed. */
export type SealWanted = {
  readonly sealId: SealId
  readonly rectificationId: RectificationId
  readonly fileId: FileId
  readonly reason: string
}

/** What is known of it: null where the rectification has no such file. */
export type FileToSeal = {
  readonly sha256: string
  readonly measureId: MeasureId | null
  readonly isSealed: boolean
} | null

/** Why a file is not sealed. */
export type AskingRefusal = Refusal<'NOT_ALLOWED' | 'NOT_FOUND' | 'SEALED_ALREADY' | 'REASON_MISSING'>

/** Why a wanted seal is not decided on. */
export type SealingRefusal =
  | SigningRefusal
  | Refusal<'SEAL_NOT_PENDING' | 'NOT_YOUR_REQUEST' | 'OWN_REQUEST' | 'OTHER_ROLE_DECIDES' | 'REASON_MISSING'>

/** Why a seal is not asked to be lifted. */
export type LiftingRefusal = Refusal<'NOT_ALLOWED' | 'LIFTING_ASKED' | 'NOT_SEALED' | 'REASON_MISSING'>

export const sealDecisions = ['confirm', 'refuse', 'withdraw'] as const
/** What is decided about what somebody asked for: that a file be sealed, or be shown again. */
export type SealDecision = (typeof sealDecisions)[number]

/** The same with the words that it takes. */
export type SealCommand =
  | { readonly type: 'confirm' }
  | { readonly type: 'refuse'; readonly reason: string }
  | { readonly type: 'withdraw' }

/** Asks for a file to be sealed. */
export function askSeal(
  actor: ActorHere,
  { reason, ...wanted }: SealWanted,
  file: FileToSeal,
): Result<SealEvent[], AskingRefusal> {
  const askedAs = holderOf(actor, 'rectification.askSeal', noItem)
  if (askedAs === null) return refuse({ code: 'NOT_ALLOWED' })
  if (file === null) return refuse({ code: 'NOT_FOUND' })
  if (file.isSealed) return refuse({ code: 'SEALED_ALREADY' })
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  const { sha256, measureId } = file
  return ok([{ type: 'seal.asked', ...wanted, sha256, measureId, askedAs, reason }])
}

/** Asks for a sealed file to be shown again to whoever read it before. */
export function askLifting(
  seal: Seal,
  reason: string,
  actor: ActorHere,
): Result<SealEvent[], LiftingRefusal> {
  const askedAs = holderOf(actor, 'rectification.askSeal', noItem)
  if (askedAs === null) return refuse({ code: 'NOT_ALLOWED' })
  if (seal.status === 'liftAsked') return refuse({ code: 'LIFTING_ASKED' })
  if (seal.status !== 'sealed') return refuse({ code: 'NOT_SEALED' })
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: 'seal.liftAsked', askedAs, reason }])
}

/** Decides what becomes of what was asked for: whoever asked takes it back, one of the other role decides. */
export function decideSeal(
  seal: Seal,
  command: SealCommand,
  actor: ActorHere,
): Result<SealEvent[], SealingRefusal> {
  const waits = waitingIn(seal)
  if (waits === null) return refuse({ code: 'SEAL_NOT_PENDING' })
  const isLifting = seal.status === 'liftAsked'
  if (command.type === 'withdraw')
    return actor.personId === waits.askedBy
      ? ok([{ type: isLifting ? 'seal.liftWithdrawn' : 'seal.withdrawn' }])
      : refuse({ code: 'NOT_YOUR_REQUEST' })
  const refusal = deciderRefusal(waits, actor)
  if (refusal !== null) return refuse(refusal)
  if (command.type === 'confirm') return ok([{ type: isLifting ? 'seal.lifted' : 'seal.confirmed' }])
  if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: isLifting ? 'seal.kept' : 'seal.refused', reason: command.reason }])
}

export const sealActions = [...sealDecisions, 'askLifting'] as const
/** What is done about a seal. */
export type SealAction = (typeof sealActions)[number]

/** What somebody can do about a seal now. */
export function sealActionsOf(seal: Seal, actor: ActorHere): SealAction[] {
  if (seal.status === 'sealed') return can(actor, 'rectification.askSeal') ? ['askLifting'] : []
  const waits = waitingIn(seal)
  if (waits === null) return []
  if (waits.askedBy === actor.personId) return ['withdraw']
  return deciderRefusal(waits, actor) === null ? ['confirm', 'refuse'] : []
}

type Waiting = Pick<Lifting, 'askedAs' | 'askedBy'>

/** Who asked for what is to be decided, and as whom; null where nobody has to decide. */
function waitingIn(seal: Seal): Waiting | null {
  if (seal.status === 'asked') return seal
  return seal.status === 'liftAsked' ? seal.lifting : null
}

const decidedBy: Readonly<Record<SealingRole, { readonly role: SealingRole; readonly right: Right }>> = {
  coordinator: { role: 'inspector', right: 'seal.decideAsInspector' },
  inspector: { role: 'coordinator', right: 'seal.decideAsCoordinator' },
}

function deciderRefusal({ askedAs, askedBy }: Waiting, actor: ActorHere): SealingRefusal | null {
  if (askedBy === actor.personId) return { code: 'OWN_REQUEST' }
  const { role, right } = decidedBy[askedAs]
  if (can(actor, right)) return signingRefusal(actor)
  const { zh, en } = roleLabels[role]
  return { code: 'OTHER_ROLE_DECIDES', params: { role: zh, roleEn: en } }
}
