import type { CountedRecord } from './counted-records.ts'
import { allOf, type Those, turnedInto, which } from './sentence-counts.ts'
import type { Look, Reading } from './sentence-frames.ts'
import { lies } from './number-lies.ts'
import { nounOf, type Part } from './sentence-parts.ts'
import { restrictionOf, testsOf } from './sentence-states.ts'

type Told = Omit<Reading, 'from' | 'to'>

/** 销号率为48.1%, 限期整改类38.5%: what share of its things is closed; null where it says of no rate. */
export function rateIn(part: Part, look: Look): Told | null {
  const { number, left, right } = part
  if (number === null || !number.isPercent || right.some(({ kind }) => kind !== 'fill')) return null
  const isRate = [...left, ...look.told.topic].some(({ kind }) => kind === 'rate') || look.told.isRate
  const shared = ofTogether(part, look)
  if (shared !== null) return shared
  if (!isRate) return ofBefore(part, look)
  const isKnown = left.every(({ kind }) => known.includes(kind))
  if (!isKnown) return null
  const groups = scopesOf(part, look)
  if (groups === null) return null
  const isEach = groups.length > 1 && left.some(({ kind }) => kind === 'each' || kind === 'all')
  if ((groups.length > 1 && !isEach) || (groups.length < 2 && left.some(({ kind }) => kind === 'each')))
    return null
  const tests = testsOf(restrictionOf(left))
  const sharesOf = (those: Those): readonly number[] =>
    tests.flatMap((test) => {
      const whole = which(those, test)
      const part = which(whole, isClosed)
      return whole.records.length < 2 ? [] : [(part.records.length / whole.records.length) * 100]
    })
  const shares = groups.map(sharesOf)
  if (shares.some((one) => one.length === 0)) return null
  const isRight = shares.every((one) => one.some((share) => lies(share, number)))
  const wrong = shares.find((one) => !one.some((share) => lies(share, number)))?.[0] ?? 0
  const records = groups.flatMap((those) => those.records.filter(isClosed).map(({ record }) => record))
  const recorded = `${wrong.toFixed(Math.max(1, number.decimals))}%`
  return { verdict: isRight ? 'right' : 'wrong', recorded, records, thing: groups[0]?.thing ?? 'measure' }
}

const ofWhole = ['fill', 'share', 'noun', 'sum', 'within']
const known = ['name', 'state', 'rate', 'fill', 'and', 'all', 'each', 'noun', 'within', 'sum']

function isClosed({ marks }: CountedRecord): boolean {
  return marks.includes('closed')
}

/** Of whose things the share is: of those named, else of all. */
function scopesOf(part: Part, { named, told, reader }: Look): readonly Those[] | null {
  const thing = nounOf(part) ?? 'measure'
  if (thing !== 'measure' && thing !== 'finding') return null
  if (named.length > 0) return named.map((name) => allOf(thing, [name], reader.counted))
  if (told.names.length > 0 || told.frames.length > 0) return null
  return [allOf(thing, reader.above, reader.counted)]
}

/** 52项任务完成25项，进度过半: what share the last is of the first. */
function ofBefore({ number, left }: Part, { told: { frames }, reader }: Look): Told | null {
  const [whole, part] = [frames[0], frames.at(-1)]
  if (number === null || whole === undefined || part === undefined || whole === part) return null
  if (!whole.isRight || !part.isRight || left.some(({ kind }) => !ofWhole.includes(kind))) return null
  const shares = whole.ways.flatMap((of) =>
    part.ways.flatMap((some) => {
      const those = turnedInto(some.thing, of, reader.counted)
      return of.thing !== some.thing || those === null || those.records.length === 0
        ? []
        : [(some.records.length / those.records.length) * 100]
    }),
  )
  const [first] = shares
  if (first === undefined) return null
  const isRight = shares.some((share) => lies(share, number))
  const records = (part.ways[0]?.records ?? []).map(({ record }) => record)
  const recorded = `${first.toFixed(Math.max(1, number.decimals))}%`
  return { verdict: isRight ? 'right' : 'wrong', recorded, records, thing: part.ways[0]?.thing ?? 'measure' }
}

/** 甲、乙各牵头15条，两家合计占措施总数的48.4%: what those that are named have together, where that makes it true. */
function ofTogether(
  { number, left }: Part,
  { told: { frames, names }, reader: { counted } }: Look,
): Told | null {
  const at = left.findIndex(({ kind }) => kind === 'share')
  // 占上述措施总数: of what those have that are named.
  const isOfThese = left.slice(at).some(({ text }) => text === '上述')
  if (number === null || at < 0 || names.length < 2) return null
  if (!isOfThese && !left.slice(0, at).some(({ kind }) => kind === 'sum')) return null
  const last = frames.findLast(({ ways: [way] }) => way?.thing === 'measure' || way?.thing === 'finding')
  const thing = last?.ways[0]?.thing ?? 'measure'
  const tests = testsOf(restrictionOf(last === undefined ? [] : [...last.part.left, ...last.part.right]))
  const wholes = testsOf(restrictionOf(left.slice(at))).map((test) =>
    which(allOf(thing, isOfThese ? names : [], counted), test),
  )
  const parts = tests.map((test) => which(allOf(thing, names, counted), test))
  const hit = parts.find(({ records }) =>
    wholes.some(
      (whole) => whole.records.length > 0 && lies((records.length / whole.records.length) * 100, number),
    ),
  )
  return hit === undefined
    ? null
    : { verdict: 'right', recorded: '', records: hit.records.map(({ record }) => record), thing }
}
