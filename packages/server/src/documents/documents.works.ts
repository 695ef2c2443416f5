import { blankIn, lackingIn, type SaidFirst, type SaidLast } from '@bihuan/core/documents/blanks.ts'
import { attachedAs, type AttachedFormat } from '@bihuan/core/documents/attached.ts'
import {
  attachmentsTo,
  choiceFault,
  type DocumentFormat,
  documentFormats,
  type DocumentOrder,
  documents,
  modelOf,
  redactionSaid,
} from '@bihuan/core/documents/catalogue.ts'
import { markingIn } from '@bihuan/core/documents/official-elements.ts'
import type { NoticeFacts } from '@bihuan/core/documents/notice-facts.ts'
import { notApproved } from '@bihuan/core/documents/not-approved.ts'
import { sheetOf } from '@bihuan/core/documents/sheet-of.ts'
import { type CountableFacts, countedOf } from '@bihuan/core/documents/counted-of.ts'
import { type DocumentModel, type RecordRef, textOf } from '@bihuan/core/documents/document.ts'
import { isContested } from '@bihuan/core/measures/contested.ts'
import { unfitDays, unfitDaysRefused } from '@bihuan/core/documents/unfit-days.ts'
import { printedTexts } from '@bihuan/core/documents/printed-texts.ts'
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
import { type EditionTruth, withReasons } from '@bihuan/core/documents/counted-otherwise.ts'
import type { EditionFaults } from '@bihuan/core/editions/edition.decide.ts'
import type { HandText, NumberSource } from '@bihuan/core/editions/edition.ts'
import { ledgerSheet, type LedgerSight } from '@bihuan/core/measures/ledger-sheet.ts'
import type { Bilingual, Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { listDocx } from '@bihuan/writers/docx/list-docx.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { documentWithSheet } from '@bihuan/writers/pdf/meeting-pdf.ts'
import { sheetPdf, type SheetPrint } from '@bihuan/writers/pdf/sheet-pdf.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { withFonts } from '@bihuan/writers/pdf/typst.ts'
import { z } from 'zod'
import type { Tell } from '../kernel/side-thread.ts'
import { type DrawnPart, drawnPart, isWrittenAs, type LeftFile, withoutPages } from './paged.ts'

type Written = Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>

type Filed = { readonly order: DocumentOrder; readonly format: DocumentFormat; readonly at: Date }

type Classified = Result<DocumentModel, Refusal<'CLASSIFIED_TEXT'>>

/** A part of what is kept of an edition, see `keptModel`. */
type KeptPart = {
  readonly kept: Uint8Array
  readonly format: DocumentFormat | AttachedFormat
  readonly at: Date
  /** What an attachment says above its day, until its edition is approved. */
  readonly head?: string
}

type DrawnPages = Result<DrawnPart, Refusal<'CHARACTERS_WITHOUT_FONT'>>

type PagesOfEdition = {
  readonly model: DocumentModel
  /** Its PDF as it left; null of one that has not. */
  readonly left: LeftFile | null
  readonly from: number
}

type Made = { readonly at: Date; readonly isList: boolean }

const written: {
  readonly [Format in DocumentFormat]: (model: DocumentModel, made: Made) => Promise<Written>
} = {
  docx: async (model, { isList }) => ok(await (isList ? listDocx(model) : officialDocx(model))),
  pdf: (model, { at, isList }) =>
    isList
      ? sheetPdf(sheetOf(model), { paper: 'a4', language: model.language, at })
      : officialPdf(model, { at }),
  xlsx: async (model) => ok(await writeSheet(sheetOf(model))),
}

/** What a draft says now: what people wrote in it, what it states, and what the program wrote. */
export type EditionSaid = EditedModel & {
  readonly written: readonly WrittenText[]
  readonly report: EditionTruth
  readonly faults: EditionFaults
  /** What of the rectification, or at its end, it says nothing of, since nobody filled it in. */
  readonly lacking: readonly (SaidFirst | SaidLast)[]
  /** Which of its days cannot be those of a paper that leaves now. */
  readonly unfitDays: readonly Bilingual[]
  /** Measures of which what was reported last is in dispute. */
  readonly contested: readonly RecordRef[]
  /** What was chosen for it and does not fit, or does not any more. */
  readonly unfit: ReturnType<typeof choiceFault>
  /** What keeps it in the house beside what it states. */
  readonly unready: Refusal<
    | 'REDACTION_SAID'
    | 'EDITION_CLASSIFIED'
    | 'EDITION_BLANK'
    | 'EDITION_DAYS_UNFIT'
    | 'CHARACTERS_WITHOUT_FONT'
  > | null
}

/** What documents ask of the thread that does what takes long. */
export const documentWorks = {
  /** A document as a file. */
  document: ({ order, ...made }: Filed): Promise<Written> => filed(order, modelOf(order), made),
  /** A document as a file that leaves by itself: none that is marked as a secret. */
  leavingDocument: ({
    order,
    ...made
  }: Filed): Promise<Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT' | 'CLASSIFIED_TEXT'>>> => {
    const model = unmarked(notApproved(order.document, modelOf(order)))
    return model.ok ? filed(order, model.value, made) : Promise.resolve(model)
  },
  /** What lies before a meeting, with the ledger behind it. */
  meetingPapers: (
    {
      facts,
      sight,
      print,
    }: { readonly facts: StandingFacts; readonly sight: LedgerSight; readonly print: SheetPrint },
    tell: Tell,
  ): Promise<Written> =>
    documentWithSheet(meetingPapersOf(facts), ledgerSheet(sight), { ...print, onRows: tell }),
  /** A document that is kept, as a file, or what is attached to it. */
  keptDocument: ({ kept, format, at, head }: KeptPart): Promise<Written> => {
    const { model, attached = [] } = editedModelIn(kept)
    const part = attachedAs(format)
    if (part === null) return written[paperFormat(format)](model, { at, isList: false })
    const made = attached.find(({ key }) => key === part.key)
    if (made === undefined) throw new Error(`no ${part.key} is attached`)
    return written[part.form](head === undefined ? made.model : headed(made.model, head), {
      at,
      isList: true,
    })
  },
  /**
   * Pages of an edition. Of one that left they are those of its file: where what was kept of it is written to the byte as it left, the
   * pages are the same too, and where not they are not shown.
   */
  editionPages: async ({ model, left, from }: PagesOfEdition): Promise<DrawnPages> => {
    if (left !== null && !(await isWrittenAs(model, left))) return ok(withoutPages(model, 'otherwise'))
    return drawnPart(model, from)
  },
  /** What an edition says now, and whether it is true. */
  editionSaid: ({
    order,
    texts,
    sources,
    countable,
  }: {
    readonly order: DocumentOrder
    readonly texts: readonly HandText[]
    readonly sources: readonly NumberSource[]
    readonly countable: CountableFacts & Pick<NoticeFacts, 'rectification'>
  }): EditionSaid => {
    const plain = modelOf(order)
    const edited = withTexts(plain, texts)
    const written = writtenTexts(plain)
    const found = truthOf({ ...edited, options: order.options }, countedOf(countable), written)
    const report = withReasons(found, { blocks: edited.model.blocks, sources })
    const lacking = lackingIn(order.document, countable.rectification, order.options)
    const unfit = choiceFault(order)
    const attached = attachmentsTo(order, plain)
    const { feedbackOn } = countable.rectification
    const days = unfitDays(order.document, order.options, { feedbackOn, today: countable.today })
    const unready =
      redactionSaid(order, edited) ??
      markingIn(edited.model) ??
      firstOf(attached.map(({ model }) => markingIn(model))) ??
      blankIn(edited.model) ??
      unfitDaysRefused(days) ??
      unprintable(order, edited.model) ??
      firstOf(attached.map(({ model }) => unprintable(order, model)))
    return {
      ...edited,
      attached,
      written,
      report,
      lacking,
      unfitDays: days,
      contested: countable.measures.filter(isContested).map(({ id }) => ({ type: 'measure', id })),
      unfit,
      unready,
      faults: faultsOf(edited, report),
    }
  },
  /** What the program writes of a document where people may write. */
  writtenTexts: ({ order }: { readonly order: DocumentOrder }): readonly WrittenText[] =>
    writtenTexts(modelOf(order)),
  /** Pages of a document, as they would be printed now. */
  documentPages: async ({
    order,
    from,
  }: {
    readonly order: DocumentOrder
    readonly from: number
  }): Promise<DrawnPages | Result<never, Refusal<'CLASSIFIED_TEXT'>>> => {
    const model = unmarked(notApproved(order.document, modelOf(order)))
    if (!model.ok) return model
    // A list is printed by a program of its own, a hundred rows at a time.
    if (documents[order.document].isList === true) return ok(withoutPages(model.value, 'long'))
    return withPlace(order, model.value, await drawnPart(model.value, from))
  },
  /** A document as it is looked at. */
  documentModel: ({ order }: { readonly order: DocumentOrder }): Classified =>
    unmarked(notApproved(order.document, modelOf(order))),
}

