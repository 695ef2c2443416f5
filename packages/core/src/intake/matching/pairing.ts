import { likenessOf, type Wording } from './likeness.ts'

/** Two items taken for the same, by their positions, and how alike they are. */
export type Pair = { readonly left: number; readonly right: number; readonly likeness: number }

/** What is known of two lists of wordings that are to be paired. */
export type Pairing = {
  readonly left: readonly Wording[]
  readonly right: readonly Wording[]
  /** Pairs less alike than this are none. */
  readonly least: number
  /** What speaks for a pair besides its words: at most a tenth, and only where the words speak for it too. */
  readonly hint?: (left: number, right: number) => number
  /** Pairs that are certain or that no words can show: the same code. */
  readonly given?: readonly Pair[]
}

/**
 * Pairs each item with at most one other, the most alike first; among equals those whose words come first, then those that
 * stand first, so that the order of the lists decides nothing else.
 */
export function pairUp(pairing: Pairing): Pair[] {
  const { left, right } = pairing
  const pairs = [...(pairing.given ?? []), ...likelyPairs(pairing)].toSorted(
    (one, other) =>
      other.likeness - one.likeness ||
      compare(left[one.left]?.words, left[other.left]?.words) ||
      compare(right[one.right]?.words, right[other.right]?.words) ||
      one.left - other.left ||
      one.right - other.right,
  )
  const used = { left: new Set<number>(), right: new Set<number>() }
  return pairs.filter((pair) => {
    if (used.left.has(pair.left) || used.right.has(pair.right)) return false
    used.left.add(pair.left)
    used.right.add(pair.right)
    return true
  })
}

// Two lists of a thousand are longer than any report and take a second where all say nearly the same. The lines of longer
// ones, such as a register of hazards, are taken for the same only where they are word for word.
const mostCompared = 1_000_000

function likelyPairs(pairing: Pairing): Pair[] {
  const { left, right, least, hint } = pairing
  if (left.length * right.length > mostCompared) return equalPairs(pairing)
  const places = placesOf(right)
  const shared = new Float64Array(right.length)
  return left.flatMap((wording, at) => {
    const touched: number[] = []
    for (const [token, weight] of wording.tokens) {
      for (const place of places.get(token) ?? []) {
        const before = shared[place] ?? 0
        if (before === 0) touched.push(place)
        shared[place] = before + weight
      }
    }
    const pairs: Pair[] = []
    for (const place of touched) {
      const other = right[place]
      const likeness = other === undefined ? 0 : likenessOf(wording, other, shared[place])
      shared[place] = 0
      if (likeness < least * 0.8) continue
      const score = likeness === 1 ? 1 : Math.min(0.995, likeness + (hint?.(at, place) ?? 0))
      // Among the same words the hint still decides; it does not show, for they cannot be more alike.
      const rank = likeness === 1 ? 1 + (hint?.(at, place) ?? 0) : score
      if (score >= least) pairs.push({ left: at, right: place, likeness: rank })
    }
    return pairs
  })
}

/** Items of the same words, the first of one list with the first of the other. */
function equalPairs({ left, right }: Pairing): Pair[] {
  const places = new Map<string, number[]>()
  for (const [at, { words }] of right.entries()) {
    const known = places.get(words)
    if (known === undefined) places.set(words, [at])
    else known.push(at)
  }
  const next = new Map<string, number>()
  return left.flatMap(({ words }, at) => {
    const turn = next.get(words) ?? 0
    const place = words === '' ? undefined : places.get(words)?.[turn]
    next.set(words, turn + 1)
    return place === undefined ? [] : [{ left: at, right: place, likeness: 1 }]
  })
}

function placesOf(wordings: readonly Wording[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [at, { tokens }] of wordings.entries()) {
    for (const token of tokens.keys()) {
      const known = places.get(token)
      if (known === undefined) places.set(token, [at])
      else known.push(at)
    }
  }
  return places
}

function compare(one = '', other = ''): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
