import { mostFound } from '@bihuan/core/kernel/counted.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { noBody, reachedFromOne } from '../kernel/bodies.queries.ts'
import type { Database } from '../kernel/db.ts'
import { prepared } from '../kernel/prepared.ts'
import { sql } from '../kernel/sql.ts'
import { isShown } from '../people/put-away.queries.ts'
import {
  measureInScope,
  type OwnScope,
  reasonsIn,
  wholeRectifications,
} from '../people/read-scope.queries.ts'
import { type MeasureInList, rowColumns, rowJoins, measure } from './measures.queries.ts'
import { holdsAmong, measuresHolding, ownHolding, type Sought, soughtWords } from './words.queries.ts'

type Search = Sought & { readonly limit: number; readonly scope: ReadScope }
type Key = { readonly rectification_id: RectificationId; readonly id: MeasureId }

/** Measures that hold the words: how many up to `mostFound`, and the newest of them. */
type Found = { readonly total: number; readonly keys: readonly Key[] }

/**
 * The newest measures in scope that hold the words, those of the newest rectification first, with the number of all up to
 * `mostFound`. Words that are common among the newest are looked for by going on along them, others by the indexes of
 * words: so no search reads much more than it shows and counts, and each statement has one plan for all words.
 */
export async function searchMeasures(
  database: Database,
  search: Search,
  size: Steps = search.scope.kind === 'own' ? ownSteps : steps,
): Promise<{ readonly measures: readonly MeasureInList[]; readonly total: number }> {
  if (search.scope.kind === 'none') return { measures: [], total: 0 }
  const { keys, total } = await find(database, search, size)
  if (keys.length === 0) return { measures: [], total }
  const measures = await prepared(
    database,
    sql<MeasureInList>`
      select ${rowColumns} from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as hit (rectification_id uuid, id uuid)
      join ${measure} on ${measure.rectification_id} = hit.rectification_id and ${measure.id} = hit.id
      ${rowJoins} order by ${measure.rectification_id} desc, ${measure.id} desc`,
  )
  return { measures, total }
}

/** How many of the newest are looked through first, then at a time, and so often at most. */
type Steps = { readonly first: number; readonly further: number; readonly times: number }
const steps: Steps = { first: 500, further: 1_200, times: 16 }
// What is somebody's own lies in a rectification for each, whose titles and sources are looked at with it.
const ownSteps: Steps = { first: 100, further: 300, times: 40 }

/** Of a hundred of the newest so many hold words that are called common. */
const commonPercent = 5

async function find(database: Database, search: Search, size: Steps): Promise<Found> {
  const first = await look(database, search, { many: size.first, before: null })
  const isCommon = first.total * 100 >= size.first * commonPercent
  const walked = isCommon || first.next === null ? await walk(database, search, { first, size }) : first
  const enough = enoughFor(search)
  if (walked.next === null || walked.total > enough) return atMost(walked, enough)
  const isFew = await areFew(database, search)
  const found = await gather(database, search, isFew)
  if (found.total <= enough) return found
  // Of more than are counted some were gathered, and not the newest.
  const among = isCommon
    ? walked
    : await walk(database, search, {
        first,
        size: { ...size, times: isFew ? 1 : 4 },
        enough: search.limit - 1,
      })
  return {
    total: found.total,
    keys: among.keys.length < search.limit ? await newestOfAll(database, search, isFew) : among.keys,
  }
}

function atMost({ total, keys }: Found, most: number): Found {
  return { total: Math.min(total, most + 1), keys }
}

/** So many are looked for, whatever is shown of them. */
function enoughFor({ limit }: Search): number {
  return Math.max(mostFound, limit)
}

/** What was seen of the newest; `next` is the last one that was looked at, null when there are no older ones. */
type Seen = Found & { readonly next: Key | null }

/** Looks on from where one look ended, until there are more than enough: to show and to count, or to show alone. */
async function walk(
  database: Database,
  search: Search,
  {
    first,
    size,
    enough = enoughFor(search),
  }: { readonly first: Seen; readonly size: Steps; readonly enough?: number },
): Promise<Seen> {
  let seen = first
  for (let time = 0; time < size.times && seen.next !== null && seen.total <= enough; time += 1) {
    const further = await look(database, search, { many: size.further, before: seen.next })
    seen = {
      total: seen.total + further.total,
      keys: [...seen.keys, ...further.keys].slice(0, search.limit),
      next: further.next,
    }
  }
  return seen
}

