import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'

const change = columnsOf('calendar_changes', 'change')
const person = columnsOf('persons', 'person')

/** The last word on a day, and whose it is; null: what was published holds again. */
export type ChangedDayRow = {
  readonly on: PlainDay
  readonly isWorked: boolean | null
  readonly name: string
  readonly changedAt: Date
  readonly byId: PersonId
  readonly byName: string
}

/** The last word of administrators on each day between two, both included, the earliest day first. */
export function changedDays(from: PlainDay, to: PlainDay): Question<readonly ChangedDayRow[]> {
  return question(
    sql<ChangedDayRow>`
    select distinct on (${change.on_day}) ${change.on_day} as "on", ${change.is_worked} as "isWorked", ${change.name},
      ${change.made_at} as "changedAt", ${person.id} as "byId", ${nameThen(person, change.made_at)} as "byName"
    from ${change} join ${person} on ${person.id} = ${change.made_by}
    where ${change.on_day} between ${from} and ${to}
    order by ${change.on_day}, ${change.made_at} desc, ${change.id} desc`,
    (rows) => rows,
  )
}
