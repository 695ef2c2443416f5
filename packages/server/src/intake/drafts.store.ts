import { contentKey } from '@bihuan/core/intake/matching/content-key.ts'
import type { Draft } from '@bihuan/core/intake/draft.ts'
import type { SourceDocument } from '@bihuan/core/intake/source-document.ts'
import type { DraftId, FileId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'

/** Keeps a new draft; false when one is there already, because the form was sent twice: it stays as it is. */
export async function insertDraft(
  db: Db,
  draft: {
    readonly id: DraftId
    readonly name: string
    readonly document: SourceDocument
    readonly fileId: FileId | null
    readonly draft: Draft
    readonly createdBy: PersonId
    readonly createdAt: Date
  },
): Promise<boolean> {
  const { document, createdAt } = draft
  const { numAffectedRows } = await sql`
    insert into intake_drafts (id, name, text, encoding, form, pages, doubts, file_id, content_key, draft, acknowledged,
      findings, measures, created_by, created_at, updated_at, version)
    values (${draft.id}, ${draft.name}, ${document.text}, ${document.encoding}, ${document.form}, ${document.pages},
      ${JSON.stringify(document.doubts)}::jsonb, ${draft.fileId}, ${contentKey(document.text)},
      ${JSON.stringify(draft.draft)}::jsonb, '{}', ${draft.draft.findings.length}, ${countMeasures(draft.draft)},
      ${draft.createdBy}, ${createdAt}, ${createdAt}, 1)
    on conflict (id) do nothing`.execute(db)
  return Number(numAffectedRows) > 0
}

/** Saves a locked draft as its next version. */
export async function updateDraft(
  db: Db,
  draft: {
    readonly id: DraftId
    readonly name: string
    readonly draft: Draft
    readonly acknowledged: readonly number[]
    readonly by: PersonId
    readonly now: Date
  },
): Promise<void> {
  await sql`
    update intake_drafts set name = ${draft.name}, draft = ${JSON.stringify(draft.draft)}::jsonb,
      acknowledged = ${[...draft.acknowledged]}::integer[], findings = ${draft.draft.findings.length},
      measures = ${countMeasures(draft.draft)}, updated_at = ${draft.now},
      saved_by = ${draft.by}, version = version + 1
    where id = ${draft.id}`.execute(db)
}

/** Marks a locked draft as committed to a rectification. */
export async function markCommitted(
  db: Db,
  draftId: DraftId,
  rectificationId: RectificationId,
): Promise<void> {
  await sql`update intake_drafts set rectification_id = ${rectificationId}, version = version + 1
    where id = ${draftId}`.execute(db)
}

/** Removes a draft that was not committed. */
export async function deleteDraft(db: Db, draftId: DraftId): Promise<void> {
  await sql`delete from intake_drafts where id = ${draftId} and rectification_id is null`.execute(db)
}

function countMeasures(draft: Draft): number {
  return draft.findings.reduce((sum, finding) => sum + finding.measures.length, 0)
}
