import {
  type DocumentFormat,
  type DocumentOrder,
  documents,
  modelOf,
} from '@bihuan/core/documents/catalogue.ts'
import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import { sheetOf } from '@bihuan/core/documents/sheet-of.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { sheetPdf } from '@bihuan/writers/pdf/sheet-pdf.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'

type Written = Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>

type Made = { readonly at: Date; readonly isList: boolean }

const written: {
  readonly [Format in DocumentFormat]: (model: DocumentModel, made: Made) => Promise<Written>
} = {
  docx: async (model) => ok(await officialDocx(model)),
  pdf: (model, { at, isList }) =>
    isList
      ? sheetPdf(sheetOf(model), { paper: 'a4', language: model.language, at })
      : officialPdf(model, { at }),
  xlsx: async (model) => ok(await writeSheet(sheetOf(model))),
}

/** What documents ask of the thread that does what takes long. */
export const documentWorks = {
  /** A document as a file. */
  document: ({
    order,
    format,
    at,
  }: {
    readonly order: DocumentOrder
    readonly format: DocumentFormat
    readonly at: Date
  }): Promise<Written> =>
    written[format](modelOf(order), { at, isList: documents[order.document].isList === true }),
  /** A document as it is looked at. */
  documentModel: ({ order }: { readonly order: DocumentOrder }): DocumentModel => modelOf(order),
}
