import type { PlainDay } from '../kernel/day.ts'
import type { DeputyId, OrganizationId, PersonId } from '../kernel/id.ts'
import type { Recorded } from '../kernel/recorded.ts'
import { type OrganizationForm, unsaidForm } from './bodies.ts'
import { type Appointment, type Deputy, openTerm, type TermedAppointment } from './role.ts'

/** A node in the organization tree (单位). */
export type Organization = {
  readonly id: OrganizationId
  readonly name: string
  readonly formerNames: readonly FormerName[]
  readonly parentId: OrganizationId | null
  /** The day of its end; null as long as it goes on. Its name stays wherever it stands. */
  readonly closedOn: PlainDay | null
  readonly kind: OrganizationForm
  /** The last day of a team; null where it goes on, and for whatever is no team. */
  readonly endsOn: PlainDay | null
  /** Whether it was named at set-up, which nobody had signed in for. */
  readonly isFirst: boolean
  readonly version: number
}

/** A name that somebody or something had (曾用名): what was written before it ended goes on saying it. */
export type FormerName = {
  readonly name: string
  /** The instant of the renaming, ISO 8601. */
  readonly until: string
}

/** Somebody with an account, or only a name on a list (人员). */
export type Person = {
  readonly id: PersonId
  readonly name: string
  readonly formerNames: readonly FormerName[]
  /** Null for a person who is only a name on a list. */
  readonly username: string | null
  /** All that were not taken away, also those whose term has ended or not begun. */
  readonly appointments: readonly TermedAppointment[]
  /** Who has one of them while they are away, also of days past and to come. */
  readonly deputies: readonly Deputy[]
  /** Who reads their queue and prepares what they decide. */
  readonly liaisons: readonly PersonId[]
  /** Which organization lends the person to which team, each team once: what is held there are appointments as any other. */
  readonly lentBy: readonly Lending[]
  /** Whether the account has ended; the name stays wherever it stands. */
  readonly isDeactivated: boolean
  /** Set while nobody has confirmed who uses the account since somebody else opened it later or renewed its password. */
  readonly awaitsConfirmation: AwaitedConfirmation | null
  readonly version: number
}

/** Which organization lends somebody to a team (借出单位). */
export type Lending = { readonly teamId: OrganizationId; readonly lenderId: OrganizationId }

/** What a confirmation is awaited for: a password that an administrator, or null for the server's keeper, has given. */
export type AwaitedConfirmation = { readonly renewedBy: PersonId | null }

/** How an organization ended: 撤销、并入、分设. */
export const endings = ['closed', 'merged', 'split'] as const
export type Ending = (typeof endings)[number]

/** The end of an organization: its day, why, and which organizations go on in its place. */
export type Closing = {
  readonly on: PlainDay
  readonly how: Ending
  readonly successorIds: readonly OrganizationId[]
  readonly reason: string
}

/** What was handed over in one step (移交), why and to whom; each item has an entry of its own under the same command. */
export type HandedOver = {
  readonly reason: string
  readonly parts: readonly {
    /** As what: `measure.handler`. */
    readonly duty: string
    readonly successorId: PersonId | OrganizationId
    readonly items: number
  }[]
}

/** What can happen to an organization. */
export type OrganizationEvent =
  | {
      readonly type: 'organization.established'
      readonly organizationId: OrganizationId
      readonly name: string
      readonly parentId: OrganizationId | null
      readonly kind: OrganizationForm
    }
  // As it was written before anybody said what an organization is, and by set-up, which names the first.
  | {
      readonly type: 'organization.added'
      readonly organizationId: OrganizationId
      readonly name: string
      readonly parentId: OrganizationId | null
    }
  | { readonly type: 'organization.renamed'; readonly name: string }
  | { readonly type: 'organization.moved'; readonly parentId: OrganizationId | null }
  | ({ readonly type: 'organization.handedOver' } & HandedOver)
  | ({ readonly type: 'organization.closed' } & Closing)
  | { readonly type: 'organization.kindChanged'; readonly kind: OrganizationForm }
  | { readonly type: 'organization.endSet'; readonly endsOn: PlainDay | null }

/** What can happen to a person. */
export type PersonEvent =
  | {
      readonly type: 'person.added'
      readonly personId: PersonId
      readonly name: string
      readonly username: string | null
      readonly appointments: readonly Appointment[]
    }
  | { readonly type: 'person.renamed'; readonly name: string }
  // For somebody who was only a name until then, and may stand on items already.
  | { readonly type: 'person.accountOpened'; readonly username: string }
  // Before appointments had terms; and since, where all of them are open.
  | { readonly type: 'person.appointed'; readonly appointments: readonly Appointment[] }
  | { readonly type: 'person.appointedForTerms'; readonly appointments: readonly TermedAppointment[] }
  | ({ readonly type: 'person.lent' } & Lending)
  | ({ readonly type: 'person.deputyNamed'; readonly deputyId: DeputyId } & Omit<Deputy, 'id'>)
  | { readonly type: 'person.deputyEnded'; readonly deputyId: DeputyId }
  | { readonly type: 'person.liaisonNamed'; readonly liaisonId: PersonId }
  | { readonly type: 'person.liaisonDismissed'; readonly liaisonId: PersonId }
  // As it was written before confirmation was asked for: it says nothing about who uses the account.
  | { readonly type: 'person.passwordReset' }
  | { readonly type: 'person.passwordRenewed' }
  | { readonly type: 'person.confirmed' }
  | { readonly type: 'person.deactivated' }
  | { readonly type: 'person.reactivated' }
  | ({ readonly type: 'person.handedOver' } & HandedOver)

