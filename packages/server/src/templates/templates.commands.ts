import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { canonicalOf, hashOf } from '@bihuan/core/kernel/hash.ts'
import { type CommandId, id, type OrganizationId, type TemplateId } from '@bihuan/core/kernel/id.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Bilingual, Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { bodiesHeld, roles } from '@bihuan/core/people/role.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { bodyForNew } from '@bihuan/core/rectifications/body-for-new.ts'
import { misfitsInWords } from '@bihuan/core/templates/misfits.ts'
import {
  decideTemplate,
  mostOwnTemplates,
  nameTaken,
  type OwnTemplate,
  type TemplateCommand,
} from '@bihuan/core/templates/own-template.ts'
import { misfitRungs, organizationsNamed } from '@bihuan/core/templates/named-organizations.ts'
import { shippedTemplates } from '@bihuan/core/templates/shipped.ts'
import { readTemplate } from '@bihuan/core/templates/template.contract.ts'
import { templateKind } from '@bihuan/core/templates/template.kind.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'
import { type SignedInContext, todayIn, toolsOf } from '../kernel/context.ts'
import { answer, answerPlain } from '../kernel/refused.ts'
import { recordsOf, runCommand } from '../kernel/run-command.ts'
import { sha256 } from '../kernel/sha256.ts'
import { ask, type Question } from '../kernel/together.ts'
import { calledOwn, isCopied, organizationsAmong } from './templates.queries.ts'

/** What stands in a file or form, provided that it is a template; where it is none, every place that does not fit is told. */
function templateSaidIn(content: string): Result<Template, Refusal<'TEMPLATE_UNFIT'>> {
  const json = jsonOf(content)
  if (json === undefined) return refuse({ code: 'TEMPLATE_UNFIT', params: misfitsInWords([noJson]) })
  const { template, misfits } = readTemplate(json.value)
  return template === null
    ? refuse({ code: 'TEMPLATE_UNFIT', params: misfitsInWords(misfits) })
    : ok(template)
}

/** The same of what is looked at before it is saved: rungs by organizations that there are not fit as little there. */
export async function templateToSave(context: SignedInContext, content: string): Promise<Template> {
  const said = answerPlain(templateSaidIn(content))
  const named = organizationsAmong(organizationsNamed(said), todayIn(context))
  return answerPlain(withRungs(said, await ask(context.database.kysely, named)))
}

function withRungs(
  template: Template,
  known: Parameters<typeof misfitRungs>[1],
): Result<Template, Refusal<'TEMPLATE_UNFIT'>> {
  const misfits = misfitRungs(template, known)
  return misfits.length === 0
    ? ok(template)
    : refuse({ code: 'TEMPLATE_UNFIT', params: misfitsInWords(misfits) })
}

const noJson = { place: '', why: { zh: '不是 JSON', en: 'no JSON' } }

function jsonOf(content: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(content) }
  } catch {
    return undefined
  }
}

/** What is known of a template that is to be saved, and of what lies beside it. */
type Saving = {
  readonly asks: readonly Question<unknown>[]
  /** What it says, provided that nothing speaks against saving it. */
  readonly said: (before: Said | null) => Result<Said, Refusal>
  /** How many its body has already. */
  readonly count: () => number
}
type Said = Pick<OwnTemplate, 'content' | 'hash'>

// Of what does not even fit nothing is asked.
function savingOf(context: SignedInContext, content: string, whose: Parameters<typeof calledOwn>[0]): Saving {
  const read = templateSaidIn(content)
  const named = organizationsAmong(read.ok ? organizationsNamed(read.value) : [], todayIn(context))
  const called = calledOwn(whose)
  const said: Saving['said'] = (before) => {
    if (!read.ok) return read
    const fitting = withRungs(read.value, named.answer)
    if (!fitting.ok) return fitting
    const others = 'beside' in whose ? called.answer.filter(({ id }) => id !== whose.beside) : called.answer
    const names = [...shippedNames, ...others.map(({ name }) => name)]
    // Two that are called the same from before keep their names.
    const isRenamed = before === null || !isCalled(before, read.value.name)
    const free = isRenamed ? nameTaken(read.value.name, names) : ok(null)
    if (!free.ok) return free
    return ok({ content: canonicalOf(read.value), hash: hashOf(read.value, sha256) })
  }
  return { asks: [named, called], said, count: () => called.answer.length }
}

