import { type PlainDay, supportedDay } from '../../kernel/day.ts'
import { earliestWritten } from '../../kernel/filled-cells.ts'
import type { TimeClass } from '../../measures/labels.ts'
import { type DocumentDay, daysNamed } from './dates.ts'
import type { DraftMilestone } from '../draft.ts'
import { englishDue } from '../english/english.dates.ts'
import { putOffBy, putOffFrom } from './put-off.ts'
import { cleanText } from '../text/clean.ts'

/**
 * The last day that a deadline states, or null where it names none (立行立改, 长期坚持, 收到反馈后2个月内).
 *
 * A date without a year (年底前) takes the year of the document where that is known, as {@link daysNamed} says.
 */
export function dueDay(said: string, written: DocumentDay | null = null): PlainDay | null {
  const words = withoutNextReport(said)
  let latest: PlainDay | null = null
  for (const { on } of daysNamed(words, written))
    if (on !== null && (latest === null || on > latest)) latest = on
  const on = latest ?? englishDue(words, written) ?? serialDay(words) ?? shortDay(words, written)
  return on !== null && on < earliestWritten ? null : on
}

// 7.15 or 26.4.15, alone in its cell, in a ledger whose year is known; 26/12/31 may as well end in its year.
function shortDay(words: string, written: DocumentDay | null): PlainDay | null {
  const parts = shortPoint.exec(cleanText(words).text)?.groups
  if (parts === undefined || written === null) return null
  const year = parts['year'] === undefined ? written.year : 2000 + Number(parts['year'])
  if (Math.abs(year - written.year) > 2) return null
  const [month = '', date = ''] = [parts['month'], parts['date']]
  const on = supportedDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return on !== null && written.on !== null && on < written.on ? null : on
}

const shortPoint =
  /^\s*(?:(?<year>\d\d)\s*\.\s*(?=\d{1,2}\s*\.)|(?!\d{1,2}\s*\.\s*\d{1,2}\s*\.))(?<month>\d{1,2})\s*[./-]\s*(?<date>\d{1,2})[日号]?(?:之?前|以前|止)?\s*$/

/** What a ledger of ours says of a measure that goes on for good and is reported on: its next report is no day that it is done by. */
function withoutNextReport(words: string): string {
  return words.includes('汇报') || words.includes('report') ? words.replace(nextReport, '') : words
}

const nextReport =
  /(?<=长期坚持)\s*[,，]\s*(?:下次汇报\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d应汇报)|(?<=Continuous), (?:next report|report due) \d{4}-\d\d-\d\d/

/** Whether words hold a day, though its year or what it is may stay open. */
function holdsDay(words: string): boolean {
  return daysNamed(words).length > 0 || dueDay(words, { year: 2026, on: null }) !== null
}

/** Whether words say when: by a day, by a class of time, or by how long it was put off. */
export function namesTime(words: string): boolean {
  return (
    holdsDay(words) || serialDay(words) !== null || timeClassOf(words) !== null || putOffBy(words) !== null
  )
}

/**
 * The day that a spreadsheet counts from 1900 on, where a cell shows the bare count: 46387. Only alone in its cell and
 * only between 2000 and 2099; another number is no day.
 */
export function serialDay(words: string): PlainDay | null {
  const count = /^\s*(\d{5})(?:\.\d+)?\s*$/.exec(words)?.[1]
  if (count === undefined || Number(count) < 36_526 || Number(count) > 73_050) return null
  return supportedDay(
    new Date(Date.UTC(1899, 11, 30) + Number(count) * 86_400_000).toISOString().slice(0, 10),
  )
}

/** What a deadline says: its last day, its class of time, and its steps where it names more than one date. */
export type Deadline = {
  readonly dueOn: PlainDay | null
  readonly timeClass: TimeClass | null
  readonly milestones: DraftMilestone[]
  /** The day before it was put off, with its words; null where it was not. */
  readonly firstDueOn: PlainDay | null
  readonly firstDueRaw: string | null
}

