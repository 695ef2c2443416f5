import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Change, JournalEntry } from '@bihuan/core/kernel/entry.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import { ok, type Result, refuse } from '@bihuan/core/kernel/result.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Actor, TermedAppointment } from '@bihuan/core/people/role.ts'
import {
  afterEndSet,
  joinTeam,
  type Membership,
  noTeamRefusal,
  setTeamEnd,
} from '@bihuan/core/people/team.ts'
import { appointedTo, termKey } from '@bihuan/core/people/terms.ts'
import { type CommandTools, type Refused, recordsOf, runCommand } from '../kernel/run-command.ts'
import { lastAdministratorRefusal, managing } from './accounts.commands.ts'
import type { OrganizationForm } from './organizations.commands.ts'
import { membersOf } from './teams.queries.ts'

type Done = Promise<Result<readonly JournalEntry[], Refused>>
type ByWhom = { readonly actor: Actor; readonly today: PlainDay }

/** Makes people members of a team, in one role and for one term; their own posts stay as they are. */
export async function addMembers(
  tools: CommandTools,
  { actor, today }: ByWhom,
  form: OrganizationForm &
    Omit<Membership, 'lenderId'> & {
      readonly members: readonly (Pick<Membership, 'lenderId'> & { readonly personId: PersonId })[]
    },
): Done {
  const { organizationId, members, role, from, to } = form
  const lenders = members.flatMap(({ lenderId }) => lenderId ?? [])
  return runCommand(tools, {
    ...managing(actor, form.commandId, {
      organizations: [organizationId],
      persons: members.map(({ personId }) => personId),
    }),
    subjects: [
      recordsOf(organizationKind, [organizationId, ...lenders]),
      recordsOf(
        personKind,
        members.map(({ personId }) => personId),
      ),
    ],
    decide: (loaded) => {
      const team = loaded.one(organizationKind, organizationId)
      const refusal = noTeamRefusal(team)
      if (refusal !== null) return refuse(refusal)
      const changes: Change[] = []
      for (const { personId, lenderId } of members) {
        const person = loaded.one(personKind, personId)
        const joined = joinTeam(person, { role, from, to, lenderId }, { team, today })
        if (!joined.ok) return joined
        changes.push(...joined.value.map((event) => changeOf(personKind, personId, event)))
      }
      return ok(changes)
    },
  })
}

/** Sets the last day of a team, and with it the last day of all who belong to it until its end. */
export async function setEnd(
  tools: CommandTools,
  { actor, today }: ByWhom,
  form: OrganizationForm & { readonly endsOn: PlainDay | null },
): Done {
  const { organizationId, endsOn } = form
  return runCommand(tools, {
    ...managing(actor, form.commandId, { organizations: [organizationId] }),
    subjects: async (db) => [
      recordsOf(organizationKind, [organizationId]),
      recordsOf(personKind, await membersOf(db, organizationId)),
    ],
    decide: async (loaded, db) => {
      const team = loaded.one(organizationKind, organizationId)
      const set = changesOf(organizationKind, organizationId, setTeamEnd(team, endsOn, today))
      if (!set.ok || set.value.length === 0) return set
      // The head of the people's chain is locked by now: whoever was appointed before that is there.
      const members = loaded.of(personKind)
      if ((await membersOf(db, organizationId)).some((personId) => !members.has(personId)))
        return refuse({ code: 'ORGANIZATION_PEOPLE_CHANGED' })
      const changes: Change[] = [...set.value]
      for (const person of members.values()) {
        const appointments = afterEndSet(person.appointments, { team, endsOn, today })
        if (isSame(person.appointments, appointments)) continue
        const last = await lastAdministratorRefusal(db, {
          before: person,
          after: { ...person, appointments },
          today,
        })
        if (last !== null) return refuse(last)
        changes.push(changeOf(personKind, person.id, appointedTo(appointments)))
      }
      return ok(changes)
    },
  })
}

function isSame(before: readonly TermedAppointment[], after: readonly TermedAppointment[]): boolean {
  return before.map(termKey).join() === after.map(termKey).join()
}
