import type { CountedRecord, CountedRecords, CountedThing } from './counted-records.ts'
import type { Period, Test } from './sentence-states.ts'

/** Records of one kind that a part of a sentence is about. */
export type Those = { readonly thing: CountedThing; readonly records: readonly CountedRecord[] }

/** All of one kind, or those that belong to any of some names. */
export function allOf(thing: CountedThing, names: readonly string[], { records }: CountedRecords): Those {
  const isNamed = ({ within, name }: CountedRecord): boolean =>
    names.length === 0 ||
    names.some((one) => within.includes(one)) ||
    (name !== undefined && names.includes(name))
  return { thing, records: records.filter((one) => one.thing === thing && isNamed(one)) }
}

/** Those of another kind that belong to them: the measures of findings, the findings and owners of measures. */
export function turnedInto(thing: CountedThing, those: Those, counted: CountedRecords): Those | null {
  if (those.thing === thing) return those
  const all = counted.records.filter((one) => one.thing === thing)
  if (those.thing === 'finding' && thing === 'measure') {
    const ids = new Set(those.records.map(({ record }) => record.id))
    return { thing, records: all.filter(({ findingId = '' }) => ids.has(findingId)) }
  }
  if (those.thing === 'measure' && thing === 'finding') {
    const ids = new Set(those.records.map(({ findingId = '' }) => findingId))
    return { thing, records: all.filter(({ record }) => ids.has(record.id)) }
  }
  if (those.thing === 'category' || those.thing === 'owner') {
    const names = new Set(those.records.flatMap(({ name, within }) => (name === undefined ? within : [name])))
    return { thing, records: all.filter(({ within }) => within.some((one) => names.has(one))) }
  }
  if (thing === 'category' || thing === 'owner' || thing === 'leader' || thing === 'handler') {
    const names = new Set(those.records.flatMap(({ within }) => within))
    const isOf = ({ name, within }: CountedRecord): boolean =>
      name === undefined ? within.some((one) => names.has(one)) : names.has(name)
    return { thing, records: all.filter(isOf) }
  }
  return null
}

/** Those for which a test holds. */
export function which({ thing, records }: Those, test: Test): Those {
  return { thing, records: records.filter(test) }
}

/** Those that were closed in a period; null where the day of any is not known. */
export function closedIn({ thing, records }: Those, { from, to }: Period): Those | null {
  if (thing !== 'measure' && thing !== 'finding' && thing !== 'claim') return null
  const closed = records.filter(({ marks }) => marks.includes('closed'))
  const dayOf = ({ closedOn = null, decidedOn = null }: CountedRecord) => closedOn ?? decidedOn
  if (closed.some((one) => dayOf(one) === null)) return null
  const isIn = (one: CountedRecord): boolean => {
    const on = dayOf(one)
    return on !== null && (from === null || on >= from) && (to === null || on <= to)
  }
  return { thing, records: closed.filter(isIn) }
}

/** Of claims those that were made in a period. */
export function madeIn({ thing, records }: Those, { from, to }: Period): Those {
  const isIn = ({ claimedOn }: CountedRecord): boolean =>
    claimedOn !== undefined && (from === null || claimedOn >= from) && (to === null || claimedOn <= to)
  return { thing, records: records.filter(isIn) }
}

/** Of claims those that were returned in a period; null where the day of any is not known. */
export function returnedIn({ thing, records }: Those, { from, to }: Period): Those | null {
  const isIn = ({ decidedOn = null }: CountedRecord): boolean =>
    decidedOn !== null && (from === null || decidedOn >= from) && (to === null || decidedOn <= to)
  const returned = records.filter(({ marks }) => marks.includes('returned'))
  if (returned.some(({ decidedOn = null }) => decidedOn === null)) return null
  return { thing, records: returned.filter(isIn) }
}

/** Those that are due in a period: the open ones, or all. */
export function dueIn({ thing, records }: Those, { from, to }: Period, isOfAll = false): Those {
  const isIn = ({ marks, dueOn = null }: CountedRecord): boolean =>
    (isOfAll || marks.includes('open')) &&
    dueOn !== null &&
    (from === null || dueOn >= from) &&
    (to === null || dueOn <= to)
  return { thing, records: records.filter(isIn) }
}

/** Those of the first that are not among the others. */
export function without({ thing, records }: Those, others: readonly Those[]): Those {
  const gone = new Set(others.flatMap((one) => one.records.map(({ record }) => record.id)))
  return { thing, records: records.filter(({ record }) => !gone.has(record.id)) }
}

/** Each of several once. */
export function distinct(those: readonly Those[]): readonly Those[] {
  const found = new Map<string, Those>()
  for (const one of those) {
    const key = `${one.thing}${one.records.map(({ record }) => record.id).join()}`
    if (!found.has(key)) found.set(key, one)
  }
  return [...found.values()]
}
