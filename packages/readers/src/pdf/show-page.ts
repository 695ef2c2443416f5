import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { PhotonImage } from '@silvia-odwyer/photon-node'
import type { ReadingRefusal } from '../reader.ts'
import { openPdf } from './pdf-file.ts'

/** How many pages a PDF has, and one of them as JPEG in base64; null where it has no such page, or one without extent. */
export type ShownPage = { readonly pages: number; readonly jpeg: string | null }

// Fine enough for a pen's line, a tenth of what the dots take.
const quality = 82

/** Draws a page of a PDF, counted from one. */
export async function showPage(bytes: Uint8Array, page: number): Promise<Result<ShownPage, ReadingRefusal>> {
  try {
    const opened = await openPdf(bytes)
    if (!opened.ok) return opened
    const { pages, show, close } = opened.value
    const picture = page >= 1 && page <= pages ? show(page - 1) : null
    close()
    if (picture === null) return ok({ pages, jpeg: null })
    const image = new PhotonImage(picture.rgba, picture.width, picture.height)
    const jpeg = Buffer.from(image.get_bytes_jpeg(quality)).toString('base64')
    image.free()
    return ok({ pages, jpeg })
  } catch (error) {
    // As for a file that is read: what makes PDFium trap is a file that nobody can look at.
    if (error instanceof Error && (error.name === 'RuntimeError' || error instanceof RangeError))
      return refuse({ code: 'FILE_DAMAGED' })
    throw error
  }
}
