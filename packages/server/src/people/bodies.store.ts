import type { OrganizationEvent } from '@bihuan/core/people/people.events.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { noBody } from '../kernel/bodies.queries.ts'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Happened } from '../kernel/subject-store.ts'

const organizations = columnsOf('organizations', 'organizations')
const below = columnsOf('organizations', 'below')
const named = columnsOf('organizations', 'named')
const above = columnsOf('organizations', 'above')
const rectification = columnsOf('rectifications', 'rectification')
const ofOrganization = columnsOf('organization_bodies', 'of_organization')
const organizationBodies = columnsOf('organization_bodies')
const rectificationBodies = columnsOf('rectification_bodies')
const known = columnsOf('rectification_bodies', 'known')
const newBody = columnsOf('organization_bodies', 'excluded')
const newSight = columnsOf('rectification_bodies', 'excluded')

/** Whoever changes the tree and whoever opens a rectification in it wait for each other. */
const treeLock = 34_0034

/** Writes down the body of organizations and of all below them, and from where their rectifications are looked at. */
export function bodiesAfter(happened: readonly Happened<OrganizationEvent>[]): RawBuilder<unknown>[] {
  const moved = happened.filter(
    ({ event }) => event.type !== 'organization.renamed' && event.type !== 'organization.endSet',
  )
  if (moved.length === 0) return []
  const ids = [...new Set(moved.map(({ subjectId }) => subjectId))]
  const meant = sql`
    meant as (
      select ${organizations.id} from ${organizations}
      where ${organizations.id} = any(${ids}::uuid[]) or (${organizations.parent_id} is null and ${isOfFirst(organizations)})
      union
      select ${below.id} from ${below} join meant on ${below.parent_id} = meant.id
    )`
  return [
    sql`select pg_advisory_xact_lock(${sql.lit(treeLock)})`,
    sql`
      with recursive ${meant}, ${lineAbove(sql`select meant.id, meant.id as at from meant`)}
      insert into ${organizationBodies} (${organizationBodies.organization_id}, ${organizationBodies.body_id})
      select distinct on (line.of) line.of, line.node from line
      order by line.of, case line.sort when 'body' then 0 when 'region' then 1 else 2 end,
        case when line.sort in ('body', 'region') then line.steps else -line.steps end
      on conflict (${organizationBodies.organization_id}) do update set ${organizationBodies.body_id} = ${newBody.body_id}`,
    sql`
      with recursive ${meant}, affected as (
        select ${rectification.id}, ${rectification.body_id} from ${rectification}
        where ${rectification.body_id} = any(array(select meant.id from meant)))
      ${seenFrom}`,
  ]
}

/** Writes down from where rectifications are looked at, once they have been opened or given a body. */
export function bodiesOfRectifications(ids: readonly string[]): RawBuilder<unknown>[] {
  if (ids.length === 0) return []
  return [
    sql`select pg_advisory_xact_lock_shared(${sql.lit(treeLock)})`,
    sql`
      with recursive affected as (
        select ${rectification.id}, ${rectification.body_id} from ${rectification}
        where ${rectification.id} = any(${[...ids]}::uuid[]))
      ${seenFrom}`,
  ]
}

/**
 * The organizations from one up to the top, as rows of `line`: `of` tells for which of the first ones. What stands at the top
 * and is neither body nor region goes on at the one named at set-up, which may itself lie below it.
 */
function lineAbove(first: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    line (of, node, over, sort, steps, passed) as (
      select first.id, ${organizations.id}, ${over(organizations)}, ${organizations.kind}, 0, array[${organizations.id}]
      from (${first}) as first join ${organizations} on ${organizations.id} = first.at
      union all
      select line.of, ${above.id}, ${over(above)}, ${above.kind}, line.steps + 1, line.passed || ${above.id}
      from line join ${above} on ${above.id} = line.over and ${above.id} <> all(line.passed)
    )`
}

function over(one: Columns<'organizations'>): RawBuilder<unknown> {
  return sql`coalesce(${one.parent_id}, case when ${isOfFirst(one)} then (
    select ${named.id} from ${named} where ${named.is_first} order by ${named.id} limit 1) end)`
}

function isOfFirst(one: Columns<'organizations'>): RawBuilder<SqlBool> {
  return sql`${one.kind} not in ('body', 'region')`
}

/** Of the rectifications `affected` the bodies of their own and of all organizations above it, in place of those known. */
const seenFrom = sql`, ${lineAbove(sql`select affected.id, affected.body_id as at from affected`)},
  seen as (
    select line.of, ${ofOrganization.body_id} as body, min(line.steps) as steps
    from line join ${ofOrganization} on ${ofOrganization.organization_id} = line.node
    group by 1, 2
    union all
    select affected.id, ${sql.lit(noBody)}::uuid, 0 from affected where affected.body_id is null
  ),
  gone as (
    delete from ${known} using affected
    where ${known.rectification_id} = affected.id and not exists (
      select from seen where seen.of = ${known.rectification_id} and seen.body = ${known.body_id})
  )
  insert into ${rectificationBodies} (${rectificationBodies.rectification_id}, ${rectificationBodies.body_id},
    ${rectificationBodies.distance}, ${rectificationBodies.is_top})
  select seen.of, seen.body, seen.steps,
    seen.steps = max(seen.steps) over (partition by seen.of)
  from seen
  on conflict (${rectificationBodies.rectification_id}, ${rectificationBodies.body_id}) do update set
    ${rectificationBodies.distance} = ${newSight.distance}, ${rectificationBodies.is_top} = ${newSight.is_top}`
