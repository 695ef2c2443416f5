import { type Assignment, assignmentOf, attributesIn } from './attributes.ts'
import { dueWithin, timeClassOf } from './deadlines.ts'
import type { DraftKind } from '../draft.ts'
import type { ReadFinding, ReadMeasure } from '../findings/reading.ts'
import { statusOf } from '../findings/statuses.ts'
import { toldBehind } from './told-behind.ts'
import { lineOf, type Range, type Strip, trimRange } from '../text/strip.ts'

/**
 * Gives each measure the owner, leader, handler and deadline that stand in and behind its own words: in brackets, behind
 * labels, or as a short bracket such as （立行立改）. What stands behind the last of several measures only is said of all, and
 * stays with the finding; what is said of one measure is no word on another, nor on the finding.
 */
export function withOwnAttributes(
  strip: Strip,
  findings: readonly ReadFinding[],
  kind: DraftKind,
): ReadFinding[] {
  return findings.map((finding) => (finding.said === undefined ? withOwn(strip, finding, kind) : finding))
}

function withOwn(strip: Strip, finding: ReadFinding, kind: DraftKind): ReadFinding {
  const read = finding.measures.map((measure, at) => {
    const end = bracketAtEnd(strip, measure)?.start ?? labelsAtEnd(strip, measure)
    const next = finding.measures[at + 1]?.start ?? finding.extent.end
    const gap = { start: end, end: Math.max(end, Math.min(next, end + 300)) }
    return { measure: { ...measure, end }, gap, said: saidIn(strip, gap) }
  })
  const isOfAll = read.length > 1 && read.slice(0, -1).every(({ said }) => said === null)
  const measures = read.map(({ measure, said }, at) =>
    toldOf(assigned(measure, isOfAll ? null : said), behind(strip, finding, at)),
  )
  const told = isBeforeWork(kind) ? measures.map((one) => timed(strip, one)) : measures
  const taken = isOfAll
    ? finding.measures
    : read.flatMap(({ measure, gap, said }) => (said === null ? [measure] : [measure, gap]))
  const assignment = withoutMeasures(strip, finding, { taken, measures: told })
  const moved = assignment.dueRaw === null ? finding.assignment.dueRaw : null
  const all = moved === null ? told : told.map((one) => promising(strip, one, moved))
  return { ...finding, assignment, measures: all }
}

// “剩余1.3万元在2023年3月前追回” inside a measure is promised of that measure.
function promising(strip: Strip, measure: ReadMeasure, dueRaw: string): ReadMeasure {
  const promises = strip.raw.slice(measure.start, measure.end).includes(dueRaw)
  return promises ? { ...measure, dueRaw: measure.dueRaw ?? dueRaw } : measure
}

/** What is said of a finding outside of its measures. */
function withoutMeasures(
  strip: Strip,
  { assignment, title, headEnd, extent }: ReadFinding,
  { taken, measures }: { readonly taken: readonly Range[]; readonly measures: readonly ReadMeasure[] },
): Assignment {
  if (measures.length === 0) return assignment
  const start = title?.start ?? headEnd
  const words = strip.text.slice(start, extent.end)
  const isOwn = ({ start: at }: Range): boolean =>
    !taken.some((range) => range.start <= start + at && start + at < range.end)
  const all = attributesIn(words)
  const own = all.filter(isOwn)
  const of = (attributes: typeof all): Assignment =>
    assignmentOf(attributes, (one) => strip.raw.slice(start + one.start, start + one.end))
  if (own.length < all.length) {
    const said = of(own)
    // A date promised in running text, and an owner that stands before what it did, are no labels.
    const wasLabelled = of(all)
    const isDue = assignment.dueRaw === wasLabelled.dueRaw
    return {
      ...said,
      owner: assignment.owner === wasLabelled.owner ? said.owner : assignment.owner,
      ...(isDue ? {} : { dueRaw: assignment.dueRaw, dueOn: assignment.dueOn }),
    }
  }
  // The words of the date lie inside a measure: it is the measure's.
  const { dueRaw } = assignment
  const at = dueRaw === null ? -1 : strip.raw.slice(start, extent.end).indexOf(dueRaw)
  const isMeasures =
    measures.length > 1 &&
    at >= 0 &&
    all.every(({ kind }) => kind !== 'due') &&
    !isOwn({ start: at, end: at })
  return isMeasures ? { ...assignment, dueRaw: null, dueOn: null } : assignment
}

