import type { Quote } from '@bihuan/core/intake/draft-changes.ts'
import type { CommandId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { insertRows } from '../../kernel/row-store.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { markCommitted } from './drafts.store.ts'
import type { DraftRow } from './intake.queries.ts'

/**
 * Keeps the document of a draft as a source of a rectification for good, with all its passages and with the place of
 * each item in it, and marks the draft as committed. The source takes the id of the draft.
 */
export async function keepSource(
  db: Db,
  source: {
    readonly rectificationId: RectificationId
    readonly draft: DraftRow
    readonly quotes: readonly Quote[]
    readonly by: PersonId
    readonly commandId: CommandId
    readonly now: Date
  },
): Promise<void> {
  const { draft, quotes } = source
  const place = { rectification_id: source.rectificationId, source_id: draft.id }
  await insertRows(db, 'sources', [
    {
      rectification_id: source.rectificationId,
      id: draft.id,
      name: draft.name,
      text: draft.text,
      encoding: draft.encoding,
      form: draft.form,
      pages: draft.pages,
      doubts: draft.doubts,
      file_id: draft.file_id,
      content_key: draft.content_key,
      committed_by: source.by,
      command_id: source.commandId,
      committed_at: source.now.toISOString(),
    },
  ])
  await insertRows(
    db,
    'passages',
    draft.draft.passages.map(({ start, end, role }) => ({
      ...place,
      start_offset: start,
      end_offset: end,
      role,
    })),
  )
  // Where two items of a document are one of the record, the first of its passages is quoted.
  const firstQuotes = new Map(quotes.toReversed().map((quote) => [quote.subjectId, quote]))
  await insertRows(
    db,
    'source_quotes',
    [...firstQuotes.values()].map(({ subjectType, subjectId, start, end }) => ({
      ...place,
      subject_type: subjectType,
      subject_id: subjectId,
      start_offset: start,
      end_offset: end,
    })),
  )
  await markCommitted(db, draft.id, source.rectificationId)
}
