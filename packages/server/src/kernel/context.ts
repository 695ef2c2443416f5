import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { dayOf, type Zone } from '@bihuan/core/kernel/zone.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { Database } from './db.ts'
import type { Form } from './form.ts'
import type { CommandTools } from './run-command.ts'
import type { Stores } from './subject-store.ts'

/** What every handler works with: built by the program's entry, completed per request by the signed-in person. */
export type Context = {
  readonly database: Database
  readonly stores: Stores
  readonly now: () => Date
  /** Where the installation is: days begin and end as they do there. */
  readonly zone: Zone
  /** A new UUID of version 7, so that ids sort by age. */
  readonly newId: () => string
  /** Null when nobody is signed in. */
  readonly actor: Actor | null
  /** So much of the signatures of a rectification, in percent, may lie on paper before it is shown; the usual where none is set. */
  readonly paperLimit?: number
  /** What was sent; none where the program itself acts. */
  readonly form?: Form
  /** Told how much of what takes long is done, where somebody looks on: rows, or files. */
  readonly tellProgress?: (progress: Progress) => void
}

/** How much of something is done. */
export type Progress = { readonly done: number; readonly total: number }

/** The context of a request by somebody who is signed in. */
export type SignedInContext = Context & { readonly actor: Actor }

/** The day that it is now where the installation is. */
export function todayIn({ now, zone }: Pick<Context, 'now' | 'zone'>): PlainDay {
  return dayOf(now(), zone)
}

/** What running a command needs, out of the context. */
export function toolsOf(context: Context): CommandTools {
  const { database, stores, now, form, actor } = context
  return {
    db: database.kysely,
    stores,
    now,
    form: form ?? null,
    token: actor?.token?.id,
    inPlaceOf: actor?.inPlaceOf ?? null,
  }
}
