import type { OrganizationForm } from './bodies.ts'
import type { ListPlace } from './list-problems.ts'
import type { OrganizationRef } from './listed-tree.ts'
import type { ListedAppointment, ListedPerson, PeopleList } from './people-list.ts'

/** What a list adds: organizations, each after the one that it belongs to, and people. Places are those in this value. */
export type ListAddition = {
  readonly organizations: {
    readonly name: string
    readonly parent: OrganizationRef | null
    readonly kind?: OrganizationForm | undefined
  }[]
  readonly persons: {
    readonly name: string
    readonly username: string | null
    readonly appointments: ListedAppointment[]
  }[]
}

/** What tells a row of a list from another. */
export function placeKey({ sheet, line }: ListPlace): string {
  return `${sheet} ${line}`
}

/** How many rows of a list cannot be taken as they stand. */
export function faultyRows({ organizations, people }: PeopleList): number {
  return [...organizations, ...people].filter(({ problems }) => problems.length > 0).length
}

/** Whether somebody on a list is added: namesakes only where it was said that they are somebody else. */
export function isAdded(person: ListedPerson, others: readonly string[]): boolean {
  const { problems, namesake, isThere } = person
  return problems.length === 0 && !isThere && (namesake === null || others.includes(placeKey(person)))
}

/** Of what a list tells, what is not there yet: nothing that has a problem. */
export function additionOf(list: PeopleList, others: readonly string[]): ListAddition {
  const places = new Map<number, number>()
  const organizations: ListAddition['organizations'] = []
  const refOf = (ref: OrganizationRef): OrganizationRef =>
    'listed' in ref ? { listed: place(ref.listed) } : ref
  function place(listed: number): number {
    const done = places.get(listed)
    if (done !== undefined) return done
    const one = list.organizations[listed]
    if (one === undefined) throw new Error(`nothing stands at place ${listed} of the list`)
    const parent = one.parent === null ? null : refOf(one.parent)
    const at = organizations.push({ name: one.name, parent, ...(one.kind && { kind: one.kind }) }) - 1
    places.set(listed, at)
    return at
  }
  list.organizations.forEach(({ knownAs, problems }, listed) => {
    if (knownAs === null && problems.length === 0) place(listed)
  })
  const persons = list.people
    .filter((person) => isAdded(person, others))
    .map(({ name, username, appointments }) => ({
      name,
      username,
      appointments: appointments.map((one) => ({ ...one, ...refOf(one) })),
    }))
  return { organizations, persons }
}