/** Looks through so many measures in scope, the newest first, before one of them. */
async function look(
  database: Database,
  search: Search,
  { many, before }: { readonly many: number; readonly before: Key | null },
): Promise<Seen> {
  const [row] = await prepared(
    database,
    sql<{ looked: number; total: number; last: Key | null; keys: Key[] | null }>`
      with sought as materialized (${soughtWords(search.words)}),
      newest as materialized (${newestIn(search.scope, { many, before })}),
      places as materialized (select distinct newest.rectification_id from newest),
      hits as materialized (
        select ${measure.rectification_id}, ${measure.id} from newest as measure
        where ${holdsAmong(measure, search, sql`select * from places`)})
      select (select count(*) from newest) as looked, (select count(*) from hits) as total,
        (select jsonb_build_object('rectification_id', newest.rectification_id, 'id', newest.id) from newest
          order by newest.rectification_id, newest.id limit 1) as last,
        (${firstOfHits(search.limit)}) as keys`,
  )
  if (row === undefined) throw new Error('nothing was looked at')
  return { total: row.total, keys: row.keys ?? [], next: row.looked < many ? null : row.last }
}

type Step = { readonly many: number; readonly before: Key | null }

/** So many measures in scope before one of them, the newest first: whole rows, found along an index for each reason. */
function newestIn(scope: ReadScope, { many, before }: Step): RawBuilder<unknown> {
  const inOrder = sql`order by ${measure.rectification_id} desc, ${measure.id} desc limit ${sql.lit(many)}`
  const where = sql`where ${isShown(measure.rectification_id)} ${
    before === null
      ? sql``
      : sql`and (${measure.rectification_id}, ${measure.id}) < (${before.rectification_id}::uuid, ${before.id}::uuid)`
  }`
  const columns = sql`${measure.rectification_id}, ${measure.id}, ${measure.finding_id}, ${measure.text}, ${measure.search}`
  if (scope.kind !== 'own') return sql`select ${columns} from ${measure} ${where} ${inOrder}`
  // Whole rows at once: looked up by their keys afterwards, each would cost three pages of an index more.
  const own = reasonsIn(scope, measure).map(
    (isTheirs) => sql`(select ${columns} from ${measure} ${where} and ${isTheirs} ${inOrder})`,
  )
  const parts = [...own, ...newestWithin(scope, { where, many, columns })]
  return sql`
    select distinct on (theirs.rectification_id, theirs.id) theirs.* from (${sql.join(parts, sql` union all `)}) as theirs
    order by theirs.rectification_id desc, theirs.id desc limit ${sql.lit(many)}`
}

type Newest = {
  readonly where: RawBuilder<unknown>
  readonly many: number
  readonly columns: RawBuilder<unknown>
}

