import type { CountedThing } from './counted-records.ts'
import { allOf, type Those, turnedInto, which, without } from './sentence-counts.ts'
import type { Frame, Look } from './sentence-frames.ts'
import { nounOf, type Part } from './sentence-parts.ts'
import { isEnd, restrictionOf, testsOf } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

/** A part of a sentence with what it may count. */
export type Sought = Look & { readonly thing: CountedThing }

/** 占62项任务的三分之二: what stands before 占 is not of the whole. */
export function tokensAbout({ left, right }: Part): readonly Token[] {
  const share = left.findLastIndex(({ kind }) => kind === 'share')
  return [...left.slice(share + 1), ...right]
}

/** What a number can be of: all of its kind, what the names about it answer for, or what was counted before. */
export function basesOf(part: Part, look: Sought): readonly Those[] {
  const { told, reader, named, thing } = look
  const ahead = part.left.flatMap((token) => (token.kind === 'name' ? [token.name] : []))
  const scopes = scopesOf({ told, reader, named }, nounOf(part))
  // 5条措施集中在某方面: a name behind may tell of a part of them.
  const isSpread = part.right.some(({ text }) => /主要|集中|分布|涉及|来自/u.test(text))
  const isOfAll = part.right.some(({ kind }) => kind === 'all')
  const all = isSpread && !isOfAll && ahead.length < named.length ? [...scopes, ahead] : scopes
  const universes = all
    .map((names) => allOf(thing, names, reader.counted))
    .map((those) => (isRestOfAll(part, look) ? which(those, ({ marks }) => marks.includes('open')) : those))
  const isRest = part.left.some(({ kind }) => kind === 'rest')
  if (isRest && told.frames.length > 0)
    return [...restsOf(told.frames), ...openOf(told.frames, look)].flatMap(
      (one) => turnedInto(thing, one, reader.counted) ?? [],
    )
  const before = told.frames
    .toReversed()
    .flatMap(({ ways }) => ways)
    .flatMap((one) => turnedInto(thing, one, reader.counted) ?? [])
  const own = before.map((one) => inNames(one, named))
  // 逾期的5条集中在某方面，该方面有3条: those of the name that stood behind them.
  const within = named.length > 0 ? own : [...own, ...before.map((one) => inNames(one, told.names))]
  const topical = [told.topic, told.topic.filter((token) => !isEnd(token))].flatMap((topic) =>
    testsOf(restrictionOf(topic)),
  )
  const topics =
    told.topic.length === 0 ? [] : universes.flatMap((one) => topical.map((test) => which(one, test)))
  const isLeft = nounOf(part) === null && named.length === 0
  const isAlike = told.frames.some(({ ways }) => ways.some((way) => way.thing === thing))
  const isTimed = part.left.some(({ kind }) => kind === 'period')
  const both = isLeft && isAlike && !isTimed ? [...within, ...universes] : [...universes, ...within]
  const last = told.frames.at(-1)
  // 完成17条，占28条的60.7%: that is what they are a part of.
  const whole =
    last !== undefined && part.left.some(({ kind }) => kind === 'share') ? wholesOf(last, look) : []
  const bases = [...whole, ...(part.isWithin && within.length > 0 ? within : both)]
  return [...bases, ...topics, ...alsoSo(part, universes, look)].slice(0, 60)
}

/** 9月销号5项，累计44项: all that stand so, not only those of before. */
function alsoSo({ left, right }: Part, universes: readonly Those[], { told }: Look): readonly Those[] {
  const last = told.frames.at(-1)?.part
  const isBare = ![...left, ...right].some(({ kind }) => kind === 'state' || kind === 'noun')
  if (last === undefined || !isBare || !left.some(({ kind }) => kind === 'sum')) return []
  return testsOf(restrictionOf([...last.left, ...last.right])).flatMap((test) =>
    universes.map((one) => which(one, test)),
  )
}

/** 抓紧办理剩余4项: what is open, where nothing was counted before. */
function isRestOfAll({ left }: Part, { told }: Look): boolean {
  return told.frames.length === 0 && left.some(({ kind }) => kind === 'rest')
}

function inNames(those: Those, names: readonly string[]): Those {
  if (names.length === 0) return those
  return which(those, ({ within, name }) => names.some((one) => within.includes(one) || name === one))
}

/** What is left of each whole before, when what was counted behind it is taken off. */
function restsOf(frames: readonly Frame[]): readonly Those[] {
  return frames.flatMap((frame, at) => {
    const parts = frames.slice(at + 1)
    if (parts.length === 0) return []
    return frame.ways.slice(0, 4).map((whole) =>
      without(
        whole,
        parts.flatMap(({ ways }) => ways.slice(0, 1)),
      ),
    )
  })
}

/** 立行立改措施已销号24条，仅剩1条: of those that are counted alone the others are left. */
function openOf(frames: readonly Frame[], look: Look): readonly Those[] {
  const [first] = frames
  if (first === undefined || frames.length > 1) return []
  return wholesOf(first, look).map((whole) => without(whole, first.ways.slice(0, 1)))
}

/** Of what those that are told to be closed are a part. */
function wholesOf({ part, ways }: Frame, { reader }: Look): readonly Those[] {
  const tokens = tokensAbout(part)
  if (!tokens.some(isEnd)) return []
  const names = tokens.flatMap((token) => (token.kind === 'name' ? [token.name] : []))
  const tests = testsOf(restrictionOf(tokens.filter((token) => token.kind !== 'not' && !isEnd(token))))
  return ways.slice(0, 2).flatMap((way) => {
    const all = allOf(way.thing, names, reader.counted)
    return tests.map((test) => which(all, test))
  })
}

function scopesOf({ told, reader, named }: Look, noun: CountedThing | null): readonly (readonly string[])[] {
  if (named.length > 0) return [named]
  const led = [...told.names, ...reader.above]
  const scopes = [...(told.names.length > 0 ? [told.names] : []), ...led.map((one) => [one])]
  return told.names.length > 0 && noun === null ? scopes : [...scopes, []]
}
