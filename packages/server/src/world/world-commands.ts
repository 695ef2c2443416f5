import { createHash } from 'node:crypto'
import type { contract } from '@bihuan/core/contract.ts'
import { type CommandId, type FileId, id, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { ContractRouterClient } from '@orpc/contract'
import type { WorldFile } from './evidence.ts'

/** The product as one person uses it. */
export type Client = ContractRouterClient<typeof contract>

/** The product as the loader uses it: through its contract, like everybody else, so that no rule is passed over. */
export type WorldCommands = {
  /** The operations as a person uses them at an instant. */
  as(actor: Actor, at: Date): Client
  /** Somebody with all that they may do by now. */
  actor(personId: PersonId): Promise<Actor>
  /** Commands that were carried out by an earlier load that was cut short: they are not played again. */
  readonly done: ReadonlySet<string>
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

/** The command that makes the draft a rectification, which takes its id: that of the sample. */
export const commitCommandId: CommandId = commandIdOf('commit')

/** The command of a step of the story, by its number. */
export function stepCommandId(number: number): CommandId {
  return commandIdOf(`step ${number}`)
}
