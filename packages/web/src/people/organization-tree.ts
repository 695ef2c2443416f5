import { byName } from '@bihuan/core/people/by-name.ts'
import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'

/** An organization with its depth in the tree. */
export type PlacedOrganization = OrganizationView & { readonly depth: number }

/**
 * The organizations in tree order, parents before children, by name within a parent.
 * One whose parent is missing or that stands in a circle is shown at the top rather than lost.
 */
export function treeOrder(organizations: readonly OrganizationView[]): PlacedOrganization[] {
  const known = new Set(organizations.map(({ id }) => id))
  const sorted = [...organizations].sort(byName)
  const below = new Map<string | null, OrganizationView[]>()
  for (const organization of sorted) {
    const parentId = parentOf(organization, known)
    below.set(parentId, [...(below.get(parentId) ?? []), organization])
  }
  const placed = new Map<string, PlacedOrganization>()
  const place = (parentId: string | null, depth: number): void => {
    for (const organization of below.get(parentId) ?? []) {
      if (placed.has(organization.id)) continue
      placed.set(organization.id, { ...organization, depth })
      place(organization.id, depth + 1)
    }
  }
  place(null, 0)
  for (const organization of sorted) {
    if (!placed.has(organization.id)) placed.set(organization.id, { ...organization, depth: 0 })
  }
  return [...placed.values()]
}

/** The organization at the top, below which a new one goes where nobody says; undefined before the first one. */
export function topOf(organizations: readonly OrganizationView[]): OrganizationView | undefined {
  return organizations.find(({ parentId }) => parentId === null)
}

/** The organization and everything below it. */
export function withDescendants(
  organizations: readonly OrganizationView[],
  organizationId: string,
): Set<string> {
  const found = new Set([organizationId])
  for (const { id, parentId } of treeOrder(organizations)) {
    if (parentId !== null && found.has(parentId)) found.add(id)
  }
  return found
}

/** The organization furthest above one, short of the top of the tree where there is another; null for what nothing lies above. */
export function highestBelowTop(
  organizations: readonly OrganizationView[],
  organizationId: string,
): string | null {
  const parents = new Map<string, string | null>(organizations.map(({ id, parentId }) => [id, parentId]))
  const above: string[] = []
  let at = parents.get(organizationId) ?? null
  while (at !== null && !above.includes(at)) {
    above.push(at)
    at = parents.get(at) ?? null
  }
  return above.at(-2) ?? above.at(-1) ?? null
}

function parentOf(organization: OrganizationView, known: ReadonlySet<string>): string | null {
  return organization.parentId !== null && known.has(organization.parentId) ? organization.parentId : null
}
