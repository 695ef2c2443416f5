import type { KnownNames } from './clauses.ts'
import type { CountedRecord, CountedRecords } from './counted-records.ts'
import { lies } from './number-lies.ts'
import { allOf, closedIn, which } from './sentence-counts.ts'
import type { Reading } from './sentence-frames.ts'
import { periodOf } from './sentence-periods.ts'
import { isEnd, type Period, type Test } from './sentence-states.ts'
import { addDays } from '../../kernel/day.ts'
import type { Token } from './sentence-tokens.ts'
import { isSo, type Match, namesIn, peersOf, saidOf, type Verdict } from './universal-match.ts'
import { soMany, soManyUnits } from './universal-shares.ts'
import { type Coded, codedIn } from './universal-words.ts'
import { listedNames, nameOf } from './units-said.ts'

type Looked = {
  readonly known: KnownNames
  readonly counted: CountedRecords
}

type Frame = { readonly pattern: RegExp; readonly held: (match: Match) => Verdict | 'nothing' }

const says = '[hA0!&my]*S[SAhm!&y]*'
const who = 'N(?:&?N)*'

/** What is said of all, none, most or the only ones, as letters of words: data, with what each comes to. */
const frames: readonly Frame[] = [
  // 仅财政局有超期措施, 有超期措施的部门只有财政局, 唯一全部销号的部门是组织人事局.
  { pattern: framed(`o[ih]?(?<who>${who})(?:#?u)?(?<says>${says})`), held: onlyThese },
  { pattern: framed(`(?<says>${says})u?o[ih]*c?(?<who>${who})#?u?h?`), held: onlyThese },
  { pattern: framed(`O(?<says>${says})u?i?(?<who>${who})`), held: onlyThese },
  // 超期措施均集中在财政局.
  { pattern: framed(`A?(?<says>!?S+m)Ac(?<who>${who})u?`), held: allWithin },
  { pattern: framed(`(?<says>m?S+m?)oc(?<who>${who})u?`), held: allWithin },
  // 除了财政局以外的部门都没有超期措施.
  { pattern: framed(`x?(?<who>${who})Xu(?<says>${says})`), held: exceptThese },
  // 未销号任何措施, 5月无新增销号措施.
  {
    pattern: framed(`(?:p,?)?[eA]?u?(?<who>(?:${who})?)[Ah]*(?<says>(?:!Sym|0y?n?Sy?m|0ymS|0nSm))`),
    held: noneSo,
  },
  // 绝大多数措施已销号.
  { pattern: framed(`(?<who>(?:${who})?)(?<how>q)(?<what>[mf])(?<says>A?!?S+)`), held: soMany },
  { pattern: framed(`(?<who>(?:${who})?)(?<what>[mf])(?<how>q)(?<says>A?!?S+)`), held: soMany },
  { pattern: framed(`(?<how>q)u(?<says>${says})`), held: soManyUnits },
  // 率先完成全部措施销号, 已完成全部整改任务.
  { pattern: framed(`(?<who>${who})r(?<says>A?SA?m?S*)`), held: firstOfAll },
  { pattern: framed(`(?<who>${who}|[eA]u)(?<says>SA[mf]S*|ASm)`), held: allSo },
  // 某问题的4条措施全部销号，问题已完成整改.
  { pattern: framed('(?:z|f)(?<says>A?!?S)'), held: findingBefore },
  // 52条措施均已明确责任部门和承办人.
  { pattern: framed('(?<those>#)m(?<says>AS)'), held: allOfThem },
  // 各部门均有新销号措施.
  { pattern: framed(`(?:p,?)?[eA]+uA?h(?<says>nSm|mnS)`), held: eachLately },
  // 没有一个部门的措施全部超期.
  { pattern: framed(`0#?y?u(?<says>${says})`), held: noUnit },
  // 3个问题各有1条措施逾期.
  { pattern: framed(`(?<count>#)(?<what>[fu])(?<each>e?)h(?<those>#)(?<says>!?Sm|m!?S)`), held: eachHas },
  // 超期措施最多的是财政局，达5条.
  { pattern: framed(`(?<says>Sm)[Tt]u?i(?<who>N),?[ih+]*(?<those>#)m?`), held: ofTheMost },
  { pattern: framed(`(?<who>N)(?<says>Sm)[Tt],[ih+]*(?<those>#)m?`), held: ofTheMost },
]

