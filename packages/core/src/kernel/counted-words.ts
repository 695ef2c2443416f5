/**
 * A number of things in English, one of which is told as one.
 *
 * @example counted(1, 'measure') // 1 measure
 * @example counted(3, 'entry', 'entries') // 3 entries
 */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/**
 * A word that goes with a number, such as a verb.
 *
 * @example ofCount(1, 'waits', 'wait') // waits
 */
export function ofCount(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}
