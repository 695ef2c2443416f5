import type { OrganizationId, RectificationId, TemplateId } from '@bihuan/core/kernel/id.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { newestTemplate, plainTemplate, shippedTemplate } from '@bihuan/core/templates/shipped.ts'
import type { Template, TemplateRef, TemplateVersion } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { nameThen } from '../kernel/former-names.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { type Question, question } from '../kernel/together.ts'
import { isOrganizationShown } from '../people/put-away.queries.ts'
import { templateOf } from './template-of.ts'

const rectification = columnsOf('rectifications', 'rectification')
const version = columnsOf('template_versions', 'version')
const template = columnsOf('templates', 'template')
const body = columnsOf('organizations', 'body')
const saver = columnsOf('persons', 'saver')
const beside = columnsOf('templates', 'beside')
const organization = columnsOf('organizations', 'organization')

/** What the version says by which a rectification runs; null where there is no such rectification. */
export function templateIn(rectificationId: RectificationId): Question<Template | null> {
  return question(
    sql<{ id: TemplateId; version: number; own: Template | null }>`
    select ${rectification.template_id} as id, ${rectification.template_version} as version,
      ${ownContent(rectification)} as own
    from ${rectification} where ${rectification.id} = ${rectificationId}`,
    ([ref]) => (ref === undefined ? null : templateOf(ref, ref.own)),
  )
}

/** The same of many rectifications at once. */
export function templatesIn(
  ids: readonly RectificationId[],
): Question<ReadonlyMap<RectificationId, Template | null>> {
  return question(
    sql<{ rectificationId: RectificationId; id: TemplateId; version: number; own: Template | null }>`
    select ${rectification.id} as "rectificationId", ${rectification.template_id} as id,
      ${rectification.template_version} as version, ${ownContent(rectification)} as own
    from ${rectification} where ${rectification.id} = any(${[...ids]}::uuid[])`,
    (rows) => new Map(rows.map((row) => [row.rectificationId, templateOf(row, row.own)])),
  )
}

/** What the version says by which a row of rectifications runs, where it is one of somebody’s own; null where it is not. */
export function ownContent(row: Columns<'rectifications'>): RawBuilder<Template | null> {
  return sql`(select ${version.content} from ${version}
    where ${version.template_id} = ${row.template_id} and ${version.number} = ${row.template_version})`
}

/** The same, of which only what it is called is told. */
export function ownNames(
  row: Columns<'rectifications'>,
): RawBuilder<Pick<Template, 'name' | 'source'> | null> {
  return sql`(select jsonb_build_object('name', ${version.content} -> 'name', 'source', ${version.content} -> 'source')
    from ${version}
    where ${version.template_id} = ${row.template_id} and ${version.number} = ${row.template_version})`
}

/** A version of a template that the program brought along, or that one of these bodies saved; null where there is none. */
export async function readVersion(
  db: Db,
  ref: TemplateRef,
  bodyIds: readonly OrganizationId[],
): Promise<TemplateVersion | null> {
  const shipped = shippedTemplate(ref)
  if (shipped !== null) return shipped
  const { rows } = await sql<{ template: Template }>`
    select ${version.content} as template from ${version}
    join ${template} on ${template.id} = ${version.template_id}
    where ${version.template_id} = ${ref.id} and ${version.number} = ${ref.version}
      and ${template.body_id} = any(${[...bodyIds]}::uuid[])`.execute(db)
  return rows[0] === undefined ? null : { ...ref, ...rows[0] }
}

/** Whether there is a version that somebody may copy: one that the program brought along, or of a body whose templates they are shown. */
export function isCopied(
  { id, version: number }: TemplateRef,
  bodyIds: readonly OrganizationId[],
): Question<boolean> {
  const isShipped = shippedTemplate({ id, version: number }) !== null
  return question(
    sql<{ found: boolean }>`
    select exists (select from ${version} join ${template} on ${template.id} = ${version.template_id}
      where ${version.template_id} = ${id} and ${version.number} = ${number}
        and ${template.body_id} = any(${[...bodyIds]}::uuid[])) as found`,
    ([row]) => isShipped || row?.found === true,
  )
}

/** Versions of a template of one’s own by their numbers, each with what it says. */
export function versionsNumbered(
  id: TemplateId,
  numbers: readonly number[],
): Question<readonly TemplateVersion[]> {
  return question(
    sql<{ version: number; template: Template }>`
    select ${version.number} as version, ${version.content} as template from ${version}
    where ${version.template_id} = ${id} and ${version.number} = any(${[...numbers]}::int[])`,
    (rows) => rows.map((row) => ({ id, ...row })),
  )
}

