import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { instantIn, type Zone } from '@bihuan/core/kernel/zone.ts'
import type { LoadedPeople } from './load-people.ts'
import type { WorldPersonKey } from './persons.ts'
import { theOne } from './the-one.ts'
import type { Client, WorldCommands } from './world-commands.ts'

/** Where the story is played: the product, its people, and the day that the story leads up to. */
export type Stage = {
  readonly commands: WorldCommands
  readonly people: LoadedPeople
  readonly today: PlainDay
  /** Whose nine in the morning it is. */
  readonly zone: Zone
}

/** A moment of the story: a day before the day of loading, and minutes after nine in the morning. */
export type Moment = { readonly day: number; readonly minutes?: number }

/** The product as somebody uses it at a moment. */
export function clientOf(stage: Stage, who: WorldPersonKey, moment: Moment): Client {
  return stage.commands.as(theOne(stage.people.persons, who), instantOf(stage, moment))
}

/** The instant of a moment where the installation is. */
export function instantOf(
  { today, zone }: Pick<Stage, 'today' | 'zone'>,
  { day, minutes = 0 }: Moment,
): Date {
  return new Date(instantIn(zone, addDays(today, day), '09:00').getTime() + minutes * 60_000)
}
