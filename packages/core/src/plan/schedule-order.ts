/** Each item with those that come before it. */
export type Order<Id extends string> = ReadonlyMap<Id, readonly Id[]>

/**
 * The items in an order in which each comes after those that it waits for; null where some wait for each other. Whoever is
 * named and is not among the items is waited for no more.
 */
export function inOrder<Id extends string>(before: Order<Id>): readonly Id[] | null {
  const after = new Map<Id, Id[]>()
  const waits = new Map<Id, number>()
  for (const [id, earlier] of before) {
    const known = earlier.filter((one) => before.has(one))
    waits.set(id, known.length)
    for (const one of known) after.set(one, [...(after.get(one) ?? []), id])
  }
  const ready = [...before.keys()].filter((id) => waits.get(id) === 0)
  for (const id of ready)
    for (const next of after.get(id) ?? []) {
      const left = (waits.get(next) ?? 0) - 1
      waits.set(next, left)
      if (left === 0) ready.push(next)
    }
  return ready.length === before.size ? ready : null
}

/** The way on which an item would wait for itself if it came after others, itself first and last; null where it would not. */
export function circleOf<Id extends string>(
  before: Order<Id>,
  { id, after }: { readonly id: Id; readonly after: readonly Id[] },
): readonly Id[] | null {
  if (after.includes(id)) return [id, id]
  const cameFrom = new Map<Id, Id>(after.map((one) => [one, id]))
  const queue = [...new Set(after)]
  for (const one of queue)
    for (const earlier of before.get(one) ?? []) {
      if (earlier === id) return [id, ...wayBack(one, cameFrom, id), id]
      if (cameFrom.has(earlier)) continue
      cameFrom.set(earlier, one)
      queue.push(earlier)
    }
  return null
}

function wayBack<Id extends string>(from: Id, cameFrom: ReadonlyMap<Id, Id>, until: Id): readonly Id[] {
  const way: Id[] = []
  for (let one: Id | undefined = from; one !== undefined && one !== until; one = cameFrom.get(one))
    way.unshift(one)
  return way
}