/** The newest version of a template that can be chosen; of the plain one where nobody says which; null where there is none. */
export async function readChosen(
  db: Db,
  id: TemplateId = plainTemplate.id,
  bodyIds: readonly OrganizationId[],
): Promise<TemplateVersion | null> {
  const shipped = newestTemplate(id)
  if (shipped !== null) return shipped
  const own = await readOwn(db, id)
  if (own === null || own.isRetired || !bodyIds.includes(own.bodyId)) return null
  return { id, version: own.latest, template: own.template }
}

/** A template of a body’s own in its newest version. */
export type OwnRow = {
  readonly id: TemplateId
  readonly bodyId: OrganizationId
  readonly bodyName: string
  readonly latest: number
  readonly isRetired: boolean
  readonly copiedFrom: TemplateRef | null
  readonly recordVersion: number
  readonly template: Template
}

const ownRows = sql<OwnRow>`
  select ${template.id}, ${template.body_id} as "bodyId", ${body.name} as "bodyName", ${template.latest},
    ${template.is_retired} as "isRetired", ${template.copied_from} as "copiedFrom",
    ${template.version} as "recordVersion", ${template.content}::jsonb as template
  from ${template} join ${body} on ${body.id} = ${template.body_id}`

/** The templates of bodies, in the order in which they were added; those no more in use last. */
export async function listOwn(db: Db, bodyIds: readonly OrganizationId[]): Promise<readonly OwnRow[]> {
  if (bodyIds.length === 0) return []
  const { rows } = await sql<OwnRow>`
    ${ownRows} where ${template.body_id} = any(${[...bodyIds]}::uuid[])
    order by ${template.is_retired}, ${template.id} limit 1000`.execute(db)
  return rows
}

/** One template of a body’s own; null where there is none. */
export async function readOwn(db: Db, id: TemplateId): Promise<OwnRow | null> {
  const { rows } = await sql<OwnRow>`${ownRows} where ${template.id} = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Every version of a template of one’s own, the newest first. */
export async function readHistory(
  db: Db,
  id: TemplateId,
): Promise<readonly { version: number; savedAt: Date; savedBy: string; reason: string }[]> {
  const { rows } = await sql<{ version: number; savedAt: Date; savedBy: string; reason: string }>`
    select ${version.number} as version, ${version.saved_at} as "savedAt", coalesce(${nameThen(saver, version.saved_at)}, '') as "savedBy",
      ${version.reason} from ${version} left join ${saver} on ${saver.id} = ${version.saved_by}
    where ${version.template_id} = ${id} order by ${version.number} desc`.execute(db)
  return rows
}

/** A template of a body’s own by what it is called. */
type CalledTemplate = { readonly id: TemplateId; readonly name: Bilingual }

/** The templates of a body, or of the one that a template belongs to, by what they are called in their newest version. */
export function calledOwn(
  whose: { readonly bodyId: OrganizationId } | { readonly beside: TemplateId },
): Question<readonly CalledTemplate[]> {
  const bodyId =
    'bodyId' in whose
      ? sql`${whose.bodyId}::uuid`
      : sql`(select ${beside.body_id} from ${beside} where ${beside.id} = ${whose.beside})`
  return question(
    sql<CalledTemplate>`select ${template.id}, ${version.content} -> 'name' as name
    from ${template} join ${version} on ${version.template_id} = ${template.id} and ${version.number} = ${template.latest}
    where ${template.body_id} = ${bodyId} order by ${template.id}`,
    (rows) => rows,
  )
}

/** An organization that a rung names. */
type NamedOrganization = { readonly id: OrganizationId; readonly isEnded: boolean }

/** Which of these organizations there are, and whether nothing new is given to them. */
export function organizationsAmong(
  ids: readonly OrganizationId[],
  today: PlainDay,
): Question<readonly NamedOrganization[]> {
  return question(
    sql<NamedOrganization>`select ${organization.id},
      ${organization.closed_on} is not null or coalesce(${organization.ends_on} < ${today}, false) as "isEnded"
    from ${organization} where ${organization.id} = any(${[...ids]}::uuid[]) and ${isOrganizationShown(organization)}`,
    (rows) => rows,
  )
}
