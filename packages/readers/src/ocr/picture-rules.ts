import type { GreyPicture } from '../pages/grey-picture.ts'
import type { Box } from '../pages/page.ts'

const dark = 150
// Shorter than two characters it is a stroke and not the line of a table.
const shortest = 90
// A scanned line is broken by specks and steps.
const widestHole = 4
const mostRules = 1200

/** Straight lines of a picture, such as tables are ruled with, in dots. */
export function rulesOf(picture: GreyPicture): Box[] {
  const across = runsIn(picture, { isAcross: true })
  const down = runsIn(picture, { isAcross: false })
  return across.length + down.length > mostRules ? [] : [...across, ...down]
}

/** Runs of dark dots along rows or columns; runs beside each other are one thick line. */
function runsIn({ width, height, dots }: GreyPicture, { isAcross }: { isAcross: boolean }): Box[] {
  const [lines, length] = isAcross ? [height, width] : [width, height]
  const done: Box[] = []
  let open: Box[] = []
  for (let line = 0; line < lines; line += 1) {
    const runs = runsAlong(length, (at) => {
      const dot = isAcross ? line * width + at : at * width + line
      return (dots[dot] ?? 255) < dark
    })
    const next: Box[] = []
    for (const run of runs) {
      const before = open.find((box) => start(box, isAcross) <= run.to && end(box, isAcross) >= run.from)
      if (before !== undefined) open.splice(open.indexOf(before), 1)
      const from = Math.min(run.from, before === undefined ? run.from : start(before, isAcross))
      const to = Math.max(run.to, before === undefined ? run.to : end(before, isAcross))
      const first = before === undefined ? line : isAcross ? before.top : before.left
      next.push(
        isAcross
          ? { left: from, right: to, top: first, bottom: line }
          : { left: first, right: line, top: from, bottom: to },
      )
    }
    done.push(...open)
    open = next
    if (done.length > 2 * mostRules) return done
  }
  return [...done, ...open].filter((box) => isThin(box, isAcross))
}

function runsAlong(length: number, isDark: (at: number) => boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  let from = -1
  let last = -1
  for (let at = 0; at < length; at += 1) {
    if (!isDark(at)) continue
    if (from < 0 || at - last > widestHole) {
      if (from >= 0 && last - from >= shortest) runs.push({ from, to: last })
      from = at
    }
    last = at
  }
  if (from >= 0 && last - from >= shortest) runs.push({ from, to: last })
  return runs
}

// A black bar or the shadow of a book is no line.
function isThin(box: Box, isAcross: boolean): boolean {
  return (isAcross ? box.bottom - box.top : box.right - box.left) <= 12
}

function start(box: Box, isAcross: boolean): number {
  return isAcross ? box.left : box.top
}

function end(box: Box, isAcross: boolean): number {
  return isAcross ? box.right : box.bottom
}
