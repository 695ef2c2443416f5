import type { CountedThing } from './counted-records.ts'
import { type Counted, countedIn } from './near.ts'
import { lies } from './number-lies.ts'
import { numberedIn } from './numbered.ts'
import { allOf, distinct, type Those, which } from './sentence-counts.ts'
import { speaksOfOthers } from './other-words.ts'
import { claimIn } from './sentence-claims.ts'
import { changeIn, dayBefore } from './sentence-changes.ts'
import { differenceIn, eachIn, unitsBy } from './sentence-compared.ts'
import { withoutExcept } from './sentence-except.ts'
import type { Frame, Look, Reader, Reading, Told } from './sentence-frames.ts'
import { hasOtherNoun, nobodys, nounOf, paired, type Part, partsOf, thingsFor } from './sentence-parts.ts'
import { shareRead, takenBack } from './sentence-share-read.ts'
import { isAnnounced, isSum, isWithAside } from './sentence-sums.ts'
import { inPeriods } from './sentence-times.ts'
import { basesOf, type Sought, tokensAbout } from './sentence-bases.ts'
import { beyondAll } from './sentence-net.ts'
import { isEnd, isKnown, restrictionOf, testsOf } from './sentence-states.ts'
import { asEnumerated, withoutAside } from './sentence-plain.ts'
import { type Token, tokensOf } from './sentence-tokens.ts'

/** Reads a sentence whole and looks up each number in it; of what it does not understand it says nothing. */
export function readingsOf(text: string, reader: Reader): readonly Reading[] {
  return wholeReading(text, reader).readings
}

/** What it reads there, with what each number counts. */
export function wholeReading(
  text: string,
  reader: Reader,
): { readonly readings: readonly Reading[]; readonly frames: readonly Frame[] } {
  // 第3、4号问题: which ones they are no record says.
  const { names } = reader.known
  // 措施5项以上的问题有3个: what has so many is counted by nobody here.
  if (/[项条](?:及)?(?:以上|以下)的?(?:问题|部门|单位|方面)/u.test(text))
    return { readings: inDoubt(text), frames: [] }
  if (numberedIn(text).some((one) => !one.names.every((name) => names.includes(name))))
    return { readings: [], frames: [] }
  const { rest, except } = withoutExcept(text, reader.known)
  const tokens = asEnumerated(withoutAside(tokensOf(rest, reader.known)))
  const told: Told = {
    frames: [],
    names: [],
    topic: [],
    periods: [],
    since: null,
    isSince: tokens.some(({ kind, text }) => kind === 'past' && /以来|后$/u.test(text)),
    lead: [],
    how: null,
    isRate: false,
    isOfSource: false,
    isUnread: false,
    isAim: false,
    except,
    hasAside: tokens.some(({ kind }) => kind === 'voided' || kind === 'merged'),
  }
  const parts = paired(partsOf(tokens), reader.known.categories)
  return { readings: parts.flatMap((part) => readingOf(part, told, reader)), frames: told.frames }
}

function inDoubt(text: string): readonly Reading[] {
  return countedIn(text).map(({ from, end }) => {
    return { from, to: end, verdict: 'unsure', recorded: '', records: [], thing: 'finding', isQuiet: true }
  })
}

