import type { PersonId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { namesNobody } from '../kernel/refused.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isPersonInSight } from './people-in-sight.queries.ts'
import { isPersonShown } from './put-away.queries.ts'

const person = columnsOf('persons', 'person')

type Ids = readonly (PersonId | null | undefined)[]

/** Whether a form names people of whom its sender is not told. */
export type Unseen = {
  /** What is asked for it; nothing where nobody is named. */
  readonly asks: readonly Question<unknown>[]
  /** Why nobody is given the item: one who is wanted is not there for the sender. Whoever stands on it already may stay. */
  readonly refusal: (standing?: Ids) => Refusal<'INVALID_INPUT'> | null
}

/**
 * Which of the people whom a form names its sender is not told of. An id alone names nobody: it is refused as one that is
 * nobody's, so that nobody learns by it whether somebody is there.
 */
export function unseenBy(actor: Actor, ids: Ids): Unseen {
  const wanted = [...new Set(ids.filter((one) => one !== null && one !== undefined))]
  if (wanted.length === 0) return { asks: [], refusal: () => null }
  const seen: Question<readonly PersonId[]> = question(
    sql<{ id: PersonId }>`
      select ${person.id} from ${person}
      where ${person.id} = any(${wanted}::uuid[]) and ${isPersonShown(person)} and ${isPersonInSight(actor, person)}`,
    (rows) => rows.map(({ id }) => id),
  )
  return {
    asks: [seen],
    refusal: (standing = []) =>
      wanted.every((one) => seen.answer.includes(one) || standing.includes(one)) ? null : namesNobody,
  }
}
