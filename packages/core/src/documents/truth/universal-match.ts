import type { CountedRecord, CountedRecords } from './counted-records.ts'
import { allOf, type Those } from './sentence-counts.ts'
import { isKnown, restrictionOf, type Test, testsOf } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'
import { nameOf } from './units-said.ts'

/** What a frame matched: its tokens, by the groups of its pattern. */
export type Match = {
  readonly all: readonly Token[]
  readonly of: (group: string) => readonly Token[]
  readonly letters: (group: string) => string
  /** The last period that was named up to it, and whom its sentence named before. */
  readonly period: Token | undefined
  readonly before: readonly string[]
  readonly counted: CountedRecords
}

/** What holds of what is said: by what it is borne out, or what the records give instead; null where nobody knows. */
export type Verdict = { readonly isRight: boolean; readonly recorded: string; readonly those?: Those } | null

/** The names among tokens. */
export function namesIn(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => (token.kind === 'name' ? [token.name] : []))
}

/** How something stands that is said of a unit by its measures. */
export type Said = { readonly tests: readonly Test[]; readonly isNone: boolean; readonly isAll: boolean }

/** How a clause says that something stands; null where nobody knows that. */
export function saidOf({ of, letters, counted }: Match): Said | null {
  const tokens = of('says')
  const code = letters('says')
  const isNone = code.includes('0') || /!S+y/u.test(code)
  const restriction = restrictionOf(/!S+y/u.test(code) ? tokens.filter(({ kind }) => kind !== 'not') : tokens)
  if (restriction.length === 0 || !isKnown(restriction, counted)) return null
  return { tests: testsOf(restriction), isNone, isAll: /A[!&]?S|SAm/u.test(code) && !isNone }
}

/** All units or areas of the kind of those who are named; null where they are of several kinds. */
export function peersOf(names: readonly string[], counted: CountedRecords): Those | null {
  for (const thing of ['owner', 'category', 'measure', 'finding'] as const) {
    const all = allOf(thing, [], counted)
    if (names.length > 0 && names.every((name) => all.records.some((one) => nameOf(one) === name))) return all
  }
  return null
}

/** Whether it is so of a unit by its measures, of a measure by itself. */
export function isSo(unit: CountedRecord, { isNone, isAll }: Said, test: Test): boolean {
  if (unit.parts === undefined || unit.thing === 'measure') return isNone !== test(unit)
  const parts = unit.parts.map((marks) => ({ ...unit, marks }))
  if (isNone) return parts.length > 0 && !parts.some(test)
  return isAll ? parts.length > 0 && parts.every(test) : parts.some(test)
}
