import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { dayOf, type Zone } from '@bihuan/core/kernel/zone.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import { isReached } from '../../kernel/bodies.queries.ts'
import { nameThen } from '../../kernel/former-names.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { liesIn } from '../../people/near.queries.ts'

const other = columnsOf('intake_drafts', 'other')
const rectifications = columnsOf('rectifications', 'rectifications')
const persons = columnsOf('persons', 'persons')
const sources = columnsOf('sources', 'sources')

/** Where the same text was read in before. */
export type Twin = SavedDraft['twins'][number]

type TwinRow = Omit<Twin, 'at'> & { readonly read_at: Date }

/**
 * Where else the text of a draft was read in, in some bodies: rectifications that it became a source of, and drafts that
 * nobody has committed yet. The newest first.
 */
export async function readTwins(
  db: Db,
  draft: { readonly id: DraftId; readonly content_key: string | null },
  bodyIds: Bodies,
): Promise<Twin[]> {
  if (draft.content_key === null) return []
  const { rows } = await sql<TwinRow>`
    select 'rectification' as kind, ${rectifications.id}, ${rectifications.name}, ${nameThen(persons, sources.committed_at)} as by,
      ${sources.committed_at} as read_at
    from ${sources}
    join ${rectifications} on ${rectifications.id} = ${sources.rectification_id}
    join ${persons} on ${persons.id} = ${sources.committed_by}
    where ${sources.content_key} = ${draft.content_key} and ${sources.id} <> ${draft.id}
      and ${rectifications.put_away} is null and ${isReached(rectifications.id, bodyIds, { isOwn: true })}
    union all
    select 'draft', ${other.id}, ${other.name}, ${nameThen(persons, other.created_at)}, ${other.created_at}
    from ${other} join ${persons} on ${persons.id} = ${other.created_by}
    where ${other.content_key} = ${draft.content_key} and ${other.id} <> ${draft.id}
      and ${other.rectification_id} is null and ${liesIn(other.body_id, bodyIds)}
    order by read_at desc limit 50`.execute(db)
  return rows.map(({ read_at, ...twin }) => ({ ...twin, at: read_at.toISOString() }))
}

/** Why a text is not taken into a record a second time unless somebody wants it; null where it is the first time. */
export async function twinRefusal(
  transaction: Db,
  draft: { readonly id: DraftId; readonly content_key: string | null },
  wanted: { readonly isAgain: boolean | undefined; readonly zone: Zone; readonly bodyIds: Bodies },
): Promise<Refusal<'ALREADY_IMPORTED'> | null> {
  const { isAgain, zone, bodyIds } = wanted
  const twin = isAgain === true ? null : await readCommittedTwin(transaction, draft, bodyIds)
  if (twin === null) return null
  const params = { at: dayOf(new Date(twin.at), zone), by: twin.by, name: twin.name }
  return { code: 'ALREADY_IMPORTED', params, place: { kind: 'draft', draftId: draft.id } }
}

/**
 * The rectification that the same text has already become, or null. Whoever commits such a text waits for whoever is
 * just committing the same, so that of two at once the second is told.
 */
export async function readCommittedTwin(
  transaction: Db,
  draft: { readonly id: DraftId; readonly content_key: string | null },
  bodyIds: Bodies,
): Promise<Twin | null> {
  if (draft.content_key === null) return null
  await sql`select pg_advisory_xact_lock(hashtextextended(${draft.content_key}, 0))`.execute(transaction)
  const twins = await readTwins(transaction, draft, bodyIds)
  return twins.find(({ kind }) => kind === 'rectification') ?? null
}