function framed(source: string): RegExp {
  return new RegExp(`^(?:${source})(?=,|$)`, 'du')
}

/** What a sentence says of all, none, most or the only ones of them, where one of the frames reads a clause of it whole. */
export function universalsIn(text: string, { known, counted }: Looked): readonly Reading[] {
  const coded = codedIn(text, known)
  const code = coded.map(({ letter }) => letter).join('')
  if (!code.includes('S') || /[P*]/u.test(code) || coded.some(({ token }) => isThen(token, counted)))
    return []
  const found: Reading[] = []
  let at = 0
  while (at < code.length) {
    const reading = readAt(coded, at, counted)
    if (reading !== null) found.push(reading)
    const comma = code.indexOf(',', at)
    if (comma < 0) break
    at = comma + 1
  }
  return found.filter((one, place) => !found.slice(0, place).some(({ to }) => one.from < to))
}

/** Whether a day before today is named as of which all is told: how others stood then nobody looks up here. */
function isThen({ kind, text }: Token, { today }: CountedRecords): boolean {
  if (kind === 'aim') return true
  if (kind !== 'period' || !/^[截到]|[底末]$/u.test(text)) return false
  const period = periodOf(text, today)
  return period?.to === undefined || period.to === null || period.to < today
}

function readAt(coded: readonly Coded[], at: number, counted: CountedRecords): Reading | null {
  const code = coded.map(({ letter }) => letter).join('')
  for (const { pattern, held } of frames) {
    const match = pattern.exec(code.slice(at))
    if (match === null) continue
    const span = (group: string): readonly [number, number] => match.indices?.groups?.[group] ?? [0, 0]
    const all = coded.slice(at, at + match[0].length).map(({ token }) => token)
    const of = (group: string): readonly Token[] =>
      coded.slice(at + span(group)[0], at + span(group)[1]).map(({ token }) => token)
    const letters = (group: string): string => code.slice(at + span(group)[0], at + span(group)[1])
    const read = coded.slice(0, at + match[0].length).map(({ token }) => token)
    const period = read.findLast(({ kind }) => kind === 'period')
    const before = namesIn(coded.slice(0, at).map(({ token }) => token))
    const verdict = held({ all, of, letters, period, before, counted })
    if (verdict === 'nothing') continue
    // 立行立改措施中，仅财政局…: of which of them it is said nobody looks up here.
    return placed(all, verdict?.isRight === false && isPartial(coded.slice(0, at)) ? null : verdict)
  }
  return null
}

function isPartial(ahead: readonly Coded[]): boolean {
  return ahead.some(
    ({ letter, token }) =>
      letter === '?' ||
      token.kind === 'within' ||
      (token.kind === 'state' && token.ways.flat().some((mark) => kinds.includes(mark))),
  )
}

const kinds: readonly string[] = ['immediate', 'timeBound', 'continuous']

function placed(all: readonly Token[], verdict: Verdict): Reading | null {
  const from = Math.min(...all.map((one) => one.from))
  const to = Math.max(...all.map((one) => one.to))
  const place = { from, to, thing: verdict?.those?.thing ?? ('measure' as const) }
  const records = (verdict?.those?.records ?? []).map(({ record }) => record)
  if (verdict === null) return { ...place, verdict: 'unsure', recorded: '', records: [] }
  const { isRight, recorded } = verdict
  return { ...place, verdict: isRight ? 'right' : 'wrong', recorded, records, isFirm: true }
}

/** Those who are named are the ones of whom it is so, and nobody else is. */
function onlyThese(match: Match): Verdict | 'nothing' {
  const names = namesIn(match.of('who'))
  const said = saidOf(match)
  const peers = peersOf(names, match.counted)
  if (peers === null) return 'nothing'
  if (said === null) return null
  const ways = said.tests.map((test) => which(peers, (unit) => isSo(unit, said, test)))
  const isRight = ways.some(
    ({ records }) =>
      records.length === new Set(names).size && records.every((one) => names.includes(nameOf(one))),
  )
  return { isRight, recorded: listedNames(ways[0]), ...(ways[0] && { those: ways[0] }) }
}

