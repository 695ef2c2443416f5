import type { TimeClass } from '../measures/labels.ts'
import type { DocumentDay } from './facts/dates.ts'
import { timeClassOfHeading } from './facts/deadlines.ts'
import type { DraftFinding, DraftMeasure, Span, Stated } from './draft.ts'
import { namesIn, peopleIn } from './facts/names.ts'
import { nothingSaid, statedBy } from './facts/said.ts'
import type { ReadFinding, ReadMeasure } from './findings/reading.ts'
import { lineOf, type Range, sourceRange, type Strip } from './text/strip.ts'

/** What turning a reading into a draft needs: the flow, the way to code points, and when the document was written. */
export type Drafting = {
  readonly strip: Strip
  readonly span: (range: Range) => Span
  readonly written: DocumentDay | null
  /** The year that the rows of a ledger lend to days that name none. */
  readonly ledgerDay: DocumentDay | null
}

/** A finding as the draft holds it: in words and code points of the source, with what its deadline says. */
export function draftFinding(finding: ReadFinding, drafting: Drafting): DraftFinding {
  const { strip, span, written, ledgerDay } = drafting
  const stated =
    finding.said === undefined ? statedIn(finding.assignment, written) : statedBy(finding.said, ledgerDay)
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

function draftMeasure(measure: ReadMeasure, { strip, span, written, ledgerDay }: Drafting): DraftMeasure {
  return {
    text: lineOf(strip, measure),
    passage: span(sourceRange(strip, measure)),
    ...(measure.said === undefined ? statedIn(measure, written) : statedBy(measure.said, ledgerDay)),
  }
}

type Attributes = Pick<ReadMeasure, 'owner' | 'leader' | 'handler' | 'dueRaw' | 'doneRaw'>

function statedIn(
  { owner, leader, handler, dueRaw, doneRaw = null }: Attributes,
  written: DocumentDay | null,
): Stated {
  const said = {
    ...nothingSaid,
    owners: namesIn(owner ?? ''),
    leader: leader || null,
    handlers: peopleIn(handler ?? ''),
    dueRaw: dueRaw || null,
    state: doneRaw === null ? null : ('done' as const),
    stateRaw: doneRaw,
    doneRaw,
  }
  return statedBy(said, written)
}

function timeClassAbove({ path, status }: ReadFinding): TimeClass | null {
  for (const heading of path.toReversed()) {
    const stated = timeClassOfHeading(heading)
    if (stated !== null) return stated
  }
  return status === 'long_term' ? 'continuous' : null
}