/** Reads a deadline as the source words it. */
export function deadlineOf(words: string, written: DocumentDay | null): Deadline {
  const moved = movedIn(words)
  const span = putOffBy(words)
  if (moved === null && span !== null) return putOffOf(words, { span, written })
  if (moved !== null) {
    // “原定6月30日，延期至2026年11月30日”: the year stands with one of the two.
    const dueOn =
      dueDay(moved.to, written) ?? daysNamed(`${moved.from ?? ''},${moved.to}`, written).at(-1)?.on ?? null
    const year = dueOn === null ? null : { year: Number(dueOn.slice(0, 4)), on: null }
    return {
      dueOn,
      timeClass: timeClassOf(moved.to) ?? timeClassOf(words) ?? (dueOn === null ? null : 'timeBound'),
      milestones: [],
      firstDueOn: moved.from === null ? null : dueDay(moved.from, written ?? year),
      firstDueRaw: moved.from,
    }
  }
  const milestones = words
    .split(/[,;，；。\n]|、(?=\s*(?:\d{4}\s*年|\d{1,2}\s*月|[今明次]年|年底))/)
    .flatMap((part) => (daysNamed(part).length === 0 ? [] : [part.trim()]))
    .map((raw, at, parts) => ({
      raw,
      on: daysNamed(parts.slice(0, at + 1).join(), written).at(-1)?.on ?? null,
    }))
  const dueOn = dueDay(words, written)
  return {
    dueOn,
    timeClass: timeClassOf(words) ?? (dueOn === null ? null : 'timeBound'),
    milestones: milestones.length > 1 ? milestones : [],
    firstDueOn: null,
    firstDueRaw: null,
  }
}

// “2026年6月30日，延期3个月”: the day before it, and the one that it comes to.
function putOffOf(
  words: string,
  {
    span,
    written,
  }: { readonly span: NonNullable<ReturnType<typeof putOffBy>>; readonly written: DocumentDay | null },
): Deadline {
  const first = dueDay(words, written)
  return {
    dueOn: first === null ? null : putOffFrom(first, span),
    timeClass: 'timeBound',
    milestones: [],
    firstDueOn: first,
    firstDueRaw: first === null ? null : words,
  }
}

const putOff =
  /(?:延期|延长|延后|后延|展延|顺延|推迟|推后|暂缓|放宽|展期|调整|变更|更改|修订|修改|改|延|调|缓)(?:后)?(?:完成|整改|办结)?(?:时限|期限|时间)?\s*(?:至|到|为|[:：])|(?:→|⇒|➜|➔|➡|⟶|->|—>|=>|>>)|\b(?:extended|revised|moved|deferred|postponed|rescheduled|pushed(?: back)?|changed)\s*(?:to|until|:)/i

const english = /^[^\p{Script=Han}]*$/u

/** The words of the day that a deadline was put off to, and of the one before. */
export function movedIn(words: string): { readonly to: string; readonly from: string | null } | null {
  const mark = putOff.exec(words)
  if (mark === null) return movedAside(words)
  const behind = words.slice(mark.index + mark[0].length)
  const stop = behind.search(english.test(words) ? /[();；]/ : /[(（)）,，;；。]|原/)
  const to = (stop < 0 ? behind : behind.slice(0, stop)).trim()
  if (!holdsDay(to)) return null
  const before = words.slice(0, mark.index)
  const from = [before, stop < 0 ? '' : behind.slice(stop)].map(withoutMark).find((part) => holdsDay(part))
  return { to, from: from ?? null }
}

// “2026年12月31日（原定6月30日）”, “6月30日 9月30日（延期）”: no word that leads from one to the other.
function movedAside(words: string): { readonly to: string; readonly from: string | null } | null {
  const parts = words
    .split(english.test(words) ? /[();；\n]/ : /[(（)）,，;；。\n]|\s(?=现)|(?<=[\d日底前])\s+(?=原|20\d\d)/)
    .filter((part) => holdsDay(withoutMark(part)))
  const [first, second, third] = parts
  if (first === undefined || second === undefined || third !== undefined) return null
  const old = [first, second].find((part) => said.test(part))
  if (old !== undefined) {
    const to = old === first ? second : first
    return said.test(to) ? null : { to: withoutMark(to), from: withoutMark(old) }
  }
  return isPutOff.test(words) ? { to: withoutMark(second), from: withoutMark(first) } : null
}

const said = /^\s*(?:原(?!因)|(?:was|originally|original|previously|formerly|first)\b)/i
const isPutOff = /延期|展期|顺延|延长|延后|推迟|\b(?:extended|revised|extension)\b/i

