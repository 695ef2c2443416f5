import {
  type DocumentModel,
  type RecordRef,
  type Run,
  runsOf,
  withRuns,
} from '@bihuan/core/documents/document.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { isReviewer } from '@bihuan/core/people/sight.ts'

/** The measures and findings of other rectifications that stand behind a document. */
export function elsewhereIn({ blocks }: DocumentModel): readonly string[] {
  const records = blocks.flatMap((block) => runsOf(block).flatMap(recordsOf))
  return [...new Set(records.flatMap((record) => (record.in === undefined ? [] : [record.id])))]
}

/**
 * A document with the records that its reader may open, and how many others stand behind it. Whoever may have a document at all reads
 * its rectification whole; what belongs to another they may not, and whoever only looks on opens no people.
 *
 * @param of the rectification that the document is about
 * @param readable those of other rectifications that may be opened
 */
export function withReadable(
  model: DocumentModel,
  {
    of,
    readable,
    actor,
  }: { readonly of: string; readonly readable: ReadonlySet<string>; readonly actor: Actor },
): DocumentModel & { readonly blocks: DocumentModel['blocks'][number][]; readonly hidden: number } {
  const hidden = new Set<string>()
  const looksOnly = isReviewer(actor)
  const isOpen = (record: RecordRef): boolean => {
    const isOfPeople = record.type === 'person' || record.type === 'organization'
    const opens =
      record.in === undefined || record.in === of ? !(looksOnly && isOfPeople) : readable.has(record.id)
    if (!opens) hidden.add(record.id)
    return opens
  }
  const asRead = (run: Run): Run => {
    if (run.kind === 'figure') return { ...run, records: run.records.filter(isOpen) }
    return run.kind === 'quote' && !isOpen(run.record) ? { kind: 'words', text: run.text } : run
  }
  const blocks = model.blocks.map((block) => withRuns(block, asRead))
  return { ...model, blocks, hidden: hidden.size }
}

function recordsOf(run: Run): readonly RecordRef[] {
  if (run.kind === 'words') return []
  return run.kind === 'quote' ? [run.record] : run.records
}
