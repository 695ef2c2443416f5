import { type Answerer, type Answers, answerStates, dutiesOf } from '@bihuan/core/answers/answers.ts'
import type { AnsweredFindingView } from '@bihuan/core/answers/answers.contract.ts'
import type { AnswerDuty, AnswerState } from '@bihuan/core/answers/answers.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { Actor, Role } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { isReached, ownBodiesReached } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import { type MeasureInList, rowColumns, rowJoins, measure } from '../measures/measures.queries.ts'
import { calledNumber } from '../told/finding-number.queries.ts'
import { isPersonInSight, organizationsNear } from '../people/people-in-sight.queries.ts'
import { isOrganizationShown, isPersonShown } from '../people/put-away.queries.ts'
import { isStillOpen } from '../people/still-open.queries.ts'
import {
  countOf,
  extensionsOf,
  type ExtensionSums,
  type FoundItem,
  isOwnOnly,
  pageOf,
  withRead,
} from './answer-items.queries.ts'

const person = columnsOf('persons', 'person')
const organization = columnsOf('organizations', 'organization')
const post = columnsOf('appointments', 'post')
const place = columnsOf('organizations', 'place')
const held = columnsOf('measures', 'held')
const kept = columnsOf('body_counts', 'kept')
const support = columnsOf('supports', 'support')
const task = columnsOf('parts', 'task')
const finding = columnsOf('findings', 'finding')
const rectification = columnsOf('rectifications', 'rectification')
const leader = columnsOf('persons', 'leader')
const owner = columnsOf('organizations', 'owner')
const supporter = columnsOf('organizations', 'supporting')

type Name = { readonly id: string; readonly name: string }

/** Who may be on somebody’s list at all, without an order. */
export function readAnswerers(database: Database, of: Answerer, actor: Actor): Promise<readonly Name[]> {
  return of === 'person' ? readPeople(database, actor) : readOrganizations(database, actor)
}

