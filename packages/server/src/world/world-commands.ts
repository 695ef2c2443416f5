import { createHash } from 'node:crypto'
import type { contract } from '@bihuan/core/contract.ts'
import type { CommandId, FileId } from '@bihuan/core/kernel/id.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { ContractRouterClient } from '@orpc/contract'
import type { WorldFile } from './evidence.ts'

/** The product as the loader uses it: through its contract, like everybody else, so that no rule is passed over. */
export type WorldCommands = {
  /** The operations as a person uses them at an instant. */
  as(actor: Actor, at: Date): ContractRouterClient<typeof contract>
  /** Stores a file that a person uploads at an instant. */
  upload(actor: Actor, at: Date, file: WorldFile): Promise<FileId>
}

/** A UUID that follows from a text: the same step of the same load has the same id. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** The id of a command of the world. */
export function commandIdOf(text: string): CommandId {
  return id<'command'>(uuidOf(`world ${text}`))
}
