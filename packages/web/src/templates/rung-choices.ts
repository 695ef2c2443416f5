import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { type NamedRung, rungKey, type Template, type TemplateRung } from '@bihuan/core/templates/template.ts'
import { rungsIn, type TemplateFields } from './template-fields.ts'

/** A rung of a meeting, with a code that no other meeting of the template has. */
export function meetingRung(name: Bilingual, taken: readonly TemplateRung[]): NamedRung {
  const keys = taken.map(rungKey)
  let nth = 1
  while (keys.includes(`resolution:meeting${nth}`)) nth += 1
  return { resolution: `meeting${nth}`, name }
}

/** A rung of an organization, called after it. */
export function jointRung(organization: OrganizationId, called: string): TemplateRung {
  return {
    organization,
    name: { zh: `联审：${called}`.slice(0, 60), en: `Joint check: ${called}`.slice(0, 60) },
  }
}

/** All rungs that stand in the form, of whichever ladder. */
export function rungsInForm(template: Template, fields: TemplateFields): readonly TemplateRung[] {
  return template.ladders.flatMap(({ rungs }, at) => rungsIn(fields[`ladders.${at}.rungs`]) ?? rungs)
}

/** The same rungs with one moved by so many places. */
export function moved<One>(rungs: readonly One[], at: number, by: number): readonly One[] {
  const rung = rungs[at]
  if (rung === undefined) return rungs
  return rungs.toSpliced(at, 1).toSpliced(at + by, 0, rung)
}