function readingOf(part: Part, told: Told, reader: Reader): readonly Reading[] {
  const all = [...part.left, ...part.right]
  const named = all.flatMap((token) => (token.kind === 'name' ? [token.name] : []))
  // A further 分别, of which nobody says whose each is.
  if (part.isOwn !== true && all.some(({ kind }) => kind === 'pairs')) told.isUnread = true
  const isUnread = all.some(({ kind }) => kind === 'unknown')
  // 该问题尚有1项未销号, and which one it is nobody said.
  const isThat = all.some(
    ({ kind, text }) => kind === 'fill' && /^(?:该|此|这个?)\p{Script=Han}{2}$/u.test(text),
  )
  const isNobodys = isThat && told.names.length === 0 && named.length === 0 && reader.above.length === 0
  if (isNobodys) told.isUnread = true
  if (all.some(({ kind }) => kind === 'source')) told.isOfSource = true
  if (all.some(({ kind }) => kind === 'aim')) told.isAim = true
  // 4月份集中攻坚，当月销号16条: the month that was named.
  const periods = all.filter(({ kind, text }) => kind === 'period' && !/^[当该]/u.test(text))
  if (periods.length > 0) told.periods = periods
  const since = dayBefore(all, reader.counted)
  if (since !== null) told.since = since
  const { number } = part
  if (number === null) {
    const found = claimRead(all, { told, reader, named }, isUnread)
    told.names = named.length > 0 ? named : told.names
    told.topic = all
    told.isUnread ||= isUnread && mayRestrict(all)
    return found
  }
  if (all.some(({ kind }) => kind === 'rate')) told.isRate = true
  if (number.isPercent && all.some(isEnd)) told.isRate = true
  if (number.isPercent) {
    const shared = shareRead(part, { told, reader, named }, isUnread)
    // 立行立改类措施完成率为95.5%，仅1项未完成: of those of which the share was.
    told.topic = part.left
    return shared
  }
  const none = noneOf(part, { told, reader, named }, isUnread)
  if (none !== null) return none
  const look = { told, reader, named }
  const found = counted(part, look)
  if (named.length > 0) told.names = named
  // What was before is understood, and nobody knows it.
  if (found === 'untold') return []
  if (found === null || found === 'unknown' || (told.isAim && !isOfNow(part))) {
    told.isUnread = true
    return told.isAim && all.some((token) => token.kind === 'state' && token.ways.flat().includes('closed'))
      ? [takenBack(part, number)]
      : told.isAim
        ? []
        : beyond(part, look)
  }
  if (found.frame !== null) told.frames.push(found.frame)
  const place = { from: number.from, to: number.end }
  if (found.reading.verdict === 'right') {
    told.isUnread ||= part.left.some(({ kind }) => kind === 'unknown')
    return isUnread ? [] : [{ ...place, ...found.reading }, ...noneOfTheirs(part, found.reading)]
  }
  const isOfManner = all.some(({ kind }) => kind === 'manner')
  const isDoubted =
    isUnread ||
    hasOtherNoun(part) ||
    told.isUnread ||
    isOfManner ||
    (ofPeople.includes(found.reading.thing) && !isByMeasures(part))
  told.isUnread ||= isDoubted || found.reading.verdict === 'unsure'
  if (isDoubted) {
    const more = beyond(part, look)
    return more.length === 0 && (isNobodys || part.left.includes(nobodys)) ? [takenBack(part, number)] : more
  }
  return [{ ...place, ...found.reading, ...(part.isOwn === true && { isFirm: true }) }]
}

function beyond(part: Part, look: Look): readonly Reading[] {
  const found = beyondAll(part, look)
  return found === null ? [] : [found]
}

/** 2个问题的措施一项都没有销号: what is said of none is said of theirs. */
function noneOfTheirs({ right }: Part, reading: Found['reading']): readonly Reading[] {
  const none = right.find(({ kind }) => kind === 'none')
  const last = right.at(-1)
  return none === undefined || last === undefined ? [] : [{ ...reading, from: none.from, to: last.to }]
}

/** 2个部门已全部完成整改任务: units of which their measures tell. */
function isByMeasures({ right }: Part): boolean {
  return (
    right.some((token) => token.kind === 'noun' && token.thing === 'measure') &&
    right.some(({ kind }) => kind === 'all' || kind === 'none')
  )
}

/** Whether a clause without a number may say of what the numbers behind it are: 去年巡察的问题中. */
function mayRestrict(tokens: readonly Token[]): boolean {
  return (
    tokens.some(({ kind }) => restricting.includes(kind)) ||
    speaksOfOthers(tokens.map(({ text }) => text).join(''))
  )
}

const restricting: readonly Token['kind'][] = ['noun', 'state', 'name', 'source']

