import {
  type DocumentFormat,
  type DocumentOrder,
  documents,
  modelOf,
  redactionFaultOf,
} from '@bihuan/core/documents/catalogue.ts'
import { sheetOf } from '@bihuan/core/documents/sheet-of.ts'
import { type CountableFacts, countedOf } from '@bihuan/core/documents/counted-of.ts'
import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import { meetingPapersOf } from '@bihuan/core/documents/meeting-papers.ts'
import type { StandingFacts } from '@bihuan/core/documents/standing-facts.ts'
import {
  type EditedModel,
  faultsOf,
  truthOf,
  withTexts,
  type WrittenText,
  writtenTexts,
} from '@bihuan/core/documents/edition-content.ts'
import type { TruthReport } from '@bihuan/core/documents/truth.ts'
import type { EditionFaults } from '@bihuan/core/editions/edition.decide.ts'
import type { HandText } from '@bihuan/core/editions/edition.ts'
import { ledgerSheet, type LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { documentWithSheet } from '@bihuan/writers/pdf/meeting-pdf.ts'
import { sheetPdf, type SheetPrint } from '@bihuan/writers/pdf/sheet-pdf.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { z } from 'zod'

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

/** What a draft says now: what people wrote in it, what it states, and what the program wrote. */
export type EditionSaid = EditedModel & {
  readonly written: readonly WrittenText[]
  readonly report: TruthReport
  readonly faults: EditionFaults
  /** What it was to leave out and does not any more. */
  readonly unfit: Refusal<'REDACTION_UNFIT'> | null
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
  /** What lies before a meeting, with the ledger behind it. */
  meetingPapers: ({
    facts,
    sight,
    print,
  }: {
    readonly facts: StandingFacts
    readonly sight: LedgerSight
    readonly print: SheetPrint
  }): Promise<Written> => documentWithSheet(meetingPapersOf(facts), ledgerSheet(sight), print),
  /** A document that is kept, as a file. */
  keptDocument: ({
    kept,
    format,
    at,
  }: {
    /** See `keptModel`. */
    readonly kept: Uint8Array
    readonly format: DocumentFormat
    readonly at: Date
  }): Promise<Written> => written[format](editedModelIn(kept).model, { at, isList: false }),
  /** What an edition says now, and whether it is true. */
  editionSaid: ({
    order,
    texts,
    countable,
  }: {
    readonly order: DocumentOrder
    readonly texts: readonly HandText[]
    readonly countable: CountableFacts
  }): EditionSaid => {
    const plain = modelOf(order)
    const edited = withTexts(plain, texts)
    const written = writtenTexts(plain)
    const report = truthOf(edited, countedOf(countable), written)
    const unfit = redactionFaultOf(order)
    return { ...edited, written, report, unfit, faults: faultsOf(edited, report) }
  },
  /** What the program writes of a document where people may write. */
  writtenTexts: ({ order }: { readonly order: DocumentOrder }): readonly WrittenText[] =>
    writtenTexts(modelOf(order)),
  /** A document as it is looked at. */
  documentModel: ({ order }: { readonly order: DocumentOrder }): DocumentModel => modelOf(order),
}

const edited = z.custom<EditedModel>()

/** What an edition says, from the bytes that were kept of it: see `keptModel`. */
export function editedModelIn(bytes: Uint8Array): EditedModel {
  return edited.parse(jsonIn(bytes))
}

/** What lies in bytes that the program kept. */
export function jsonIn(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}
