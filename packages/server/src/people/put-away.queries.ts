import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Whether the rectification of this id is to be seen: every list, count and search asks it. */
export function isShown(rectificationId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`${rectificationId} <> all (array(select id from rectifications where put_away is not null))`
}

/** Whether the row of `organizations` under this alias is to be seen. */
export function isOrganizationShown(alias: string): RawBuilder<SqlBool> {
  return isNeeded(alias, 'organizationIds')
}

/** Whether the row of `persons` under this alias is to be seen. */
export function isPersonShown(alias: string): RawBuilder<SqlBool> {
  return isNeeded(alias, 'personIds')
}

function isNeeded(alias: string, kind: 'organizationIds' | 'personIds'): RawBuilder<SqlBool> {
  return sql`${sql.table(alias)}.id <> all (array(
    select jsonb_array_elements_text(put_away -> ${sql.lit(kind)})::uuid from rectifications where put_away is not null))`
}