/** 对5条超期措施，要…: also where something is only to be, these are there now. */
function isOfNow({ left, right }: Part): boolean {
  if (left.some(({ kind, text }) => kind === 'rest' || /^(?:已|目前|现)/u.test(text))) return true
  const noun = right.findIndex(({ kind }) => kind === 'noun')
  const about = [...left, ...right.slice(0, Math.max(0, noun))]
  const states = about.filter((token) => token.kind === 'state')
  return (
    states.length > 0 &&
    // 推动尚未完成的2项任务: those are open.
    states.every((token) => !isEnd(token) || about[about.indexOf(token) - 1]?.kind === 'not')
  )
}

/** 未办结措施中没有一条是长期坚持类: one of which there is none says it of none. */
function noneOf({ number, left, right }: Part, look: Look, isUnread: boolean): readonly Reading[] | null {
  if (number?.value !== 1 || left.at(-1)?.kind !== 'none') return null
  const { named, told } = look
  const tokens: readonly Token[] = [
    ...left,
    ...(number.measureWord === '家'
      ? [{ kind: 'noun', thing: 'owner', from: number.from, to: number.end, text: '' } as const]
      : []),
    { kind: 'all', from: number.from, to: number.end, text: '' },
    ...right,
  ]
  const found = claimRead(tokens, look, isUnread)
  if (named.length > 0) told.names = named
  return found
}

function claimRead(tokens: readonly Token[], look: Look, isUnread: boolean): readonly Reading[] {
  const claim = isUnread || look.told.isUnread ? null : claimIn(tokens, look)
  if (claim === null) return []
  const { from, to, against, count, isMissing = false } = claim
  const records = (against?.records ?? []).map(({ record }) => record)
  const others = count ?? records.length
  const verdict = against === null ? 'unsure' : others === 0 && !isMissing ? 'right' : 'wrong'
  return [{ from, to, verdict, recorded: String(others), records, thing: against?.thing ?? 'measure' }]
}

type Found = {
  readonly frame: Frame | null
  readonly reading: Omit<Reading, 'from' | 'to'>
}

function counted(part: Part, look: Look): Found | 'unknown' | 'untold' | null {
  const number = part.number
  if (number === null) return null
  const changed = changeIn(part, look)
  if (changed === 'unknown') return 'untold'
  if (changed !== null) return changedFound(part, changed, look)
  if (isNoCount(part, number)) return null
  const compared = differenceIn(part, look)
  if (compared === 'unknown') return 'unknown'
  const read = compared ?? eachIn(part, look)
  if (read !== null) return { frame: null, reading: read }
  const noun = nounOf(part)
  const things = noun === null ? thingsOf(part, look) : [noun]
  const tokens = [...part.left, ...part.right]
  const aside = setAside(tokens, look)
  if (aside !== null) {
    const [thing = 'measure'] = things
    const isRight = (thing === 'finding' || thing === 'measure') && aside[thing] === number.value
    return {
      frame: null,
      reading: { verdict: isRight ? 'right' : 'unsure', recorded: '', records: [], thing },
    }
  }
  const ways = things.flatMap((thing) => [...unitsBy(part, thing, look), ...waysOf(part, { ...look, thing })])
  if (ways.length === 0) return null
  const known = ways.filter((one): one is Those => one !== null)
  const right = known.filter(({ records }) => lies(records.length, number))
  const isRight =
    right.length > 0 ||
    isAnnounced(number, things, look) ||
    isSum(part, look) ||
    isWithAside(part, things, look)
  const first = right[0] ?? known.find(({ records }) => records.length > 0) ?? known[0]
  const thing = first?.thing ?? things[0] ?? 'measure'
  const told = distinct(right.length > 0 ? right : known).slice(0, 8)
  const frame = {
    part,
    value: number.value,
    ways: [...ofWhom(thing, tokens, look), ...told],
    isRight,
  }
  const verdict = isRight ? 'right' : known.length < ways.length ? 'unsure' : 'wrong'
  const records = (first?.records ?? []).map(({ record }) => record)
  return { frame, reading: { verdict, recorded: String(records.length), records, thing } }
}

