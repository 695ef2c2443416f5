import { shippedTemplate } from '@bihuan/core/templates/shipped.ts'
import type { Template, TemplateRef } from '@bihuan/core/templates/template.ts'

/** What a version says by which a rectification runs. */
export function templateOf(ref: TemplateRef): Template {
  const known = shippedTemplate(ref)
  if (known === null) throw new Error(`template ${ref.id} has no version ${ref.version}`)
  return known.template
}
