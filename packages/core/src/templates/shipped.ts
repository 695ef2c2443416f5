import { auditFindings } from './shipped/audit-findings.ts'
import { correctiveAction } from './shipped/corrective-action.ts'
import { environmentalInspection } from './shipped/environmental-inspection.ts'
import { internalAudit } from './shipped/internal-audit.ts'
import { otherFeedback } from './shipped/other-feedback.ts'
import { partyInspection } from './shipped/party-inspection.ts'
import { peoplesCongress } from './shipped/peoples-congress.ts'
import { publicWelfareProjects } from './shipped/public-welfare-projects.ts'
import { riverByRiver } from './shipped/river-by-river.ts'
import { safetyHazards } from './shipped/safety-hazards.ts'
import { selfCheck } from './shipped/self-check.ts'
import { graded } from './shipped/graded.ts'
import type { TemplateId } from '../kernel/id.ts'
import type { TemplateRef, TemplateVersion } from './template.ts'

// In the order in which forms offer them.
const firstVersions: readonly TemplateVersion[] = [
  partyInspection,
  auditFindings,
  environmentalInspection,
  safetyHazards,
  riverByRiver,
  publicWelfareProjects,
  peoplesCongress,
  selfCheck,
  otherFeedback,
  internalAudit,
  correctiveAction,
]

/** Every version of every template that the program brings along. None is ever taken out. */
export const shippedTemplates: readonly TemplateVersion[] = [...firstVersions, ...firstVersions.map(graded)]

/** The template of a rectification of which nobody says what its feedback came from. */
export const plainTemplate: TemplateVersion = otherFeedback

/** The newest version of a template; of the plain one where nobody says which; null where there is none of that id. */
export function newestTemplate(id: TemplateId = plainTemplate.id): TemplateVersion | null {
  const versions = shippedTemplates.filter((one) => one.id === id)
  return versions.toSorted((one, other) => other.version - one.version)[0] ?? null
}

/** A version that the program brings along; null where it is one of somebody’s own. */
export function shippedTemplate({ id, version }: TemplateRef): TemplateVersion | null {
  return shippedTemplates.find((one) => one.id === id && one.version === version) ?? null
}
