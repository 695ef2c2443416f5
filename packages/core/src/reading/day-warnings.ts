import type { PlainDay } from '../kernel/day.ts'
import { counted, ofCount } from '../kernel/counted-words.ts'
import type { DraftFinding, DraftMeasure, DraftWarning, Stated } from './draft.ts'
import { dueDay, serialDay, statedWithin } from './facts/deadlines.ts'
import { saidOf } from './said.ts'
import { unreadOf } from './unread.ts'

const fieldNames = {
  due: ['时限', 'due day'],
  firstDue: ['原定时限', 'first due day'],
  done: ['完成日期', 'day of completion'],
} as const

/** What is to be said of the days of one finding and its measures. */
export type DaysOf = {
  readonly unread: readonly DraftWarning[]
  /** Bare counts that were read as days, with the day. */
  readonly serials: readonly string[]
  readonly differing: readonly DraftWarning[]
  /** Days on which something is said to be done, with what is to be said of each that is still to come. */
  readonly done: readonly { readonly on: PlainDay; readonly warning: DraftWarning }[]
}

/** Looks through the days of one finding and its measures. */
export function daysOf(finding: DraftFinding): DaysOf {
  const items = [finding, ...finding.measures]
  return {
    unread: items.flatMap((item) => unreadWarnings(item)),
    serials: items.flatMap((item) => serialsOf(item)),
    differing: finding.measures.flatMap((measure) => differs(measure, finding)),
    done: items.flatMap((item) => doneDay(item)),
  }
}

/**
 * What a person has to look at about days: words that name none that is understood, bare counts of a spreadsheet that were
 * read as days, measures whose own words name another day than their field, and what is said to be done on a day to come.
 */
export function dayWarnings(
  findings: readonly DraftFinding[],
  { days, today }: { readonly days: (finding: DraftFinding) => DaysOf; readonly today: PlainDay | null },
): DraftWarning[] {
  const found = findings.map((finding) => days(finding))
  return [
    ...found.flatMap(({ unread }) => unread),
    ...serialWarning(found.flatMap(({ serials }) => serials)),
    ...found.flatMap(({ differing }) => differing),
    ...found.flatMap(({ done }) =>
      done.flatMap(({ on, warning }) => (today !== null && on > today ? [warning] : [])),
    ),
  ]
}

function unreadWarnings(item: DraftFinding | DraftMeasure): DraftWarning[] {
  return unreadOf(item).map(({ field, words }) => {
    const [zh, en] = fieldNames[field]
    const { start, end } = item.passage
    return {
      code: 'DAY_UNREAD',
      message: `${zh}“${words}”没有读懂，未作为日期。请填写日期，或只保留原文。`,
      messageEn: `The ${en} “${words}” was not understood and is no day. Fill in the day, or keep its words only.`,
      params: { field, words, start, end },
    }
  })
}

function serialsOf(item: Stated): string[] {
  return [
    [item.dueRaw, item.dueOn],
    [item.firstDueRaw, item.firstDueOn],
    [item.doneRaw, item.doneOn],
  ].flatMap(([raw, on]) => (raw && on && serialDay(raw) === on ? [`${raw}＝${on}`] : []))
}

function serialWarning(read: readonly string[]): DraftWarning[] {
  if (read.length === 0) return []
  const examples = [...new Set(read)].slice(0, 3).join('，')
  return [
    {
      code: 'DAY_FROM_SERIAL',
      message: `有${read.length}个日期在表格中是序列号，已换算：${examples}。请核对。`,
      messageEn: `${counted(read.length, 'day')} ${ofCount(read.length, 'stands in the table as a serial number and was', 'stand in the table as serial numbers and were')} converted: ${examples}. Compare.`,
      params: { days: read.length, examples },
    },
  ]
}

// A measure may speak of other days; only one by which it says that it has to be done counts.
function differs(measure: DraftMeasure, finding: DraftFinding): DraftWarning[] {
  const words = statedWithin(measure.text)
  const own = words === null ? null : dueDay(words)
  const due = saidOf(measure, finding).dueOn
  if (words === null || own === null || due === null || own === due) return []
  const { start, end } = measure.passage
  return [
    {
      code: 'DAY_DIFFERS',
      message: `措施的文字写“${words}”，时限是${due}，请核对。`,
      messageEn: `The words of the measure say “${words}”, its due day is ${due}.`,
      params: { words, due, start, end },
    },
  ]
}

function doneDay(item: DraftFinding | DraftMeasure): DaysOf['done'] {
  const { doneOn, doneRaw } = item
  if (doneOn === null) return []
  const words = doneRaw ?? doneOn
  const { start, end } = item.passage
  const warning = {
    code: 'DAY_TO_COME',
    message: `完成日期“${words}”还没有到，不能算作已完成的日期，请核对。`,
    messageEn: `The day of completion “${words}” is still to come, so that nothing was done on it. Compare.`,
    params: { words, start, end },
  }
  return [{ on: doneOn, warning }]
}
