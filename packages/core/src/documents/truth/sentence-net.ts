import type { CountedRecords, CountedThing } from './counted-records.ts'
import { allOf, type Those, which } from './sentence-counts.ts'
import type { Look, Reading } from './sentence-frames.ts'
import { isOtherDoing, speaksOfOthers } from './other-words.ts'
import { nounOf, type Part, thingsFor } from './sentence-parts.ts'
import { isKnown, restrictionOf, testsOf } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

/**
 * 80条措施逐条过堂, 对尚未启动的9条措施实行清单管理: more than there are at all, whatever the words about them mean that nobody here
 * understands. Those may only say which of them it is about. Null where there are as many, or where it may be of something else.
 */
export function beyondAll(part: Part, look: Look): Reading | null {
  const { number, left, right } = part
  if (number === null || number.isPercent || number.bound === 'near' || look.told.isAim) return null
  const thing = thingOf(part, look)
  if (thing !== 'measure' && thing !== 'finding') return null
  // 62项措施均已启动, 9条措施实行清单管理: which ones they are stands before the noun, and before what is said of all.
  const end = right.findIndex(({ kind }) => kind === 'all' || kind === 'noun')
  const tokens = [...left, ...(end < 0 ? right : right.slice(0, end))]
  const words = tokens.map(({ text }) => text).join('')
  if (tokens.some(({ kind }) => ofOthers.includes(kind)) || otherWork.test(words) || speaksOfOthers(words))
    return null
  if (thing === 'finding' && isOfOtherWork(left)) return null
  const { counted } = look.reader
  const restriction = restrictionOf([...tokens, ...saidBehind(right, end)])
  const isPast = tokens.some(({ kind }) => kind === 'period' || kind === 'past')
  const tests = isPast || !isKnown(restriction, counted) ? testsOf([]) : testsOf(restriction)
  const those = allOf(thing, [], counted)
  const most = tests.map((test) => which(those, test)).reduce(larger, { thing, records: [] })
  const aside = counted.voided[thing] + counted.merged[thing]
  const told = [those.records.length, counted.announced[thing] ?? 0, aside + those.records.length]
  if (most.records.length === 0) return null
  const isNot = isOfAll(part, { thing, counted }) && restriction.length === 0
  if (isNot && number.bound === null && number.step === null && !told.includes(number.value))
    return {
      from: number.from,
      to: number.end,
      verdict: 'wrong',
      recorded: String(those.records.length),
      records: those.records.map(({ record }) => record),
      thing,
    }
  const isMore =
    number.value > most.records.length && !(number.value <= Math.max(...told) && restriction.length === 0)
  if (!isMore) return null
  const records = most.records.map(({ record }) => record)
  return {
    from: number.from,
    to: number.end,
    verdict: 'wrong',
    recorded: String(records.length),
    records,
    thing,
  }
}

/** 28条措施通过验收销号: how they are said to stand right behind their noun. */
function saidBehind(right: readonly Token[], noun: number): readonly Token[] {
  if (noun < 0 || right[noun]?.kind !== 'noun') return []
  const behind = right.slice(noun + 1)
  const end = behind.findIndex(({ kind }) => !['fill', 'state', 'not'].includes(kind))
  return end < 0 ? behind : behind.slice(0, end)
}

/** 会议研究解决问题37个, 围绕3个问题: of some other work. */
function isOfOtherWork(left: readonly Token[]): boolean {
  const noun = left.findLastIndex(({ kind }) => kind === 'noun')
  const before = left
    .slice(0, noun < 0 ? left.length : noun)
    .map(({ text }) => text)
    .join('')
  return isOtherDoing('finding', { before, between: '', after: '' })
}

/** 研究制定整改措施56条: too many for any class, area, finding or unit, or for what stands in any one way, so that it says how many there are. */
function isOfAll(
  { number, left, right }: Part,
  { thing, counted }: { readonly thing: CountedThing; readonly counted: CountedRecords },
): boolean {
  const tokens = [...left, ...right]
  if (number === null || tokens.some(({ kind }) => kind === 'name' || kind === 'state' || kind === 'unknown'))
    return false
  const sizes = new Map<string, number>()
  const all = counted.records.filter((one) => one.thing === thing)
  for (const { marks, within } of all)
    for (const one of [...marks.filter((mark) => !/^(?:with|dated)/u.test(mark)), ...within])
      sizes.set(one, (sizes.get(one) ?? 0) + 1)
  const parts = [...sizes.values()].filter((size) => size < all.length)
  return number.value > Math.max(0, ...parts)
}

function larger(one: Those, other: Those): Those {
  return other.records.length > one.records.length ? other : one
}

const ofOthers: readonly Token['kind'][] = [
  'sum',
  'change',
  'than',
  'more',
  'less',
  'voided',
  'merged',
  'newly',
  'rate',
  'none',
  'aim',
]

const otherWork =
  /同类|自查|排查|发现|查出|20\d\d年度|子任务|分解|清单|台账|制度|督办|隐患|举一反三|线索|企业|群众|以往|长效|重复|新增|各级|全[市县区省]|兄弟|其他/u

/** What it counts where that is said right beside it; null where words stand between that nobody understands. */
function thingOf(part: Part, { told }: Look): CountedThing | null {
  const { left, right } = part
  const behind = right.findIndex(({ kind }) => kind === 'noun')
  const noun = nounOf(part)
  if (noun !== null && behind >= 0 && right[behind]?.kind === 'noun') {
    return right.slice(0, behind).some(({ kind }) => kind === 'unknown') ? null : noun
  }
  const at = left.findLastIndex(({ kind }) => kind === 'noun')
  if (noun !== null && at >= 0)
    return [left[at - 1], ...left.slice(at + 1), right[0]].some((token) => token?.kind === 'unknown')
      ? null
      : noun
  const fits = thingsFor(part)
  const last = told.frames.findLast(
    ({ ways: [way], isRight }) => isRight && way !== undefined && fits.includes(way.thing),
  )
  const isStated = [...left.slice(-2), ...right.slice(0, 2)].some(({ kind }) => kind === 'state')
  const isRead = left.every(({ kind }) => kind !== 'unknown') && right[0]?.kind !== 'unknown'
  return last !== undefined && isStated && isRead ? (last.ways[0]?.thing ?? null) : null
}
