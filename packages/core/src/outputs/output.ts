import type { Bilingual, Refusal } from '../kernel/refusal.ts'
import type { Actor, Post } from '../people/role.ts'

/** What is made to be fetched later: a file that takes long. */
export const outputKinds = ['ledger', 'meeting', 'document', 'bundle', 'archive'] as const
export type OutputKind = (typeof outputKinds)[number]

/** How far such a file is. What is cancelled is gone, with all that there was of it. */
export const outputStates = ['waiting', 'running', 'done', 'failed'] as const
export type OutputState = (typeof outputStates)[number]

/** How much of it is made: rows of a ledger or a list, files of a bundle. */
export type OutputProgress = { readonly done: number; readonly total: number }

/** Why nothing came of it. */
export type OutputFailure = { readonly code: string; readonly message: Bilingual }

/** What one person may have: files that are still to be made, and all together. */
export const outputLimits = { open: 3, files: 20, gigabytes: 10, hours: 24 } as const

/** What somebody had of a person already when they ordered another file. */
export type KeptOutputs = { readonly open: number; readonly files: number; readonly bytes: number }

/** Why no further file is made for somebody; null where one is. */
export function newOutputRefusal({
  open,
  files,
  bytes,
}: KeptOutputs): Refusal<'OUTPUTS_WAITING' | 'OUTPUTS_FULL'> | null {
  const { open: limit, files: most, gigabytes } = outputLimits
  if (open >= limit) return { code: 'OUTPUTS_WAITING', params: { limit } }
  const isFull = files >= most || bytes >= gigabytes * 1024 ** 3
  return isFull ? { code: 'OUTPUTS_FULL', params: { limit: most, gigabytes } } : null
}

/** What somebody could see when a file was made for them, as far as it can be taken from them. */
export type OutputSight = {
  /** The posts, tasks and sights by which they read what is in it. */
  readonly holds: readonly string[]
  /** The files that were sealed then. */
  readonly seals: readonly string[]
}

/** What somebody can see now. */
export function outputSight(actor: Actor): OutputSight {
  const {
    standsInFor = [],
    liaisonOf = [],
    prepares = [],
    coordinated = [],
    sights = [],
    sealed = [],
  } = actor
  return {
    holds: [
      ...actor.appointments.map(postKey),
      ...standsInFor,
      ...liaisonOf,
      ...prepares,
      ...coordinated,
      ...sights.map(({ rectificationId, mayExport }) => `${rectificationId} ${mayExport}`),
    ],
    seals: sealed.map(({ fileId }) => fileId),
  }
}

function postKey({ organizationId, role, bodyId, inPlaceOf }: Post): string {
  return [organizationId, role, bodyId, inPlaceOf ?? ''].join(' ')
}

/** Whether somebody may still see all that a file shows: they lost nothing that they had, and nothing was sealed since. */
export function stillSees(then: OutputSight, now: OutputSight): boolean {
  const [holds, seals] = [new Set(now.holds), new Set(then.seals)]
  return then.holds.every((one) => holds.has(one)) && now.seals.every((one) => seals.has(one))
}
