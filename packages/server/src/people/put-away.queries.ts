import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'

const rectifications = columnsOf('rectifications')

/** Whether the rectification of this id is to be seen: every list, count and search asks it. */
export function isShown(rectificationId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${rectificationId} <> all (array(select ${rectifications.id} from ${rectifications}
    where ${rectifications.put_away} is not null))`
}

/** Whether the rectification of this id is archived: it is read and no longer changed. */
export function isArchived(rectificationId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${rectificationId} = any (array(select ${rectifications.id} from ${rectifications}
    where ${rectifications.archived_at} is not null))`
}

/** Whether the rectification of this id was voided: it is told of to those who read all of it, and shown nowhere else. */
export function isVoided(rectificationId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${rectificationId} = any (array(select ${rectifications.id} from ${rectifications}
    where ${rectifications.voiding} ->> 'status' = 'voided'))`
}

/** Whether what may have become a rectification is to be seen: it goes with the one that came of it. */
export function isShownIfKept(rectificationId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`(${rectificationId} is null or ${isShown(rectificationId)})`
}

/** Whether a row of `organizations` is to be seen. */
export function isOrganizationShown(organization: Columns<'organizations'>): RawBuilder<SqlBool> {
  return isNeeded(organization.id, 'organizationIds')
}

/** Whether a row of `persons` is to be seen. */
export function isPersonShown(person: Columns<'persons'>): RawBuilder<SqlBool> {
  return isNeeded(person.id, 'personIds')
}

function isNeeded(id: RawBuilder<unknown>, kind: 'organizationIds' | 'personIds'): RawBuilder<SqlBool> {
  return sql`${id} <> all (array(
    select jsonb_array_elements_text(${rectifications.put_away} -> ${sql.lit(kind)})::uuid from ${rectifications}
      where ${rectifications.put_away} is not null))`
}
