import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { CommandId, MeasureId, PersonId } from '@bihuan/core/kernel/id.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { WorldCommands } from '@bihuan/server/world/world-commands.ts'

/** The product as one person uses it. */
export type Client = ReturnType<WorldCommands['as']>

/** A sign-in of somebody who lives here, as people write it down. */
export type Account = { readonly username: string; readonly password: string; readonly role: string }

/** Whoever plays a part in the lives. */
export type Player =
  | 'head'
  | 'otherHead'
  | 'handler'
  | 'secondHandler'
  | 'coordinator'
  | 'leader'
  | 'inspector'
  | 'principal'

/** What the lives are played with. */
export type Theatre = {
  as(player: Player): Client
  /** The product as somebody uses it who stands in for a rung of an item. */
  asStandIn(player: Player, itemId: MeasureId): Client
  /** The product as somebody uses it who is a liaison of the leader and prepares what that one decides on an item. */
  asLiaison(player: Player, itemId: MeasureId): Client
  actor(player: Player): Actor
  upload(player: Player, name: string, words: string): ReturnType<WorldCommands['upload']>
  readonly commandId: () => CommandId
  /** Is given a file, as by a browser. */
  open(personId: PersonId, fileId: string): Promise<void>
  /** Writes down what fell due until then. */
  readonly clock: () => Promise<unknown>
  /** When it is played. */
  readonly at: Date
}

/** A day ahead of when the lives are played, so that nothing of them is late unless it says so. */
export function dayAhead({ at }: Pick<Theatre, 'at'>, days: number): PlainDay {
  return addDays(dayOf(at, defaultZone), days)
}
