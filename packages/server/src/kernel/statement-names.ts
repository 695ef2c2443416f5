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

// Others have no plan, and the likes of `begin` are quicker without a name.
const hasPlan = /^\s*(?:select|insert|update|delete|with)\b/i

function isKept(text: string): boolean {
  return hasPlan.test(text)
}
