import type { FileId, MeasureId, PersonId, RectificationId, SealId } from '../kernel/id.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'

/** As whom somebody asks for a file to be sealed: one of the other role decides. */
export const sealingRoles = ['coordinator', 'inspector'] as const
/** As whom somebody asks for a file to be sealed. */
export type SealingRole = (typeof sealingRoles)[number]

type Asking = {
  readonly id: SealId
  readonly rectificationId: RectificationId
  readonly fileId: FileId
  /** What is sealed are these bytes, under whatever name they lie in the rectification. */
  readonly sha256: string
  /** Of which measure it is evidence; null for a document that the rectification was read from. */
  readonly measureId: MeasureId | null
  readonly askedAs: SealingRole
  readonly askedBy: PersonId
  readonly askedAt: string
  readonly reason: string
  readonly version: number
}

/** That somebody asks for a sealed file to be shown again. */
export type Lifting = {
  readonly askedAs: SealingRole
  readonly askedBy: PersonId
  readonly askedAt: string
  readonly reason: string
}

type Sealed = Asking & { readonly decidedBy: PersonId; readonly decidedAt: string }

/**
 * That a file is shown to nobody but coordinators and inspectors (封存): one of them asks, one of the other role confirms. It
 * is sealed from the moment it is asked for, until it is refused or taken back, or lifted in the same two steps; its bytes, its
 * hash and its entry stay. Instants are ISO 8601.
 */
export type Seal =
  | (Asking & { readonly status: 'asked' })
  /** Why it was not lifted when that was last asked for; null where it was not, or was not refused. */
  | (Sealed & { readonly status: 'sealed'; readonly keptFor: string | null })
  | (Sealed & { readonly status: 'liftAsked'; readonly lifting: Lifting })
  | (Sealed & {
      readonly status: 'lifted'
      readonly lifting: Lifting
      readonly liftedBy: PersonId
      readonly liftedAt: string
    })
  | (Asking & {
      readonly status: 'refused'
      readonly decidedBy: PersonId
      readonly decidedAt: string
      readonly refusedFor: string
    })
  | (Asking & { readonly status: 'withdrawn'; readonly decidedAt: string })

/** What can happen to a seal. Each event is one journal entry and one step of the version. None of them holds the file’s name. */
export type SealEvent =
  | {
      readonly type: 'seal.asked'
      readonly sealId: SealId
      readonly rectificationId: RectificationId
      readonly fileId: FileId
      readonly sha256: string
      readonly measureId: MeasureId | null
      readonly askedAs: SealingRole
      readonly reason: string
    }
  | { readonly type: 'seal.confirmed' }
  | { readonly type: 'seal.refused'; readonly reason: string }
  | { readonly type: 'seal.withdrawn' }
  | { readonly type: 'seal.liftAsked'; readonly askedAs: SealingRole; readonly reason: string }
  | { readonly type: 'seal.lifted' }
  | { readonly type: 'seal.kept'; readonly reason: string }
  | { readonly type: 'seal.liftWithdrawn' }

/** The seal after an event; the first event makes it. */
export function evolveSeal(seal: Seal | null, recorded: Recorded<SealEvent>): Seal {
  const { event, at } = recorded
  const by = personBehind(recorded)
  if (event.type === 'seal.asked') {
    if (seal !== null) throw new Error(`seal ${seal.id} was asked for twice`)
    const { type: _, sealId, ...asked } = event
    return { ...asked, id: sealId, askedBy: by, askedAt: at, version: 1, status: 'asked' }
  }
  if (seal === null) throw new Error(`${event.type} came before seal.asked`)
  const next = { ...askingOf(seal), version: seal.version + 1 }
  switch (event.type) {
    case 'seal.confirmed':
      return { ...next, status: 'sealed', decidedBy: by, decidedAt: at, keptFor: null }
    case 'seal.refused':
      return { ...next, status: 'refused', decidedBy: by, decidedAt: at, refusedFor: event.reason }
    case 'seal.withdrawn':
      return { ...next, status: 'withdrawn', decidedAt: at }
    case 'seal.liftAsked': {
      const { askedAs, reason } = event
      const lifting = { askedAs, reason, askedBy: by, askedAt: at }
      return { ...next, ...sealingOf(seal), status: 'liftAsked', lifting }
    }
    case 'seal.lifted':
      if (seal.status !== 'liftAsked') throw new Error(`nobody asked for seal ${seal.id} to be lifted`)
      return {
        ...next,
        ...sealingOf(seal),
        status: 'lifted',
        lifting: seal.lifting,
        liftedBy: by,
        liftedAt: at,
      }
    case 'seal.kept':
      return { ...next, ...sealingOf(seal), status: 'sealed', keptFor: event.reason }
    case 'seal.liftWithdrawn':
      return { ...next, ...sealingOf(seal), status: 'sealed', keptFor: null }
    default:
      return event satisfies never
  }
}

function sealingOf(seal: Seal): Pick<Sealed, 'decidedBy' | 'decidedAt'> {
  if (seal.status !== 'sealed' && seal.status !== 'liftAsked')
    throw new Error(`seal ${seal.id} does not hold`)
  return { decidedBy: seal.decidedBy, decidedAt: seal.decidedAt }
}

// Named one by one: a spread would carry what ends a seal into another state.
function askingOf(seal: Seal): Asking {
  return {
    id: seal.id,
    rectificationId: seal.rectificationId,
    fileId: seal.fileId,
    sha256: seal.sha256,
    measureId: seal.measureId,
    askedAs: seal.askedAs,
    askedBy: seal.askedBy,
    askedAt: seal.askedAt,
    reason: seal.reason,
    version: seal.version,
  }
}