/** The format of a file of a paper itself, of which `attachedAs` knows nothing. */
export function paperFormat(format: string): DocumentFormat {
  const found = documentFormats.find((one) => one === format)
  if (found === undefined) throw new Error(`there is no format ${format}`)
  return found
}

/** A table that says above its day what holds of it too. */
function headed(model: DocumentModel, head: string): DocumentModel {
  const at = model.blocks.findIndex(({ kind }) => kind === 'title') + 1
  const note = { kind: 'line', place: 'note', runs: [{ kind: 'words', text: head }] } as const
  return { ...model, blocks: model.blocks.toSpliced(at, 0, note) }
}

function firstOf<Value>(values: readonly (Value | null)[]): Value | null {
  return values.find((value) => value !== null) ?? null
}

async function filed(
  order: DocumentOrder,
  model: DocumentModel,
  { format, at }: Omit<Filed, 'order'>,
): Promise<Written> {
  const isList = documents[order.document].isList === true
  return withPlace(order, model, await written[format](model, { at, isList }))
}

/** A document that is not marked as a secret. */
function unmarked(model: DocumentModel): Classified {
  const found = markingIn(model)
  if (found === null) return ok(model)
  return refuse({ code: 'CLASSIFIED_TEXT', params: { marking: found.params?.['marking'] ?? '' } })
}

/** What no font has of a document that leaves as a PDF too: found before it is approved. */
function unprintable(
  { document, facts }: DocumentOrder,
  model: DocumentModel,
): Refusal<'CHARACTERS_WITHOUT_FONT'> | null {
  if (!documents[document].formats.includes('pdf')) return null
  const { title, blocks } = model
  const fonts = withFonts([title, ...blocks.map(textOf)].map((text) => ({ text })))
  if (fonts.ok) return null
  // Whose words they are is looked for only where there is something to say.
  const named = withFonts(printedTexts(model, 'closureRequests' in facts ? facts : {}))
  return named.ok ? fonts.refusal : named.refusal
}

/** What was refused of a paper for its characters, with the measure or finding that says them. */
function withPlace<Value>(
  order: DocumentOrder,
  model: DocumentModel,
  made: Result<Value, Refusal<'CHARACTERS_WITHOUT_FONT'>>,
): typeof made {
  // A list says by itself in which row they stand.
  if (made.ok || documents[order.document].isList === true) return made
  const refusal = unprintable(order, model)
  return refusal === null ? made : refuse(refusal)
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
