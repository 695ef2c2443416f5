import type { Draft } from '@bihuan/core/intake/draft.ts'
import type { DraftId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { insertRows } from '../kernel/row-store.ts'
import type { Db } from '../kernel/subject-store.ts'

/** Keeps a new draft; one that is there already, because the form was sent twice, stays as it is. */
export async function insertDraft(
  db: Db,
  draft: {
    readonly id: DraftId
    readonly name: string
    readonly text: string
    readonly encoding: string
    readonly draft: Draft
    readonly createdBy: PersonId
    readonly now: Date
  },
): Promise<void> {
  await sql`
    insert into intake_drafts (id, name, text, encoding, draft, acknowledged, findings, measures, created_by,
      created_at, updated_at, version)
    values (${draft.id}, ${draft.name}, ${draft.text}, ${draft.encoding}, ${JSON.stringify(draft.draft)}::jsonb, '{}',
      ${draft.draft.findings.length}, ${countMeasures(draft.draft)}, ${draft.createdBy}, ${draft.now}, ${draft.now}, 1)
    on conflict (id) do nothing`.execute(db)
}

/** Saves a locked draft as its next version. */
export async function updateDraft(
  db: Db,
  draft: {
    readonly id: DraftId
    readonly name: string
    readonly draft: Draft
    readonly acknowledged: readonly number[]
    readonly now: Date
  },
): Promise<void> {
  await sql`
    update intake_drafts set name = ${draft.name}, draft = ${JSON.stringify(draft.draft)}::jsonb,
      acknowledged = ${[...draft.acknowledged]}::integer[], findings = ${draft.draft.findings.length},
      measures = ${countMeasures(draft.draft)}, updated_at = ${draft.now}, version = version + 1
    where id = ${draft.id}`.execute(db)
}

/** Removes a draft that was not committed. */
export async function deleteDraft(db: Db, draftId: DraftId): Promise<void> {
  await sql`delete from intake_drafts where id = ${draftId} and rectification_id is null`.execute(db)
}

/** Where an item of the rectification stands in its source. */
export type Quote = {
  readonly subjectType: 'finding' | 'measure'
  readonly subjectId: string
  readonly start: number
  readonly end: number
}

/** Keeps the source of a rectification for good, with all its passages, and marks the draft as committed. */
export async function keepSource(
  db: Db,
  source: {
    readonly rectificationId: RectificationId
    readonly draft: {
      readonly id: DraftId
      readonly name: string
      readonly text: string
      readonly encoding: string
    }
    readonly passages: Draft['passages']
    readonly quotes: readonly Quote[]
  },
): Promise<void> {
  const { draft, passages, quotes } = source
  const rectification_id = source.rectificationId
  await insertRows(db, 'sources', [
    { rectification_id, name: draft.name, text: draft.text, encoding: draft.encoding },
  ])
  await insertRows(
    db,
    'passages',
    passages.map(({ start, end, role }) => ({
      rectification_id,
      start_offset: start,
      end_offset: end,
      role,
    })),
  )
  await insertRows(
    db,
    'source_quotes',
    quotes.map(({ subjectType, subjectId, start, end }) => ({
      rectification_id,
      subject_type: subjectType,
      subject_id: subjectId,
      start_offset: start,
      end_offset: end,
    })),
  )
  await sql`update intake_drafts set rectification_id = ${rectification_id}, version = version + 1
    where id = ${draft.id}`.execute(db)
}

function countMeasures(draft: Draft): number {
  return draft.findings.reduce((sum, finding) => sum + finding.measures.length, 0)
}
