import type { OrganizationId } from '../kernel/id.ts'
import { isTotalCell } from '../kernel/filled-cells.ts'
import { holdsUnseen } from '../kernel/unseen.ts'
import type { OrganizationForm } from './bodies.ts'
import { closed, organizationFormCalled } from './list-columns.ts'
import type { ListPlace, ListProblem } from './list-problems.ts'
import type { TreeNode } from './organization-tree.ts'

/** An organization that is there, or one of a list by its place among those of the list. */
export type OrganizationRef = { readonly organizationId: OrganizationId } | { readonly listed: number }

/** An organization on a list. */
export type ListedOrganization = ListPlace & {
  readonly name: string
  readonly parent: OrganizationRef | null
  /** What it is; null where the list does not say. */
  readonly kind: OrganizationForm | null
  /** The one that is there already under this name, below this parent. */
  readonly knownAs: OrganizationId | null
  /** What it is there, where the list says that it is something else: nothing that is there is changed by a list. */
  readonly kindThere: OrganizationForm | null
  /** Below which others of this name are there: it may have been moved, or be meant for one of them. */
  readonly elsewhere: readonly string[]
  readonly problems: readonly ListProblem[]
}

/** The tree that a list tells of, among what is there. */
export type ListedTree = {
  /** Notes what a row says: an organization below the one that its words, or an earlier row, name. */
  declare(place: ListPlace, name: string, above: ListedAbove): number
  /** All that were noted, once nothing more comes. */
  settled(): readonly ListedOrganization[]
  /** Whether the list has named so, already, what words name by name alone or below parents. */
  lists(words: string): boolean
  /** What a place on the list stands for: the organization that is there, where it is there. */
  meant(listed: number): OrganizationRef
  /** Those that words name: by name alone, or below the parents that stand before it (“住建局/质监科”). */
  called(words: string): readonly OrganizationRef[]
}

/** An organization that is there, with what it is where that is known. */
export type KnownNode = TreeNode & { readonly kind?: OrganizationForm }

/** What a row says of an organization besides its name: the one above it, and in words what it is. */
export type ListedAbove = { readonly parent: string | { readonly listed: number }; readonly kind: string }

type Declared = ListPlace & ListedAbove & { readonly name: string }

/**
 * Lays a list of organizations beside the tree that is there.
 *
 * @param under where those belong that name no parent; null for the top.
 */
