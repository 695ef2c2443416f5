import { PhotonImage } from '@silvia-odwyer/photon-node'
import utif, { type IFD } from 'utif2'
import { type GreyPicture, greyOf } from '../pages/grey-picture.ts'
import { openPdf } from '../pdf/pdf-file.ts'
import { damaged } from '../unreadable.ts'
import type { PictureHeader } from './picture-header.ts'

// An A4 page at 250 dots an inch: more is slower and not better read.
const mostDots = 6_000_000

/** Unpacks a picture of one page (PNG, WebP, BMP) in shades of grey. */
export function unpackPicture(bytes: Uint8Array): GreyPicture {
  const image = PhotonImage.new_from_byteslice(bytes)
  const [width, height, rgba] = [image.get_width(), image.get_height(), image.get_raw_pixels()]
  image.free()
  return greyOf({ width, height, rgba }, mostDots)
}

/** Unpacks a photograph. PDFium paints it smaller line by line, so that fifty million dots need no memory of their own. */
export async function unpackPhotograph(bytes: Uint8Array, header: PictureHeader): Promise<GreyPicture> {
  const opened = await openPdf(pdfAround(bytes, header))
  if (!opened.ok) throw damaged()
  const picture = opened.value.paint(0)
  opened.value.close()
  if (picture === null) throw damaged()
  return picture
}

/** A page of a TIFF, packed. */
export type TiffPage = { readonly width: number; readonly height: number; readonly unpack: () => GreyPicture }

/** The pages of a TIFF, such as a fax or a scanner's file; none is unpacked yet. */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return utif.decode(buffer).flatMap((page) => {
    const [width, height] = [numberIn(page, 't256'), numberIn(page, 't257')]
    if (width === 0 || height === 0) return []
    return [{ width, height, unpack: () => unpackTiff(buffer, page) }]
  })
}

/** How many pages a TIFF has; null where its list of pages runs in a circle or out of the file. */
export function countTiffPages(bytes: Uint8Array, most: number): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isLittle = view.getUint16(0) === 0x4949
  const seen = new Set<number>()
  try {
    for (let at = view.getUint32(4, isLittle); at !== 0 && seen.size <= most; ) {
      if (seen.has(at)) return null
      seen.add(at)
      at = view.getUint32(at + 2 + 12 * view.getUint16(at, isLittle), isLittle)
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
  return seen.size
}

function unpackTiff(buffer: Buffer, page: IFD): GreyPicture {
  try {
    utif.decodeImage(buffer, page)
    return greyOf({ width: page.width, height: page.height, rgba: utif.toRGBA8(page) }, mostDots)
  } catch {
    // The library checks nothing: whatever it trips over is in the file.
    throw damaged()
  }
}

function numberIn(page: IFD, tag: string): number {
  const value = page[tag]
  const first: unknown = Array.isArray(value) ? value[0] : 0
  return typeof first === 'number' && first > 0 ? first : 0
}

function pdfAround(photograph: Uint8Array, header: PictureHeader): Uint8Array {
  const { width, height, turn } = header
  const points = Math.min(1, Math.sqrt(mostDots / (width * height))) * (72 / 200)
  const box = [width * points, height * points].map((side) => side.toFixed(2))
  const content = `q ${box[0]} 0 0 ${box[1]} 0 0 cm /P Do Q`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box[0]} ${box[1]}] /Rotate ${turn * 90} /Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
  const head = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  const picture = `5 0 obj\n<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /${colours[header.components] ?? 'DeviceRGB'} /BitsPerComponent 8 /Filter /DCTDecode /Length ${photograph.length} >>\nstream\n`
  const start = Buffer.from(`%PDF-1.7\n${head}${picture}`)
  // PDFium rebuilds the table of objects, which is left out.
  return Buffer.concat([
    start,
    photograph,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  ])
}

const colours: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }
