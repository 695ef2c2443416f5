import {
  type SigningRole,
  signingRoles,
  type Template,
  type TemplateLadder,
  type TemplateRung,
} from '@bihuan/core/templates/template.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'

/** What of a template a form holds, each value as text under its place; the rest is changed by file. */
export type TemplateFields = Readonly<Record<string, string>>

const lists = ['findings', 'measures', 'duties'] as const
const words = ['rectification', 'took', 'opinion'] as const

/** A template as a form begins with it. */
export function fieldsOf(template: Template): TemplateFields {
  const named = (place: string, { zh, en }: Bilingual): [string, string][] => [
    [`${place}.zh`, zh],
    [`${place}.en`, en],
  ]
  return Object.fromEntries([
    ...named('name', template.name),
    ...named('source', template.source),
    ...named('note', template.note),
    ...lists.flatMap((list) => named(`lists.${list}`, template.lists[list])),
    ...words.map((word): [string, string] => [`notice.${word}`, template.notice[word]]),
    ['lights.dueSoonDays', String(template.lights.dueSoonDays)],
    ['immediateDays', String(template.immediateDays ?? '')],
    ...template.stages.flatMap(({ code, name, days }): [string, string][] => [
      ...named(`stages.${code}.name`, name),
      [`stages.${code}.days`, days === null ? '' : String(days)],
    ]),
    ...template.grades.flatMap(({ code, name }) => named(`grades.${code}.name`, name)),
    ['objectLadder', template.objectLadder === undefined ? '' : JSON.stringify(template.objectLadder)],
    ...template.ladders.map(({ rungs }, at): [string, string] => [
      `ladders.${at}.rungs`,
      JSON.stringify(rungs),
    ]),
  ])
}

/** The template with what stands in the form. */
export function withFields(template: Template, fields: TemplateFields): Template {
  const of = (place: string, otherwise: string): string => (fields[place] ?? otherwise).trim()
  const named = (place: string, { zh, en }: Bilingual): Bilingual => ({
    zh: of(`${place}.zh`, zh),
    en: of(`${place}.en`, en),
  })
  const { notice, lights, immediateDays, ...rest } = template
  const objectLadder = rolesIn(fields['objectLadder'])
  const atOnce = of('immediateDays', String(immediateDays ?? ''))
  return {
    ...rest,
    ...(objectLadder !== null && { objectLadder }),
    ...(atOnce !== '' && { immediateDays: Number(atOnce) }),
    name: named('name', template.name),
    source: named('source', template.source),
    note: named('note', template.note),
    lists: {
      findings: named('lists.findings', template.lists.findings),
      measures: named('lists.measures', template.lists.measures),
      duties: named('lists.duties', template.lists.duties),
    },
    notice: {
      rectification: of('notice.rectification', notice.rectification),
      took: of('notice.took', notice.took),
      opinion: of('notice.opinion', notice.opinion),
    },
    lights: { ...lights, dueSoonDays: Number(of('lights.dueSoonDays', String(lights.dueSoonDays))) },
    stages: template.stages.map((stage) => {
      const days = of(`stages.${stage.code}.days`, stage.days === null ? '' : String(stage.days))
      return {
        ...stage,
        name: named(`stages.${stage.code}.name`, stage.name),
        days: days === '' ? null : Number(days),
      }
    }),
    grades: template.grades.map((grade) => ({
      ...grade,
      name: named(`grades.${grade.code}.name`, grade.name),
    })),
    ladders: template.ladders.map((ladder, at) => ({
      ...ladder,
      rungs: rungsIn(fields[`ladders.${at}.rungs`]) ?? ladder.rungs,
    })),
  }
}

/** The rungs that a field names, in their order; null where it names none. */
export function rungsIn(field: string | undefined): TemplateLadder | null {
  const said: unknown = parsed(field)
  const [first, ...others] = Array.isArray(said) ? said.filter(isRung) : []
  return first === undefined ? null : [first, ...others]
}

/** The roles that a field names, in their order; null where it names none. */
export function rolesIn(field: string | undefined): readonly SigningRole[] | null {
  const said = rungsIn(field)?.filter((rung): rung is SigningRole => typeof rung === 'string') ?? []
  return said.length === 0 ? null : said
}

// What was kept of a form by an earlier version of the program may be anything.
function parsed(field: string | undefined): unknown {
  try {
    return JSON.parse(field ?? '')
  } catch {
    return null
  }
}

function isRung(rung: unknown): rung is TemplateRung {
  if (typeof rung === 'string') return signingRoles.some((role) => role === rung)
  return (
    typeof rung === 'object' &&
    rung !== null &&
    'name' in rung &&
    ('organization' in rung || 'resolution' in rung)
  )
}
