import type { OrganizationId } from '../kernel/id.ts'
import { type MisfitPlace, misfitWords } from './misfits.ts'
import type { Template } from './template.ts'

type RungPlace = { readonly place: string; readonly organization: OrganizationId }

/** The organizations that rungs of a template name, each once. */
export function organizationsNamed(template: Template): readonly OrganizationId[] {
  return [...new Set(rungsOf(template).map(({ organization }) => organization))]
}

/** The rungs that nobody can sign by: of an organization that there is not, or not any more. */
export function misfitRungs(
  template: Template,
  known: readonly { readonly id: OrganizationId; readonly isEnded: boolean }[],
): readonly MisfitPlace[] {
  return rungsOf(template).flatMap(({ place, organization }): MisfitPlace[] => {
    const found = known.find(({ id }) => id === organization)
    if (found === undefined) return [{ place, why: misfitWords.unknownOrganization }]
    return found.isEnded ? [{ place, why: misfitWords.endedOrganization }] : []
  })
}

function rungsOf({ ladders }: Template): readonly RungPlace[] {
  return ladders.flatMap(({ rungs }, at) =>
    rungs.flatMap((rung, step) =>
      typeof rung === 'object' && 'organization' in rung
        ? [{ place: `ladders.${at}.rungs.${step}`, organization: rung.organization }]
        : [],
    ),
  )
}
