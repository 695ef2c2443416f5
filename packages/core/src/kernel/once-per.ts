/**
 * Works something out once for each object, and remembers it for as long as the object is there. For objects that are never
 * changed: what an edit leaves alone stays the same object, and need not be looked at again.
 *
 * @example const widthOf = oncePer((tree: Tree) => tree.branches.length)
 */
export function oncePer<Subject extends object, Result>(
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const known = new WeakMap<Subject, { readonly result: Result }>()
  return (subject) => {
    const before = known.get(subject)
    if (before !== undefined) return before.result
    const result = work(subject)
    known.set(subject, { result })
    return result
  }
}
