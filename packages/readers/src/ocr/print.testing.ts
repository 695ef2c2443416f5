import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { PhotonImage } from '@silvia-odwyer/photon-node'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { GreyPicture } from '../pages/grey-picture.ts'
import { openPdf } from '../pdf/pdf-file.ts'

// Fonts are not part of the project; what is printed here needs those that lie beside it.
const fonts = fileURLToPath(new URL('../../../../../shared/fonts', import.meta.url))

/** Whether there are fonts to print with. */
export const canPrint: boolean = existsSync(fonts)

/** How something is printed. */
export type Setting = {
  readonly font?: string
  readonly size?: number
  /** Typst: the size of the paper and its margins. */
  readonly page?: string
  /** Typst: what follows the paragraphs. */
  readonly after?: string
}

/** Prints paragraphs as an office program would, with lines broken by its rules and first lines set in. */
export function printedByTypst(paragraphs: readonly string[], setting: Setting = {}): Uint8Array {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }] })
  const { font = 'FandolFang R', size = 16, page = 'paper: "a4", margin: 27mm', after = '' } = setting
  const mainFileContent = [
    `#set page(${page})`,
    `#set text(font: ("${font}"), size: ${size}pt, lang: "zh", region: "cn")`,
    `#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 0.75em, spacing: 0.75em)`,
    paragraphs.map((paragraph) => `#${JSON.stringify(paragraph)}`).join('\n\n'),
    after,
  ].join('\n')
  return new Uint8Array(compiler.pdf({ mainFileContent }))
}

/** Paragraphs as pictures of printed pages. */
export async function picturesOf(
  paragraphs: readonly string[],
  setting: Setting = {},
): Promise<GreyPicture[]> {
  const opened = await openPdf(printedByTypst(paragraphs, setting))
  if (!opened.ok) throw new Error('what was printed cannot be opened')
  const { pages, paint } = opened.value
  return Array.from({ length: pages }, (_, at) => paint(at)).filter((picture) => picture !== null)
}

/** A picture as a file. */
export function fileOf(picture: GreyPicture, kind: 'png' | 'jpeg' | 'webp'): Uint8Array {
  const rgba = new Uint8Array(picture.dots.length * 4).fill(255)
  picture.dots.forEach((shade, at) => rgba.fill(shade, 4 * at, 4 * at + 3))
  const image = new PhotonImage(rgba, picture.width, picture.height)
  const bytes = {
    png: () => image.get_bytes(),
    jpeg: () => image.get_bytes_jpeg(90),
    webp: () => image.get_bytes_webp(),
  }
  return bytes[kind]()
}

/** A photograph with what the camera notes when it is held sideways. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = Buffer.from(
    `ffe1002245786966${'0000'}4d4d002a000000080001${'01120003'}00000001000${orientation}000000000000`,
    'hex',
  )
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

/** Pages as a scanner puts them into one TIFF, unpacked. */
export function tiffOf(pictures: readonly GreyPicture[]): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('49492a00', 'hex'), Buffer.alloc(4)]
  let length = 8
  let pointer = { piece: 1, at: 0 }
  for (const { width, height, dots } of pictures) {
    const fields = [
      [256, 4, width],
      [257, 4, height],
      [258, 3, 8],
      [259, 3, 1],
      [262, 3, 1],
      [273, 4, length],
      [277, 3, 1],
      [278, 4, height],
      [279, 4, dots.length],
    ]
    const directory = Buffer.alloc(2 + 12 * fields.length + 4)
    directory.writeUInt16LE(fields.length)
    fields.forEach(([tag = 0, type = 0, value = 0], at) => {
      directory.writeUInt16LE(tag, 2 + 12 * at)
      directory.writeUInt16LE(type, 4 + 12 * at)
      directory.writeUInt32LE(1, 6 + 12 * at)
      directory.writeUInt32LE(value, 10 + 12 * at)
    })
    pieces[pointer.piece]?.writeUInt32LE(length + dots.length, pointer.at)
    pieces.push(Buffer.from(dots), directory)
    pointer = { piece: pieces.length - 1, at: directory.length - 4 }
    length += dots.length + directory.length
  }
  return Buffer.concat(pieces)
}