function withoutMark(part: string): string {
  return part
    .replace(
      /^[\s(（,，;；]*(?:(?:原(?:定|计划|要求|时限|期限|完成时限|完成时间|为|先|于)*|由|从|现(?:定|改|调整)?(?:为|至)?|was|originally|original(?:ly)?(?: due)?|previously|formerly)\s*[:：]?)?\s*/i,
      '',
    )
    .replace(/[\s()（）,，;；。]*(?:现|已|经批准|申请|同意)?[\s()（）,，;；。]*$/, '')
}

const immediate =
  /立行立改|即知即改|即行即改|即查即改|即改|立改|立整立改|边[查学]边改|立即|即刻|即日|马上|即时|当[即场天日]|^\s*(?:with\s+)?(?:immediate(?:ly)?|asap|at once|now)\b/i
const continuous =
  /长期|持续|常态|常抓|不断|一以贯之|每[年季月周日]|定期|全年|日常|^\s*(?:ongoing|continu(?:ous|ously|al|ing)|recurring|rolling|permanent|bau)\b|\b(?:annually|quarterly|monthly|weekly|daily|(?:every|each) (?:year|quarter|month|week|day))\b/i
const bounded =
  /年[底末内初]|[上下]半年|[本当][年月周]|季度|月[底末内初]|[个工]?[月日天周]内|个?工作日|学期|限期|分阶段|之?前(?:完成|整改|到位)?$|\b20\d\d\b/

/**
 * The class of time (整改时限类型) that words state; null where they name no time.
 *
 * A date makes it timeBound even beside 立行立改 or 长期坚持: it can be missed. 立行立改并长期坚持 has to be kept up.
 */
export function timeClassOf(said: string): TimeClass | null {
  const words = withoutNextReport(said)
  if (daysNamed(words).length > 0 || englishDue(words) !== null) return 'timeBound'
  if (continuous.test(words)) return 'continuous'
  if (immediate.test(words)) return 'immediate'
  return bounded.test(words.trim()) ? 'timeBound' : null
}

const upTo = '(?:预计|计划|将于|拟于|力争|确保|争取|应于|须于|需于|在|于|,|其余|剩余[^,。]{0,12}?|至|[。;(])'
const promised = new RegExp(
  `${upTo}\\s*((?:\\d{4}年|今年|明年)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:上半年|下半年|年)?(?:底|末|上旬|中旬|下旬)?)(?:之?前|以前)?(?:全部|基本|可|能|将|再)?(?:完成|交付|办结|追回|收回|到位|完工|竣工|投用|建成|拆除|销号|整改|退出|达标|实施)`,
  'g',
)
const scheduled = /(?:列入|纳入)((?:\d{4}年)(?:度)?)(?:计划|预算|工作)/

// “余下4.1亿元将于2025年9月底前支出”: a day to come, whatever is done by then. With its year, so that no rule of a decree
// (“每年3月底前报送”) is taken for a promise.
const toCome =
  /(?:预计|计划|力争|争取|拟|将|其余|剩余|余下|目前|待)[^。;]{0,30}?((?:\d{4}年|今年|明年)(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[上下]半年|[春秋]季学期|第?[一二三四]季度|年)?(?:底|末|上旬|中旬|下旬)?(?:之?前|以前))/

/** A date by which something is promised in running text, with its place; null when none is. */
export function promisedIn(text: string): { start: number; end: number } | null {
  for (const match of text.matchAll(promised)) {
    const words = match[1]
    if (words === undefined || words.length < 2 || !/[年月底]/.test(words)) continue
    const start = match.index + match[0].indexOf(words)
    const before = /^(?:之?前|以前)/.exec(text.slice(start + words.length))?.[0].length ?? 0
    return { start, end: start + words.length + before }
  }
  const match = toCome.exec(text) ?? scheduled.exec(text)
  if (match?.[1] === undefined) return null
  const start = match.index + match[0].indexOf(match[1])
  return { start, end: start + match[1].length }
}

const stepWithin =
  /(?:(?:\d{4}年|今年|明年)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[上下]半年|年)?(?:底|末|上旬|中旬|下旬)?)(?:之|以)?前/g

/** The deadline that a measure before work names in its own words, with its steps: “6月底前完成排查”; null without one. */
export function dueWithin(words: string): string | null {
  const found = [...words.matchAll(stepWithin)].filter((match) => daysNamed(match[0]).length > 0)
  if (found.length < 2) return found[0]?.[0] ?? null
  return words
    .split(/[,;，；。]/)
    .filter((clause) => found.some((match) => clause.includes(match[0])))
    .map((clause) => clause.trim())
    .join('，')
}

const labelledDue = /(?:完成|整改|办结)?(?:时限|期限|时间)(?:为|是|[:：])\s*([^,，。;；)）]{4,24})/

/** The day by which a measure's own words say that it has to be done: 完成时限：2026年7月15日, 2026年6月底前; null without one. */
export function statedWithin(words: string): string | null {
  const labelled = labelledDue.exec(words)?.[1]?.trim()
  if (labelled !== undefined && daysNamed(labelled).length > 0) return labelled
  return dueWithin(words)
}

const classedHeading =
  /(立行立改|即知即改|立即整改|限期整改|分阶段整改|持续整改|长期整改|长期坚持)(?:的)?(?:类|问题|事项|任务|$|[(（:：])/

/** The class of time that a heading above states for all beneath it: “（三）持续整改类”. */
export function timeClassOfHeading(heading: string): TimeClass | null {
  const words = classedHeading.exec(heading)?.[1]
  return words === undefined ? null : timeClassOf(words)
}
