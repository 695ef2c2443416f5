import { type LedgerFormat, ledgerFormats } from '../measures/ledger-query.schema.ts'
import { type DocumentFormat, type DocumentKey, documents, documentsOfWhole } from './catalogue.ts'
import type { DocumentOptions } from './document-options.ts'
import type { NoticeForm } from './notice-forms.ts'

/** What a document is written with, as it is sent. */
export type LeavingOptions = {
  readonly form?: NoticeForm
  readonly redactions?: string
  readonly measureId?: string
  readonly findingId?: string
}

/** A file that leaves a rectification: what it is called, and what it is made from. */
export type LeavingFile = { readonly name: string } & (
  | {
      readonly kind: 'document'
      readonly document: DocumentKey
      readonly format: DocumentFormat
      readonly options?: LeavingOptions
    }
  | { readonly kind: 'ledger'; readonly format: LedgerFormat; readonly paper?: 'a3' }
  | { readonly kind: 'meeting' }
  | { readonly kind: 'bundle'; readonly findingId?: string }
  | { readonly kind: 'archive' }
)

/** What decides which files there are beside those of every rectification. */
export type LeavingFrom = {
  /** The measure that stands first in the ledger: forms of all items would be a heap. */
  readonly first: { readonly id: string; readonly findingId: string } | null
  /** What the newest abridged notice leaves out; without one none is written, as nothing says what to leave out. */
  readonly redactions: string | null
}

/** Everything that leaves a rectification, in every form: the sample and the command line write the same. */
export function leavingFiles({ first, redactions }: LeavingFrom): readonly LeavingFile[] {
  return [
    ...documentsOfWhole.flatMap((document) => inEveryFormat(document, documents[document].name.zh)),
    ...inEveryFormat('notice', `${documents.notice.name.zh}（公布稿）`, { form: 'published' }),
    ...(redactions === null
      ? []
      : inEveryFormat('notice', `${documents.notice.name.zh}（删节稿）`, { form: 'abridged', redactions })),
    ...ledgerFormats.map((format): LeavingFile => ({ kind: 'ledger', name: `台账.${format}`, format })),
    { kind: 'ledger', name: '台账（A3）.pdf', format: 'pdf', paper: 'a3' },
    { kind: 'meeting', name: '会议材料.pdf' },
    ...(first === null ? [] : ofOneItem(first)),
    { kind: 'bundle', name: '佐证材料.zip' },
    { kind: 'archive', name: '全套档案.zip' },
  ]
}

function ofOneItem({ id: measureId, findingId }: NonNullable<LeavingFrom['first']>): readonly LeavingFile[] {
  const { zh } = documents.closureForm.name
  return [
    ...inEveryFormat('closureForm', `${zh}（措施）`, { measureId }),
    ...inEveryFormat('closureForm', `${zh}（问题）`, { findingId }),
    { kind: 'bundle', name: '佐证材料（问题）.zip', findingId },
  ]
}

function inEveryFormat(
  document: DocumentKey,
  name: string,
  options?: LeavingOptions,
): readonly LeavingFile[] {
  return documents[document].formats.map((format) => ({
    kind: 'document',
    name: `${name}.${format}`,
    document,
    format,
    ...(options && { options }),
  }))
}

/** What the newest edition of an abridged notice leaves out, of editions with the newest first. */
export function redactionsOf(
  editions: readonly {
    readonly status: string
    readonly options: Pick<DocumentOptions, 'form' | 'redactions'>
  }[],
): string | null {
  const newest = editions.find(({ status, options }) => status !== 'dropped' && options.form === 'abridged')
  return newest?.options.redactions ?? null
}
