import type { TimeClass } from '../measures/measure.ts'
import type { DocumentDay } from './facts/dates.ts'
import { deadlineOf, timeClassOfHeading } from './facts/deadlines.ts'
import type { DraftFinding, DraftMeasure, Span, Stated } from './draft.ts'
import { namesIn } from './facts/names.ts'
import type { ReadFinding, ReadMeasure } from './findings/reading.ts'
import { nothingStated } from './stated.ts'
import { lineOf, type Range, sourceRange, type Strip } from './text/strip.ts'

/** What turning a reading into a draft needs: the flow, the way to code points, and when the document was written. */
export type Drafting = {
  readonly strip: Strip
  readonly span: (range: Range) => Span
  readonly written: DocumentDay | null
}

/** A finding as the draft holds it: in words and code points of the source, with what its deadline says. */
export function draftFinding(finding: ReadFinding, drafting: Drafting): DraftFinding {
  const { strip, span, written } = drafting
  const stated = statedIn(finding.assignment, written)
  return {
    number: finding.number,
    path: [...finding.path],
    title: finding.title === null ? null : lineOf(strip, finding.title),
    status: finding.status,
    statusRaw: finding.statusRaw,
    ...stated,
    timeClass: stated.timeClass ?? timeClassAbove(finding),
    passage: span(sourceRange(strip, finding.title ?? { start: finding.at, end: finding.at })),
    measures: finding.measures.map((measure) => draftMeasure(measure, drafting)),
  }
}

function draftMeasure(measure: ReadMeasure, { strip, span, written }: Drafting): DraftMeasure {
  return {
    text: lineOf(strip, measure),
    passage: span(sourceRange(strip, measure)),
    ...statedIn(measure, written),
  }
}

type Said = Pick<ReadMeasure, 'owner' | 'leader' | 'dueRaw'>

function statedIn({ owner, leader, dueRaw }: Said, written: DocumentDay | null): Stated {
  const deadline = dueRaw ? { dueRaw, ...deadlineOf(dueRaw, written) } : {}
  return { ...nothingStated(), owners: namesIn(owner ?? ''), leader: leader || null, ...deadline }
}

function timeClassAbove({ path, status }: ReadFinding): TimeClass | null {
  for (const heading of path.toReversed()) {
    const stated = timeClassOfHeading(heading)
    if (stated !== null) return stated
  }
  return status === 'long_term' ? 'continuous' : null
}
