import { inBothLanguages } from '@bihuan/core/journal/telling.ts'
import type { DomainEvent } from '@bihuan/core/kinds.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { shippedTemplate } from '@bihuan/core/templates/shipped.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'

const journal = columnsOf('journal', 'journal')
const setting = columnsOf('journal', 'setting')
const version = columnsOf('template_versions', 'template_version')

/** By which template a rectification ran at an entry, with what one of somebody's own says. */
export type TemplateThen = TemplateRef & { readonly own: Pick<Template, 'name' | 'stages'> | null }

/** The same in SQL, of an entry `journal` that tells of stages or of a template; null of others, and where none was told then. */
export const templateThen: RawBuilder<TemplateThen | null> = sql`
  case when ${journal.event} ->> 'type' in ('rectification.begun', 'rectification.templateSet', 'rectification.stagesPlanned') then (
    select jsonb_build_object('id', ${setting.event} #> '{template,id}', 'version', ${setting.event} #> '{template,version}', 'own', (
      select jsonb_build_object('name', ${version.content} -> 'name', 'stages', ${version.content} -> 'stages') from ${version}
      where ${version.template_id} = (${setting.event} #>> '{template,id}')::uuid
        and ${version.number} = (${setting.event} #>> '{template,version}')::integer))
    from ${setting}
    where ${setting.chain_id} = ${journal.chain_id} and ${setting.subject_id} = ${journal.subject_id}
      and ${setting.version} <= ${journal.version} and ${setting.event} ? 'template'
    order by ${setting.version} desc limit 1) end`

/** Which template an entry sets, and which stages it plans, in words. */
export function templateTold(event: DomainEvent, then: TemplateThen | null): Record<string, string> {
  const template = then === null ? undefined : (then.own ?? shippedTemplate(then)?.template)
  if (event.type === 'rectification.stagesPlanned')
    return { plannedStages: inBothLanguages(stagesWords(event.planned, template?.stages ?? [])) }
  if (then === null || template === undefined) return {}
  const { zh, en } = template.name
  return {
    template: inBothLanguages({ zh: `${zh} 第${then.version}版`, en: `${en}, version ${then.version}` }),
  }
}

type Planned = Extract<DomainEvent, { type: 'rectification.stagesPlanned' }>['planned']

function stagesWords(planned: Planned, stages: Template['stages']): Bilingual {
  const said = (language: keyof Bilingual): readonly string[] =>
    planned.map(({ code, from, to }) => {
      const name = stages.find((stage) => stage.code === code)?.name[language] ?? code
      return `${name} ${from ?? '—'} – ${to ?? '—'}`
    })
  return { zh: said('zh').join('；'), en: said('en').join('; ') }
}
