import { templateKind } from '@bihuan/core/templates/template.kind.ts'
import type { TemplateEvent } from '@bihuan/core/templates/own-template.ts'
import type { RawBuilder } from 'kysely'
import { rowStore } from '../kernel/row-store.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Happened, SubjectStore } from '../kernel/subject-store.ts'

const kept = columnsOf('template_versions', 'kept')
const versions = columnsOf('template_versions')
const templates = columnsOf('templates', 'templates')

/** Templates of one’s own. */
export const templateStore: SubjectStore<typeof templateKind> = rowStore({
  kind: templateKind,
  table: 'templates',
  isBelowRectification: false,
  columns: {
    id: 'fixed',
    body_id: 'fixed',
    copied_from: 'fixed',
    latest: 'changing',
    content: 'changing',
    hash: 'changing',
    is_retired: 'changing',
    version: 'changing',
  },
  toRow: (template) => ({
    id: template.id,
    body_id: template.bodyId,
    copied_from: template.copiedFrom,
    latest: template.latest,
    content: template.content,
    hash: template.hash,
    is_retired: template.isRetired,
    version: template.version,
  }),
  fromRow: (row) => ({
    id: row.id,
    bodyId: row.body_id,
    copiedFrom: row.copied_from,
    latest: row.latest,
    content: row.content,
    hash: row.hash,
    isRetired: row.is_retired,
    version: row.version,
  }),
  details: (happened) => happened.flatMap(versionSaved),
})

// Its number is that of the row above it, which is written already; of two savings in one command there is none.
function versionSaved({ event, subjectId, at, by }: Happened<TemplateEvent>): RawBuilder<unknown>[] {
  if (event.type !== 'template.added' && event.type !== 'template.saved') return []
  const reason = event.type === 'template.saved' ? event.reason : ''
  const columns = [
    versions.template_id,
    versions.number,
    versions.content,
    versions.hash,
    versions.saved_at,
    versions.saved_by,
    versions.reason,
  ]
  return [
    sql`insert into ${kept} (${sql.join(columns)})
    select ${templates.id}, ${templates.latest}, ${event.content}::jsonb, ${event.hash}, ${at}, ${by}, ${reason}
    from ${templates} where ${templates.id} = ${subjectId}`,
  ]
}
