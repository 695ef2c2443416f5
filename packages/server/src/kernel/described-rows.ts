import { compileFunction } from 'node:vm'
import pg from 'pg'

/** The values of a row as they come, before anything is made of them. */
export type RawRow = readonly (string | null)[]

/** The columns that a statement answers with. */
export type Description = {
  /** Tells it from others. */
  readonly key: string
  readonly read: (row: RawRow) => object
}

type Column = { readonly name: string; readonly dataTypeID: number }

/** What the rows of statements look like; the same for all connections, however many have been told. */
export type Descriptions = {
  /** Of a statement with a name, which comes again and again: rows are read by a piece of program that is written once. */
  of(name: string, columns: readonly Column[]): Description
}

/** Nothing was described yet. */
export function openDescriptions(types: pg.CustomTypesConfig): Descriptions {
  const known = new Map<string, Description>()
  return {
    of: (name, columns) => {
      const key = columns.map((column) => `${column.name} ${column.dataTypeID}`).join('\n')
      const before = known.get(name)
      if (before?.key === key) return before
      const description = { key, read: writtenReader(columns, types) }
      known.set(name, description)
      if (known.size > mostKnown) for (const oldest of known.keys()) return forgotten(oldest, description)
      return description
    },
  }

  function forgotten(oldest: string, kept: Description): Description {
    known.delete(oldest)
    return kept
  }
}

/** So many are remembered: several times as many as the program has. */
const mostKnown = 1_000

type Read = Description['read']
type Parse = (value: string) => unknown

function parsersOf(columns: readonly Column[], types: pg.CustomTypesConfig): Parse[] {
  return columns.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text'))
}

/** Reads rows of a statement that comes once. */
export function plainReader(columns: readonly Column[], types: pg.CustomTypesConfig): Read {
  const parsers = parsersOf(columns, types)
  return (row) =>
    Object.fromEntries(
      columns.map(({ name }, at) => {
        const value = row[at] ?? null
        return [name, value === null ? null : parsers[at]?.(value)]
      }),
    )
}

function writtenReader(columns: readonly Column[], types: pg.CustomTypesConfig): Read {
  const parsers = parsersOf(columns, types)
  const taken = columns.map((_, at) => `const parse${at} = parsers[${at}];`)
  // In brackets no name means anything but itself.
  const fields = columns.map(({ name }, at) => {
    return `[${JSON.stringify(name)}]: row[${at}] === null ? null : parse${at}(row[${at}])`
  })
  const text = `'use strict';${taken.join('')}return (row) => ({${fields.join()}})`
  const made: unknown = compileFunction(text, ['parsers'])(parsers)
  if (!isRead(made)) throw new Error('no reader was written')
  return made
}

function isRead(made: unknown): made is Read {
  return typeof made === 'function'
}
