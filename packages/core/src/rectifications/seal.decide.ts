import type { FileId, MeasureId, RectificationId, SealId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { roleLabels } from '../people/labels.ts'
import { can, holderOf, noItem, type Right } from '../people/permissions.ts'
import type { ActorHere } from '../people/role.ts'
import type { Seal, SealEvent, SealingRole } from './seal.ts'

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

/** What is done about a seal that somebody asked for. */
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
  const askedAs = holderOf(actor, 'seal.ask', noItem)
  if (askedAs === null) return refuse({ code: 'NOT_ALLOWED' })
  if (file === null) return refuse({ code: 'NOT_FOUND' })
  if (file.isSealed) return refuse({ code: 'SEALED_ALREADY' })
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  const { sha256, measureId } = file
  return ok([{ type: 'seal.asked', ...wanted, sha256, measureId, askedAs, reason }])
}

/** Decides what a command does to a seal that was asked for: whoever asked takes it back, one of the other role decides. */
export function decideSeal(
  seal: Seal,
  command: SealCommand,
  actor: ActorHere,
): Result<SealEvent[], SealingRefusal> {
  if (seal.status !== 'asked') return refuse({ code: 'SEAL_NOT_PENDING' })
  if (command.type === 'withdraw')
    return actor.personId === seal.askedBy
      ? ok([{ type: 'seal.withdrawn' }])
      : refuse({ code: 'NOT_YOUR_REQUEST' })
  const refusal = deciderRefusal(seal, actor)
  if (refusal !== null) return refuse(refusal)
  if (command.type === 'confirm') return ok([{ type: 'seal.confirmed' }])
  if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: 'seal.refused', reason: command.reason }])
}

export const sealActions = ['confirm', 'refuse', 'withdraw'] as const
/** What is done about a seal that was asked for. */
export type SealAction = (typeof sealActions)[number]

/** What somebody can do about a seal now. */
export function sealActionsOf(seal: Seal, actor: ActorHere): SealAction[] {
  if (seal.status !== 'asked') return []
  if (seal.askedBy === actor.personId) return ['withdraw']
  return deciderRefusal(seal, actor) === null ? ['confirm', 'refuse'] : []
}

const decidedBy: Readonly<Record<SealingRole, { readonly role: SealingRole; readonly right: Right }>> = {
  coordinator: { role: 'inspector', right: 'seal.decideAsInspector' },
  inspector: { role: 'coordinator', right: 'seal.decideAsCoordinator' },
}

function deciderRefusal(seal: Seal, actor: ActorHere): SealingRefusal | null {
  if (seal.askedBy === actor.personId) return { code: 'OWN_REQUEST' }
  const { role, right } = decidedBy[seal.askedAs]
  if (can(actor, right)) return signingRefusal(actor)
  const { zh, en } = roleLabels[role]
  return { code: 'OTHER_ROLE_DECIDES', params: { role: zh, roleEn: en } }
}
