import { PDFiumModule } from '@hyzyla/pdfium'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

type PdfiumModule = Awaited<ReturnType<typeof PDFiumModule>>

// Exported by the WASM and left out of the package's types.
const furtherNames = [
  '_FPDF_GetPageBoundingBox',
  '_FPDFPage_GetAnnotCount',
  '_FPDFPage_Flatten',
  '_FPDFText_GetUnicode',
  '_FPDFText_GetLooseCharBox',
  '_FPDFText_GetCharOrigin',
  '_FPDFText_GetMatrix',
  '_FPDFText_GetFontSize',
  '_FPDFText_IsGenerated',
  '_FPDFText_HasUnicodeMapError',
  '_FPDFPageObj_GetBounds',
  '_FPDFPageObj_GetMatrix',
  '_FPDFPath_CountSegments',
  '_FPDFPath_GetPathSegment',
  '_FPDFPath_GetDrawMode',
  '_FPDFPathSegment_GetPoint',
  '_FPDFPathSegment_GetType',
  '_FPDFFormObj_CountObjects',
  '_FPDFFormObj_GetObject',
] as const

type Further = Readonly<Record<(typeof furtherNames)[number], (...args: number[]) => number>>

/** PDFium, and scratch memory for what its functions write. One that has trapped is of no further use. */
export type Pdfium = PdfiumModule &
  Further & {
    readonly scratch: number
  }

/** A fresh PDFium. It is compiled for each file: nothing of one document can reach another. */
export async function startPdfium(): Promise<Pdfium> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm')))
  const module = await PDFiumModule({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length),
  })
  if (!hasFurther(module)) throw new Error('this PDFium lacks functions that the reader needs')
  module._FPDF_InitLibraryWithConfig({ version: 2 })
  return Object.assign(module, { scratch: module.wasmExports.malloc(64) })
}

/** Numbers that a function has written to the scratch memory. */
export function scratchFloats(pdfium: Pdfium, count: number): Float32Array {
  return new Float32Array(pdfium.HEAPU8.buffer, pdfium.scratch, count)
}

/** Numbers of double precision that a function has written to the scratch memory. */
export function scratchDoubles(pdfium: Pdfium, count: number): Float64Array {
  return new Float64Array(pdfium.HEAPU8.buffer, pdfium.scratch, count)
}

function hasFurther(module: PdfiumModule): module is PdfiumModule & Further {
  return furtherNames.every((name) => typeof Reflect.get(module, name) === 'function')
}
