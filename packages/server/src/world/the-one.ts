/** What a map promises to hold. */
export function theOne<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the world has no ${String(key)}`)
  return value
}

/** What a list promises to hold at a place. */
export function theOneAt<Value>(values: readonly Value[], at: number): Value {
  const value = values[at]
  if (value === undefined) throw new Error(`the world has nothing at ${at}`)
  return value
}
