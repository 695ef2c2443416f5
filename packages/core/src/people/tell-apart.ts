import type { Bilingual } from '../kernel/refusal.ts'
import { roleLabels } from './labels.ts'
import type { Appointment } from './role.ts'

type OnList = {
  readonly id: string
  readonly name: string
  /** Null where the reader may not see it. */
  readonly username: string | null
  readonly appointments: readonly Appointment[]
}

const shortest = 4

/**
 * What a picker calls each person, so that no two look alike: the name with where they work; of namesakes there also what
 * they are, then the user name where it may be seen, else the end of their number.
 */
export function labelsOf(
  persons: readonly OnList[],
  organizationNames: ReadonlyMap<string, string>,
  language: keyof Bilingual,
): ReadonlyMap<string, string> {
  const comma = language === 'zh' ? '、' : ', '
  const all = (words: readonly (string | undefined)[]): string =>
    [...new Set(words.filter((word) => word !== undefined))].join(comma)
  const where = (person: OnList): string =>
    all(person.appointments.map(({ organizationId }) => organizationNames.get(organizationId)))
  const what = (person: OnList): string =>
    all(person.appointments.map(({ role }) => roleLabels[role][language]))
  const number = (length: number) => (person: OnList) => `#${person.id.slice(-length)}`
  const steps = [
    where,
    what,
    (person: OnList) => person.username ?? number(shortest)(person),
    number(2 * shortest),
    (person: OnList) => person.id,
  ]
  return steps.reduce<ReadonlyMap<string, string>>(
    (labels, step, at) => {
      const taken = new Map<string, number>()
      for (const label of labels.values()) taken.set(label, (taken.get(label) ?? 0) + 1)
      return new Map(
        persons.map((person) => {
          const label = labels.get(person.id) ?? person.name
          const isMet = at > 0 && taken.get(label) === 1
          return [person.id, isMet ? label : withMore(label, step(person), language)]
        }),
      )
    },
    new Map(persons.map(({ id, name }) => [id, name])),
  )
}

function withMore(label: string, more: string, language: keyof Bilingual): string {
  if (more === '') return label
  return language === 'zh' ? `${label}（${more}）` : `${label} (${more})`
}
