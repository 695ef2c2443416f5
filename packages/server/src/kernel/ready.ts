import type { Kysely, RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Statement } from './one-message.ts'
import type { DB } from './schema.ts'

type Db = Kysely<DB>

/** A statement as it is sent to the database. */
export type Written = { compile(db: Db): Statement }

/** What a statement is asked with: ids and lists of ids by name, and what holds such; what is called `kind` decides the text. */
type Asked = { readonly [Name in string]?: unknown }

/** Lists that are longer stand for themselves; so do forms beyond so many. */
const [longestList, mostForms] = [8, 100]

/**
 * A long statement whose text is put together once for each form that it has, and not at each request, which takes as long as all
 * else that the program does for a page. Its text may hang on what is called `kind` and on how many each list holds, on nothing else.
 *
 * @example const page = ready(({ id, scope }: Page) => sql`select … where id = ${id} and ${inScope(scope)}`)
 */
export function ready<Of extends Asked>(write: (asked: Of) => RawBuilder<unknown>): (asked: Of) => Written {
  const forms = new Map<string, Form>()
  return (asked) => ({
    compile: (db) => {
      const form = formOf(asked)
      if (form === null) return write(asked).compile(db)
      const known = forms.get(form)
      if (known !== undefined) return filled(known, asked)
      if (forms.size >= mostForms) return write(asked).compile(db)
      const { sql, parameters } = write(z.custom<Of>().parse(marked(asked, []))).compile(db)
      const made = { sql, places: parameters.map(placeOf) }
      forms.set(form, made)
      return filled(made, asked)
    },
  })
}

type Form = { readonly sql: string; readonly places: readonly Place[] }

/** What stands in a place of a statement: a value that is always the same, one that was asked with, or a list of such. */
type Place =
  | { readonly always: unknown }
  | { readonly path: readonly string[] }
  | { readonly list: readonly Place[] }

/** Stands before the names that lead to a value; no id begins with it. */
const mark = '\u0001'

function formOf(asked: object): string | null {
  const parts: (string | null)[] = Object.entries(asked).map(([name, value]: [string, unknown]) => {
    if (name === 'kind' || value === null) return String(value)
    if (Array.isArray(value)) return value.length > longestList ? null : String(value.length)
    return typeof value === 'object' ? formOf(value) : '.'
  })
  return parts.includes(null) ? null : `{${parts.join()}}`
}

function marked(value: unknown, path: readonly string[]): unknown {
  if (path.at(-1) === 'kind' || value === null) return value
  if (Array.isArray(value)) return value.map((one, at) => marked(one, [...path, String(at)]))
  if (typeof value !== 'object') return mark + path.join(mark)
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [name, marked(one, [...path, name])]),
  )
}

function placeOf(parameter: unknown): Place {
  if (Array.isArray(parameter)) {
    const list = parameter.map(placeOf)
    return list.every((one) => 'always' in one) ? { always: parameter } : { list }
  }
  if (typeof parameter !== 'string' || !parameter.startsWith(mark)) return { always: parameter }
  return { path: parameter.slice(mark.length).split(mark) }
}

function filled({ sql, places }: Form, asked: object): Statement {
  return { sql, parameters: places.map((place) => filling(place, asked)) }
}

function filling(place: Place, asked: object): unknown {
  if ('always' in place) return place.always
  if ('list' in place) return place.list.map((one) => filling(one, asked))
  return place.path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    asked,
  )
}
