import { announcedInEnglish } from './announced.english.ts'
import { announcedIn } from './announced.ts'
import { headedCandidates } from './candidates.ts'
import { cleanText } from './clean.ts'
import type { Draft, DraftFinding, DraftKind, DraftStatus } from './draft.ts'
import { dueDay } from './deadlines.ts'
import { englishFindings, isEnglish } from './english.ts'
import { factsIn } from './facts.ts'
import { findingsFrom } from './findings.ts'
import { kindOf } from './kind.ts'
import { codedCandidates } from './labelled.ts'
import { ledgerFindings } from './ledger.ts'
import { flowLines } from './lines.ts'
import { enumeratedCandidates } from './listed.ts'
import { outlineOf, type Outline } from './outline.ts'
import { codePoints, passagesOf } from './passages.ts'
import { placeAll } from './placing.ts'
import type { ReadFinding } from './reading.ts'
import { sourceRange, type Strip, wordsOf } from './strip.ts'
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
  const guessed = kindOf(flow.strip.text, facts.documentTitle)
  const found = findFindings(outline, guessed)
  const read = settleStatuses(flow.strip.text, guessed, found)
  const canvas = placeAll(text, outline, read)
  const span = codePoints(text)
  const findings = read.map((finding) => draftFinding(flow.strip, finding, span))
  const announced = isEnglish(flow.strip.text) ? announcedInEnglish(flow) : announcedIn(flow.strip.text)
  const passages = passagesOf(canvas)
  const unplaced = passages.reduce(
    (sum, passage) => sum + (passage.role === 'unplaced' ? passage.end - passage.start : 0),
    0,
  )
  return {
    kind: finalKind(
      guessed,
      outline,
      findings.length,
      announced.problems !== null || announced.measures !== null,
    ),
    announced,
    findings,
    warnings: warningsFor({ source: text, announced, findings, unplaced }),
    passages,
    facts,
  }
}

/** The readers in turn: a ledger, an English text, the numbering, and last what is only named inside a sentence. */
function findFindings(outline: Outline, kind: DraftKind): ReadFinding[] {
  const tabled = ledgerFindings(outline.flow, tablesIn(outline.flow))
  if (tabled.length > 0) return tabled
  if (isEnglish(outline.flow.strip.text)) return englishFindings(outline.flow)
  const isFeedback = kind === 'feedback'
  const headed = headedCandidates(outline, isFeedback)
  const candidates =
    [headed, codedCandidates(outline), enumeratedCandidates(outline)].find((found) => found.length > 0) ?? []
  return findingsFrom(outline, candidates, { isFeedback })
}

function draftFinding(strip: Strip, finding: ReadFinding, span: ReturnType<typeof codePoints>): DraftFinding {
  const place = finding.title ?? { start: finding.at, end: finding.at }
  return {
    number: finding.number,
    path: [...finding.path],
    title: finding.title === null ? null : wordsOf(strip, finding.title),
    status: finding.status,
    statusRaw: finding.statusRaw,
    ...finding.assignment,
    passage: span(sourceRange(strip, place)),
    measures: finding.measures.map((measure) => ({
      text: wordsOf(strip, measure),
      passage: span(sourceRange(strip, measure)),
      ...(measure.owner ? { owner: measure.owner } : {}),
      ...(measure.leader ? { leader: measure.leader } : {}),
      ...(measure.dueRaw ? { dueRaw: measure.dueRaw, dueOn: dueDay(measure.dueRaw) } : {}),
    })),
  }
}

const forAll =
  /(?:上述|以上|所有|全部|各项|审计(?:发现|查出|反映)?|巡[视察](?:组)?(?:反馈|指出)?|反馈|督察反馈)(?:的)?(?:各项|全部|所有)?(?:问题|事项|任务)[^。;,\d]{0,6}(?:已|均|全部|都)[^。;,\d]{0,8}(?:整改|完成|办结|销号|落实)[^。;,\d]{0,4}(?=[。;,\n]|$)/

const impliedStatuses: Readonly<Partial<Record<DraftKind, DraftStatus>>> = {
  plan: 'planned',
  taskList: 'planned',
  feedback: 'feedback_open',
  // A single task is made public because it is done.
  singleTask: 'done',
}

/** Gives findings that state nothing themselves what one sentence says of all, or what the sort of document implies. */
function settleStatuses(text: string, kind: DraftKind, findings: readonly ReadFinding[]): ReadFinding[] {
  const sentence = findings.every((finding) => finding.status === null) ? forAll.exec(text) : null
  const implied: DraftStatus | null = impliedStatuses[kind] ?? null
  return findings.map((finding) => {
    if (finding.status !== null) return finding
    if (sentence !== null) return { ...finding, status: 'done', statusRaw: sentence[0] }
    return implied === null ? finding : { ...finding, status: implied }
  })
}

function finalKind(guessed: DraftKind, outline: Outline, findings: number, hasCounts: boolean): DraftKind {
  if (findings > 0 || outline.nodes.length === 0) return guessed
  return hasCounts ? 'summary' : guessed
}
