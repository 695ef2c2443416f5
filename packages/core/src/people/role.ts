import type { PlainDay } from '../kernel/day.ts'
import type {
  ApiTokenId,
  DeputyId,
  FileId,
  FindingId,
  MeasureId,
  OrganizationId,
  PersonId,
  RectificationId,
} from '../kernel/id.ts'

/** What an appointment makes of a person. The five layers of responsibility, the check, and IT. */
export const roles = [
  'principal',
  'leader',
  'head',
  'handler',
  'coordinator',
  'inspector',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** A person in a role for an organization: 职务. */
export type Appointment = {
  readonly organizationId: OrganizationId
  readonly role: Role
  /** Whose it is, where somebody has it as their deputy. */
  readonly inPlaceOf?: PersonId
}

/** From which day to which one an appointment is held, both included: 任期. Null where it is open. */
export type Term = { readonly from: PlainDay | null; readonly to: PlainDay | null }

/** An appointment with its term, whether it has begun, or ended, or neither. */
export type TermedAppointment = Appointment & Term

/** An appointment as long as nobody says otherwise. */
export const openTerm: Term = { from: null, to: null }

/** Whether a term has begun and not ended on a day. */
export function isHeldOn({ from, to }: Term, today: PlainDay): boolean {
  return (from === null || from <= today) && (to === null || today <= to)
}

/** The roles that can be lent: whoever administers appoints another administrator instead. */
export const lentRoles = [
  'principal',
  'leader',
  'head',
  'handler',
  'coordinator',
  'inspector',
] as const satisfies readonly Role[]

/** Who has an appointment of somebody who is away, from a day to a day, both included: 代理人. */
export type Deputy = {
  readonly id: DeputyId
  readonly personId: PersonId
  readonly organizationId: OrganizationId
  readonly role: (typeof lentRoles)[number]
  readonly from: PlainDay
  readonly to: PlainDay
}

/** What tells an appointment of somebody from another. */
export function appointmentKey({ organizationId, role }: Appointment): string {
  return `${organizationId} ${role}`
}

/** Each appointment once, in the order in which they first stand. */
export function distinctAppointments<One extends Appointment>(appointments: readonly One[]): One[] {
  return [...new Map(appointments.map((one) => [appointmentKey(one), one])).values()]
}

/** An appointment with the body of its organization: how far it reaches follows from it. */
export type Post = Appointment & { readonly bodyId: OrganizationId }

/** The interface token that somebody is known by, and whether it is good for more than looking. */
export type UsedToken = { readonly id: ApiTokenId; readonly scope: 'read' | 'write' }

/** A file that is sealed, or asked to be, with everything that it is called where it is used. */
export type SealedFile = {
  readonly fileId: FileId
  readonly rectificationId: RectificationId
  /** From where its rectification is looked at. */
  readonly here: Bodies
  readonly names: readonly string[]
  /** ISO 8601 instant. */
  readonly since: string
}

/** The signed-in person with all that their rights follow from. */
export type Actor = {
  readonly personId: PersonId
  /** In whose place they act now, with nothing but what that person has lent: see `guisesOf`. */
  readonly inPlaceOf?: PersonId
  /** What they hold today, by themselves and as deputies. */
  readonly appointments: readonly Post[]
  /** The bodies that have rectifications, as far as it matters whether a person reaches all of them; unknown means no. */
  readonly bodies?: KnownBodies
  /** The organizations of the bodies that the person coordinates; given where there are others, whose items they may own. */
  readonly coordinated?: readonly OrganizationId[]
  /** The items whose claims name the person as a stand-in, while they wait and once the person has signed. */
  readonly standsInFor?: readonly (MeasureId | FindingId)[]
  /** Set where a machine asks in the person's name. */
  readonly token?: UsedToken
  /** Every file that is sealed: what it says is shown to those alone who may see it. */
  readonly sealed?: readonly SealedFile[]
  /** Whose liaison the person is. */
  readonly liaisonOf?: readonly PersonId[]
  /** The items whose claims wait for a leader whose liaison the person is. */
  readonly prepares?: readonly (MeasureId | FindingId)[]
  /** What the person, who holds no post, is given to read today. */
  readonly sights?: readonly HeldSight[]
  /** Set while the password is one that somebody else has seen: nothing is done before it was changed. */
  readonly mustChangePassword?: true
  /** Set while somebody has yet to confirm who uses the account: nothing is signed before. */
  readonly confirmation?: WantedConfirmation
}

/** A rectification that an outside reviewer is given to read. */
export type HeldSight = { readonly rectificationId: RectificationId; readonly mayExport: boolean }

/** A confirmation that is wanted: by people of this role, who are named; null where nobody is left to give it. */
export type WantedConfirmation = { readonly role: Role; readonly names: readonly string[] } | null

/**
 * The bodies that rectifications belong to, and the topmost of those above each; the first few of many, one more than
 * `mostBodies`, which is as good as all of them for anybody with fewer posts.
 */
export type KnownBodies = { readonly own: readonly OrganizationId[]; readonly top: readonly OrganizationId[] }

/** So many bodies are looked through when it is asked whether somebody reaches all. */
export const mostBodies = 4

/**
 * The bodies from which a rectification is looked at: the one it belongs to, then those above it. None where it was
 * begun before there were bodies: then a role counts wherever it is held.
 */
export type Bodies = readonly OrganizationId[]

/** Somebody in a rectification: which of their roles count, and how far, follows from where it belongs. */
export type ActorHere = Actor & {
  readonly here: Bodies
  /** Which rectification it is, where it matters to outside reviewers; those are nobody where nobody says it. */
  readonly at?: RectificationId
}

/** Somebody as their roles count in a rectification that is looked at from these bodies. */
export function inBodies<Person extends Actor>(
  actor: Person,
  here: Bodies,
  at?: RectificationId,
): Person & ActorHere {
  return { ...actor, here, ...(at !== undefined && { at }) }
}

/** Whether the actor holds the role in the body that the rectification belongs to. */
export function holds({ appointments, here }: ActorHere, role: Role): boolean {
  const [own] = here
  return appointments.some((post) => post.role === role && (own === undefined || post.bodyId === own))
}

/** Whether the actor holds the role in the body of the rectification or in one above it. */
export function oversees({ appointments, here }: ActorHere, role: Role): boolean {
  return appointments.some((post) => post.role === role && (here.length === 0 || here.includes(post.bodyId)))
}

/** Whether the actor belongs to the body of the rectification or to one above it, in whatever role. */
export function belongsHere({ appointments, here }: ActorHere): boolean {
  return here.length === 0 || appointments.some(({ bodyId }) => here.includes(bodyId))
}

/** Whether the actor holds the role in any organization: it says nothing about any record. */
export function holdsAnywhere({ appointments }: Appointed, role: Role): boolean {
  return appointments.some((appointment) => appointment.role === role)
}

type Appointed = { readonly appointments: readonly Appointment[] }

/** The bodies in which the actor holds one of the roles, each once. */
export function bodiesHeld(actor: Actor, held: readonly Role[]): readonly OrganizationId[] {
  return [...new Set(actor.appointments.filter(({ role }) => held.includes(role)).map((post) => post.bodyId))]
}

/** Whether some bodies are all of those that are known. */
export function areAll(
  some: readonly OrganizationId[],
  known: readonly OrganizationId[] | undefined,
): boolean {
  return known !== undefined && known.length <= mostBodies && known.every((one) => some.includes(one))
}

/** Whether the actor holds the role in this very organization. */
export function holdsIn(actor: Actor, role: Role, organizationId: OrganizationId | null): boolean {
  return actor.appointments.some(
    (appointment) => appointment.role === role && appointment.organizationId === organizationId,
  )
}
