import type { RectificationId, TemplateId } from '@bihuan/core/kernel/id.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { templateOf } from './template-of.ts'

const rectification = columnsOf('rectifications', 'rectification')

/** What the version says by which a rectification runs; null where there is no such rectification. */
export function templateIn(rectificationId: RectificationId): Question<Template | null> {
  return question(
    sql<{ id: TemplateId; version: number }>`
    select ${rectification.template_id} as id, ${rectification.template_version} as version
    from ${rectification} where ${rectification.id} = ${rectificationId}`,
    ([ref]) => (ref === undefined ? null : templateOf(ref)),
  )
}
