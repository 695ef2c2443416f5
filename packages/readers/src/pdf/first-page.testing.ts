import { PhotonImage, resize, SamplingFilter } from '@silvia-odwyer/photon-node'
import type { Page } from '../pages/page.ts'
import { type ColourPicture, openPdf } from './pdf-file.ts'

/** The first page of a PDF: what it says, from top to foot, and what it looks like. */
export type FirstPage = { readonly text: string; readonly picture: ColourPicture }

/** Reads and draws the first page of a PDF. */
export async function firstPage(pdf: Uint8Array): Promise<FirstPage> {
  const opened = await openPdf(pdf)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const read = opened.value.readPage(0)
  const picture = opened.value.show(0)
  opened.value.close()
  if (read.kind === 'picture' || picture === null) throw new Error('the page has no text')
  return { text: textOf(read.page), picture }
}

function textOf({ segments, tables }: Page): string {
  const lines = segments.map(({ top, left, text }) => ({ top, left, text }))
  const grids = tables.map(({ top, left, rows }) => ({
    top,
    left,
    text: rows.map((row) => row.text).join('\n'),
  }))
  return [...lines, ...grids]
    .toSorted((one, other) => one.top - other.top || one.left - other.left)
    .map(({ text }) => `${text}\n`)
    .join('')
}

/** A page as WebP of so many dots across, as a picture in a text. */
export function webpOf({ rgba, width, height }: ColourPicture, across: number): Uint8Array {
  const whole = new PhotonImage(rgba, width, height)
  const small = resize(whole, across, Math.round((height * across) / width), SamplingFilter.Lanczos3)
  const bytes = small.get_bytes_webp()
  whole.free()
  small.free()
  return bytes
}

/** So far apart lie the colours of a dot that was drawn otherwise, of 255. */
const otherFrom = 64

/** How many of all dots of two pictures as WebP are drawn otherwise, as a share; all where they differ in size. */
export function shareOfOtherDots(one: Uint8Array, other: Uint8Array): number {
  const [first, second] = [dotsOf(one), dotsOf(other)]
  if (first.length !== second.length) return 1
  let others = 0
  for (let at = 0; at < first.length; at += 4)
    if (
      [0, 1, 2].some((colour) => Math.abs((first[at + colour] ?? 0) - (second[at + colour] ?? 0)) > otherFrom)
    )
      others += 1
  return others / (first.length / 4)
}

function dotsOf(webp: Uint8Array): Uint8Array {
  const image = PhotonImage.new_from_byteslice(webp)
  const dots = image.get_raw_pixels()
  image.free()
  return dots
}
