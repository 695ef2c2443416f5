import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { afterClosing, isHeldFrom } from '@bihuan/core/people/closing.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import type { Closing, Organization, Person } from '@bihuan/core/people/people.events.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import { teamEndsRefusal } from '@bihuan/core/people/team.ts'
import { appointedTo } from '@bihuan/core/people/terms.ts'
import { type SignedInContext, todayIn, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { type Loaded, recordsOf, runCommand } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { lastAdministratorRefusal, managing } from '../people/accounts.commands.ts'
import { holdForClosing } from '../people/closed-organizations.queries.ts'
import { openBelow, peopleThere } from './closing.queries.ts'

/** How an organization ends, and what becomes of everybody who holds a post there. */
export type ClosingForm = Closing & {
  readonly commandId: CommandId
  readonly organizationId: OrganizationId
  readonly people: readonly { readonly personId: PersonId; readonly successorId: OrganizationId | null }[]
}

/**
 * Closes an organization in which nothing is open, with the posts there ended or moved in the same step. Its name stays
 * wherever it stands.
 */
export async function closeOrganization(context: SignedInContext, form: ClosingForm): Promise<void> {
  const { commandId, organizationId, on, how, reason } = form
  const successorIds = [...new Set(form.successorIds)]
  const personIds = form.people.map(({ personId }) => personId)
  const today = todayIn(context)
  answer(
    await runCommand(toolsOf(context), {
      ...managing(context.actor, commandId, { placed: organizationId, organizations: successorIds }),
      subjects: [
        recordsOf(organizationKind, [organizationId, ...successorIds]),
        recordsOf(personKind, personIds),
      ],
      decide: async (loaded, db) => {
        const refusal = closedRefusal(loaded, form, today) ?? (await left(db, form))
        if (refusal !== null) return refuse(refusal)
        const moved: Change[] = []
        for (const { personId, successorId } of form.people) {
          const person = loaded.one(personKind, personId)
          const appointments = afterClosing(person.appointments, { organizationId, on, successorId })
          const after: Person = { ...person, appointments }
          const last =
            teamEndsRefusal(
              appointments,
              successorIds.map((one) => loaded.one(organizationKind, one)),
            ) ?? (await lastAdministratorRefusal(db, { before: person, after, today }))
          if (last !== null) return refuse(last)
          moved.push(changeOf(personKind, personId, appointedTo(appointments)))
        }
        const closed = { type: 'organization.closed', on, how, successorIds, reason } as const
        return ok([changeOf(organizationKind, organizationId, closed), ...moved])
      },
    }),
  )
}

function closedRefusal(loaded: Loaded, form: ClosingForm, today: PlainDay): Refusal | null {
  const { organizationId, successorIds, on } = form
  if (on > today) return { code: 'CLOSING_AHEAD' }
  if (successorIds.includes(organizationId)) return { code: 'SUCCESSOR_SAME' }
  const all: readonly Organization[] = [organizationId, ...successorIds].map((one) =>
    loaded.one(organizationKind, one),
  )
  const closed = all.find(({ closedOn }) => closedOn !== null)
  return closed === undefined ? null : { code: 'ORGANIZATION_CLOSED', params: { name: closed.name } }
}

/** What is still there of an organization that is to end. */
async function left(db: Db, { organizationId, on, people }: ClosingForm): Promise<Refusal | null> {
  await holdForClosing(db, organizationId)
  const { open, below, rectifications } = await openBelow(db, organizationId)
  if (open > 0) return { code: 'ORGANIZATION_HAS_OPEN', params: { open } }
  if (below > 0) return { code: 'ORGANIZATION_HAS_BELOW', params: { below } }
  if (rectifications > 0) return { code: 'ORGANIZATION_HAS_RECTIFICATIONS', params: { rectifications } }
  const isThere = isHeldFrom(on, organizationId)
  const there = (await peopleThere(db, organizationId)).filter(({ terms }) => terms.some(isThere))
  const named = new Set(people.map(({ personId }) => personId))
  const isSame = there.length === named.size && there.every(({ id }) => named.has(id))
  return isSame ? null : { code: 'ORGANIZATION_PEOPLE_CHANGED' }
}
