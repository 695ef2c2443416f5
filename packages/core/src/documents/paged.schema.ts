import { z } from 'zod'
import { wholeInAddress } from '../kernel/contract.ts'
import { figureSchema } from './block.schema.ts'

/** So many pages come at once behind the first. */
const pagesBehind = 4

/** How many pages come at once from one on. The first comes by itself: it is what one waits for, and may be all that is looked at. */
export function pagesAtOnce(from: number): number {
  return from === 0 ? 1 : pagesBehind
}

/** In which part of a document a page comes, both counted from 0. */
export function partOf(page: number): number {
  return Math.ceil(page / pagesBehind)
}

/** With which page a part begins. */
export function beginOf(part: number): number {
  return Math.max(0, (part - 1) * pagesBehind + 1)
}

const mostPages = 9_999

/** With which page the answer begins, the first being 0. */
export const fromPage = z.int().min(0).max(mostPages).default(0)

/** The same in an address. */
export const fromPageInAddress = wholeInAddress(0, mostPages).default(0)

const size = z.object({ width: z.number(), height: z.number() })
const place = size.extend({ x: z.number(), y: z.number() })

/** The pages of a document as its PDF has them, some at a time; lengths are points. */
export const pagedSchema = z.object({
  /** What it says, as a hash: pages that came at different times belong together only where it is the same. */
  of: z.string(),
  /**
   * Whether there are pages to look at. `long` where it has so many rows that its file is made in pieces, `otherwise` where the program that
   * made the file of an edition wrote it otherwise than this one would.
   */
  shown: z.enum(['pages', 'long', 'otherwise']),
  /** How large each page is. */
  sizes: z.array(size),
  /** Those from the one that was asked for. */
  pages: z.array(
    z.object({
      /** The page as a picture. */
      svg: z.string(),
      /** Where its figures stand; one that is broken over lines stands in two places. */
      figures: z.array(z.object({ figure: figureSchema, at: z.array(place) })),
    }),
  ),
})
export type Paged = z.infer<typeof pagedSchema>
