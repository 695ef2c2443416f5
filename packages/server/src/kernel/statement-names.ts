import type { RawBuilder } from 'kysely'
import { sql } from './sql.ts'

/** By a name PostgreSQL finds the statement that a connection has parsed and planned before. */
export type StatementNames = {
  /** The name of a statement by its text; none where it is not kept. */
  nameOf(text: string): string | undefined
  /** Forgets what PostgreSQL wants to parse anew. */
  forget(text: string): void
}

/** So many texts are remembered: several times as many as the program has. */
const mostRemembered = 1_000

/**
 * Gives a name to each text that comes a second time, so that one which never comes again costs the database no memory.
 * Should there be texts without end, those are remembered that came last.
 */
export function statementNames(): StatementNames {
  const names = new Map<string, string | undefined>()
  let given = 0
  return {
    nameOf: (text) => {
      if (!isKept(text)) return undefined
      const name = names.has(text) ? (names.get(text) ?? `bihuan_${(given += 1)}`) : undefined
      names.delete(text)
      names.set(text, name)
      for (const oldest of names.keys()) {
        if (names.size <= mostRemembered) break
        names.delete(oldest)
      }
      return name
    },
    forget: (text) => void names.delete(text),
  }
}

const mark = '/* planned each time */'

/**
 * Part of a statement whose values decide which way is quick, as a common word is found by another index than a rare one.
 * Whatever holds it is planned for its values each time; all else is planned for whatever comes.
 *
 * @example plannedEachTime(sql`${measure.search} @@ search_query(${words})`)
 */
export function plannedEachTime<Value>(part: RawBuilder<Value>): RawBuilder<Value> {
  return sql<Value>`${sql.raw(mark)} ${part}`
}

// Others have no plan, and the likes of `begin` are quicker without a name.
const hasPlan = /^\s*(?:select|insert|update|delete|with)\b/i

function isKept(text: string): boolean {
  return hasPlan.test(text) && !text.includes(mark)
}
