import { type LedgerFormat, ledgerFormats } from '../measures/ledger-query.schema.ts'
import { attachedAs, type AttachedFormat, attachedFormats, attachedName } from './attached.ts'
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
  /** What was frozen as attached to an edition that left. */
  | { readonly kind: 'attached'; readonly editionId: string; readonly format: AttachedFormat }
)

/** An edition, as far as what leaves with it hangs on it. */
export type LeavingEdition = {
  readonly id: string
  readonly document: DocumentKey
  readonly number: number | null
  readonly status: string
  readonly options: Pick<DocumentOptions, 'form' | 'redactions'>
  readonly files: readonly { readonly format: string }[]
}

/** What decides which files there are beside those of every rectification. */
export type LeavingFrom = {
  /** The measure that stands first in the ledger: forms of all items would be a heap. */
  readonly first: { readonly id: string; readonly findingId: string } | null
  /** Those that whoever asks may have, the newest first. What the newest abridged notice leaves out, is left out here; without one none is written. */
  readonly editions: readonly LeavingEdition[]
}

/** Everything that leaves a rectification, in every form: the sample and the command line write the same. */
export function leavingFiles({ first, editions }: LeavingFrom): readonly LeavingFile[] {
  const redactions = redactionsOf(editions)
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
    ...editions.flatMap(attachedFilesOf),
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

function attachedFilesOf({ id: editionId, document, number, files }: LeavingEdition): readonly LeavingFile[] {
  // Only what was published has files, and a number.
  const paper = `${documents[document].name.zh}第${String(number)}版`
  return attachedFormats.flatMap((format): readonly LeavingFile[] => {
    const part = attachedAs(format)
    if (part === null || !files.some((file) => file.format === format)) return []
    const name = `${paper}附件（${attachedName(part.key, 'zh')}）.${part.form}`
    return [{ kind: 'attached', name, editionId, format }]
  })
}

/** What the newest edition of an abridged notice leaves out; null where there is none. */
function redactionsOf(editions: readonly LeavingEdition[]): string | null {
  const newest = editions.find(({ status, options }) => status !== 'dropped' && options.form === 'abridged')
  return newest?.options.redactions ?? null
}
