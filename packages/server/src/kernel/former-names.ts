import type { FormerName } from '@bihuan/core/people/people.events.ts'
import type { RawBuilder } from 'kysely'
import { type Columns, columnsOf, sql } from './sql.ts'

const absent = columnsOf('persons', 'absent')

/** What somebody or something is called, and was. */
export type Called = { readonly name: string; readonly former: readonly FormerName[] }

/** What a person or an organization was called at an instant: what happened then is told by the name of its day. */
export function nameThen(
  named: Columns<'persons'> | Columns<'organizations'>,
  at: RawBuilder<unknown>,
): RawBuilder<string> {
  // Hardly anybody ever had another name, and most of a timeline are names.
  return sql`case when ${named.former_names} = '[]' then ${named.name} else coalesce((
    select former.name from jsonb_to_recordset(${named.former_names}) as former (name text, until timestamptz)
    where former.until > ${at} order by former.until limit 1), ${named.name}) end`
}

/** Who made an entry, by the names of its day: of a deputy also whose place they acted in, as `inPlaceName` says it. */
export function whoThen(
  doer: Columns<'persons'>,
  entry: Pick<Columns<'journal'>, 'at' | 'in_place_of'>,
): RawBuilder<string> {
  return sql`${nameThen(doer, entry.at)} || case when ${entry.in_place_of} is null then '' else coalesce((
    select '（代' || ${nameThen(absent, entry.at)} || '）' from ${absent} where ${absent.id} = ${entry.in_place_of}), '') end`
}

/**
 * What somebody of an id is called and was, to be joined with the row that names them. By its key for each row: where a plan expects
 * more rows than come, it would go through all persons for each of them, or once along all of them.
 */
export function namesOf(
  named: Columns<'persons'> | Columns<'organizations'>,
  id: RawBuilder<unknown>,
  alias: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`left join lateral (select ${named.name}, ${named.former_names} from ${named} where ${named.id} = ${id} offset 0) as ${alias} on true`
}

/**
 * The same as one value, for a row that is asked for alone: each join would hand on all columns of that row, which takes the database
 * longer to make ready than to look somebody up.
 */
export function calledAs(
  named: Columns<'persons'> | Columns<'organizations'>,
  id: RawBuilder<unknown>,
): RawBuilder<Called | null> {
  return sql`(select json_build_object('name', ${named.name}, 'former', ${named.former_names}) from ${named} where ${named.id} = ${id})`
}