const shippedNames = shippedTemplates.map(({ template }) => template.name)

function isCalled({ content }: Said, name: Bilingual): boolean {
  const before = readTemplate(JSON.parse(content)).template?.name
  return before?.zh === name.zh && before.en === name.en
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
  const saving = body.ok ? savingOf(context, content, { bodyId: body.value }) : null
  const copied = copiedFrom === null ? null : isCopied(copiedFrom, bodiesHeld(context.actor, roles))
  answer(
    await runCommand(toolsOf(context), {
      chainId: peopleChainId,
      commandId,
      by: context.actor.personId,
      subjects: [],
      seen: [],
      asks: [...(saving?.asks ?? []), ...(copied === null ? [] : [copied])],
      checkRight: () => (can(context.actor, 'templates.manage') ? null : { code: 'NOT_ALLOWED' }),
      decide: () => {
        if (!body.ok || saving === null) return refuse({ code: 'NOT_ALLOWED' })
        // Of another body’s template nobody is told that there is one.
        if (copied?.answer === false) return refuse({ code: 'NOT_FOUND' })
        const said = saving.said(null)
        if (!said.ok) return said
        if (saving.count() >= mostOwnTemplates)
          return refuse({ code: 'TEMPLATES_FULL', params: { limit: mostOwnTemplates } })
        const event = {
          type: 'template.added',
          templateId,
          bodyId: body.value,
          copiedFrom,
          ...said.value,
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
  const saving = savingOf(context, content, { beside: form.id })
  await onTemplate(context, form, {
    asks: saving.asks,
    commandOf: (before) => {
      const said = saving.said(before)
      return said.ok ? ok({ type: 'save', ...said.value, reason }) : said
    },
  })
}

/** Takes a template out of those that are chosen, or back among them. */
export async function retireTemplate(
  context: SignedInContext,
  { isRetired, reason, ...form }: TemplateForm & { readonly isRetired: boolean; readonly reason: string },
): Promise<void> {
  await onTemplate(context, form, {
    asks: [],
    commandOf: () => ok(isRetired ? { type: 'retire', reason } : { type: 'resume' }),
  })
}

async function onTemplate(
  context: SignedInContext,
  { commandId, id: templateId, version }: TemplateForm,
  step: {
    readonly asks: readonly Question<unknown>[]
    readonly commandOf: (before: OwnTemplate) => Result<TemplateCommand, Refusal>
  },
): Promise<void> {
  const coordinated = bodiesHeld(context.actor, ['coordinator'])
  const seen = bodiesHeld(context.actor, roles)
  answer(
    await runCommand(toolsOf(context), {
      chainId: peopleChainId,
      commandId,
      by: context.actor.personId,
      subjects: [recordsOf(templateKind, [templateId])],
      seen: [{ kind: templateKind, subjectId: templateId, version }],
      asks: step.asks,
      checkRight: (loaded) => {
        const { bodyId } = loaded.one(templateKind, templateId)
        if (coordinated.includes(bodyId)) return null
        // Of other bodies' templates nobody is told that there are any.
        return { code: seen.includes(bodyId) ? 'NOT_ALLOWED' : 'NOT_FOUND' }
      },
      decide: (loaded) => {
        const template = loaded.one(templateKind, templateId)
        const command = step.commandOf(template)
        if (!command.ok) return command
        return changesOf(templateKind, templateId, decideTemplate(template, command.value))
      },
    }),
  )
}
