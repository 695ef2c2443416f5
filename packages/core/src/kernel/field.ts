import type { Named } from './contract.ts'
import { isDay, type PlainDay } from './day.ts'
import type { OrganizationId, PersonId } from './id.ts'
import type { Bilingual } from './refusal.ts'
import type { SheetCell } from './sheet.ts'

/** What fields hold, by their type. A `choice` holds one of the codes that it has words for. */
type Held = {
  person: PersonId
  organization: OrganizationId
  organizations: readonly OrganizationId[]
  day: PlainDay
  text: string
}

/** One field of a kind of record. Where `initial` is null, so may the field be: nobody has said yet. */
export type Field = {
  /** As it stands in a sentence, or where an entry is told. */
  readonly label: Bilingual
  /** As it stands above a column or beside an input. */
  readonly heading: Bilingual
} & (
  | { readonly type: 'person'; readonly as: 'leader' | 'handler'; readonly initial: null }
  | { readonly type: 'organization' | 'day'; readonly initial: null }
  | { readonly type: 'organizations'; readonly atMost: number; readonly initial: readonly never[] }
  | { readonly type: 'text'; readonly atMost: number; readonly initial: string }
  | {
      readonly type: 'choice'
      readonly values: Readonly<Record<string, Bilingual>>
      /** Codes that older entries hold, with the code that took the place of each. */
      readonly formerly?: Readonly<Record<string, string>>
      /** The code that says that there is nothing: it is not told of a new item, and a cell of a file stays empty. */
      readonly nothing?: string
      readonly initial: string
    }
)

/**
 * The fields of a kind of record, by name and in the order in which forms show them. Functions of any table take an object:
 * where a field lacks something, that is said at its table and not wherever the table is used.
 */
export type Fields = Readonly<Record<string, Field>>

/** What a record holds in a field. */
export type ValueOf<F> = F extends { readonly type: 'choice'; readonly values: infer Words }
  ? keyof Words & string
  : F extends { readonly type: infer Type extends keyof Held; readonly initial: infer Initial }
    ? Held[Type] | Extract<Initial, null>
    : never

/** What a record holds in its fields. */
export type Values<T> = { readonly [Name in keyof T]: ValueOf<T[Name]> }

/** Values to set; what is undefined stays as it is. */
export type Changes<T> = { readonly [Name in keyof T]?: ValueOf<T[Name]> | undefined }

/** A field as views and columns call it: whoever a record names by id is shown by name. */
export type ShownAs<Name> = Name extends `${infer Shown}Ids`
  ? `${Shown}s`
  : Name extends `${infer Shown}Id`
    ? Shown
    : Name

/** What a view shows in a field. */
export type ShownOf<F> = F extends { readonly type: 'person' | 'organization' }
  ? Named | null
  : F extends { readonly type: 'organizations' }
    ? Named[]
    : ValueOf<F>

/** What a view shows in the fields of a record. */
export type Shown<T> = { readonly [Name in keyof T as ShownAs<Name>]: ShownOf<T[Name]> }

/** Anything that a view shows in a field. */
export type ShownValue = ShownOf<Field>

/** The names in a table, in its order. */
export function namesOf<T extends object>(table: T): readonly (keyof T & string)[]
export function namesOf(table: object): readonly string[] {
  return Object.keys(table)
}

/** What a new record holds. */
export function initialOf<T extends object>(fields: T): Values<T>
export function initialOf(fields: Fields): object {
  return Object.fromEntries(Object.entries(fields).map(([name, { initial }]) => [name, initial]))
}

/** What a record holds in some of its fields. */
export function pick<T extends object, Name extends keyof T>(record: T, names: readonly Name[]): Pick<T, Name>
export function pick<T extends object>(record: T, names: readonly (keyof T)[]): object {
  const part: Partial<T> = {}
  for (const name of names) part[name] = record[name]
  return part
}

/** Of the values that are wanted those that differ from what a record holds. */
export function differing<T extends object>(
  names: readonly (keyof T)[],
  record: T,
  wanted: { readonly [Name in keyof T]?: T[Name] | undefined },
): Partial<T> {
  const changes: Partial<T> = {}
  for (const name of names) {
    const value = wanted[name]
    if (value !== undefined && !isSame(value, record[name])) changes[name] = value
  }
  return changes
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((member, at) => member === other[at])
}

/** A field as views call it. */
export function shownAs(name: string): string {
  return name.replace(/Ids$/, 's').replace(/Id$/, '')
}

/** What a view shows in a field. */
export function shownIn<T extends object, Name extends keyof T & string>(
  fields: T,
  name: Name,
  view: Shown<Pick<T, Name>>,
): ShownOf<T[Name]>
export function shownIn(_: Fields, name: string, view: object): unknown {
  return Reflect.get(view, shownAs(name))
}

/** Every field with what a view shows in it, in their order. */
export function shownFields<T extends object>(
  fields: T,
  view: Shown<T>,
): readonly { readonly name: keyof T & string; readonly field: Field; readonly shown: ShownValue }[]
export function shownFields(fields: Fields, view: Shown<Fields>): readonly object[] {
  return Object.entries(fields).map(([name, field]) => ({ name, field, shown: shownIn(fields, name, view) }))
}

/** What is shown in a field as a cell holds it: a day as a day, a code in words. */
export function cellOf(field: Field, shown: ShownValue, language: keyof Bilingual): SheetCell {
  if (shown === null || shown === '') return null
  if (isList(shown)) return shown.map(({ name }) => name).join(language === 'zh' ? '、' : ', ') || null
  if (typeof shown === 'object') return shown.name
  if (field.type === 'choice')
    return shown === field.nothing ? null : (field.values[shown]?.[language] ?? shown)
  return field.type === 'day' && isDay(shown) ? { day: shown } : shown
}

/** Whether a field shows several. */
export function isList(shown: ShownValue): shown is Named[] {
  return Array.isArray(shown)
}
