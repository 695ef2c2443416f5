/**
 * The name of a thing of something that is named, in Chinese: what the one ends with and the other begins with is said once
 * (巡察整改 and 整改方案: 巡察整改方案).
 */
export function joinedName(name: string, thing: string): string {
  for (let length = Math.min(name.length, thing.length); length > 1; length -= 1)
    if (name.endsWith(thing.slice(0, length))) return `${name}${thing.slice(length)}`
  return `${name}${thing}`
}
