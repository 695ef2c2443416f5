import { type DocumentFormat, type DocumentOrder, modelOf } from '@bihuan/core/documents/catalogue.ts'
import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'

type Written = Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>

const written: {
  readonly [Format in DocumentFormat]: (model: DocumentModel, at: Date) => Promise<Written>
} = {
  docx: async (model) => ok(await officialDocx(model)),
  pdf: (model, at) => officialPdf(model, { at }),
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
  }): Promise<Written> => written[format](modelOf(order), at),
  /** A document as it is looked at. */
  documentModel: ({ order }: { readonly order: DocumentOrder }): DocumentModel => modelOf(order),
}