/** All that stand so are within what is named. */
function allWithin(match: Match): Verdict | 'nothing' {
  const names = namesIn(match.of('who'))
  const said = saidOf(match)
  if (said === null) return null
  const all = allOf('measure', match.before, match.counted)
  const ways = said.tests.map((test) => which(all, test))
  const others = ways.map((those) =>
    which(those, ({ within, name }) => !names.some((one) => within.includes(one) || one === name)),
  )
  const [way] = ways
  if (way === undefined || ways.every(({ records }) => records.length === 0)) return null
  const units = allOf('owner', [], match.counted)
  const owners = new Set(way.records.flatMap(({ within }) => within))
  const recorded = listedNames(which(units, (one) => owners.has(nameOf(one))))
  return { isRight: others.some(({ records }) => records.length === 0), recorded, those: way }
}

/** Of all but those who are named it is so. */
function exceptThese(match: Match): Verdict | 'nothing' {
  const names = namesIn(match.of('who'))
  const peers = peersOf(names, match.counted)
  const said = saidOf(match)
  if (peers === null || peers.thing === 'measure') return 'nothing'
  if (said === null) return null
  const has = /h/u.test(match.letters('says'))
  const others = which(peers, (one) => !names.includes(nameOf(one)))
  const against = said.tests.map((test) =>
    which(others, (one) => !isSo(one, { ...said, isAll: !said.isNone && !has }, test)),
  )
  const [least] = against.toSorted((a, b) => a.records.length - b.records.length)
  const [all, not] = [others.records.length, least?.records.length ?? 0]
  return {
    isRight: not === 0,
    recorded: said.isNone ? listedNames(least) : `${String(all - not)}/${String(all)}`,
    ...(least && { those: least }),
  }
}

/** Of none it is so, or of none in a period. */
function noneSo(match: Match): Verdict | 'nothing' {
  const said = saidOf(match)
  const code = match.all.map(({ kind }) => kind)
  const isTimed = match.period !== undefined || code.includes('newly')
  const names = namesIn(match.of('who'))
  if (said === null) return null
  if (!isTimed && !/y/u.test(match.letters('says'))) return 'nothing'
  const all = allOf('measure', names.length > 0 ? names : match.before, match.counted)
  const ways = said.tests.map((test) => which(all, test))
  const period = isTimed ? periodNamed(match) : null
  if (isTimed && period === null) return null
  const those = period === null ? ways : ways.flatMap((one) => closedIn(one, period) ?? [])
  const [least] = those.toSorted((a, b) => a.records.length - b.records.length)
  if (least === undefined) return null
  return { isRight: least.records.length === 0, recorded: String(least.records.length), those: least }
}

/** The period that was named, or since the last report: 新. */
function periodNamed({ period, counted: { today, lastReportOn = null } }: Match): Period | null {
  if (period !== undefined) return periodOf(period.text, today) ?? tenDays(period.text, today)
  return lastReportOn === null ? null : { from: addDays(lastReportOn, 1), to: null }
}

/** 5月上旬以来: from its first day, which is the longest that can be meant. */
function tenDays(text: string, today: CountedRecords['today']): Period | null {
  const plain = /^(?:自|从)?(?<month>(?:20\d\d年)?\d{1,2}月)[上中下]旬(?:以来|之?后|起)$/u.exec(text)
    ?.groups?.['month']
  return plain === undefined ? null : periodOf(`${plain}以来`, today)
}

/** Who has not finished was not the first to do so; who was the first nobody says. */
function firstOfAll(match: Match): Verdict | 'nothing' {
  const found = allSo(match)
  return found === 'nothing' || found?.isRight === false ? found : null
}

function allSo(match: Match): Verdict | 'nothing' {
  const said = saidOf(match)
  const names = namesIn(match.all)
  if (said === null) return null
  const all = allOf(match.letters('says').includes('f') ? 'finding' : 'measure', names, match.counted)
  const against = said.tests.map((test) => which(all, (one) => !test(one)))
  const [least] = against.toSorted((a, b) => a.records.length - b.records.length)
  if (least === undefined || all.records.length === 0) return null
  const done = all.records.length - least.records.length
  return {
    isRight: least.records.length === 0,
    recorded: `${String(done)}/${String(all.records.length)}`,
    those: least,
  }
}

