import type { CountedThing } from './counted-records.ts'
import { lies } from './number-lies.ts'
import { allOf, distinct, type Those, turnedInto, which } from './sentence-counts.ts'
import type { Look, Reading } from './sentence-frames.ts'
import type { Part } from './sentence-parts.ts'
import { isEnd, isKnown, restrictionOf, testsOf } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

type Told = Omit<Reading, 'from' | 'to'>

/**
 * Whether a share is one of anything that its sentence names: of a part that was told in any whole. Null where not everything about it was
 * understood.
 */
export function shareOfAny(part: Part, look: Look): Told | null {
  const { number, left, right } = part
  if (number === null) return null
  const { counted } = look.reader
  const tokens = [...left, ...right]
  // 在30%至60%之间: of each there is another.
  if (!isKnown(restrictionOf(tokens), counted) || tokens.some(({ kind }) => kind === 'each')) return null
  const things = thingsIn(tokens, look)
  const said = saidIn(tokens, look)
  const frames = look.told.frames.flatMap(({ ways }) => ways)
  // 过半 is true of many a share: of what was counted before it, where anything was.
  const isLoose = number.bound !== null && frames.length > 0
  const all = isLoose
    ? things.flatMap((thing) => frames.flatMap((one) => turnedInto(thing, one, counted) ?? []))
    : things.flatMap((thing) => wholesOf(thing, said, look))
  const wholes = distinct(all).slice(0, most)
  const parts = distinct([
    ...frames,
    ...(isLoose ? [] : wholes),
    ...wholes.map((one) => which(one, isClosed)),
  ]).slice(0, 2 * most)
  const ids = parts.map(({ thing, records }) => ({
    thing,
    ids: new Set(records.map(({ record }) => record.id)),
  }))
  const shares = wholes.flatMap(({ thing, records }) =>
    records.length < 2
      ? []
      : ids.flatMap((some) =>
          some.thing === thing && !(isLoose && some.ids.size === records.length)
            ? [(records.filter(({ record }) => some.ids.has(record.id)).length / records.length) * 100]
            : [],
        ),
  )
  const isRight = shares.some((share) => lies(share, number))
  const [thing = 'measure'] = things
  if (![...tokens, ...look.told.topic].every(({ kind }) => plain.includes(kind))) return null
  if (isRight) return { verdict: 'right', recorded: '', records: [], thing, isWeak: true }
  const first = likeliest(wholes, look)
  if (first === null) return null
  const recorded = `${first.toFixed(Math.max(1, number.decimals))}%`
  return {
    verdict: 'wrong',
    recorded,
    records: [],
    thing,
    ...(isLoose && isOfLast(part, look) && { isFirm: true }),
  }
}

/** 限期整改措施31条，目前完成过半: nothing else can be meant than those that were counted right before. */
function isOfLast({ left }: Part, { told: { frames } }: Look): boolean {
  const [frame] = frames
  const isOther = left.some(
    ({ kind }) => kind === 'share' || kind === 'rate' || kind === 'name' || kind === 'noun',
  )
  return (
    frames.length === 1 &&
    frame?.isRight === true &&
    !isOther &&
    left.some(isEnd) &&
    frame.ways.every(({ thing }) => thing === 'measure' || thing === 'finding')
  )
}

const most = 48
const plain: readonly Token['kind'][] = [
  'name',
  'state',
  'rate',
  'fill',
  'and',
  'all',
  'each',
  'noun',
  'within',
  'sum',
  'share',
  'not',
  'rest',
  'source',
  'period',
  'past',
  'change',
  'newly',
  'manner',
]

function isClosed({ marks }: { readonly marks: readonly string[] }): boolean {
  return marks.includes('closed')
}

/** What the last number counted of what the first did, or what is closed of all. */
function likeliest(wholes: readonly Those[], { told: { frames } }: Look): number | null {
  const [whole, part] = [frames[0]?.ways[0], frames.at(-1)?.ways[0]]
  if (
    whole !== undefined &&
    part !== undefined &&
    whole.thing === part.thing &&
    part.records.length < whole.records.length
  )
    return (part.records.length / whole.records.length) * 100
  const [all] = wholes
  return all === undefined || all.records.length === 0
    ? null
    : (which(all, isClosed).records.length / all.records.length) * 100
}

function thingsIn(tokens: readonly Token[], { told }: Look): readonly CountedThing[] {
  const isOf = (thing: CountedThing): boolean => thing === 'measure' || thing === 'finding'
  const own = [...tokens, ...told.topic].flatMap((token) =>
    token.kind === 'noun' && isOf(token.thing) ? [token.thing] : [],
  )
  const before = told.frames.flatMap(({ ways }) => ways.map(({ thing }) => thing)).filter(isOf)
  const found = [...new Set([...own, ...before])]
  return found.length > 0 ? found : ['measure']
}

/** What was said of how things stand: beside the number, before it, and of each number before. */
function saidIn(tokens: readonly Token[], { told }: Look): readonly (readonly Token[])[] {
  const frames = told.frames.map(({ part: { left, right } }) => [...left, ...right])
  return [tokens, told.topic, ...frames].filter((some) => some.some(({ kind }) => kind === 'state'))
}

function wholesOf(thing: CountedThing, said: readonly (readonly Token[])[], look: Look): readonly Those[] {
  const { told, reader, named } = look
  const names = [
    ...(named.length > 0 ? [named, ...(named.length > 1 ? named.map((one) => [one]) : [])] : []),
    ...(told.names.length > 0 ? [told.names, ...told.names.map((one) => [one])] : []),
    ...(reader.above.length > 0 ? [reader.above] : []),
    [],
  ]
  const frames = told.frames.flatMap(({ ways }) => ways.slice(0, 4))
  const turned = frames.flatMap((one) => turnedInto(thing, one, reader.counted) ?? [])
  const universes = names.map((some) => allOf(thing, some, reader.counted))
  const tests = said.flatMap((tokens) => [
    ...testsOf(restrictionOf(tokens)).slice(0, 4),
    ...testsOf(restrictionOf(tokens.filter((token) => !isEnd(token)))).slice(0, 4),
  ])
  return [...universes, ...turned, ...universes.flatMap((one) => tests.map((test) => which(one, test)))]
}
