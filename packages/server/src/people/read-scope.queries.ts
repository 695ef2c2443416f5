import type { ReadScope } from '@bihuan/core/people/permissions.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isShown } from './put-away.queries.ts'

/** Whether the row of `measures` under this alias may be read: the same rule as `isInScope` of core, in SQL. */
export function measureInScope(scope: ReadScope, alias: string): RawBuilder<SqlBool> {
  return sql`(${isShown(sql.ref(`${alias}.rectification_id`))} and ${isTheirs(scope, alias)})`
}

function isTheirs(scope: ReadScope, alias: string): RawBuilder<SqlBool> {
  switch (scope.kind) {
    case 'all':
      return sql`true`
    case 'none':
      return sql`false`
    case 'own': {
      const measure = sql.table(alias)
      return sql`(${measure}.owner_id = any(${[...scope.organizationIds]}::uuid[])
        or ${measure}.handler_id = ${scope.personId}::uuid or ${measure}.leader_id = ${scope.personId}::uuid
        or ${measure}.id = any(${[...scope.itemIds]}::uuid[])
        or ${measure}.finding_id = any(${[...scope.itemIds]}::uuid[]))`
    }
    default:
      return scope satisfies never
  }
}

/** Whether the row of `findings` under this alias may be read: by its own people, or as the frame of a measure. */
export function findingInScope(scope: ReadScope, alias: string): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return measureInScope(scope, alias)
  const finding = sql.table(alias)
  return sql`(${isShown(sql.ref(`${alias}.rectification_id`))} and (${finding}.owner_id = any(${[...scope.organizationIds]}::uuid[])
    or ${finding}.leader_id = ${scope.personId}::uuid or ${finding}.id = any(${[...scope.itemIds]}::uuid[])
    or exists (
      select from measures as part where part.rectification_id = ${finding}.rectification_id
        and part.finding_id = ${finding}.id and ${isTheirs(scope, 'part')})))`
}
