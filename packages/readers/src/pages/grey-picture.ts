/** A picture in shades of grey, one byte a dot, 0 for black. */
export type GreyPicture = {
  readonly width: number
  readonly height: number
  readonly dots: Uint8Array
}

/** Makes a picture grey and smaller; dots that let the paper through count as white. */
export function greyOf(
  picture: { readonly width: number; readonly height: number; readonly rgba: Uint8Array },
  mostDots: number,
): GreyPicture {
  const { rgba } = picture
  const grey = new Uint8Array(picture.width * picture.height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    const light = 0.299 * (rgba[from] ?? 0) + 0.587 * (rgba[from + 1] ?? 0) + 0.114 * (rgba[from + 2] ?? 0)
    const cover = (rgba[from + 3] ?? 255) / 255
    grey[at] = Math.round(light * cover + 255 * (1 - cover))
  }
  const whole = { width: picture.width, height: picture.height, dots: grey }
  return smallerPicture(whole, mostDots)
}

/** The picture with no more than so many dots, each the mean of those that it stands for. */
export function smallerPicture(picture: GreyPicture, mostDots: number): GreyPicture {
  const scale = Math.sqrt(mostDots / (picture.width * picture.height))
  if (scale >= 1) return picture
  return resized(picture, scale)
}

/** The picture enlarged or made smaller. */
export function resized(picture: GreyPicture, scale: number): GreyPicture {
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const dots = new Uint8Array(width * height)
  const columns = edgesOf(width, picture.width)
  const rows = edgesOf(height, picture.height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      dots[y * width + x] =
        scale < 1
          ? meanOf(picture, { columns, rows, x, y })
          : shadeAt(picture, (x + 0.5) / scale, (y + 0.5) / scale)
    }
  }
  return { width, height, dots }
}

/** The picture turned clockwise by quarters. */
export function turned(picture: GreyPicture, quarters: number): GreyPicture {
  const { width, height, dots } = picture
  const turn = ((quarters % 4) + 4) % 4
  if (turn === 0) return picture
  const isUpright = turn === 2
  const result = new Uint8Array(dots.length)
  const across = isUpright ? width : height
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [toX, toY] =
        turn === 1 ? [height - 1 - y, x] : turn === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x]
      result[toY * across + toX] = dots[y * width + x] ?? 255
    }
  }
  return { width: across, height: isUpright ? height : width, dots: result }
}

/** The picture as a file that every reader of pictures knows: PGM. */
export function pgmOf({ width, height, dots }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), dots])
}

function edgesOf(count: number, of: number): Int32Array {
  return Int32Array.from({ length: count + 1 }, (_, at) => Math.floor((at * of) / count))
}

function meanOf(
  picture: GreyPicture,
  place: { columns: Int32Array; rows: Int32Array; x: number; y: number },
): number {
  const [left, right] = [place.columns[place.x] ?? 0, place.columns[place.x + 1] ?? 0]
  const [top, bottom] = [place.rows[place.y] ?? 0, place.rows[place.y + 1] ?? 0]
  let sum = 0
  for (let row = top; row < bottom; row += 1) {
    for (let at = row * picture.width + left; at < row * picture.width + right; at += 1) {
      sum += picture.dots[at] ?? 255
    }
  }
  return Math.round(sum / Math.max(1, (right - left) * (bottom - top)))
}

/** The shade between dots. */
export function shadeAt(picture: GreyPicture, x: number, y: number): number {
  const [left, top] = [Math.max(0, Math.floor(x - 0.5)), Math.max(0, Math.floor(y - 0.5))]
  const [right, bottom] = [Math.min(picture.width - 1, left + 1), Math.min(picture.height - 1, top + 1)]
  const [dx, dy] = [Math.min(1, Math.max(0, x - 0.5 - left)), Math.min(1, Math.max(0, y - 0.5 - top))]
  const dot = (column: number, row: number): number => picture.dots[row * picture.width + column] ?? 255
  const upper = dot(left, top) * (1 - dx) + dot(right, top) * dx
  const lower = dot(left, bottom) * (1 - dx) + dot(right, bottom) * dx
  return Math.round(upper * (1 - dy) + lower * dy)
}
