import { wordsIn } from '../ledger/ledger-search.ts'

/** Which objects are shown, as it stands in the address. What the state is called is known where the page is: an address begins every page. */
export type ObjectsSearch = {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly late?: true | undefined
  /** The person responsible. */
  readonly who?: string | undefined
}

/** Reads an address; what somebody mistyped is no filter. */
export function objectsSearchOf({ q, state, late, who }: Readonly<Record<string, unknown>>): ObjectsSearch {
  return {
    q: wordsIn(q),
    state: typeof state === 'string' ? state : undefined,
    late: late === true || undefined,
    who: wordsIn(who),
  }
}
