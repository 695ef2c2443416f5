import type { Refusal } from '../kernel/refusal.ts'
import { roleLabels } from './labels.ts'
import type { Person } from './people.events.ts'
import type { Actor, Bodies, Post, Role } from './role.ts'
import { isReviewer } from './sight.ts'

/** What matters of a person when it is asked who may confirm whom. */
export type Confirmable = Pick<Person, 'id' | 'name' | 'awaitsConfirmation'> & {
  readonly appointments: readonly Post[]
}

/** Whoever is to be confirmed, with the bodies from which they are seen: their own, and those above. */
export type Awaiting = Confirmable & { readonly seenFrom?: Bodies }

/** Who may confirm: the role that it falls to, with the people in it. */
export type Confirmers = { readonly role: Role; readonly people: readonly Confirmable[] }

/**
 * Who may confirm that an account is used by its owner again, after its password was renewed by somebody else.
 *
 * It falls to the coordinators, for a coordinator to the principal; where none of them is left, to the next below: those of
 * the person's bodies, where nobody is left there those of bodies above, who see the person, and at last those of others, who are
 * told of the person for it, so that nobody is locked out for good. Nobody confirms themselves, nor what they have renewed, nor
 * while they await a confirmation themselves. What was renewed on the server may have been any administrator's doing.
 *
 * @param workers everybody with a working account.
 */
export function confirmersOf(person: Awaiting, workers: readonly Confirmable[]): Confirmers | null {
  const able = workers.filter((worker) => mayConfirm(worker, person))
  const isCoordinator = has(person, 'coordinator')
  const order: readonly Role[] = isCoordinator
    ? ['principal', 'coordinator', 'inspector']
    : ['coordinator', 'principal', 'inspector']
  const bodyIds = person.appointments.map(({ bodyId }) => bodyId)
  const near = (post: Post): boolean => bodyIds.includes(post.bodyId)
  const isAbove = (post: Post): boolean => person.seenFrom?.includes(post.bodyId) ?? false
  for (const isNear of [near, isAbove, () => true]) {
    for (const role of order) {
      const people = able.filter((worker) => has(worker, role, isNear))
      if (people.length > 0) return { role, people }
    }
  }
  return null
}

/** Why somebody signs nothing for now. */
export type SigningRefusal = Refusal<'CONFIRMATION_MISSING' | 'CONFIRMER_MISSING' | 'PERSON_NEEDED'>

/** Why somebody cannot sign whatever it is, or null: a machine asks in their name, or nobody has confirmed yet that it is them. */
export function signingRefusal(actor: Actor): SigningRefusal | null {
  if (actor.token !== undefined) return { code: 'PERSON_NEEDED' }
  const { confirmation } = actor
  if (confirmation === undefined) return null
  if (confirmation === null) return { code: 'CONFIRMER_MISSING', place: { kind: 'people' } }
  // Those named confirm it on a page of theirs: there is nothing that the person themselves could put right there.
  return { code: 'CONFIRMATION_MISSING', params: confirmerWords(confirmation) }
}

/** Why a person may do nothing at all but see where they stand, change their password and sign out; null else. */
export function barrierOf(actor: Actor): Refusal<'PASSWORD_CHANGE_NEEDED' | 'APPOINTMENT_MISSING'> | null {
  if (actor.mustChangePassword) return { code: 'PASSWORD_CHANGE_NEEDED' }
  return actor.appointments.length === 0 && !isReviewer(actor) ? { code: 'APPOINTMENT_MISSING' } : null
}

/** The params of a message that names who may confirm. */
export function confirmerWords(confirmers: { readonly role: Role; readonly names: readonly string[] }): {
  readonly role: string
  readonly roleEn: string
  readonly names: string
  readonly namesEn: string
} {
  const { zh, en } = roleLabels[confirmers.role]
  return { role: zh, roleEn: en, names: confirmers.names.join('、'), namesEn: confirmers.names.join(', ') }
}

function mayConfirm(worker: Confirmable, { id, awaitsConfirmation }: Confirmable): boolean {
  if (worker.id === id || worker.awaitsConfirmation !== null || awaitsConfirmation === null) return false
  const { renewedBy } = awaitsConfirmation
  return renewedBy === null ? !has(worker, 'administrator') : worker.id !== renewedBy
}

function has(
  { appointments }: Confirmable,
  role: Role,
  isMeant: (post: Post) => boolean = () => true,
): boolean {
  return appointments.some((post) => post.role === role && isMeant(post))
}
