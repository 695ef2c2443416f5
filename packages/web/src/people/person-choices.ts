import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import type { PersonOffered } from '@bihuan/core/people/people-pages.contract.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { labelsOf } from '@bihuan/core/people/tell-apart.ts'
import type { Language } from '../ui/language.tsx'

/** A person as one is chosen. */
export type PersonChoice = PersonOffered

/** One thing that a picker offers. */
export type Choice = {
  readonly value: string
  readonly label: string
  readonly style?: { readonly paddingInlineStart: number }
}

/** Choices under a heading. */
export type ChoiceGroup = { readonly label: string; readonly options: readonly Choice[] }

/** Which people are offered although their account has ended: whoever is chosen now, or everybody for looking back. */
export type EndedOffered = { readonly chosenId: string | null } | 'everybody'

/** People and organizations to choose from. */
export type Assignees = {
  readonly persons: readonly PersonChoice[]
  readonly organizations: readonly OrganizationView[]
  /** The departments of whoever chooses: their people are offered before others. */
  readonly near?: ReadonlySet<string>
}

/**
 * People as choices: those who hold a fitting role first, for a handler those of the owner organization; where no organization is meant,
 * those of one's own department before those of others. In the order of the server, by pinyin; no two are called the same.
 */
export function personChoices(
  from: Assignees,
  fitting: {
    readonly roles: readonly Role[]
    readonly organizationId: string | null
    readonly ended: EndedOffered
    /** Who loses something by being chosen: listed apart, under words that say so. */
    readonly losing?: { readonly role: Role; readonly label: string }
  },
  labels: {
    readonly near?: string
    readonly recommended: string
    readonly others: string
    readonly language: Language
  },
): ChoiceGroup[] {
  const organizationNames = new Map<string, string>(from.organizations.map(({ id, name }) => [id, name]))
  const { ended } = fitting
  const offered = from.persons.filter(
    ({ id, isDeactivated }) => !isDeactivated || ended === 'everybody' || id === ended.chosenId,
  )
  const holdsOne = (person: PersonChoice, roles: readonly Role[]): boolean =>
    person.appointments.some(
      ({ role, organizationId }) =>
        roles.includes(role) &&
        (fitting.organizationId === null || organizationId === fitting.organizationId),
    )
  const { losing } = fitting
  const isLosing = (person: PersonChoice): boolean => losing !== undefined && holdsOne(person, [losing.role])
  const isFitting = (person: PersonChoice): boolean => !isLosing(person) && holdsOne(person, fitting.roles)
  const isOther = (person: PersonChoice): boolean => !isLosing(person) && !isFitting(person)
  const names = labelsOf(offered, organizationNames, labels.language)
  const choice = ({ id, name }: PersonChoice): Choice => ({ value: id, label: names.get(id) ?? name })
  const isNear = (person: PersonChoice): boolean =>
    fitting.organizationId === null &&
    person.appointments.some(({ organizationId }) => from.near?.has(organizationId))
  return [
    { label: labels.near ?? '', options: offered.filter((one) => isFitting(one) && isNear(one)).map(choice) },
    {
      label: labels.recommended,
      options: offered.filter((one) => isFitting(one) && !isNear(one)).map(choice),
    },
    { label: losing?.label ?? '', options: offered.filter(isLosing).map(choice) },
    { label: labels.others, options: offered.filter(isOther).map(choice) },
  ].filter((group) => group.options.length > 0)
}

/**
 * Organizations as choices, each below the one it belongs to: of those that are closed only what is chosen now, or all for looking
 * back.
 *
 * @param top of which only those below are offered; null for all.
 */
export function organizationChoices(
  every: readonly OrganizationView[],
  ended: EndedOffered = { chosenId: null },
  top: string | null = null,
): Choice[] {
  const organizations = every.filter(
    ({ id, closedOn }) => closedOn === null || ended === 'everybody' || id === ended.chosenId,
  )
  const known = new Set(organizations.map(({ id }) => id))
  const below = (parentId: string | null, depth: number): Choice[] =>
    organizations
      .filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parentId)
      .flatMap((one) => [
        { value: one.id, label: one.name, ...(depth > 0 && { style: indented(depth) }) },
        ...below(one.id, depth + 1),
      ])
  return below(top, 0)
}

// Where it is offered, not in its name: what is chosen stands alone.
function indented(depth: number): NonNullable<Choice['style']> {
  return { paddingInlineStart: 12 + depth * 16 }
}
