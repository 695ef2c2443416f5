import { id } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { KeptTemplate } from './template.ts'

/** What feedback could come from before there were templates, as older entries hold it. */
export type FormerSource = 'inspection' | 'audit' | 'environment' | 'selfCheck' | 'other'

/** The word for each, where an older entry is told. */
export const formerSourceLabels = {
  inspection: { zh: '巡察/巡视', en: 'Inspection' },
  audit: { zh: '审计', en: 'Audit' },
  environment: { zh: '环保督察', en: 'Environmental inspection' },
  selfCheck: { zh: '自查', en: 'Self-check' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<FormerSource, Bilingual>

// By id and not by the versions themselves: pages that tell entries need no more of them.
const templates = {
  inspection: 'a4a4c7fe-ae45-5dd7-b663-005bd8279792',
  audit: 'b5c29098-c7a2-5b9f-8f01-7f34e5570795',
  environment: 'cda1b181-e363-5c05-8cba-2ddd43dee820',
  selfCheck: '4fc7f2dc-7151-568d-9d93-2067b59ac833',
  other: '02cb5e48-97b9-5442-a5aa-1bde2e7cad0d',
} as const satisfies Record<FormerSource, string>

/** The template by which a rectification of such a source runs. */
export function templateOfSource(source: FormerSource): KeptTemplate {
  return { id: id<'template'>(templates[source]), version: 1, dueSoonDays: 10 }
}