/** The organization after an event. */
export function evolveOrganization(
  organization: Organization | null,
  recorded: Recorded<OrganizationEvent>,
): Organization {
  const { event } = recorded
  if (event.type === 'organization.added' || event.type === 'organization.established') {
    if (organization !== null) throw new Error(`organization ${organization.id} was added twice`)
    const { organizationId, name, parentId } = event
    const isFirst = event.type === 'organization.added' && parentId === null && recorded.by === null
    const unsaid = isFirst ? 'body' : unsaidForm
    const kind = event.type === 'organization.added' ? unsaid : event.kind
    const going = { closedOn: null, endsOn: null }
    return { id: organizationId, name, formerNames: [], parentId, kind, isFirst, ...going, version: 1 }
  }
  if (organization === null) throw new Error(`${event.type} came before its organization was added`)
  const version = organization.version + 1
  switch (event.type) {
    case 'organization.renamed':
      return { ...organization, ...renamed(organization, recorded.at, event.name), version }
    case 'organization.moved':
      return { ...organization, parentId: event.parentId, version }
    case 'organization.handedOver':
      return { ...organization, version }
    case 'organization.closed':
      return { ...organization, closedOn: event.on, version }
    case 'organization.kindChanged':
      return {
        ...organization,
        kind: event.kind,
        endsOn: event.kind === 'team' ? organization.endsOn : null,
        version,
      }
    case 'organization.endSet':
      return { ...organization, endsOn: event.endsOn, version }
    default:
      return event satisfies never
  }
}

type Called = Pick<Person, 'name' | 'formerNames'>

function renamed({ name: former, formerNames }: Called, until: string, name: string): Called {
  return { name, formerNames: [...formerNames, { name: former, until }] }
}

/** The person after an event. */
export function evolvePerson(person: Person | null, recorded: Recorded<PersonEvent>): Person {
  const { event } = recorded
  if (event.type === 'person.added') {
    if (person !== null) throw new Error(`person ${person.id} was added twice`)
    const { personId, name, username, appointments } = event
    const untouched = {
      formerNames: [],
      deputies: [],
      liaisons: [],
      lentBy: [],
      isDeactivated: false,
      awaitsConfirmation: null,
    }
    return { id: personId, name, username, appointments: open(appointments), ...untouched, version: 1 }
  }
  if (person === null) throw new Error(`${event.type} came before person.added`)
  const version = person.version + 1
  switch (event.type) {
    case 'person.renamed':
      return { ...person, ...renamed(person, recorded.at, event.name), version }
    case 'person.accountOpened':
      return {
        ...person,
        username: event.username,
        awaitsConfirmation: { renewedBy: recorded.by },
        version,
      }
    case 'person.appointed':
      return { ...person, appointments: open(event.appointments), version }
    case 'person.appointedForTerms':
      return { ...person, appointments: event.appointments, version }
    case 'person.lent': {
      const { teamId, lenderId } = event
      const others = person.lentBy.filter((lending) => lending.teamId !== teamId)
      return { ...person, lentBy: [...others, { teamId, lenderId }], version }
    }
    // What passes is told where it lies.
    case 'person.handedOver':
    case 'person.passwordReset':
      return { ...person, version }
    case 'person.deputyNamed':
    case 'person.deputyEnded':
    case 'person.liaisonNamed':
    case 'person.liaisonDismissed':
      return { ...person, ...helpersAfter(person, event), version }
    case 'person.passwordRenewed':
      return { ...person, awaitsConfirmation: { renewedBy: recorded.by }, version }
    case 'person.confirmed':
      return { ...person, awaitsConfirmation: null, version }
    case 'person.deactivated':
      return { ...person, isDeactivated: true, version }
    case 'person.reactivated':
      return { ...person, isDeactivated: false, version }
    default:
      return event satisfies never
  }
}

function open(appointments: readonly Appointment[]): readonly TermedAppointment[] {
  return appointments.map((appointment) => ({ ...appointment, ...openTerm }))
}

type HelperEvent = Extract<
  PersonEvent,
  {
    type: 'person.deputyNamed' | 'person.deputyEnded' | 'person.liaisonNamed' | 'person.liaisonDismissed'
  }
>

/** Who helps a person after an event about it. */
function helpersAfter(
  { deputies, liaisons }: Pick<Person, 'deputies' | 'liaisons'>,
  event: HelperEvent,
): Pick<Person, 'deputies' | 'liaisons'> {
  switch (event.type) {
    case 'person.deputyNamed': {
      const { type: _, deputyId: id, ...deputy } = event
      return { deputies: [...deputies, { id, ...deputy }], liaisons }
    }
    case 'person.deputyEnded':
      return { deputies: deputies.filter(({ id }) => id !== event.deputyId), liaisons }
    case 'person.liaisonNamed':
      return { deputies, liaisons: [...liaisons, event.liaisonId] }
    case 'person.liaisonDismissed':
      return { deputies, liaisons: liaisons.filter((one) => one !== event.liaisonId) }
    default:
      return event satisfies never
  }
}
