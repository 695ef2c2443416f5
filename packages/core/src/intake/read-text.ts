import { announcedInEnglish } from './announced.english.ts'
import { announcedIn } from './announced.ts'
import { headedCandidates } from './candidates.ts'
import { cleanText } from './clean.ts'
import type { Announced, Draft, DraftFinding, DraftKind } from './draft.ts'
import { dueDay } from './deadlines.ts'
import { englishFindings, isEnglish } from './english.ts'
import { factsIn } from './facts.ts'
import { findingsFrom } from './findings.ts'
import { kindOf } from './kind.ts'
import { codedCandidates } from './labelled.ts'
import { ledgerFindings } from './ledger.ts'
import { type Flow, flowLines } from './lines.ts'
import { enumeratedCandidates } from './listed.ts'
import { outlineOf, type Outline } from './outline.ts'
import { codePoints, passagesOf } from './passages.ts'
import { placeAll } from './placing.ts'
import type { ReadFinding } from './reading.ts'
import { settleStatuses } from './settle.ts'
import { sourceRange, type Strip, lineOf } from './strip.ts'
import { tablesIn } from './tables.ts'
import { warningsFor } from './warnings.ts'

/**
 * Reads a text into a proposed tree of findings and measures.
 *
 * Never throws and never loses a character: whatever the text, the passages of the draft cover all of it. What the
 * passes cannot place is listed as unplaced for a person to look at.
 */
export function readText(text: string): Draft {
  const flow = flowLines(cleanText(text))
  const outline = outlineOf(flow)
  const facts = factsIn(flow)
  const { kind, found } = findFindings(outline, kindOf(flow.strip.text, facts.documentTitle))
  const read = settleStatuses(flow.strip.text, kind, found)
  const span = codePoints(text)
  const findings = read.map((finding) => draftFinding(flow.strip, finding, span))
  const announced = announcedAround(flow, read)
  const passages = passagesOf(placeAll(text, outline, read))
  const isSummary = findings.length === 0 && (announced.problems !== null || announced.measures !== null)
  return {
    kind: isSummary ? 'summary' : kind,
    announced,
    findings,
    warnings: warningsFor({ source: text, announced, findings, passages }),
    passages,
    facts,
    figures: [],
    regulations: [],
    columns: [],
  }
}

/** The readers in turn: a ledger, an English text, the numbering, and last what is only named inside a sentence. */
function findFindings(outline: Outline, kind: DraftKind): { kind: DraftKind; found: ReadFinding[] } {
  const tabled = ledgerFindings(outline.flow, tablesIn(outline.flow))
  if (tabled.length > 0)
    return { kind: kind === 'other' || kind === 'feedback' ? 'ledger' : kind, found: tabled }
  if (isEnglish(outline.flow.strip.text)) {
    const english = englishFindings(outline.flow)
    return { kind: english.length > 0 ? 'followUp' : kind, found: english }
  }
  const isFeedback = kind === 'feedback'
  const readers = [
    () => headedCandidates(outline, isFeedback),
    () => codedCandidates(outline),
    () => enumeratedCandidates(outline),
  ]
  for (const read of readers) {
    const candidates = read()
    if (candidates.length > 0) return { kind, found: findingsFrom(outline, candidates, { isFeedback }) }
  }
  return { kind, found: [] }
}

// What is counted inside a finding (“通报问题12个”) is not counted of the whole.
function announcedAround(flow: Flow, findings: readonly ReadFinding[]): Announced {
  const { text } = flow.strip
  if (isEnglish(text)) return announcedInEnglish(flow)
  const first = findings[0]
  if (first === undefined) return announcedIn(text)
  const before = text.slice(0, first.title?.start ?? first.extent.start)
  const announced = announcedIn(before)
  if (announced.problems !== null || announced.measures !== null) return announced
  return announcedIn(`${before}\n${text.slice(findings.at(-1)?.extent.end ?? text.length)}`)
}

function draftFinding(strip: Strip, finding: ReadFinding, span: ReturnType<typeof codePoints>): DraftFinding {
  const place = finding.title ?? { start: finding.at, end: finding.at }
  return {
    number: finding.number,
    path: [...finding.path],
    title: finding.title === null ? null : lineOf(strip, finding.title),
    status: finding.status,
    statusRaw: finding.statusRaw,
    ...finding.assignment,
    passage: span(sourceRange(strip, place)),
    measures: finding.measures.map((measure) => ({
      text: lineOf(strip, measure),
      passage: span(sourceRange(strip, measure)),
      ...(measure.owner ? { owner: measure.owner } : {}),
      ...(measure.leader ? { leader: measure.leader } : {}),
      ...(measure.dueRaw ? { dueRaw: measure.dueRaw, dueOn: dueDay(measure.dueRaw) } : {}),
    })),
  }
}
