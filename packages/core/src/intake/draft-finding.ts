import type { TimeClass } from '../measures/measure.ts'
import type { DocumentDay } from './facts/dates.ts'
import { deadlineOf, timeClassOfHeading } from './facts/deadlines.ts'
import type { DraftFinding, DraftMeasure, Span } from './draft.ts'
import type { ReadFinding, ReadMeasure } from './findings/reading.ts'
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
  const { dueRaw } = finding.assignment
  const deadline = dueRaw === null ? null : deadlineOf(dueRaw, written)
  const timeClass = deadline?.timeClass ?? timeClassAbove(finding)
  return {
    number: finding.number,
    path: [...finding.path],
    title: finding.title === null ? null : lineOf(strip, finding.title),
    status: finding.status,
    statusRaw: finding.statusRaw,
    ...finding.assignment,
    ...(deadline === null ? {} : { dueOn: deadline.dueOn }),
    ...(timeClass === null ? {} : { timeClass }),
    ...(deadline === null || deadline.milestones.length === 0 ? {} : { milestones: deadline.milestones }),
    passage: span(sourceRange(strip, finding.title ?? { start: finding.at, end: finding.at })),
    measures: finding.measures.map((measure) => draftMeasure(measure, drafting)),
  }
}

function draftMeasure(measure: ReadMeasure, { strip, span, written }: Drafting): DraftMeasure {
  const { owner, leader, dueRaw } = measure
  const read = { text: lineOf(strip, measure), passage: span(sourceRange(strip, measure)) }
  const people = { ...(owner ? { owner } : {}), ...(leader ? { leader } : {}) }
  if (!dueRaw) return { ...read, ...people }
  const { dueOn, timeClass, milestones } = deadlineOf(dueRaw, written)
  return {
    ...read,
    ...people,
    dueRaw,
    dueOn,
    ...(timeClass === null ? {} : { timeClass }),
    ...(milestones.length === 0 ? {} : { milestones }),
  }
}

function timeClassAbove({ path, status }: ReadFinding): TimeClass | null {
  for (const heading of path.toReversed()) {
    const stated = timeClassOfHeading(heading)
    if (stated !== null) return stated
  }
  return status === 'long_term' ? 'continuous' : null
}