function readPeople(database: Database, actor: Actor): Promise<readonly Name[]> {
  const scope = readScope(actor)
  // A department’s head is told of its people, and of whoever does its work.
  const isOfTheirs =
    scope.kind === 'own' && scope.bodyIds.length === 0
      ? sql`${person.id} = any(array(
          select ${post.person_id} from ${post} where ${post.organization_id} = any(${[...scope.organizationIds]}::uuid[])
          union select doing.who from unnest(${[...scope.organizationIds]}::uuid[]) as own (id)
            cross join lateral (${handlersOf(sql`own.id`)}) as doing))`
      : sql`true`
  const has = (who: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`exists (select from ${held} where ${who} = ${person.id} and ${isStillOpen(held)})`
  return prepared(
    database,
    sql<Name>`
      select ${person.id}, ${person.name} from ${person}
      where ${isPersonShown(person)} and ${isPersonInSight(actor, person)} and ${isOfTheirs}
        and (not ${person.is_deactivated} or ${has(held.handler_id)} or ${has(held.leader_id)}
          or ${doesPart(person.id, task.handler_id)})`,
  )
}

/** Whoever does something that is open of an organization: from one to the next along their index, however much each does. */
function handlersOf(ownerId: RawBuilder<unknown>): RawBuilder<unknown> {
  const next = (beyond: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select ${held.handler_id} from ${held} where ${held.owner_id} = ${ownerId} and ${isStillOpen(held)} and ${beyond}
    order by ${held.handler_id} limit 1)`
  return sql`with recursive doing (who) as (
      select ${next(sql`${held.handler_id} is not null`)}
      union all select ${next(sql`${held.handler_id} > doing.who`)} from doing where doing.who is not null
    ) select doing.who from doing where doing.who is not null`
}

function readOrganizations(database: Database, actor: Actor): Promise<readonly Name[]> {
  return prepared(
    database,
    sql<Name>`
      select ${organization.id}, ${organization.name} from ${organization}
      where ${isOrganizationShown(organization)} and ${isOnList(actor)} and (${organization.closed_on} is null or exists (
        select from ${held} where ${held.owner_id} = ${organization.id} and ${isStillOpen(held)})
          or ${doesPart(organization.id, task.unit_id)})`,
  )
}

/** Whether somebody still has a part to do: whoever has stays on the list, though their account or unit has ended. */
function doesPart(who: RawBuilder<unknown>, doer: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`exists (select from ${task} where ${doer} = ${who} and ${task.status} in ('given', 'returned'))`
}

/** Those of the bodies that somebody reads, and others that have part in what they read; of a head the department, and units that do parts for it. */
function isOnList(actor: Actor): RawBuilder<unknown> {
  const scope = readScope(actor)
  if (scope.kind !== 'own') return scope.kind === 'all' ? sql`true` : sql`false`
  const own = sql`select unnest(${[...scope.organizationIds]}::uuid[])`
  const { bodyIds } = scope
  const rows =
    bodyIds.length === 0
      ? sql`${own} union select ${task.unit_id} from ${task} join ${held}
          on ${held.rectification_id} = ${task.rectification_id} and ${held.id} = ${task.measure_id}
          where ${held.owner_id} = any(${[...scope.organizationIds]}::uuid[]) and ${held.part_unit_ids} <> '{}'`
      : sql`${own} union select * from (${organizationsNear(actor)}) as near
          union select found.owner_id from (${ownBodiesReached(bodyIds)}) as its cross join lateral (
            select ${kept.owner_id} from ${kept} where ${kept.body_id} = its.body_id and ${kept.measures} > 0 offset 0) as found
          union select ${support.organization_id} from ${support} where ${isReached(support.rectification_id, bodyIds)}
          union select ${task.unit_id} from ${task} where ${isReached(task.rectification_id, bodyIds)}`
  return sql`${organization.id} = any(array(${rows}))`
}

/** Somebody on the list with what they hold and answer for. */
export type AnswererRow = Name & {
  readonly posts: { organizationName: string; role: Role }[]
  readonly answers: Answers
  readonly extensions: ExtensionSums | null
}

/** What some people, or organizations, answer for, as far as whoever asks reads it: in no order. */
export function readAnswers(
  database: Database,
  wish: {
    readonly of: Answerer
    readonly ids: readonly string[]
    readonly actor: Actor
    readonly today: PlainDay
  },
): Promise<readonly Omit<AnswererRow, 'name'>[]> {
  const { of, ids, actor, today } = wish
  const asked = {
    of,
    who: sql`asked.id`,
    scope: readScope(actor),
    today,
    isTheirs: sql<SqlBool>`apart.is_theirs`,
  }
  const answers = dutiesOf(of).map(
    (duty) =>
      sql`${sql.lit(duty)}, jsonb_build_object(${sql.join(
        namesOf(answerStates).map((state) => sql`${sql.lit(state)}, ${countOf(duty, state, asked)}`),
      )})`,
  )
  return prepared(
    database,
    sql<Omit<AnswererRow, 'name'>>`
      ${withRead(asked)} select asked.id, jsonb_build_object(${sql.join(answers)}) as answers,
        ${extensionsOf(asked)} as extensions, ${of === 'person' ? posts : sql`'[]'::jsonb`} as posts
      from unnest(${[...ids]}::uuid[]) as asked (id)
      cross join lateral (select ${of === 'person' ? isOwnOnly(asked) : sql`false`} as is_theirs offset 0) as apart`,
  )
}

const posts = sql`(select coalesce(jsonb_agg(jsonb_build_object('organizationName', ${place.name}, 'role', ${post.role})
    order by ${post.ordinal}), '[]')
  from ${post} join ${place} on ${place.id} = ${post.organization_id} where ${post.person_id} = asked.id)`

/** Which of the records behind a number are wanted. */
export type ItemsWish = {
  readonly of: Answerer
  readonly id: string
  readonly duty: AnswerDuty
  readonly state: AnswerState
  readonly limit: number
  readonly offset: number
  readonly actor: Actor
  readonly today: PlainDay
}

/** A page of the records that a number counts, by their keys, and how many there are. */
export async function readItems(
  database: Database,
  { id, duty, state, limit, offset, actor, of, today }: ItemsWish,
): Promise<{ readonly found: readonly FoundItem[]; readonly total: number }> {
  const asked = { of, who: sql`${id}::uuid`, scope: readScope(actor), today }
  const [found, [counted]] = await Promise.all([
    prepared(
      database,
      sql<FoundItem>`${withRead(asked)} ${pageOf(duty, state, { ...asked, limit, offset })}`,
    ),
    prepared(
      database,
      sql<{ total: number }>`${withRead(asked)} select ${countOf(duty, state, asked)} as total`,
    ),
  ])
  return { found, total: counted?.total ?? 0 }
}

/** Measures by their keys, in the order in which they were found. */
export function readMeasuresFound(
  database: Database,
  found: readonly FoundItem[],
): Promise<readonly (MeasureInList & { readonly supporter: Name | null })[]> {
  return prepared(
    database,
    sql<MeasureInList & { supporter: Name | null }>`
      select ${rowColumns}, case when ${supporter.id} is not null then
        jsonb_build_object('id', ${supporter.id}, 'name', ${supporter.name}) end as supporter
      from ${keysOf(found)} join ${measure} on ${measure.rectification_id} = listed.rectification_id and ${measure.id} = listed.id
      left join ${supporter} on ${supporter.id} = listed.supporter_id
      ${rowJoins} order by listed.place`,
  )
}

/** Findings by their keys, in the order in which they were found. */
export function readFindingsFound(
  database: Database,
  found: readonly FoundItem[],
): Promise<readonly AnsweredFindingView[]> {
  return prepared(
    database,
    sql<AnsweredFindingView>`
      select ${finding.id}, ${finding.rectification_id} as "rectificationId", ${rectification.name} as "rectificationName",
        ${calledNumber(finding)} as number, ${finding.title}, ${finding.status}, ${leader.name} as "leaderName", ${owner.name} as "ownerName"
      from ${keysOf(found)} join ${finding} on ${finding.rectification_id} = listed.rectification_id and ${finding.id} = listed.id
      join ${rectification} on ${rectification.id} = ${finding.rectification_id}
      left join ${leader} on ${leader.id} = ${finding.leader_id} left join ${owner} on ${owner.id} = ${finding.owner_id}
      order by listed.place`,
  )
}

function keysOf(found: readonly FoundItem[]): RawBuilder<unknown> {
  return sql`unnest(${found.map((one) => one.rectification_id)}::uuid[], ${found.map(({ id }) => id)}::uuid[],
    ${found.map((one) => one.supporter_id)}::uuid[]) with ordinality as listed (rectification_id, id, supporter_id, place)`
}
