import type { ReadScope } from '@bihuan/core/people/permissions.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { isShown } from './put-away.queries.ts'

const part = columnsOf('measures', 'part')

/** Whether a row of `measures` may be read: the same rule as `isInScope` of core, in SQL. */
export function measureInScope(scope: ReadScope, measure: Columns<'measures'>): RawBuilder<SqlBool> {
  return sql`(${isShown(measure.rectification_id)} and ${isTheirs(scope, measure)})`
}

function isTheirs(scope: ReadScope, measure: Columns<'measures'>): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return isForAll(scope)
  return sql`(${sql.join(reasonsIn(scope, measure), sql` or `)})`
}

/** Why a row of `measures` may be read by whoever does not read all: each reason is found by an index of its own. */
export function reasonsIn(
  scope: Extract<ReadScope, { readonly kind: 'own' }>,
  measure: Columns<'measures'>,
): readonly RawBuilder<SqlBool>[] {
  const items = sql`any(${[...scope.itemIds]}::uuid[])`
  return [
    ...scope.organizationIds.map((ownerId) => sql<SqlBool>`${measure.owner_id} = ${ownerId}::uuid`),
    ...supportedBy(scope, measure),
    sql`${measure.handler_id} = ${scope.personId}::uuid`,
    sql`${measure.leader_id} = ${scope.personId}::uuid`,
    ...(scope.lenderIds.length > 0
      ? [sql<SqlBool>`${measure.handler_id} = any(${[...scope.lenderIds]}::uuid[])`]
      : []),
    // Only stand-ins and liaisons have items.
    ...(scope.itemIds.length > 0
      ? [sql<SqlBool>`${measure.id} = ${items}`, sql<SqlBool>`${measure.finding_id} = ${items}`]
      : []),
  ]
}

/** Whether an organization of theirs supports an item. The second half is for the index, which holds only items that are supported. */
export function supportedBy(
  { organizationIds }: Extract<ReadScope, { readonly kind: 'own' }>,
  item: Columns<'measures'> | Columns<'findings'>,
): readonly RawBuilder<SqlBool>[] {
  return organizationIds.length === 0
    ? []
    : [
        sql<SqlBool>`(${item.supporter_ids} && ${[...organizationIds]}::uuid[] and ${item.supporter_ids} <> '{}')`,
      ]
}

function isForAll(scope: Exclude<ReadScope, { readonly kind: 'own' }>): RawBuilder<SqlBool> {
  return scope.kind === 'all' ? sql`true` : sql`false`
}

/** Whether a row of `findings` may be read: by its own people, or as the frame of a measure. */
export function findingInScope(scope: ReadScope, finding: Columns<'findings'>): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return sql`(${isShown(finding.rectification_id)} and ${isForAll(scope)})`
  return sql`(${isShown(finding.rectification_id)}
    and (${finding.owner_id} = any(${[...scope.organizationIds]}::uuid[])
    ${sql.join(
      supportedBy(scope, finding).map((one) => sql`or ${one}`),
      sql` `,
    )}
    or ${finding.leader_id} = ${scope.personId}::uuid or ${finding.id} = any(${[...scope.itemIds]}::uuid[])
    or exists (
      select from ${part} where ${part.rectification_id} = ${finding.rectification_id}
        and ${part.finding_id} = ${finding.id} and ${isTheirs(scope, part)})))`
}
