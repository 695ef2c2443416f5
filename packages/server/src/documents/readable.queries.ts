import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { measureInScope } from '../people/read-scope.queries.ts'

const m = columnsOf('measures', 'm')

/** Which of some measures, of whichever rectifications, somebody may read. */
export function readableElsewhere(ids: readonly string[], scope: ReadScope): Question<ReadonlySet<string>> {
  return question(
    sql<{ id: string }>`
    select ${m.id} from ${m} where ${m.id} = any(${[...ids]}::uuid[]) and ${measureInScope(scope, m)}`,
    (rows) => new Set(rows.map(({ id }) => id)),
  )
}
