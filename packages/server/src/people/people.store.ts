import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import type { Organization, Person, PersonEvent } from '@bihuan/core/people/people.events.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import { type RawBuilder, sql } from 'kysely'
import { insertRows, rowStore } from '../kernel/row-store.ts'
import type { Db, Happened, SubjectStore } from '../kernel/subject-store.ts'

type OrganizationRow = {
  id: Organization['id']
  name: string
  parent_id: Organization['parentId']
  version: number
}

type PersonRow = {
  id: Person['id']
  name: string
  username: string | null
  is_deactivated: boolean
  awaits_confirmation: boolean
  renewed_by: Person['id'] | null
  version: number
  appointments?: Person['appointments']
}

/** Organizations. */
export const organizationStore: SubjectStore<typeof organizationKind> = rowStore<
  typeof organizationKind,
  OrganizationRow
>({
  kind: organizationKind,
  table: 'organizations',
  isBelowRectification: false,
  fixed: ['id'],
  changing: ['name', 'parent_id', 'version'],
  toRow: ({ id, name, parentId, version }) => ({ id, name, parent_id: parentId, version }),
  fromRow: (row) => ({ id: row.id, name: row.name, parentId: row.parent_id, version: row.version }),
})

/** The appointments of `kept`, a row of persons, as the records have them. */
const appointmentsOfKept: RawBuilder<unknown> = sql`, (
  select coalesce(jsonb_agg(
    jsonb_build_object('organizationId', organization_id, 'role', role) order by ordinal
  ), '[]') from appointments where person_id = kept.id) as appointments`

/** Persons with their appointments. */
export const personStore: SubjectStore<typeof personKind> = rowStore<typeof personKind, PersonRow>({
  kind: personKind,
  table: 'persons',
  isBelowRectification: false,
  fixed: ['id'],
  changing: ['name', 'username', 'is_deactivated', 'awaits_confirmation', 'renewed_by', 'version'],
  extra: appointmentsOfKept,
  toRow: ({ id, name, username, isDeactivated, awaitsConfirmation, version }) => ({
    id,
    name,
    username,
    is_deactivated: isDeactivated,
    awaits_confirmation: awaitsConfirmation !== null,
    renewed_by: awaitsConfirmation?.renewedBy ?? null,
    version,
  }),
  fromRow: ({ appointments = [], ...row }) => ({
    id: row.id,
    name: row.name,
    username: row.username,
    appointments,
    isDeactivated: row.is_deactivated,
    awaitsConfirmation: row.awaits_confirmation ? { renewedBy: row.renewed_by } : null,
    version: row.version,
  }),
  saveDetails: saveAppointments,
})

async function saveAppointments(db: Db, happened: readonly Happened<PersonEvent>[]): Promise<void> {
  // Of several appointments in one command the last holds.
  const appointed = new Map<string, Person['appointments']>()
  for (const { event, subjectId } of happened) {
    if ('appointments' in event) appointed.set(subjectId, event.appointments)
  }
  const personIds = [...appointed.keys()]
  if (personIds.length === 0) return
  await sql`delete from appointments where person_id = any(${personIds}::uuid[])`.execute(db)
  await insertRows(
    db,
    'appointments',
    [...appointed].flatMap(([personId, appointments]) =>
      appointments.map(({ organizationId, role }, index) => ({
        person_id: personId,
        organization_id: organizationId,
        role,
        ordinal: index + 1,
      })),
    ),
  )
}
