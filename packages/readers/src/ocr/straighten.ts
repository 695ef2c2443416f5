import { type GreyPicture, shadeAt, smallerPicture } from '../pages/grey-picture.ts'

const steepest = 15
const dark = 140
// Enough for lines to part; the angle needs no more.
const sketchDots = 500_000

/** Turns a page that lies askew until its lines are level; one that is nearly level stays as it is. */
export function straightened(picture: GreyPicture): GreyPicture {
  const degrees = skewOf(picture)
  return Math.abs(degrees) < 0.3 ? picture : rotated(picture, -degrees)
}

/**
 * How far the lines fall to the right, in degrees.
 *
 * Level lines leave the most rows empty between them. The strokes themselves are no measure: those of 仿宋 rise by six degrees.
 */
function skewOf(picture: GreyPicture): number {
  const ink = inkOf(smallerPicture(picture, sketchDots))
  if (ink.xs.length < 200) return 0
  const coarse = best(ink, { from: -steepest, to: steepest, step: 0.5 })
  const fine = best(ink, { from: coarse - 0.4, to: coarse + 0.4, step: 0.1 })
  return filledRows(ink, fine) < 0.93 * filledRows(ink, 0) ? fine : 0
}

type Ink = {
  readonly xs: Int32Array
  readonly ys: Int32Array
  readonly width: number
  readonly height: number
}

function inkOf({ width, height, dots }: GreyPicture): Ink {
  const places: number[] = []
  // The edges hold shadows and the table that the page lies on.
  const [left, top] = [Math.floor(width * 0.04), Math.floor(height * 0.04)]
  for (let y = top; y < height - top; y += 1) {
    for (let x = left; x < width - left; x += 1) {
      if ((dots[y * width + x] ?? 255) < dark) places.push(y * width + x)
    }
  }
  return {
    xs: Int32Array.from(places, (place) => place % width),
    ys: Int32Array.from(places, (place) => Math.floor(place / width)),
    width,
    height,
  }
}

function best(ink: Ink, range: { from: number; to: number; step: number }): number {
  let angle = 0
  let fewest = Infinity
  for (let degrees = range.from; degrees <= range.to + 1e-9; degrees += range.step) {
    const filled = filledRows(ink, degrees)
    if (filled > fewest || (filled === fewest && Math.abs(degrees) >= Math.abs(angle))) continue
    fewest = filled
    angle = degrees
  }
  return angle
}

/** How many rows hold ink when they are taken at an angle; a few specks do not count. */
function filledRows({ xs, ys, width, height }: Ink, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const margin = Math.ceil(Math.abs(slope) * width)
  const rows = new Uint32Array(height + 2 * margin + 2)
  for (let at = 0; at < xs.length; at += 1) {
    const row = Math.round((ys[at] ?? 0) - slope * (xs[at] ?? 0)) + margin
    rows[row] = (rows[row] ?? 0) + 1
  }
  const specks = (0.1 * xs.length) / height
  return rows.reduce((filled, count) => filled + (count > specks ? 1 : 0), 0)
}

function rotated(picture: GreyPicture, degrees: number): GreyPicture {
  const { width, height } = picture
  const [sin, cos] = [Math.sin((-degrees * Math.PI) / 180), Math.cos((-degrees * Math.PI) / 180)]
  const [middleX, middleY] = [width / 2, height / 2]
  const dots = new Uint8Array(picture.dots.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x + 0.5 - middleX, y + 0.5 - middleY]
      const [fromX, fromY] = [cos * dx - sin * dy + middleX, sin * dx + cos * dy + middleY]
      const isOutside = fromX < 0 || fromY < 0 || fromX > width || fromY > height
      dots[y * width + x] = isOutside ? 255 : shadeAt(picture, fromX, fromY)
    }
  }
  return { width, height, dots }
}
