import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { canonicalOf, hashOf } from '@bihuan/core/kernel/hash.ts'
import { type CommandId, id, type OrganizationId, type TemplateId } from '@bihuan/core/kernel/id.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { bodiesHeld } from '@bihuan/core/people/role.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { bodyForNew } from '@bihuan/core/rectifications/body-for-new.ts'
import { misfitsInWords } from '@bihuan/core/templates/misfits.ts'
import {
  decideTemplate,
  mostOwnTemplates,
  type OwnTemplate,
  type TemplateCommand,
} from '@bihuan/core/templates/own-template.ts'
import { readTemplate } from '@bihuan/core/templates/template.contract.ts'
import { templateKind } from '@bihuan/core/templates/template.kind.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { recordsOf, runCommand } from '../kernel/run-command.ts'
import { sha256 } from '../kernel/sha256.ts'
import { ownOf } from './templates.queries.ts'

/** What stands in a file or form, provided that it is a template; where it is none, every place that does not fit is told. */
export function templateSaidIn(content: string): Result<Template, Refusal<'TEMPLATE_UNFIT'>> {
  const json = jsonOf(content)
  if (json === undefined) return refuse({ code: 'TEMPLATE_UNFIT', params: misfitsInWords([noJson]) })
  const { template, misfits } = readTemplate(json.value)
  return template === null
    ? refuse({ code: 'TEMPLATE_UNFIT', params: misfitsInWords(misfits) })
    : ok(template)
}

const noJson = { place: '', why: { zh: '不是 JSON', en: 'no JSON' } }

function jsonOf(content: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(content) }
  } catch {
    return undefined
  }
}

function saidIn(template: Template): Pick<OwnTemplate, 'content' | 'hash'> {
  return { content: canonicalOf(template), hash: hashOf(template, sha256) }
}

/** Adds a template to those of a body: a copy of another, or what stood in a file. It takes the id of the command. */
export async function addTemplate(
  context: SignedInContext,
  form: {
    readonly commandId: CommandId
    readonly content: string
    readonly copiedFrom: TemplateRef | null
    readonly bodyId?: OrganizationId | undefined
  },
): Promise<TemplateRef> {
  const { commandId, content, copiedFrom } = form
  const templateId = id<'template'>(commandId)
  const body = bodyForNew(context.actor, form.bodyId)
  const count = body.ok ? [ownOf(body.value)] : []
  answer(
    await runCommand(toolsOf(context), {
      chainId: peopleChainId,
      commandId,
      by: context.actor.personId,
      subjects: [],
      seen: [],
      asks: count,
      checkRight: () => (can(context.actor, 'templates.manage') ? null : { code: 'NOT_ALLOWED' }),
      decide: () => {
        if (!body.ok) return body
        const read = templateSaidIn(content)
        if (!read.ok) return read
        if (count.some(({ answer: own }) => own >= mostOwnTemplates))
          return refuse({ code: 'TEMPLATES_FULL', params: { limit: mostOwnTemplates } })
        const event = {
          type: 'template.added',
          templateId,
          bodyId: body.value,
          copiedFrom,
          ...saidIn(read.value),
        } as const
        return ok([changeOf(templateKind, templateId, event)])
      },
    }),
  )
  return { id: templateId, version: 1 }
}

type TemplateForm = { readonly commandId: CommandId; readonly id: TemplateId; readonly version: number }

/** Saves a further version of a template of one’s own. What runs by an earlier one goes on by it. */
export async function saveTemplate(
  context: SignedInContext,
  { content, reason, ...form }: TemplateForm & { readonly content: string; readonly reason: string },
): Promise<void> {
  await onTemplate(context, form, () => {
    const read = templateSaidIn(content)
    return read.ok ? ok({ type: 'save', ...saidIn(read.value), reason }) : read
  })
}

/** Takes a template out of those that are chosen, or back among them. */
export async function retireTemplate(
  context: SignedInContext,
  { isRetired, reason, ...form }: TemplateForm & { readonly isRetired: boolean; readonly reason: string },
): Promise<void> {
  await onTemplate(context, form, () => ok(isRetired ? { type: 'retire', reason } : { type: 'resume' }))
}

async function onTemplate(
  context: SignedInContext,
  { commandId, id: templateId, version }: TemplateForm,
  commandOf: () => Result<TemplateCommand, Refusal>,
): Promise<void> {
  const coordinated = bodiesHeld(context.actor, ['coordinator'])
  answer(
    await runCommand(toolsOf(context), {
      chainId: peopleChainId,
      commandId,
      by: context.actor.personId,
      subjects: [recordsOf(templateKind, [templateId])],
      seen: [{ kind: templateKind, subjectId: templateId, version }],
      checkRight: (loaded) =>
        coordinated.includes(loaded.one(templateKind, templateId).bodyId) ? null : { code: 'NOT_ALLOWED' },
      decide: (loaded) => {
        const command = commandOf()
        if (!command.ok) return command
        const template = loaded.one(templateKind, templateId)
        return changesOf(templateKind, templateId, decideTemplate(template, command.value))
      },
    }),
  )
}
