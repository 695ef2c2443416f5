import type { GreyPicture } from '../pages/grey-picture.ts'

const tile = 32

/**
 * Takes shadows off a photographed page: each dot is set against the paper around it.
 *
 * A page that was printed or scanned has one shade of paper and comes out as it is, with more contrast where it was pale.
 */
export function evenLight(picture: GreyPicture): GreyPicture {
  const paper = paperOf(picture)
  const { width, height } = picture
  const dots = new Uint8Array(picture.dots.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      dots[at] = Math.min(255, Math.round((255 * (picture.dots[at] ?? 255)) / paper(x, y)))
    }
  }
  return { width, height, dots }
}

/** The shade of the paper at a place: of each tile the bright dots, and between tiles what lies between. */
function paperOf(picture: GreyPicture): (x: number, y: number) => number {
  const across = Math.ceil(picture.width / tile)
  const down = Math.ceil(picture.height / tile)
  const shades = new Float32Array(across * down)
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      shades[row * across + column] = brightShade(picture, column * tile, row * tile)
    }
  }
  const smooth = spread(shades, across, down)
  return (x, y) => {
    const [u, v] = [Math.max(0, x / tile - 0.5), Math.max(0, y / tile - 0.5)]
    const [left, top] = [Math.min(across - 1, Math.floor(u)), Math.min(down - 1, Math.floor(v))]
    const [right, bottom] = [Math.min(across - 1, left + 1), Math.min(down - 1, top + 1)]
    const [dx, dy] = [u - left, v - top]
    const shade = (column: number, line: number): number => smooth[line * across + column] ?? 255
    const upper = shade(left, top) * (1 - dx) + shade(right, top) * dx
    const lower = shade(left, bottom) * (1 - dx) + shade(right, bottom) * dx
    return Math.max(24, upper * (1 - dy) + lower * dy)
  }
}

// Nine in ten dots of a tile of print are darker than this or paper themselves.
function brightShade(picture: GreyPicture, left: number, top: number): number {
  const counts = new Uint32Array(256)
  let all = 0
  for (let y = top; y < Math.min(top + tile, picture.height); y += 1) {
    for (let x = left; x < Math.min(left + tile, picture.width); x += 1) {
      const shade = picture.dots[y * picture.width + x] ?? 255
      counts[shade] = (counts[shade] ?? 0) + 1
      all += 1
    }
  }
  let seen = 0
  for (let shade = 255; shade >= 0; shade -= 1) {
    seen += counts[shade] ?? 0
    if (seen >= 0.15 * all) return shade
  }
  return 255
}

// A tile inside a stamp or a black bar takes its paper from the tiles around it.
function spread(shades: Float32Array, across: number, down: number): Float32Array {
  const result = new Float32Array(shades.length)
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      let brightest = 0
      for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x += 1) {
          brightest = Math.max(brightest, shades[y * across + x] ?? 0)
        }
      }
      result[row * across + column] = brightest
    }
  }
  return result
}
