import type { OrganizationId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { TreeNode } from './organization-tree.ts'

/** What an organization is in the tree. */
export const organizationForms = ['region', 'body', 'department', 'community', 'team'] as const
export type OrganizationForm = (typeof organizationForms)[number]

/** What each is called. */
export const organizationFormLabels = {
  region: { zh: '地区', en: 'region' },
  body: { zh: '单位', en: 'body' },
  department: { zh: '部门', en: 'department' },
  community: { zh: '社区（村）', en: 'community' },
  team: { zh: '专班', en: 'team' },
} as const satisfies Record<OrganizationForm, Bilingual>

/** What an organization is of which nobody has said it; that of the set-up is a body, so that a house is one until then. */
export const unsaidForm: OrganizationForm = 'department'

type Node = Pick<TreeNode, 'id' | 'parentId'> & {
  readonly kind: OrganizationForm
  /** Whether it was named at set-up: one of each house. */
  readonly isFirst: boolean
}

/**
 * The body of an organization: the nearest of kind body among itself and those above it, else the nearest region, else
 * whichever stands at the top. What stands at the top and is neither counts as below the one named at set-up.
 *
 * @throws where the tree does not hold the organization.
 */
export function bodyOf(organizationId: OrganizationId, tree: readonly Node[]): OrganizationId {
  const line = lineOf(organizationId, tree)
  const nearest = line.find(({ kind }) => kind === 'body') ?? line.find(({ kind }) => kind === 'region')
  const top = nearest ?? line.at(-1)
  if (top === undefined) throw new Error(`organization ${organizationId} stands in no tree`)
  return top.id
}

/** The body of an organization, then the bodies above it, each once: those from which it is looked at. */
export function bodiesOf(organizationId: OrganizationId, tree: readonly Node[]): readonly OrganizationId[] {
  return [...new Set(lineOf(organizationId, tree).map(({ id }) => bodyOf(id, tree)))]
}

function lineOf(organizationId: OrganizationId, tree: readonly Node[]): Node[] {
  const known = new Map(tree.map((node) => [node.id, node]))
  const first = tree.find(({ isFirst }) => isFirst)
  const line: Node[] = []
  let at = known.get(organizationId)
  while (at !== undefined && !line.includes(at)) {
    line.push(at)
    const isOnItsOwn = at.kind === 'body' || at.kind === 'region'
    if (at.parentId !== null) at = known.get(at.parentId)
    else at = isOnItsOwn ? undefined : first
  }
  return line
}
