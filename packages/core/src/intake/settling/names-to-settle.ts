import type { OrganizationId } from '../../kernel/id.ts'
import { supportField } from '../../people/responsibility.ts'
import type { Draft, DraftFinding } from '../../reading/draft.ts'
import { type Meant, type NameBook, type NameKind, type OpenReason, peopleWords } from './names.ts'
import { type Said, saidOf } from '../../reading/said.ts'

/** Words of a draft that mean nobody for certain, once each, however often they stand there. */
export type NameToSettle = {
  readonly kind: NameKind
  readonly words: string
  readonly reason: OpenReason
  /** As what items name these people, each once; none of a department. */
  readonly as: PersonField[]
  /** Ids of whom they may mean, the likeliest first. */
  readonly candidates: string[]
  /** The names in them that nobody bears: these can be added. */
  readonly unknown: string[]
  /** The departments that have to do the items on which they are the handler: a new person is one there. */
  readonly owners: { readonly words: string; readonly id: OrganizationId | null }[]
  /** How many items name them. */
  readonly uses: number
}

/** As what an item names somebody. */
export const personFields = ['leader', 'handler'] as const
export type PersonField = (typeof personFields)[number]

/** Who answers for an item. */
export type MeantPeople = {
  readonly owner: Meant<OrganizationId> | null
  readonly leader: ReturnType<NameBook['person']> | null
  readonly handler: ReturnType<NameBook['person']> | null
}

/** Whom the words of an item mean; null where it names nobody. Of several departments the first leads. */
export function peopleMeant(
  { owners: [lead], leader, handlers }: Pick<Said, 'owners' | 'leader' | 'handlers'>,
  book: NameBook,
): MeantPeople {
  const owner = lead === undefined ? null : book.organization(lead)
  const within = owner?.id ?? null
  return {
    owner,
    leader: leader === null ? null : book.person(leader, null),
    handler: handlers.length === 0 ? null : book.person(peopleWords(handlers), within),
  }
}

/**
 * Which departments support the one that leads: those of the words that mean one for certain or by what was settled. Nobody is
 * asked about the others, whose words stay beside the item.
 */
export function supportersMeant(
  { owners: [lead, ...others] }: Pick<Said, 'owners'>,
  book: NameBook,
): readonly OrganizationId[] {
  const ownerId = lead === undefined ? null : book.organization(lead).id
  const meant = others.flatMap((words) => book.organization(words).id ?? [])
  return [...new Set(meant)].filter((id) => id !== ownerId).slice(0, supportField.supporterIds.atMost)
}

/** All words of a draft about which somebody has to decide whom they mean, in the order in which they stand there. */
export function namesToSettle({ findings }: Pick<Draft, 'findings'>, book: NameBook): NameToSettle[] {
  return namesAmong(findings.flatMap(saidWithin), book)
}

/** Who does an item, as a document says it. */
export type PeopleSaid = Pick<Said, 'owners' | 'leader' | 'handlers'>

type Taken = {
  readonly kind: NameKind
  readonly words: string | undefined | null
  readonly meant: Meant<string> | null
  readonly as?: PersonField
  readonly owner?: NameToSettle['owners'][number] | null
}

/** The same of some items. */
export function namesAmong(items: readonly PeopleSaid[], book: NameBook): NameToSettle[] {
  const names = new Map<string, NameToSettle>()
  const take = ({ kind, words, meant, as: field, owner = null }: Taken): void => {
    if (!words || meant === null || meant.reason === null) return
    const key = `${kind} ${words}`
    const before = names.get(key)
    const candidates = [...new Set([...(before?.candidates ?? []), ...meant.candidates])]
    const owners = [...(before?.owners ?? [])]
    if (owner !== null && !owners.some((other) => other.words === owner.words)) owners.push(owner)
    const { reason, unknown } = meant
    const uses = (before?.uses ?? 0) + 1
    const as = [...new Set([...(before?.as ?? []), ...(field === undefined ? [] : [field])])]
    names.set(key, { kind, words, reason, as, candidates, unknown: [...unknown], owners, uses })
  }
  for (const said of items) {
    const { owner, leader, handler } = peopleMeant(said, book)
    const [lead] = said.owners
    const department = lead === undefined || owner === null ? null : { words: lead, id: owner.id }
    take({ kind: 'organization', words: lead, meant: owner })
    take({ kind: 'person', words: said.leader, meant: leader, as: 'leader' })
    take({
      kind: 'person',
      words: peopleWords(said.handlers),
      meant: handler,
      as: 'handler',
      owner: department,
    })
  }
  return [...names.values()]
}

/** Who does a finding and each of its measures. Who does the work is set on measures; a finding itself has nobody. */
export function saidWithin(finding: DraftFinding): PeopleSaid[] {
  return [
    { owners: finding.owners, leader: finding.leader, handlers: [] },
    ...finding.measures.filter(({ text }) => text.trim() !== '').map((measure) => saidOf(measure, finding)),
  ]
}
