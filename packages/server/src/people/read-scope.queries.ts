import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { isReached, reachedFrom } from '../kernel/bodies.queries.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import { isShown } from './put-away.queries.ts'

const part = columnsOf('measures', 'part')
const read = columnsOf('measures', 'read')
const seen = columnsOf('findings', 'seen')

/** A scope that holds some records and not others. */
export type OwnScope = Extract<ReadScope, { readonly kind: 'own' }>

/** Whether a row of `measures` may be read: the same rule as `isInScope` of core, in SQL. */
export function measureInScope(scope: ReadScope, measure: Columns<'measures'>): RawBuilder<SqlBool> {
  return sql`(${isShown(measure.rectification_id)} and ${isTheirs(scope, measure)})`
}

function isTheirs(scope: ReadScope, measure: Columns<'measures'>): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return isForAll(scope)
  return sql`(${sql.join([...wholeIn(scope, measure.rectification_id), ...reasonsIn(scope, measure)], sql` or `)})`
}

/** Why a row of `measures` may be read beside whole rectifications: each reason is found by an index of its own. */
export function reasonsIn(scope: Reasons, measure: Columns<'measures'>): readonly RawBuilder<SqlBool>[] {
  return [
    ...scope.organizationIds.map((ownerId) => sql<SqlBool>`${measure.owner_id} = ${ownerId}::uuid`),
    ...ownedBy(scope.coordinated, measure.owner_id),
    ...reasonsBesideOwner(scope, measure),
  ]
}

type Reasons = Omit<OwnScope, 'kind' | 'bodyIds' | 'rectificationIds'>

/** The reasons that do not follow from whose organization owns it: few measures are read for them. */
export function reasonsBesideOwner(
  scope: Reasons,
  measure: Columns<'measures'>,
): readonly RawBuilder<SqlBool>[] {
  const items = sql`any(${[...scope.itemIds]}::uuid[])`
  return [
    ...supportedBy(scope, measure),
    ...partlyTheirs(scope, measure),
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
  { organizationIds }: Pick<OwnScope, 'organizationIds'>,
  item: Columns<'measures'> | Columns<'findings'>,
): readonly RawBuilder<SqlBool>[] {
  return organizationIds.length === 0
    ? []
    : [
        sql<SqlBool>`(${item.supporter_ids} && ${[...organizationIds]}::uuid[] and ${item.supporter_ids} <> '{}')`,
      ]
}

/** Whether one of some organizations owns an item; nothing where there are none. */
export function ownedBy(
  organizationIds: OwnScope['coordinated'],
  ownerId: RawBuilder<unknown>,
): readonly RawBuilder<SqlBool>[] {
  return organizationIds.length === 0 ? [] : [sql`${ownerId} = any(${[...organizationIds]}::uuid[])`]
}

/** Whether a rectification is read whole; nothing for those who read none whole. */
export function wholeIn(
  { bodyIds, rectificationIds }: WholeScope,
  rectificationId: RawBuilder<unknown>,
): readonly RawBuilder<SqlBool>[] {
  return [
    ...(bodyIds.length === 0 ? [] : [isReached(rectificationId, bodyIds)]),
    ...(rectificationIds.length === 0
      ? []
      : [sql<SqlBool>`${rectificationId} = any(${[...rectificationIds]}::uuid[])`]),
  ]
}

type WholeScope = Pick<OwnScope, 'bodyIds' | 'rectificationIds'>

/** The rectifications that are read whole, as rows of their ids; null for those who read none whole. */
export function wholeRectifications({ bodyIds, rectificationIds }: WholeScope): RawBuilder<unknown> | null {
  // Whoever is given rectifications to read belongs to no body.
  if (rectificationIds.length > 0)
    return sql`select given.id as rectification_id from unnest(${[...rectificationIds]}::uuid[]) as given (id)`
  return bodyIds.length === 0 ? null : reachedFrom(bodyIds)
}

/** Whether somebody reads all of a rectification: the same rule as `readsWhole` of core, in SQL. */
export function isWholeInScope(scope: ReadScope, rectificationId: RawBuilder<unknown>): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return isForAll(scope)
  return sql`(${sql.join([sql`false`, ...wholeIn(scope, rectificationId)], sql` or `)})`
}

/**
 * Whether somebody is told of what concerns a rectification as a whole, such as its meetings: whoever reads all of it, or some item in
 * it as one of its body or of a body above. Guests from elsewhere are told of their items alone: see `isGuest` of core.
 */
export function isPartlyInScope(
  scope: ReadScope,
  rectificationId: RawBuilder<unknown>,
  { appointments }: Actor,
): RawBuilder<SqlBool> {
  const whole = isWholeInScope(scope, rectificationId)
  if (scope.kind !== 'own') return sql`(${isShown(rectificationId)} and ${whole})`
  const bodyIds = [...new Set(appointments.map((post) => post.bodyId))]
  return sql`(${isShown(rectificationId)} and (${whole} or ${isReached(rectificationId, bodyIds)} and (
    exists (select from ${read} where ${read.rectification_id} = ${rectificationId} and ${measureInScope(scope, read)})
    or exists (select from ${seen} where ${seen.rectification_id} = ${rectificationId} and ${findingInScope(scope, seen)}))))`
}

/** Whether an organization of theirs does a part of a measure, or they do one themselves: as above, each by an index of its own. */
export function partlyTheirs(
  { organizationIds, personId }: Pick<OwnScope, 'organizationIds' | 'personId'>,
  measure: Columns<'measures'>,
): readonly RawBuilder<SqlBool>[] {
  return [
    ...(organizationIds.length === 0
      ? []
      : [
          sql<SqlBool>`(${measure.part_unit_ids} && ${[...organizationIds]}::uuid[] and ${measure.part_unit_ids} <> '{}')`,
        ]),
    sql<SqlBool>`(${measure.part_handler_ids} && ${[personId]}::uuid[] and ${measure.part_handler_ids} <> '{}')`,
  ]
}

function isForAll(scope: Exclude<ReadScope, OwnScope>): RawBuilder<SqlBool> {
  return scope.kind === 'all' ? sql`true` : sql`false`
}

/** Whether a row of `findings` may be read: by its own people, or as the frame of a measure. */
export function findingInScope(scope: ReadScope, finding: Columns<'findings'>): RawBuilder<SqlBool> {
  if (scope.kind !== 'own') return sql`(${isShown(finding.rectification_id)} and ${isForAll(scope)})`
  const owners = [...scope.organizationIds, ...scope.coordinated]
  const whole = wholeIn(scope, finding.rectification_id)
  const isWhole = sql.join(
    whole.map((one) => sql`${one} or `),
    sql``,
  )
  return sql`(${isShown(finding.rectification_id)}
    and (${isWhole}${finding.owner_id} = any(${owners}::uuid[])
    ${sql.join(
      supportedBy(scope, finding).map((one) => sql`or ${one}`),
      sql` `,
    )}
    or ${finding.leader_id} = ${scope.personId}::uuid or ${finding.id} = any(${[...scope.itemIds]}::uuid[])
    or exists (
      select from ${part} where ${part.rectification_id} = ${finding.rectification_id}
        and ${part.finding_id} = ${finding.id} and ${isTheirs(scope, part)})))`
}