/** What was newly closed is what parts behind it are counted of. */
function changedFound(
  part: Part,
  { ways, ...reading }: Exclude<ReturnType<typeof changeIn>, 'unknown' | null>,
  { told }: Look,
): Found {
  const tokens = [...part.left, ...part.right]
  const isNew = told.how === 'more' && tokens.some(({ kind }) => kind === 'newly')
  const frame = { part, value: part.number?.value ?? 0, ways, isRight: reading.verdict === 'right' }
  return { frame: isNew ? frame : null, reading }
}

/** 逾期措施涉及3个部门，其中某局1条: what is counted behind units is of what they have. */
function ofWhom(thing: CountedThing, tokens: readonly Token[], look: Look): readonly Those[] {
  if (thing !== 'owner' && thing !== 'category') return []
  const restriction = restrictionOf(tokens)
  if (restriction.length === 0) return []
  const all = allOf('measure', look.named, look.reader.counted)
  return testsOf(restriction).map((test) => which(all, test))
}

// 一条未销号 and 没有1条 say none; one, without 仅 or 只, is an article; of each way to stand nobody says which.
function isNoCount({ left, right }: Part, { isWord, value }: Counted): boolean {
  const states = left.filter(({ kind }) => kind === 'state')
  return (
    left.at(-1)?.kind === 'none' ||
    (isWord && value === 1 && !/[仅只有]$/u.test(left.at(-1)?.text ?? '')) ||
    (isWord && value === 1 && right[0]?.kind === 'not') ||
    (left.some(({ kind }) => kind === 'each') && states.length > 1) ||
    [...left, ...right].some(({ kind, text }) => kind === 'change' && !/[至到为]/u.test(text))
  )
}

const ofPeople: readonly CountedThing[] = ['owner', 'leader', 'handler']

function setAside(tokens: readonly Token[], { reader: { counted: of } }: Look) {
  if (tokens.some(({ kind }) => kind === 'merged')) return of.merged
  return tokens.some(({ kind }) => kind === 'voided') ? of.voided : null
}

/** What a number counts that does not say it: what was counted before it, or what its word of measure fits. */
function thingsOf(part: Part, { told }: Look): readonly CountedThing[] {
  const fitting = thingsFor(part)
  const word = part.number?.measureWord
  const before = told.frames
    .toReversed()
    .flatMap(({ part: { number }, ways }) =>
      ways.flatMap(({ thing }) => (thing === fitting[0] || number?.measureWord === word ? [thing] : [])),
    )
  const last = before.filter((one) => fitting.includes(one)).slice(0, 1)
  const ofTopic = told.topic.flatMap((token) => (token.kind === 'noun' ? [token.thing] : []))
  const topical = ofTopic.filter((one) => fitting.includes(one)).slice(-1)
  return [...new Set([...last, ...topical, ...fitting.slice(0, 1)])]
}

/** What a number can count, the likeliest first; null where it says when, and nobody knows that. */
function waysOf(part: Part, look: Sought): readonly (Those | null)[] {
  const tokens = tokensAbout(part)
  if (!isKnown(restrictionOf(tokens), look.reader.counted)) return [null]
  const tests = testsOf(restrictionOf(tokens))
  const ways = distinct(basesOf(part, look)).flatMap((those) => tests.map((test) => which(those, test)))
  if (part.left.some(({ kind }) => kind === 'rest') && look.told.frames.length > 0)
    return basesOf(part, look).flatMap((rest) =>
      part.number !== null && lies(rest.records.length, part.number)
        ? tests.map((test) => which(rest, test))
        : [rest],
    )
  // 应于6月底前完成的措施: of these it does not say that they are closed.
  const isDue = tokens.some(({ kind, text }) => kind === 'due' && /^应|限/u.test(text))
  const due = testsOf(restrictionOf(isDue ? tokens.filter((token) => !isEnd(token)) : tokens))
  const those = isDue
    ? distinct(basesOf(part, look)).flatMap((one) => due.map((test) => which(one, test)))
    : ways
  const { timed, isOnly } = inPeriods(those, tokens, { told: look.told, today: look.reader.counted.today })
  return isOnly ? timed : [...timed, ...ways]
}
