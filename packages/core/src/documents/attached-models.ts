import type { ListColumn } from '../templates/list-columns.ts'
import { columnsOfList } from '../templates/list-columns.ts'
import { type AttachedKey, attachedName } from './attached.ts'
import { type DocumentModel, sentence } from './document.ts'
import { type EvidenceIndexFacts, evidenceIndexOf } from './evidence-index.ts'
import { forEveryReader, type ListFacts, listWith } from './lists.ts'

/** What attachments are written from, as of the day of their edition. */
export type AttachedFacts = {
  readonly lists: ListFacts
  /** Where an index of evidence is attached. */
  readonly evidence: EvidenceIndexFacts | null
}

/** An attachment as it is kept with what its edition says, and frozen with it. */
export type Attachment = {
  readonly key: AttachedKey
  readonly name: string
  /** 附件1, or 附件 where it is the only one. */
  readonly mark: string
  readonly model: DocumentModel
}

const ledgerColumns = [
  'number',
  'category',
  'finding',
  'measureNumber',
  'measure',
  'target',
  'leader',
  'owner',
  'supporters',
  'dueOn',
  'status',
  'closedOn',
] as const satisfies readonly ListColumn[]

// No person, no sum, no reason, and no words that the notice itself does not say.
const forAnybody: ReadonlySet<ListColumn> = new Set<ListColumn>([
  'number',
  'category',
  'finding',
  'findingOwner',
  'findingStatus',
  'measureNumber',
  'measure',
  'kind',
  'owner',
  'supporters',
  'dueOn',
  'status',
  'closedOn',
])

/**
 * An attachment as a table. It says its day and not the number of the journal, which moves with every entry, so that what was checked is
 * approved; and it is the same whoever asks: where a measure of another rectification stands, is for its readers.
 *
 * @param document what it is attached to: with a notice, which anybody reads, goes only what is for anybody
 */
export function attachmentOf(
  key: AttachedKey,
  { lists, evidence }: AttachedFacts,
  { document, mark }: { readonly document: string; readonly mark: string },
): Attachment {
  const facts = { ...forEveryReader(lists), entry: null }
  const name = attachedName(key, facts.words.language, facts.rectification.lists)
  const model =
    key === 'evidenceIndex'
      ? evidenceIndexOf({ ...found(evidence), entry: null })
      : listWith({ name, codes: columnsFor(key, facts, document) }, facts)
  return { key, name, mark, model: marked(model, mark) }
}

function columnsFor(
  key: Exclude<AttachedKey, 'evidenceIndex'>,
  { rectification: { listColumns } }: Pick<ListFacts, 'rectification'>,
  document: string,
): readonly ListColumn[] {
  const all = {
    ledger: ledgerColumns,
    findingsList: columnsOfList(listColumns, 'findings'),
    measuresList: columnsOfList(listColumns, 'measures'),
    dutiesList: columnsOfList(listColumns, 'duties'),
  }[key]
  return document === 'notice' ? all.filter((code) => forAnybody.has(code)) : all
}

function found(evidence: EvidenceIndexFacts | null): EvidenceIndexFacts {
  if (evidence === null) throw new Error('an index of evidence is attached without its facts')
  return evidence
}

/** A table that says above it which attachment it is. */
function marked(model: DocumentModel, mark: string): DocumentModel {
  const at = model.blocks.findIndex(({ kind }) => kind === 'title') + 1
  const said = { kind: 'line', place: 'note', runs: sentence`${mark}` } as const
  return { ...model, blocks: model.blocks.toSpliced(at, 0, said) }
}
