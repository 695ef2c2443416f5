import type { OrganizationId, TemplateId } from '../kernel/id.ts'
import type { Recorded } from '../kernel/recorded.ts'
import type { Bilingual, Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { TemplateRef } from './template.ts'

/** A template of a body’s own (自建模板), in its newest version: a copy of another one, or read from a file. */
export type OwnTemplate = {
  readonly id: TemplateId
  readonly bodyId: OrganizationId
  /** The version that it was copied from; null where it came as a file. */
  readonly copiedFrom: TemplateRef | null
  /** Its newest version: from 1, without a gap. */
  readonly latest: number
  /** What that version says, as canonical JSON. */
  readonly content: string
  /** The SHA-256 of what it says, as entries of rectifications hold it. */
  readonly hash: string
  /** Whether it is no more chosen; rectifications that run by it go on. */
  readonly isRetired: boolean
  readonly version: number
}

type Said = Pick<OwnTemplate, 'content' | 'hash'>

/** What can happen to a template of one’s own. What it says lies in the entry, so that replay gives every version. */
export type TemplateEvent =
  | (Said & {
      readonly type: 'template.added'
      readonly templateId: TemplateId
      readonly bodyId: OrganizationId
      readonly copiedFrom: TemplateRef | null
    })
  | (Said & { readonly type: 'template.saved'; readonly reason: string })
  | { readonly type: 'template.retired'; readonly reason: string }
  | { readonly type: 'template.resumed' }

/** What a person does with a template of their body. */
export type TemplateCommand =
  | (Said & { readonly type: 'save'; readonly reason: string })
  | { readonly type: 'retire'; readonly reason: string }
  | { readonly type: 'resume' }

/** So many versions a template has at most. */
export const mostVersions = 999

/** So many templates of its own a body has at most. */
export const mostOwnTemplates = 200

/** So long is the JSON of a template at most, in characters. */
export const longestTemplate = 65_536

/** Why a template of one’s own is not changed. */
export type TemplateRefusal = Refusal<'REASON_MISSING' | 'TEMPLATES_FULL'>

/** Whether another template is called the same, in either language: people choose a template by its name. */
export function nameTaken(
  name: Bilingual,
  others: readonly Bilingual[],
): Result<null, Refusal<'TEMPLATE_NAME_TAKEN'>> {
  const other = others.find((one) => isSame(one.zh, name.zh) || isSame(one.en, name.en))
  if (other === undefined) return ok(null)
  return refuse({ code: 'TEMPLATE_NAME_TAKEN', params: { name: other.zh, nameEn: other.en } })
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** Decides what a command does to a template. What changes nothing is no event. */
export function decideTemplate(
  template: OwnTemplate,
  command: TemplateCommand,
): Result<TemplateEvent[], TemplateRefusal> {
  switch (command.type) {
    case 'save': {
      const { content, hash, reason } = command
      if (hash === template.hash) return ok([])
      if (reason === '') return refuse({ code: 'REASON_MISSING' })
      if (template.latest >= mostVersions)
        return refuse({ code: 'TEMPLATES_FULL', params: { limit: mostVersions } })
      return ok([{ type: 'template.saved', content, hash, reason }])
    }
    case 'retire':
      if (template.isRetired) return ok([])
      if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
      return ok([{ type: 'template.retired', reason: command.reason }])
    case 'resume':
      return ok(template.isRetired ? [{ type: 'template.resumed' }] : [])
    default:
      return command satisfies never
  }
}

/** The template after an event. */
export function evolveTemplate(
  template: OwnTemplate | null,
  { event }: Recorded<TemplateEvent>,
): OwnTemplate {
  if (event.type === 'template.added') {
    if (template !== null) throw new Error(`template ${template.id} was added twice`)
    const { type: _, templateId, ...said } = event
    return { id: templateId, ...said, latest: 1, isRetired: false, version: 1 }
  }
  if (template === null) throw new Error(`${event.type} came before template.added`)
  const version = template.version + 1
  switch (event.type) {
    case 'template.saved':
      return { ...template, content: event.content, hash: event.hash, latest: template.latest + 1, version }
    case 'template.retired':
      return { ...template, isRetired: true, version }
    case 'template.resumed':
      return { ...template, isRetired: false, version }
    default:
      return event satisfies never
  }
}
