/** So many steps are a point where outlines are drawn: one is a seventy-fifth of a pixel. */
const stepsInPoint = 100

/** How an outline in steps is drawn in points. */
export const inSteps = `scale(${String(1 / stepsInPoint).slice(1)})`

/** Typst begins each outline by going to where the glyph stands. */
const begin = 'M 0 0'

/** How many numbers each command has behind it. */
const numbers = new Map(Object.entries({ m: 2, l: 2, h: 1, v: 1, q: 4, c: 6, Z: 0 }))

/**
 * The outline of a glyph in whole steps, without the signs that it is read without: a quarter of what Typst says. Each point is rounded by
 * where it stands and not by how far it is from the one before, so that nothing drifts.
 */
export function shortOutline(outline: string): string {
  const parts = outline.slice(begin.length).trimEnd().split(' ')
  // Joined at its end: a text that grows by signs is held as all of them, and put together each time that it is sent.
  const short: string[] = []
  let last = ''
  let [x, y, begunX, begunY] = [0, 0, 0, 0]
  for (let at = 0; at < parts.length; at += 1) {
    const command = parts[at] ?? ''
    const many = numbers.get(command)
    if (many === undefined) throw new Error(`an outline has ${command}`)
    let isParted = command === last && command !== 'm'
    if (!isParted) short.push(command)
    let [toX, toY] = command === 'Z' ? [begunX, begunY] : [x, y]
    for (let nth = 0; nth < many; nth += 1) {
      const isDown = command === 'v' || (command !== 'h' && nth % 2 === 1)
      const from = isDown ? y : x
      at += 1
      const to = from + Number(parts[at])
      if (isDown) toY = to
      else toX = to
      const step = Math.round(to * stepsInPoint) - Math.round(from * stepsInPoint)
      short.push(isParted && step >= 0 ? ` ${step}` : String(step))
      isParted = true
    }
    if (command === 'm') [begunX, begunY] = [toX, toY]
    x = toX
    y = toY
    last = command
  }
  return short.join('')
}