/** The same of whole rectifications, body by body: along the index of each, the newest rectification first. */
function newestWithin(
  { bodyIds, rectificationIds }: OwnScope,
  { where, many, columns }: Newest,
): readonly RawBuilder<unknown>[] {
  // One rectification after the other, the newest first: `offset` leaves no other way.
  const within = (near: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
    select found.* from (
      select * from (${near}) as near order by near.rectification_id desc offset 0) as near
    cross join lateral (select ${columns} from ${measure}
      ${where} and ${measure.rectification_id} = near.rectification_id offset 0) as found
    order by near.rectification_id desc, found.id desc limit ${sql.lit(many)})`
  const given = wholeRectifications({ bodyIds: [], rectificationIds })
  const bodies = given === null && bodyIds.length > 0 ? [noBody, ...bodyIds] : []
  return [...(given === null ? [] : [given]), ...bodies.map((bodyId) => reachedFromOne(bodyId))].map(within)
}

/** How many hold the words, and the newest of them: these are the newest of all only where no more are than are counted. */
async function gather(database: Database, search: Search, isFew: boolean): Promise<Found> {
  const enough = enoughFor(search)
  const most = sql.lit(enough + 1)
  const [row] = await prepared(
    database,
    sql<{ total: number; keys: Key[] | null }>`
      with ${holdersOf(search, { isFew, enough })},
      hits as materialized (select distinct hit.rectification_id, hit.id from holding as hit limit ${most})
      select (select count(*) from hits) as total, (${firstOfHits(search.limit)}) as keys`,
  )
  return atMost({ total: row?.total ?? 0, keys: row?.keys ?? [] }, enough)
}

/** The newest of all that hold words which many hold, and none of the newest. */
async function newestOfAll(database: Database, search: Search, isFew: boolean): Promise<readonly Key[]> {
  const [row] = await prepared(
    database,
    sql<{ keys: Key[] | null }>`
      with ${holdersOf(search, { isFew, enough: null })},
      hits as (select distinct hit.rectification_id, hit.id from holding as hit)
      select (${firstOfHits(search.limit)}) as keys`,
  )
  return row?.keys ?? []
}

/**
 * The measures in scope that hold the words, as `holding`: beside all that is somebody’s own where that is no more than a few. Their
 * texts are looked through first, then titles and what sources say; where there are more than enough, none of the rest is.
 */
function holdersOf(
  search: Search,
  { isFew, enough }: { readonly isFew: boolean; readonly enough: number | null },
): RawBuilder<unknown> {
  const { scope } = search
  const limit = enough === null ? sql`` : sql`limit ${sql.lit(enough + 1)}`
  const sought = sql`sought as materialized (${soughtWords(search.words)})`
  if (!isFew || scope.kind !== 'own') {
    const parts = measuresHolding(search, { where: measureInScope(scope, measure), limit })
    return sql`${sought}, ${inTurn(parts, enough)}`
  }
  const where = conditionsOf(scope).map(
    (isTheirs) => sql<SqlBool>`${isShown(measure.rectification_id)} and ${isTheirs}`,
  )
  return sql`${sought}, own as materialized (${ownKeys(scope)}), ${inTurn(ownHolding(search, { where, limit }), enough)}`
}

/** Parts as `holding`, one after the other until there are more than enough. */
function inTurn(parts: readonly RawBuilder<Key>[], enough: number | null): RawBuilder<unknown> {
  if (enough === null) return sql`holding as (${sql.join(parts, sql` union all `)})`
  const name = (at: number): RawBuilder<unknown> => sql.raw(`holding_${at}`)
  const upTo = (end: number): RawBuilder<unknown> =>
    sql.join(
      parts.slice(0, end).map((_, at) => sql`select * from ${name(at)}`),
      sql` union `,
    )
  const steps = parts.map((part, at) => {
    const isWanted =
      at === 0 ? sql`` : sql`where (select count(*) from (${upTo(at)}) as before) <= ${sql.lit(enough)}`
    return sql`${name(at)} as materialized (select * from ${part} as part ${isWanted})`
  })
  return sql`${sql.join(steps)}, holding as (${upTo(parts.length)})`
}

/** So many measures are laid beside what holds the words. */
const mostOwn = 20_000

/** Whether no more measures than a few are in scope, so that all of them are looked through for words that few hold. */
async function areFew(database: Database, { scope }: Search): Promise<boolean> {
  if (scope.kind !== 'own') return false
  const [row] = await prepared(
    database,
    sql<{ many: number }>`
      select count(*) as many from (select from (${ownKeys(scope)}) as own limit ${sql.lit(mostOwn + 1)}) as few`,
  )
  return row !== undefined && row.many <= mostOwn
}

/** What is in a scope, once for each reason: by the indexes alone, which know the finding too. */
function ownKeys(scope: OwnScope): RawBuilder<unknown> {
  const parts = conditionsOf(scope).map(
    (
      isTheirs,
    ) => sql`(select ${measure.rectification_id}, ${measure.id}, ${measure.finding_id} from ${measure}
      where ${isShown(measure.rectification_id)} and ${isTheirs})`,
  )
  return sql.join(parts, sql` union all `)
}

function conditionsOf(scope: OwnScope): readonly RawBuilder<SqlBool>[] {
  const near = wholeRectifications(scope)
  const whole = near === null ? [] : [sql<SqlBool>`${measure.rectification_id} = any(array(${near}))`]
  return [...whole, ...reasonsIn(scope, measure)]
}

function firstOfHits(limit: number): RawBuilder<unknown> {
  return sql`select jsonb_agg(hit) from (
    select * from hits order by hits.rectification_id desc, hits.id desc limit ${limit}) as hit`
}
