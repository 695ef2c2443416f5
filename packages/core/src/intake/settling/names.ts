import type { OrganizationId, PersonId } from '../../kernel/id.ts'
import { cleanText } from '../../reading/text/clean.ts'
import { namesIn } from '../../reading/facts/names.ts'

/** Whom words name. */
export const nameKinds = ['organization', 'person'] as const
export type NameKind = (typeof nameKinds)[number]

/** What somebody decided about the words of a source: whom they mean; null to keep them as words only. */
export type SettledName =
  | { readonly kind: 'organization'; readonly words: string; readonly id: OrganizationId | null }
  | { readonly kind: 'person'; readonly words: string; readonly id: PersonId | null }

/** Everybody whom words can mean, and what was decided about words before. */
export type Directory = {
  readonly organizations: readonly { readonly id: OrganizationId; readonly name: string }[]
  readonly persons: readonly {
    readonly id: PersonId
    readonly name: string
    readonly isDeactivated: boolean
    readonly organizationIds: readonly OrganizationId[]
  }[]
  readonly settled: readonly SettledName[]
}

/** Why words mean nobody for certain: nobody of that name, two of one name, several names in one place, or one who left. */
export const openReasons = ['nobody', 'several', 'list', 'ended'] as const
export type OpenReason = (typeof openReasons)[number]

/** Whom words mean. Without an id and a reason they are kept as words only. */
export type Meant<Id> = {
  readonly id: Id | null
  readonly reason: OpenReason | null
  /** Whether they mean that one by a decision only, and not by the name. */
  readonly isDecided: boolean
  /** Whom they may mean, the likeliest first. */
  readonly candidates: readonly Id[]
  /** The names in them that nobody bears, and nobody who left: these can be added. */
  readonly unknown: readonly string[]
}

/** Tells whom the words of a source mean. */
export type NameBook = {
  organization(words: string): Meant<OrganizationId>
  /** Of two persons of one name the one in the department that has to do it, where only one is. */
  person(words: string, within: OrganizationId | null): Meant<PersonId>
}

/** The words of several people in one place, as one decides about them. */
export function peopleWords(names: readonly string[]): string {
  return names.join('、')
}

/** The same name however it is set: 财 政 局, 财政局（牵头） and 財政局 are one. */
export function nameKey(words: string): string {
  const [name = words] = namesIn(words)
  return cleanText(name).text.replace(/\s+/g, ' ').trim().toLowerCase()
}

/** Opens the book of names. */
export function nameBook({ organizations, persons, settled }: Directory): NameBook {
  const departments = byKey(organizations)
  const working = byKey(persons.filter(({ isDeactivated }) => !isDeactivated))
  const ended = byKey(persons.filter(({ isDeactivated }) => isDeactivated))
  const decided = new Map(settled.map((one) => [`${one.kind} ${decisionKey(one.words)}`, one]))
  return {
    organization: (words) => {
      const found = departments(words)
      const [only] = found
      if (only !== undefined && found.length === 1) return known(only.id)
      const one = decided.get(`organization ${decisionKey(words)}`)
      if (one?.kind === 'organization') return decidedAs(one.id)
      if (found.length > 0) return open('several', found, [])
      const names = namesIn(words)
      return open('nobody', found, names.length === 1 ? names : [words.trim()])
    },
    person: (words, within) => {
      const names = namesIn(words)
      const found = names.flatMap(working)
      const near = found.filter(({ organizationIds }) => within !== null && organizationIds.includes(within))
      if (names.length <= 1) {
        const [only, ...others] = found.length > 1 ? near : found
        if (only !== undefined && others.length === 0) return known(only.id)
      }
      const one = decided.get(`person ${decisionKey(words)}`)
      if (one?.kind === 'person') {
        const isNamed = names.length <= 1 && found.some(({ id }) => id === one.id)
        return isNamed && one.id !== null ? known(one.id) : decidedAs(one.id)
      }
      const unknown = names.filter((name) => working(name).length === 0 && ended(name).length === 0)
      if (names.length > 1) return open('list', found, unknown)
      if (found.length > 0) return open('several', [...near, ...found], unknown)
      const gone = names.flatMap(ended)
      return open(gone.length > 0 ? 'ended' : 'nobody', gone, unknown)
    },
  }
}

type Named = { readonly name: string }

function byKey<Item extends Named>(items: readonly Item[]): (words: string) => Item[] {
  const places = new Map<string, Item[]>()
  for (const item of items) {
    const key = nameKey(item.name)
    places.set(key, [...(places.get(key) ?? []), item])
  }
  return (words) => {
    const key = nameKey(words)
    return places.get(key) ?? places.get(withoutBrackets(key)) ?? []
  }
}

// 张伟(财政局) is 张伟; 各县(市、区)政府 stays as it is.
function withoutBrackets(key: string): string {
  return key.replace(/\([^()]*\)$/, '').trim()
}

function decisionKey(words: string): string {
  return namesIn(words).map(nameKey).join('、') || words.trim()
}

function known<Id>(id: Id): Meant<Id> {
  return { id, reason: null, isDecided: false, candidates: [], unknown: [] }
}

function decidedAs<Id>(id: Id | null): Meant<Id> {
  return { id, reason: null, isDecided: true, candidates: [], unknown: [] }
}

function open<Id>(
  reason: OpenReason,
  items: readonly { readonly id: Id }[],
  unknown: readonly string[],
): Meant<Id> {
  const candidates = [...new Set(items.map(({ id }) => id))]
  return { id: null, reason, isDecided: false, candidates, unknown }
}
