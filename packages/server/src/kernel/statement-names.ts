/** By a name PostgreSQL finds the statement that a connection has parsed and planned before. */
export type StatementNames = {
  /**
   * The name of a statement by its text; none where it is not kept. The text is always the same string, as each connection
   * keeps it: a string of its own for each request would be as much memory as there are statements and connections.
   */
  known(text: string): Known
  /** Forgets what PostgreSQL wants to parse anew. */
  forget(text: string): void
}

type Known = {
  readonly name: string | undefined
  readonly text: string
  /** Whether no word of it changes anything. */
  readonly isReading: boolean
}

/** So many texts are remembered: several times as many as the program has. */
const mostRemembered = 1_000

/**
 * Gives a name to each text that comes a second time, so that one which never comes again costs the database no memory.
 * Should there be texts without end, those are remembered that came last.
 */
export function statementNames(): StatementNames {
  const names = new Map<string, Known>()
  let given = 0
  return {
    known: (text) => {
      const before = names.get(text)
      if (before === undefined && !isKept(text)) return { name: undefined, text, isReading: false }
      const known =
        before === undefined
          ? { name: undefined, text, isReading: isReading(text) }
          : before.name === undefined
            ? { ...before, name: `bihuan_${(given += 1)}` }
            : before
      names.delete(text)
      names.set(known.text, known)
      for (const oldest of names.keys()) {
        if (names.size <= mostRemembered) break
        names.delete(oldest)
      }
      return known
    },
    forget: (text) => void names.delete(text),
  }
}

// Others have no plan. What opens and ends a transaction has its own text for a name, from the first time on.
const hasPlan = /^\s*(?:select|insert|update|delete|with)\b/i

// A word of a text that is only read, such as a quoted one, makes it no worse than asked by itself.
function isReading(text: string): boolean {
  return !/\b(?:insert|update|delete)\b/i.test(text)
}

function isKept(text: string): boolean {
  return hasPlan.test(text)
}
