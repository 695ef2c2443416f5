import type { CountedThing } from './counted-records.ts'
import type { Counted } from './near.ts'
import { allOf } from './sentence-counts.ts'
import type { Look } from './sentence-frames.ts'
import type { Part } from './sentence-parts.ts'

/** What the source itself states. */
export function isAnnounced(
  { value }: Counted,
  things: readonly CountedThing[],
  { told, reader: { counted: of } }: Look,
): boolean {
  return (
    told.isOfSource &&
    things.some(
      (thing) =>
        (thing === 'category' || thing === 'finding' || thing === 'measure') && of.announced[thing] === value,
    )
  )
}

/** 共有14条，其中作废1条、并入1条: what was set aside is among them. */
export function isWithAside(
  { number, left, right }: Part,
  things: readonly CountedThing[],
  look: Look,
): boolean {
  const { told, named, reader } = look
  if (!told.hasAside || named.length > 0 || [...left, ...right].some(({ kind }) => kind === 'state'))
    return false
  return things.some((thing) => {
    if (thing !== 'measure' && thing !== 'finding') return false
    const now = allOf(thing, [], reader.counted).records.length
    const [voided, merged] = [reader.counted.voided[thing], reader.counted.merged[thing]]
    return [voided, merged, voided + merged].some((aside) => aside > 0 && now + aside === number?.value)
  })
}

/**
 * What the numbers before it come to together: 已销号5条、2条，共7条. Only what is counted in the same word and agrees with the records itself
 * makes a total that does: 制度7条、企业12家，共19个问题 says of findings what nobody has counted.
 */
export function isSum({ number, left }: Part, { told: { frames } }: Look): boolean {
  if (number === null || !left.some(({ kind }) => kind === 'sum')) return false
  return frames.some((_, at) => {
    const last = frames.slice(at)
    const isOfOneKind = last.every(
      ({ part, isRight }) => isRight && part.number?.measureWord === number.measureWord,
    )
    return last.length > 1 && isOfOneKind && last.reduce((sum, { value }) => sum + value, 0) === number.value
  })
}
