import { templateSchema } from '@bihuan/core/templates/template.contract.ts'
import { shippedTemplate, shippedTemplates } from '@bihuan/core/templates/shipped.ts'
import type { TemplateVersion } from '@bihuan/core/templates/template.ts'
import type { ListedTemplate } from '@bihuan/core/templates/templates.contract.ts'
import { signedInApi } from '../kernel/api.ts'
import { found } from '../kernel/refused.ts'

const { templates } = signedInApi

/** Templates, for whoever chooses or reads one. */
export const templatesHandlers = {
  list: templates.list.handler(() => shippedTemplates.map(listed)),
  get: templates.get.handler(({ input }) => {
    const version = found(shippedTemplate(input))
    return { ...listed(version), template: templateSchema.parse(version.template) }
  }),
}

function listed({ id, version, template }: TemplateVersion): ListedTemplate {
  const { name, source, note, documents } = template
  return { id, version, name, source, note, documents: [...documents], isShipped: true }
}
