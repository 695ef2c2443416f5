import { hashOf } from '@bihuan/core/kernel/hash.ts'
import { keptOf, type SealedTemplate, type TemplateVersion } from '@bihuan/core/templates/template.ts'
import { sha256 } from '../kernel/sha256.ts'

/** What an entry holds of a version: what the record keeps, sealed by the hash of all that the version says. */
export function sealedTemplate(version: TemplateVersion): SealedTemplate {
  return { ...keptOf(version), hash: hashOf(version.template, sha256) }
}