export function listedTree(known: readonly KnownNode[], under: OrganizationId | null): ListedTree {
  const declared: Declared[] = []
  const placed = new Map<string, number>()
  const byId = new Map(known.map((node) => [node.id, node]))
  const named = new Map<string, OrganizationRef[]>()
  const settled = new Map<number, ListedOrganization>()
  const underWay: number[] = []
  const circling = new Set<number>()
  const knownNamed = Map.groupBy(known, ({ name }) => closed(name))
  for (const { id, name } of known) addName(closed(name), { organizationId: id })

  function addName(name: string, ref: OrganizationRef): void {
    const there = named.get(name)
    if (there === undefined) named.set(name, [ref])
    else there.push(ref)
  }

  function declare(place: ListPlace, name: string, { parent, kind }: ListedAbove): number {
    const key = `${typeof parent === 'string' ? parent : parent.listed}\n${name}`
    const before = placed.get(key)
    if (before !== undefined && name !== '') return before
    const listed = declared.push({ sheet: place.sheet, line: place.line, name, parent, kind }) - 1
    placed.set(key, listed)
    if (name !== '') addName(name, { listed })
    return listed
  }

  function called(words: string): OrganizationRef[] {
    const found = withPath(words).map((ref) => ('listed' in ref ? meant(ref.listed) : ref))
    return [...new Map(found.map((ref) => [JSON.stringify(ref), ref])).values()]
  }

  function withPath(words: string): OrganizationRef[] {
    const [name = '', ...above] = words.split(/[/／]/).map(closed).toReversed()
    return (named.get(name) ?? []).filter((ref) => liesBelow(ref, above))
  }

  function liesBelow(ref: OrganizationRef, [next, ...above]: readonly string[]): boolean {
    if (next === undefined) return true
    return parentsOf(ref).some((parent) => nameOf(parent) === next && liesBelow(parent, above))
  }

  function parentsOf(ref: OrganizationRef): readonly OrganizationRef[] {
    if ('organizationId' in ref) {
      const parentId = byId.get(ref.organizationId)?.parentId ?? null
      return parentId === null ? [] : [{ organizationId: parentId }]
    }
    const parent = declared[ref.listed]?.parent ?? ''
    if (typeof parent !== 'string') return [parent]
    if (parent === '') return under === null ? [] : [{ organizationId: under }]
    return named.get(closed(parent.split(/[/／]/).at(-1) ?? '')) ?? []
  }

  function nameOf(ref: OrganizationRef): string {
    return closed(('listed' in ref ? declared[ref.listed]?.name : byId.get(ref.organizationId)?.name) ?? '')
  }

  function meant(listed: number): OrganizationRef {
    const { knownAs } = settle(listed)
    return knownAs === null ? { listed } : { organizationId: knownAs }
  }

  function settle(listed: number): ListedOrganization {
    const done = settled.get(listed)
    if (done !== undefined) return done
    const one = declared[listed]
    if (one === undefined) throw new Error(`nothing stands at place ${listed} of the list`)
    const { sheet, line, name } = one
    const kind = organizationFormCalled(one.kind)
    const bare = {
      sheet,
      line,
      name,
      kind,
      parent: null,
      knownAs: null,
      kindThere: null,
      elsewhere: [],
      problems: [],
    }
    if (underWay.includes(listed)) {
      for (const other of underWay.slice(underWay.indexOf(listed))) circling.add(other)
      return bare
    }
    underWay.push(listed)
    const found = { ...bare, ...placeOf(listed, one) }
    underWay.pop()
    const made: ListedOrganization = circling.has(listed)
      ? { ...bare, knownAs: found.knownAs, problems: [{ code: 'circle', words: name }] }
      : {
          ...found,
          kindThere: otherThan(kind, found.knownAs),
          problems: [...problemsOfName(name), ...problemsOfKind(one.kind), ...found.problems],
        }
    settled.set(listed, made)
    return made
  }

  function otherThan(kind: OrganizationForm | null, knownAs: OrganizationId | null): OrganizationForm | null {
    const there = knownAs === null ? undefined : byId.get(knownAs)?.kind
    return kind === null || there === undefined || there === kind ? null : there
  }

  type Found = Pick<ListedOrganization, 'parent' | 'knownAs' | 'elsewhere' | 'problems'>

  function placeOf(listed: number, { name, parent }: Declared): Found {
    if (typeof parent !== 'string') return below(meant(parent.listed), name)
    if (parent === '') return withoutParent(name)
    const others = withPath(parent).filter((ref) => !('listed' in ref) || ref.listed !== listed)
    // It names itself: nothing else of the list has the name of its parent. One that is there is then meant below.
    const there = others.flatMap((ref) => ('organizationId' in ref ? [ref.organizationId] : []))
    const namesItself = others.length === 0 ? withPath(parent).length > 0 : closed(parent) === name
    if (namesItself && there.length === others.length) {
      circling.add(listed)
      return {
        parent: null,
        knownAs: there.length === 1 ? (there[0] ?? null) : null,
        elsewhere: [],
        problems: [],
      }
    }
    const refs = distinct(others.map((ref) => ('listed' in ref ? meant(ref.listed) : ref)))
    const [ref] = refs
    if (ref !== undefined && refs.length === 1) return below(ref, name)
    const code = refs.length === 0 ? ('parentUnknown' as const) : ('parentUnclear' as const)
    return { parent: null, knownAs: null, elsewhere: [], problems: [{ code, words: parent }] }
  }

  function withoutParent(name: string): Found {
    const there = knownNamed.get(name) ?? []
    const [only] = there.length === 1 ? there : there.filter(({ parentId }) => parentId === null)
    if (only !== undefined) {
      const parent = only.parentId === null ? null : { organizationId: only.parentId }
      return { parent, knownAs: only.id, elsewhere: [], problems: [] }
    }
    return below(under === null ? null : { organizationId: under }, name)
  }

  function below(parent: OrganizationRef | null, name: string): Found {
    const there = knownNamed.get(name) ?? []
    const parentId = parent === null ? null : 'listed' in parent ? undefined : parent.organizationId
    const same = there.find((node) => node.parentId === parentId)
    const elsewhere =
      same === undefined ? there.map((node) => byId.get(node.parentId ?? node.id)?.name ?? '') : []
    return { parent, knownAs: same?.id ?? null, elsewhere, problems: [] }
  }

  const lists = (words: string): boolean => withPath(words).some((ref) => 'listed' in ref)

  return { declare, called, lists, meant, settled: () => declared.map((_, listed) => settle(listed)) }
}

function distinct(refs: readonly OrganizationRef[]): OrganizationRef[] {
  return [...new Map(refs.map((ref) => [JSON.stringify(ref), ref])).values()]
}

function problemsOfKind(words: string): ListProblem[] {
  return words === '' || organizationFormCalled(words) !== null ? [] : [{ code: 'kindUnknown', words }]
}

function problemsOfName(name: string): ListProblem[] {
  if (name === '') return [{ code: 'organizationNameMissing', words: '' }]
  if (isTotalCell(name)) return [{ code: 'totalRow', words: name }]
  if (holdsUnseen(name)) return [{ code: 'nameUnwritable', words: name }]
  return name.length > 100 ? [{ code: 'organizationNameTooLong', words: name }] : []
}
