import { type Assignment, assignmentOf, attributesIn } from './attributes.ts'
import { dueWithin, timeClassOf } from './deadlines.ts'
import type { DraftKind } from '../draft.ts'
import type { ReadFinding, ReadMeasure } from '../findings/reading.ts'
import { statusOf } from '../findings/statuses.ts'
import { lineOf, type Range, type Strip, trimRange } from '../text/strip.ts'

/**
 * Gives each measure the owner, leader and deadline that are written behind it: in brackets, on lines with labels, or as a
 * short bracket such as （立行立改）. What stands behind the last of several measures only is said of all, and stays with
 * the finding.
 */
export function withOwnAttributes(
  strip: Strip,
  findings: readonly ReadFinding[],
  kind: DraftKind,
): ReadFinding[] {
  return findings.map((finding) => {
    const read = finding.measures.map((measure, at) => {
      const end = bracketAtEnd(strip, measure)?.start ?? measure.end
      const next = finding.measures[at + 1]?.start ?? finding.extent.end
      return {
        measure: { ...measure, end },
        said: saidIn(strip, { start: end, end: Math.min(next, end + 300) }),
      }
    })
    const isOfAll = read.length > 1 && read.slice(0, -1).every(({ said }) => said === null)
    const measures = read.map(({ measure, said }) => assigned(measure, isOfAll ? null : said))
    return { ...finding, measures: isBeforeWork(kind) ? measures.map((one) => timed(strip, one)) : measures }
  })
}

function isBeforeWork(kind: DraftKind): boolean {
  return kind === 'plan' || kind === 'taskList'
}

function assigned(measure: ReadMeasure, said: Said | null): ReadMeasure {
  return {
    ...measure,
    owner: said?.owner ?? measure.owner ?? null,
    leader: said?.leader ?? measure.leader ?? null,
    dueRaw: said?.dueRaw ?? measure.dueRaw ?? null,
  }
}

// Before work a date in a measure is what is planned; afterwards it is mostly when it was done.
function timed(strip: Strip, measure: ReadMeasure): ReadMeasure {
  return { ...measure, dueRaw: measure.dueRaw ?? dueWithin(lineOf(strip, measure)) }
}

type Said = Pick<Assignment, 'owner' | 'leader' | 'dueRaw'>

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
  return { owner: null, leader: null, dueRaw: strip.raw.slice(start, start + said.length).trim() }
}

function isDone(words: string): boolean {
  const status = statusOf(words)
  return status !== null && status !== 'long_term' && status !== 'ongoing'
}
