/** Ids with one more at their end, unless it is there or nobody. */
export function joined<Id extends string>(known: readonly Id[], one: Id | null | undefined): readonly Id[] {
  return one === null || one === undefined || known.includes(one) ? known : [...known, one]
}
