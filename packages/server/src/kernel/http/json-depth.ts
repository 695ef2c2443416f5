const quote = 0x22
const backslash = 0x5c
const opening = new Set([0x5b, 0x7b])
const closing = new Set([0x5d, 0x7d])

/**
 * Whether JSON nests deeper than so many levels. Looked at before it is parsed, because parsing and checking what is
 * nested a million levels deep takes seconds in which nobody else is served.
 */
export function nestsDeeperThan(most: number, json: Uint8Array): boolean {
  let depth = 0
  let isInText = false
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at] ?? 0
    if (isInText) {
      if (sign === backslash) at += 1
      else if (sign === quote) isInText = false
    } else if (sign === quote) isInText = true
    else if (opening.has(sign)) {
      depth += 1
      if (depth > most) return true
    } else if (closing.has(sign)) depth -= 1
  }
  return false
}
