import type { Draft } from '@bihuan/core/reading/draft.ts'
import { currentDraft, type RecordedDraft } from '@bihuan/core/intake/recorded-draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { SourceForm } from '@bihuan/core/rectifications/source-form.ts'
import type { DraftId, FileId, OrganizationId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { nameThen } from '../../kernel/former-names.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { intakeBodies, liesIn } from '../../people/near.queries.ts'
import { isShownIfKept } from '../../people/put-away.queries.ts'

const draft = columnsOf('intake_drafts', 'draft')
const savers = columnsOf('persons', 'savers')
const persons = columnsOf('persons', 'persons')

/** A draft as it lies in its table, with the name of whoever read it in. */
export type DraftRow = {
  id: DraftId
  name: string
  text: string
  encoding: string
  form: SourceForm
  pages: number | null
  doubts: SavedDraft['doubts']
  file_id: FileId | null
  content_key: string | null
  draft: Draft
  acknowledged: number[]
  created_by: PersonId
  created_by_name: string
  updated_at: Date
  saved_by: PersonId | null
  saved_by_name: string | null
  rectification_id: RectificationId | null
  body_id: OrganizationId | null
  version: number
}

// A draft goes with the rectification that came of it, also for whoever has kept its address.
function isListed(by: Actor): RawBuilder<SqlBool> {
  return sql`(${isShownIfKept(draft.rectification_id)} and ${liesIn(draft.body_id, intakeBodies(by))})`
}

/** Which draft is meant, by whom. */
export type OneDraft = { readonly draftId: DraftId; readonly by: Actor }

/** A draft; null when there is none of theirs. With `isLocked` it stays as it is until the end of the transaction. */
export async function readDraft(
  db: Db,
  { draftId, by }: OneDraft,
  isLocked = false,
): Promise<DraftRow | null> {
  const { rows } = await sql<Omit<DraftRow, 'draft'> & { draft: RecordedDraft }>`
    select ${draft.id}, ${draft.name}, ${draft.text}, ${draft.encoding}, ${draft.form}, ${draft.pages},
      ${draft.doubts}, ${draft.file_id},
      ${draft.content_key}, ${draft.draft}, ${draft.acknowledged}, ${draft.created_by},
        ${nameThen(persons, draft.created_at)} as created_by_name,
      ${draft.updated_at}, ${draft.saved_by}, ${nameThen(savers, draft.updated_at)} as saved_by_name, ${draft.rectification_id},
        ${draft.body_id}, ${draft.version}
    from ${draft} join ${persons} on ${persons.id} = ${draft.created_by}
      left join ${savers} on ${savers.id} = ${draft.saved_by}
    where ${draft.id} = ${draftId} and ${isListed(by)} ${isLocked ? sql`for no key update of draft` : sql``}`.execute(
    db,
  )
  return rows[0] === undefined ? null : { ...rows[0], draft: currentDraft(rows[0].draft) }
}

/** How new a draft is and who saved it last; null when there is none. */
export async function readDraftVersion(db: Db, { draftId, by }: OneDraft): Promise<DraftVersion | null> {
  const { rows } = await sql<Pick<DraftRow, 'version' | 'updated_at' | 'saved_by' | 'saved_by_name'>>`
    select ${draft.version}, ${draft.updated_at}, ${draft.saved_by}, ${nameThen(savers, draft.updated_at)} as saved_by_name
    from ${draft} left join ${savers} on ${savers.id} = ${draft.saved_by}
    where ${draft.id} = ${draftId} and ${isListed(by)}`.execute(db)
  return rows[0] === undefined ? null : versionOf(rows[0])
}

/** What tells a newer draft from an older one. */
export type DraftVersion = Pick<SavedDraft, 'version' | 'updatedAt' | 'updatedBy'>

/** How new a draft is, as its row says it. */
export function versionOf(
  row: Pick<DraftRow, 'version' | 'updated_at' | 'saved_by' | 'saved_by_name'>,
): DraftVersion {
  const { version, updated_at, saved_by, saved_by_name } = row
  return {
    version,
    updatedAt: updated_at.toISOString(),
    ...(saved_by === null || saved_by_name === null
      ? {}
      : { updatedBy: { id: saved_by, name: saved_by_name } }),
  }
}

/** All drafts without their texts, the newest first. */
export async function listDrafts(db: Db, by: Actor): Promise<ListedDraft[]> {
  const { rows } = await sql<ListedDraft & { updated_at: Date }>`
    select ${draft.id}, ${draft.name}, jsonb_build_object('id', ${persons.id}, 'name',
      ${nameThen(persons, draft.created_at)}) as "createdBy",
      ${draft.updated_at}, ${draft.rectification_id} as "rectificationId", ${draft.findings}, ${draft.measures}
    from ${draft} join ${persons} on ${persons.id} = ${draft.created_by}
    where ${isListed(by)}
    order by ${draft.updated_at} desc limit 500`.execute(db)
  return rows.map(({ updated_at, ...draft }) => ({ ...draft, updatedAt: updated_at.toISOString() }))
}

/** A draft as the list shows it. */
export type ListedDraft = Pick<SavedDraft, 'id' | 'name' | 'createdBy' | 'updatedAt' | 'rectificationId'> & {
  readonly findings: number
  readonly measures: number
}
