/** Which objects are shown, as it stands in the address. What the state is called is known where the page is: an address begins every page. */
export type ObjectsSearch = {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly late?: true | undefined
}

/** Reads an address; what somebody mistyped is no filter. */
export function objectsSearchOf(typed: Readonly<Record<string, unknown>>): ObjectsSearch {
  const words = typeof typed['q'] === 'number' ? String(typed['q']) : typed['q']
  const { state, late } = typed
  return {
    ...(typeof words === 'string' && words !== '' && words.length <= 100 && { q: words }),
    ...(typeof state === 'string' && { state }),
    ...(late === true && { late }),
  }
}
