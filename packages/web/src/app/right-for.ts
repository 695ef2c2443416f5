import type { GeneralAction } from '@bihuan/core/people/permissions.ts'

const needed: readonly (readonly [RegExp, GeneralAction])[] = [
  [/^\/intake(?:\/|$)/, 'intake'],
  [/^\/rectifications(?:\/|$)/, 'records.read'],
  [/^\/closures(?:\/|$)/, 'closure.queue'],
  [/^\/answers(?:\/|$)/, 'answers.read'],
]

/** What a person has to be allowed in general to open the page at an address; null where everybody may. */
export function rightFor(pathname: string): GeneralAction | null {
  return needed.find(([place]) => place.test(pathname))?.[1] ?? null
}
