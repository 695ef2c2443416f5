/** How often something may happen within a minute. */
export type TokenRateLimits = {
  /** Requests with one token. */
  readonly each: number
  /** Tokens from one address that are none. */
  readonly wrong: number
}

/** The limits of an installation. A page asks for twelve things at once; a machine that asks five times a second should ask for more at a time. */
export const tokenRateLimits: TokenRateLimits = { each: 300, wrong: 30 }

/** Counts what comes with tokens. It holds in one process, as the gate does. */
export type TokenRates = {
  /** Whether one more request with this token, by its hash, may go ahead. */
  take(hash: string): boolean
  /** Whether this address may try one more token. */
  mayTry(network: string): boolean
  /** Notes that an address showed a token that is none. */
  wrong(network: string): void
}

const minute = 60_000
/** So many are counted at a time; beyond, the counting of all begins anew. */
const mostCounted = 10_000

/** Nothing was counted yet. */
export function openRates(
  { each, wrong }: TokenRateLimits = tokenRateLimits,
  now: () => number = () => performance.now(),
): TokenRates {
  const [taken, tried] = [countsOfAMinute(now), countsOfAMinute(now)]
  return {
    take: (hash) => taken.add(hash) <= each,
    mayTry: (network) => tried.of(network) < wrong,
    wrong: (network) => void tried.add(network),
  }
}

function countsOfAMinute(now: () => number): { add(key: string): number; of(key: string): number } {
  const counts = new Map<string, number>()
  let began = now()
  function current(): Map<string, number> {
    if (now() - began >= minute || counts.size > mostCounted) {
      counts.clear()
      began = now()
    }
    return counts
  }
  return {
    add: (key) => {
      const count = (current().get(key) ?? 0) + 1
      counts.set(key, count)
      return count
    },
    of: (key) => current().get(key) ?? 0,
  }
}
