import type { OrganizationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'

/** An organization as it stands in the tree. */
export type TreeNode = {
  readonly id: OrganizationId
  readonly name: string
  readonly parentId: OrganizationId | null
}

/**
 * Why an organization cannot stand where it wants to among the others, itself perhaps among them: below itself, or beside
 * one of the same name, from which nobody could tell it. Null when it fits.
 */
export function fitsInto(
  tree: readonly TreeNode[],
  wanted: TreeNode,
): Refusal<'ORGANIZATION_BELOW_ITSELF' | 'ORGANIZATION_NAME_TAKEN'> | null {
  const known = new Map(tree.map((node) => [node.id, node]))
  if (isBelow(known, wanted)) return { code: 'ORGANIZATION_BELOW_ITSELF' }
  const isTaken = tree.some(
    ({ id, name, parentId }) => id !== wanted.id && name === wanted.name && parentId === wanted.parentId,
  )
  if (!isTaken) return null
  const parent = wanted.parentId === null ? null : known.get(wanted.parentId)
  const params = { parent: parent?.name ?? '最上一级', parentEn: parent?.name ?? 'the top' }
  return { code: 'ORGANIZATION_NAME_TAKEN', params }
}

/** The names of those among new organizations that stand beside one of the same name, which is there or new too. */
export function takenAmong(tree: readonly TreeNode[], wanted: readonly TreeNode[]): string[] {
  const places = new Set(tree.map(placeOf))
  return wanted.flatMap((node) => {
    const place = placeOf(node)
    if (places.has(place)) return [node.name]
    places.add(place)
    return []
  })
}

function placeOf({ name, parentId }: TreeNode): string {
  return `${parentId ?? ''} ${name}`
}

function isBelow(known: ReadonlyMap<OrganizationId, TreeNode>, { id, parentId }: TreeNode): boolean {
  const passed = new Set<OrganizationId>()
  for (
    let above = parentId;
    above !== null && !passed.has(above);
    above = known.get(above)?.parentId ?? null
  ) {
    if (above === id) return true
    passed.add(above)
  }
  return false
}
