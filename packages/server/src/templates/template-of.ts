import { shippedTemplate } from '@bihuan/core/templates/shipped.ts'
import {
  type ItemOnLadder,
  ladderOf,
  type Template,
  type TemplateLadder,
  type TemplateRef,
} from '@bihuan/core/templates/template.ts'

/** What a version says by which a rectification runs: one that the program brought along, else the one of a body’s own. */
export function templateOf<Told extends Partial<Template>>(
  ref: TemplateRef,
  own: Told | null,
): Told | Template {
  const said = own ?? shippedTemplate(ref)?.template
  if (said === undefined) throw new Error(`template ${ref.id} has no version ${ref.version}`)
  return said
}

/** The ladder of a claim by the template that was asked for beside its item. */
export function ladderFor(template: Pick<Template, 'ladders'> | null, item: ItemOnLadder): TemplateLadder {
  if (template === null) throw new Error(`a ${item.item} lies below no rectification`)
  return ladderOf(template, item)
}
