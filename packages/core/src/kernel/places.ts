/** Something that has a place among others, from 1. */
export type Placed<Id> = { readonly id: Id; readonly ordinal: number }

/**
 * Who gets another place when one is put at a place among others: they are counted through anew. Gaps close, so that the numbers
 * that are shown are those that were asked for; the last place and any behind it are the same.
 */
export function placedAt<Id>(
  others: readonly Placed<Id>[],
  one: Placed<Id>,
  at: number,
): readonly Placed<Id>[] {
  const inOrder = others.toSorted((left, right) => left.ordinal - right.ordinal)
  const whole = inOrder.toSpliced(Math.max(0, at - 1), 0, one)
  return whole.flatMap(({ id, ordinal }, index) =>
    ordinal === index + 1 ? [] : [{ id, ordinal: index + 1 }],
  )
}
