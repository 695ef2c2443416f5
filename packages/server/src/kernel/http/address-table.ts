/** What an address leads to, with what stands in its places. */
export type Met<Goal> = { readonly goal: Goal; readonly params: Readonly<Record<string, string>> }

/** Leads from methods and addresses to what answers them. */
export type AddressTable<Goal> = {
  /** @param pattern with names of places in braces: `/rectifications/{rectificationId}` */
  add(method: string, pattern: string, goal: Goal): void
  /** What a plain address leads to; null where that cannot be said at a glance, which is not to say that there is nothing. */
  find(method: string, path: string): Met<Goal> | null
}

type Crossing<Goal> = {
  readonly words: Map<string, Crossing<Goal>>
  place: Crossing<Goal> | null
  readonly goals: Map<string, { readonly goal: Goal; readonly names: readonly string[] }>
}

/** Leads nowhere yet. */
export function openAddressTable<Goal>(): AddressTable<Goal> {
  const start = crossing<Goal>()
  return {
    add: (method, pattern, goal) => {
      const parts = pattern.slice(1).split('/')
      const end = parts.reduce((at, part) => {
        if (part.startsWith('{')) return (at.place ??= crossing())
        const known = at.words.get(part) ?? crossing()
        at.words.set(part, known)
        return known
      }, start)
      const names = parts.flatMap((part) => (part.startsWith('{') ? [part.slice(1, -1)] : []))
      end.goals.set(method, { goal, names })
    },
    find: (method, path) => {
      // What is written in another way than we write it is not looked at here.
      if (path.includes('%')) return null
      const parts = path.slice(1).split('/')
      if (parts.includes('')) return null
      const values: string[] = []
      const met = goalBehind(start, { method, parts, values }, 0)
      if (met === null) return null
      const params: Record<string, string> = {}
      for (const [at, name] of met.names.entries()) params[name] = values[at] ?? ''
      return { goal: met.goal, params }
    },
  }
}

function crossing<Goal>(): Crossing<Goal> {
  return { words: new Map(), place: null, goals: new Map() }
}

// A word goes before a place, unless it leads to nothing that answers.
function goalBehind<Goal>(
  { words, place, goals }: Crossing<Goal>,
  asked: { readonly method: string; readonly parts: readonly string[]; readonly values: string[] },
  at: number,
): { readonly goal: Goal; readonly names: readonly string[] } | null {
  const { method, parts, values } = asked
  const part = parts[at]
  if (part === undefined) return goals.get(method) ?? null
  const word = words.get(part)
  const byWord = word === undefined ? null : goalBehind(word, asked, at + 1)
  if (byWord !== null || place === null) return byWord
  values.push(part)
  const byPlace = goalBehind(place, asked, at + 1)
  if (byPlace === null) values.pop()
  return byPlace
}
