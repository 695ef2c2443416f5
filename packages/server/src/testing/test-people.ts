import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import type { Db } from '../kernel/subject-store.ts'
import { commandId, type TestStage } from './test-stage.ts'

type Adding = {
  readonly organization: (
    name: string,
    parentId: OrganizationId | null,
    kind: 'region' | 'body',
  ) => Promise<OrganizationId>
  /** Somebody who can sign in at once. */
  readonly person: (name: string, posts: readonly (readonly [OrganizationId, Role])[]) => Promise<PersonId>
}

/** Adds organizations and people to those of a stage, as its administrator. */
export function addingTo(stage: TestStage, db: Db): Adding {
  const { organizations, persons } = stage.as('administrator')
  return {
    organization: async (name, parentId, kind) =>
      (await organizations.add({ commandId: commandId(), name, parentId, kind })).id,
    person: async (name, posts) => {
      const username = `p${commandId().slice(-12)}`
      const appointments = posts.map(([organizationId, role]) => ({ organizationId, role }))
      const { id } = await persons.add({ commandId: commandId(), name, username, appointments })
      await sql`update sign_in_user set must_change_password = false`.execute(db)
      return id
    },
  }
}
