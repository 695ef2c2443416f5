import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import { type Person, type PersonEvent } from '@bihuan/core/people/people.events.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Appointment, Term } from '@bihuan/core/people/role.ts'
import type { RawBuilder } from 'kysely'
import type { Written } from '../kernel/ready.ts'
import { insertionOf, rowStore } from '../kernel/row-store.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Happened, SubjectStore } from '../kernel/subject-store.ts'
import { bodiesAfter } from './bodies.store.ts'

const kept = columnsOf('persons', 'kept')
const terms = columnsOf('terms')
const deputies = columnsOf('deputies')
const liaisons = columnsOf('liaisons')
const lendings = columnsOf('lendings')

/** Organizations. */
export const organizationStore: SubjectStore<typeof organizationKind> = rowStore({
  kind: organizationKind,
  table: 'organizations',
  isBelowRectification: false,
  columns: {
    id: 'fixed',
    name: 'changing',
    former_names: 'changing',
    parent_id: 'changing',
    closed_on: 'changing',
    kind: 'changing',
    ends_on: 'changing',
    is_first: 'fixed',
    version: 'changing',
  },
  toRow: ({ id, name, formerNames, parentId, closedOn, kind, endsOn, isFirst, version }) => ({
    id,
    name,
    former_names: formerNames,
    parent_id: parentId,
    closed_on: closedOn,
    kind,
    ends_on: endsOn,
    is_first: isFirst,
    version,
  }),
  fromRow: (row) => ({
    id: row.id,
    name: row.name,
    formerNames: row.former_names,
    parentId: row.parent_id,
    closedOn: row.closed_on,
    kind: row.kind,
    endsOn: row.ends_on,
    isFirst: row.is_first,
    version: row.version,
  }),
  details: bodiesAfter,
})

/** The appointments of `kept`, a row of persons, and who helps them, as the records have them. */
const detailsOfKept: RawBuilder<Pick<Person, 'appointments' | 'deputies' | 'liaisons' | 'lentBy'>> = sql`, (
  select coalesce(jsonb_agg(
    jsonb_build_object('organizationId', ${terms.organization_id}, 'role', ${terms.role}, 'from', ${terms.from_on},
      'to', ${terms.to_on}) order by ${terms.ordinal}
  ), '[]') from ${terms} where ${terms.person_id} = ${kept.id}) as appointments, (
  select coalesce(jsonb_agg(jsonb_build_object('id', ${deputies.id}, 'personId', ${deputies.deputy_id},
    'organizationId', ${deputies.organization_id}, 'role', ${deputies.role}, 'from', ${deputies.from_on},
    'to', ${deputies.to_on}) order by ${deputies.ordinal}), '[]')
  from ${deputies} where ${deputies.person_id} = ${kept.id}) as deputies, (
  select coalesce(jsonb_agg(${liaisons.liaison_id} order by ${liaisons.ordinal}), '[]')
  from ${liaisons} where ${liaisons.person_id} = ${kept.id}) as liaisons, (
  select coalesce(jsonb_agg(jsonb_build_object('teamId', ${lendings.team_id}, 'lenderId', ${lendings.lender_id})
    order by ${lendings.ordinal}), '[]')
  from ${lendings} where ${lendings.person_id} = ${kept.id}) as "lentBy"`

/** Persons with their appointments. */
export const personStore: SubjectStore<typeof personKind> = rowStore({
  kind: personKind,
  table: 'persons',
  isBelowRectification: false,
  columns: {
    id: 'fixed',
    name: 'changing',
    former_names: 'changing',
    username: 'changing',
    is_deactivated: 'changing',
    awaits_confirmation: 'changing',
    renewed_by: 'changing',
    version: 'changing',
  },
  extra: detailsOfKept,
  toRow: ({ id, name, formerNames, username, isDeactivated, awaitsConfirmation, version }) => ({
    id,
    name,
    former_names: formerNames,
    username,
    is_deactivated: isDeactivated,
    awaits_confirmation: awaitsConfirmation !== null,
    renewed_by: awaitsConfirmation?.renewedBy ?? null,
    version,
  }),
  fromRow: ({ appointments, deputies, liaisons, lentBy, ...row }) => ({
    id: row.id,
    name: row.name,
    formerNames: row.former_names,
    username: row.username,
    appointments,
    deputies,
    liaisons,
    lentBy,
    isDeactivated: row.is_deactivated,
    awaitsConfirmation: row.awaits_confirmation ? { renewedBy: row.renewed_by } : null,
    version: row.version,
  }),
  details: (happened) => [...appointmentsAnew(happened), ...happened.flatMap(helpersKept)],
})

function appointmentsAnew(happened: readonly Happened<PersonEvent>[]): Written[] {
  // Of several appointments in one command the last holds.
  const appointed = new Map<string, readonly (Appointment & Partial<Term>)[]>()
  for (const { event, subjectId } of happened) {
    if ('appointments' in event) appointed.set(subjectId, event.appointments)
  }
  const personIds = [...appointed.keys()]
  if (personIds.length === 0) return []
  const rows = [...appointed].flatMap(([personId, appointments]) =>
    appointments.map(({ organizationId, role, from = null, to = null }, index) => ({
      person_id: personId,
      organization_id: organizationId,
      role,
      from_on: from,
      to_on: to,
      ordinal: index + 1,
    })),
  )
  return [
    sql`delete from ${terms} where ${terms.person_id} = any(${personIds}::uuid[])`,
    ...insertionOf('terms', rows),
  ]
}

/** What an event about the helpers and lenders of a person writes; they stand in the order of their entries. */
function helpersKept({ event, subjectId: personId, version }: Happened<PersonEvent>): Written[] {
  switch (event.type) {
    case 'person.deputyNamed':
      return insertionOf('deputies', [
        {
          id: event.deputyId,
          person_id: personId,
          deputy_id: event.personId,
          organization_id: event.organizationId,
          role: event.role,
          from_on: event.from,
          to_on: event.to,
          ordinal: version,
        },
      ])
    case 'person.lent': {
      const { teamId, lenderId } = event
      return [
        sql`delete from ${lendings} where ${lendings.person_id} = ${personId} and ${lendings.team_id} = ${teamId}`,
        ...insertionOf('lendings', [
          { person_id: personId, team_id: teamId, lender_id: lenderId, ordinal: version },
        ]),
      ]
    }
    case 'person.deputyEnded':
      return [sql`delete from ${deputies} where ${deputies.id} = ${event.deputyId}`]
    case 'person.liaisonNamed':
      return insertionOf('liaisons', [{ person_id: personId, liaison_id: event.liaisonId, ordinal: version }])
    case 'person.liaisonDismissed':
      return [
        sql`delete from ${liaisons} where ${liaisons.person_id} = ${personId}
          and ${liaisons.liaison_id} = ${event.liaisonId}`,
      ]
    default:
      return []
  }
}
