import { noon, sampleId } from '../kernel/given.testing.ts'
import type { PersonId } from '../kernel/id.ts'
import { usualLadder } from '../templates/template.ts'
import type { ClosureRequest, Rung, Signature } from './closure-request.ts'

type Details = Omit<Extract<ClosureRequest, { status: 'pending' }>, 'status' | 'rung'>
type Wanted = Partial<Omit<Details, 'signatures'>> & {
  readonly status?: ClosureRequest['status']
  /** The rung whose turn it is, or that returned the claim. */
  readonly rung?: Rung
}

/** The person who signs each rung in tests; the handler, who claims, is person 1. */
export const signerOf = {
  head: sampleId<'person'>(11),
  coordinator: sampleId<'person'>(12),
  leader: sampleId<'person'>(3),
  inspector: sampleId<'person'>(14),
  principal: sampleId<'person'>(15),
} as const

/** A claim for tests, about measure 1 by person 1, with the rungs below its own signed. */
export function aClosureRequest(wanted: Wanted = {}): ClosureRequest {
  const { status = 'pending', ladder = usualLadder, rung = ladder[0], ...rest } = wanted
  const signed = status === 'approved' ? ladder : ladder.slice(0, ladder.indexOf(rung))
  const details: Details = { ...usual, ...rest, ladder, signatures: signed.map(signature) }
  switch (status) {
    case 'pending':
      return { ...details, status, rung }
    case 'approved':
      return { ...details, status, approvedAt: noon, effect: null }
    case 'returned':
      return {
        ...details,
        status,
        rung,
        returnedBy: signerOfRung(rung),
        returnedAt: noon,
        reason: '材料不全',
      }
    case 'withdrawn':
      return { ...details, status, rung, withdrawnAt: noon }
    default:
      return status satisfies never
  }
}

const usual: Omit<Details, 'signatures' | 'ladder'> = {
  id: sampleId<'closureRequest'>(1),
  rectificationId: sampleId<'rectification'>(1),
  subject: { type: 'measure', id: sampleId<'measure'>(1) },
  claim: '已完成整改',
  verdict: null,
  claimedBy: sampleId<'person'>(1),
  claimedAt: noon,
  doers: [sampleId<'person'>(1)],
  standIns: [],
  prepared: null,
  paper: null,
  rungNames: {},
  openObjects: null,
  version: 1,
}

function signature(rung: Rung): Signature {
  return { rung, personId: signerOfRung(rung), at: noon, comment: '同意' }
}

function signerOfRung(rung: Rung): PersonId {
  return Object.entries(signerOf).find(([role]) => role === rung)?.[1] ?? sampleId<'person'>(16)
}