/** The finding that was named before stands so itself, whatever its measures do. */
function findingBefore(match: Match): Verdict | 'nothing' {
  const said = saidOf(match)
  const titled = allOf('finding', match.before, match.counted).records.filter(({ within }) =>
    match.before.some((name) => within[0] === name || (name.startsWith('№') && within.includes(name))),
  )
  const isEnded = match.of('says').some(isEnd)
  const [finding] = titled
  if (said === null || !isEnded || finding === undefined || titled.length > 1) return 'nothing'
  const isRight = said.tests.some((test) => test(finding))
  return { isRight, recorded: isRight ? '1' : '0/1', those: { thing: 'finding', records: [finding] } }
}

const namedFor = /with|dated/u

/** Of all that there are nobody is named for some. */
function allOfThem(match: Match): Verdict | 'nothing' {
  const [those] = match.of('those')
  const total = allOf('measure', [], match.counted).records.length
  if (those?.kind !== 'number' || those.number.value !== total || match.before.length > 0) return 'nothing'
  const isNamed = match.of('says').some((token) => token.kind === 'state' && namedFor.test(token.ways.join()))
  const found = isNamed ? allSo(match) : 'nothing'
  return found === 'nothing' || found === null || found.isRight ? 'nothing' : found
}

/** Each of them has some that were closed in the period. */
function eachLately(match: Match): Verdict | 'nothing' {
  const period = periodNamed(match)
  const noun = match.all.find((token) => token.kind === 'noun')
  const units = allOf(noun?.kind === 'noun' ? noun.thing : 'owner', [], match.counted)
  const closed = period === null ? null : closedIn(allOf('measure', [], match.counted), period)
  if (closed === null) return null
  const names = new Set(closed.records.flatMap(({ within }) => within))
  const without = which(units, (one) => !names.has(nameOf(one)))
  return {
    isRight: without.records.length === 0,
    recorded: `${String(units.records.length - without.records.length)}/${String(units.records.length)}`,
    those: without,
  }
}

function noUnit(match: Match): Verdict | 'nothing' {
  const said = saidOf(match)
  if (said === null) return null
  if (said.isNone) return 'nothing'
  const noun = match.all.find((token) => token.kind === 'noun')
  const units = allOf(noun?.kind === 'noun' ? noun.thing : 'owner', [], match.counted)
  const ways = said.tests.map((test) => which(units, (one) => isSo(one, said, test)))
  const [least] = ways.toSorted((a, b) => a.records.length - b.records.length)
  return {
    isRight: least?.records.length === 0,
    recorded: listedNames(least),
    ...(least && { those: least }),
  }
}

/** So many of them have exactly so many, or at least. */
function eachHas(match: Match): Verdict | 'nothing' {
  const [count] = match.of('count')
  const [those] = match.of('those')
  const noun = match.of('what')[0]
  const said = saidOf(match)
  if (count?.kind !== 'number' || those?.kind !== 'number' || noun?.kind !== 'noun' || said === null)
    return 'nothing'
  const units = allOf(noun.thing, match.before, match.counted)
  const many = (unit: CountedRecord, test: Test): number =>
    (unit.parts ?? []).filter((marks) => test({ ...unit, marks })).length
  const ways = said.tests.flatMap((test) => [
    which(units, (unit) => lies(many(unit, test), those.number)),
    which(units, (unit) => many(unit, test) >= those.number.value),
  ])
  const [exact] = ways
  const isRight = ways.some(({ records }) => lies(records.length, count.number))
  if (exact === undefined || (!isRight && match.letters('each') === '')) return 'nothing'
  return { isRight, recorded: String(exact.records.length), those: exact }
}

/** So many has the one that has the most, of what stands so. */
function ofTheMost(match: Match): Verdict | 'nothing' {
  const [those] = match.of('those')
  const said = saidOf(match)
  if (those?.kind !== 'number' || said === null || those.number.isPercent) return 'nothing'
  const all = allOf('measure', namesIn(match.of('who')), match.counted)
  const ways = said.tests.map((test) => which(all, test))
  const hit = ways.find(({ records }) => lies(records.length, those.number))
  const way = hit ?? ways[0]
  return {
    isRight: hit !== undefined,
    recorded: String(way?.records.length ?? 0),
    ...(way && { those: way }),
  }
}
