import { contentKey } from '@bihuan/core/intake/matching/content-key.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import type { SourceDocument } from '@bihuan/core/reading/source-document.ts'
import type { DraftId, FileId, OrganizationId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'

const intakeDrafts = columnsOf('intake_drafts')

/** Keeps a new draft; false when one is there already, because the form was sent twice: it stays as it is. */
export async function insertDraft(
  db: Db,
  draft: {
    readonly id: DraftId
    readonly name: string
    readonly document: SourceDocument
    readonly fileId: FileId | null
    readonly bodyId: OrganizationId | null
    readonly draft: Draft
    readonly createdBy: PersonId
    readonly createdAt: Date
  },
): Promise<boolean> {
  const { document, createdAt } = draft
  const { numAffectedRows } = await sql`
    insert into ${intakeDrafts} (${intakeDrafts.id}, ${intakeDrafts.name}, ${intakeDrafts.text},
      ${intakeDrafts.encoding}, ${intakeDrafts.form}, ${intakeDrafts.pages}, ${intakeDrafts.doubts},
        ${intakeDrafts.file_id}, ${intakeDrafts.content_key}, ${intakeDrafts.draft}, ${intakeDrafts.acknowledged},
      ${intakeDrafts.findings}, ${intakeDrafts.measures}, ${intakeDrafts.created_by}, ${intakeDrafts.created_at},
        ${intakeDrafts.updated_at}, ${intakeDrafts.version}, ${intakeDrafts.body_id})
    values (${draft.id}, ${draft.name}, ${document.text}, ${document.encoding}, ${document.form}, ${document.pages},
      ${JSON.stringify(document.doubts)}::jsonb, ${draft.fileId}, ${contentKey(document.text)},
      ${JSON.stringify(draft.draft)}::jsonb, '{}', ${draft.draft.findings.length}, ${countMeasures(draft.draft)},
      ${draft.createdBy}, ${createdAt}, ${createdAt}, 1, ${draft.bodyId})
    on conflict (${intakeDrafts.id}) do nothing`.execute(db)
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
    update ${intakeDrafts} set ${intakeDrafts.name} = ${draft.name},
      ${intakeDrafts.draft} = ${JSON.stringify(draft.draft)}::jsonb,
      ${intakeDrafts.acknowledged} = ${[...draft.acknowledged]}::integer[],
        ${intakeDrafts.findings} = ${draft.draft.findings.length},
      ${intakeDrafts.measures} = ${countMeasures(draft.draft)}, ${intakeDrafts.updated_at} = ${draft.now},
      ${intakeDrafts.saved_by} = ${draft.by}, ${intakeDrafts.version} = ${intakeDrafts.version} + 1
    where ${intakeDrafts.id} = ${draft.id}`.execute(db)
}

/** Marks a locked draft as committed to a rectification. */
export async function markCommitted(
  db: Db,
  draftId: DraftId,
  rectificationId: RectificationId,
): Promise<void> {
  await sql`update ${intakeDrafts} set ${intakeDrafts.rectification_id} = ${rectificationId},
    ${intakeDrafts.version} = ${intakeDrafts.version} + 1
    where ${intakeDrafts.id} = ${draftId}`.execute(db)
}

/** Removes a draft that was not committed. */
export async function deleteDraft(db: Db, draftId: DraftId): Promise<void> {
  await sql`delete from ${intakeDrafts} where ${intakeDrafts.id} = ${draftId}
    and ${intakeDrafts.rectification_id} is null`.execute(db)
}

function countMeasures(draft: Draft): number {
  return draft.findings.reduce((sum, finding) => sum + finding.measures.length, 0)
}
