import { hashOf } from '@bihuan/core/kernel/hash.ts'
import type { OrganizationId, TemplateId } from '@bihuan/core/kernel/id.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { type Actor, bodiesHeld, roles } from '@bihuan/core/people/role.ts'
import { effectOf } from '@bihuan/core/templates/effect.ts'
import { newestTemplate, shippedTemplate, shippedTemplates } from '@bihuan/core/templates/shipped.ts'
import { templateSchema } from '@bihuan/core/templates/template.contract.ts'
import type { Template, TemplateVersion } from '@bihuan/core/templates/template.ts'
import type {
  ListedTemplate,
  TemplateEffect,
  TemplateView,
} from '@bihuan/core/templates/templates.contract.ts'
import { signedInApi } from '../kernel/api.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { demand, found } from '../kernel/refused.ts'
import { sha256 } from '../kernel/sha256.ts'
import { ask } from '../kernel/together.ts'
import { whatRuns } from './effect.queries.ts'
import { shown } from './effect.view.ts'
import { addTemplate, retireTemplate, saveTemplate, templateToSave } from './templates.commands.ts'
import { listOwn, type OwnRow, readHistory, readOwn, versionsNumbered } from './templates.queries.ts'

const { templates } = signedInApi

/** Templates, for whoever chooses, reads or changes one. */
export const templatesHandlers = {
  list: templates.list.handler(async ({ context }) => {
    const own = await listOwn(context.database.kysely, bodiesOf(context.actor))
    const newest = shippedTemplates.filter((one) => newestTemplate(one.id) === one)
    return [
      ...newest.map((one) => shippedListed(one, context.actor)),
      ...own.map((row) => ownListed(row, context.actor)),
    ]
  }),
  get: templates.get.handler(({ context, input }) => viewOf(context, input)),
  add: templates.add.handler(({ context, input }) => addTemplate(context, input)),
  save: templates.save.handler(async ({ context, input }) => {
    await saveTemplate(context, input)
    return newest(context, input.id)
  }),
  setRetired: templates.setRetired.handler(async ({ context, input }) => {
    await retireTemplate(context, input)
    return newest(context, input.id)
  }),
  preview: templates.preview.handler(async ({ context, input: { id, content } }) => {
    const { actor } = context
    demand(can(actor, 'templates.manage'))
    return previewOf(context, { id, after: await templateToSave(context, content) })
  }),
}

async function previewOf(
  context: SignedInContext,
  { id, after }: { readonly id: TemplateId; readonly after: Template },
): Promise<TemplateEffect> {
  const { kysely } = context.database
  const own = await readOwn(kysely, id)
  // What another body's template says would be told by what differs from it.
  const isSeen = own === null || bodiesOf(context.actor).includes(own.bodyId)
  const before = found(isSeen ? (own?.template ?? newestTemplate(id)?.template) : null)
  const bodyIds = bodiesHeld(context.actor, ['coordinator'])
  const { dueSoonDays } = after.lights
  const rows = await ask(
    kysely,
    whatRuns({ templateId: id, bodyIds }, { today: todayIn(context), dueSoonDays }),
  )
  const numbers = [...new Set(rows.map(({ version }) => version))]
  const said = own === null ? shippedTemplates : await ask(kysely, versionsNumbered(id, numbers))
  const saidBy = new Map(said.filter((one) => one.id === id).map((one) => [one.version, one.template]))
  return shown(effectOf({ before, after, saidBy, rows }))
}

async function newest(context: SignedInContext, id: TemplateId) {
  const { latest } = found(await readOwn(context.database.kysely, id))
  return { id, version: latest }
}

/** The bodies whose templates somebody is shown: those in which they hold a post. */
function bodiesOf(actor: Actor): readonly OrganizationId[] {
  return bodiesHeld(actor, roles)
}

async function viewOf(
  context: SignedInContext,
  ref: { readonly id: TemplateId; readonly version: number },
): Promise<TemplateView> {
  const shipped = shippedTemplate(ref)
  if (shipped !== null) {
    return {
      listed: shippedListed(shipped, context.actor),
      ...saidIn(shipped.template),
      latest: newestTemplate(ref.id)?.version ?? ref.version,
      recordVersion: null,
      copiedFrom: null,
      versions: [],
    }
  }
  const { kysely } = context.database
  const own = found(await readOwn(kysely, ref.id))
  if (!bodiesOf(context.actor).includes(own.bodyId)) found(null)
  const [version] = await ask(kysely, versionsNumbered(ref.id, [ref.version]))
  const { template } = found(version)
  const history = await readHistory(kysely, ref.id)
  return {
    listed: { ...ownListed({ ...own, template }, context.actor), version: ref.version },
    ...saidIn(template),
    latest: own.latest,
    recordVersion: own.recordVersion,
    copiedFrom: own.copiedFrom,
    versions: history.map(({ savedAt, ...one }) => ({ ...one, savedAt: savedAt.toISOString() })),
  }
}

function saidIn(template: Template): Pick<TemplateView, 'template' | 'hash'> {
  return { template: templateSchema.parse(template), hash: hashOf(template, sha256) }
}

function shippedListed(version: TemplateVersion, actor: Actor): ListedTemplate {
  return {
    ...listed(version),
    isShipped: true,
    body: null,
    isRetired: false,
    can: can(actor, 'templates.manage') ? ['copy'] : [],
  }
}

function ownListed(
  { id, latest, bodyId, bodyName, isRetired, template }: OwnRow,
  actor: Actor,
): ListedTemplate {
  const isTheirs = bodiesHeld(actor, ['coordinator']).includes(bodyId)
  return {
    ...listed({ id, version: latest, template }),
    isShipped: false,
    body: { id: bodyId, name: bodyName },
    isRetired,
    can: isTheirs
      ? ['copy', 'save', isRetired ? 'resume' : 'retire']
      : can(actor, 'templates.manage')
        ? ['copy']
        : [],
  }
}

function listed({ id, version, template }: TemplateVersion) {
  const { name, source, note, documents } = template
  return { id, version, name, source, note, documents: [...documents] }
}