/** Where labels begin that close the words of a measure: “修订办法。责任单位：水务局。完成时限：7月15日。” */
function labelsAtEnd(strip: Strip, measure: Range): number {
  const words = strip.text.slice(measure.start, measure.end)
  const [first] = attributesIn(words)
  if (first === undefined) return measure.end
  const label = /(?<=[。;,\s])[^。;,\s:]{2,8}:\s*$/.exec(words.slice(0, first.start))
  return label === null || label.index === 0
    ? measure.end
    : trimRange(strip.text, { start: measure.start, end: measure.start + label.index }).end
}

function isBeforeWork(kind: DraftKind): boolean {
  return kind === 'plan' || kind === 'taskList'
}

// What stands behind a measure before the next number.
function behind({ text }: Strip, { measures, extent }: ReadFinding, at: number): string {
  const words = text.slice(measures[at]?.end ?? extent.end, measures[at + 1]?.start ?? extent.end)
  const number = /\n\s*(?:\(\d{1,3}\)|\d{1,3}[.、]|[\u4e00-\u9fff]{1,3}[是、])/.exec(words)
  return number === null ? words : words.slice(0, number.index)
}

function toldOf(measure: ReadMeasure, words: string): ReadMeasure {
  const told = toldBehind(words)
  if (told === null) return measure
  return { ...measure, dueRaw: measure.dueRaw ?? told.dueRaw, doneRaw: told.doneRaw }
}

function assigned(measure: ReadMeasure, said: Said | null): ReadMeasure {
  return {
    ...measure,
    owner: said?.owner ?? measure.owner ?? null,
    leader: said?.leader ?? measure.leader ?? null,
    handler: said?.handler ?? measure.handler ?? null,
    dueRaw: said?.dueRaw ?? measure.dueRaw ?? null,
  }
}

// Before work a date in a measure is what is planned; afterwards it is mostly when it was done.
function timed(strip: Strip, measure: ReadMeasure): ReadMeasure {
  return { ...measure, dueRaw: measure.dueRaw ?? dueWithin(lineOf(strip, measure)) }
}

type Said = Pick<Assignment, 'owner' | 'leader' | 'handler' | 'dueRaw'>

/** The bracket that closes a measure and says who does it or until when; brackets may lie in it: 各镇（街道）. */
function bracketAtEnd(strip: Strip, measure: Range): Range | null {
  const words = strip.text.slice(measure.start, measure.end)
  const close = /\)[\s。;]*$/.exec(words)?.index
  if (close === undefined) return null
  let depth = 0
  for (let at = close; at > 0; at -= 1) {
    if (words.charAt(at) === ')') depth += 1
    else if (words.charAt(at) === '(') depth -= 1
    if (depth > 0) continue
    const bracket = trimRange(strip.text, { start: measure.start + at, end: measure.end })
    return saidIn(strip, bracket) === null ? null : bracket
  }
  return null
}

function saidIn(strip: Strip, gap: Range): Said | null {
  const words = strip.text.slice(gap.start, Math.max(gap.start, gap.end))
  const attributes = attributesIn(words)
  if (attributes.length > 0)
    return assignmentOf(attributes, ({ start, end }) => strip.raw.slice(gap.start + start, gap.start + end))
  const said = /^[\s。;,]*\(([^()]{2,40})\)/.exec(words)?.[1] ?? ''
  if (!/前|底|立行|即知|长期|持续|常态|限期/.test(said) || timeClassOf(said) === null || isDone(said))
    return null
  const start = gap.start + words.indexOf('(') + 1
  return {
    owner: null,
    leader: null,
    handler: null,
    dueRaw: strip.raw.slice(start, start + said.length).trim(),
  }
}

function isDone(words: string): boolean {
  const status = statusOf(words)
  return status !== null && status !== 'long_term' && status !== 'ongoing'
}
