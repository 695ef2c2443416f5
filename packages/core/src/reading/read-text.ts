import type { PlainDay } from '../kernel/day.ts'
import { announcedInEnglish } from './facts/announced.english.ts'
import { announcedIn } from './facts/announced.ts'
import { cleanText } from './text/clean.ts'
import { asOwnTable } from './tables/own-ledger.ts'
import { type KnownColumns, noKnownColumns } from './tables/columns.ts'
import { documentDay } from './facts/document-day.ts'
import { ledgerDayOf } from './facts/ledger-day.ts'
import type { Draft } from './draft.ts'
import type { Announced } from '../rectifications/rectification.ts'
import { draftFinding } from './draft-finding.ts'
import { isEnglish } from './english/english.ts'
import { factsIn } from './facts/facts.ts'
import { findFindings } from './findings/find-findings.ts'
import { kindOf } from './outline/kind.ts'
import { columnsOf } from './tables/ledger-columns.ts'
import { ledgerFindings } from './tables/ledger.ts'
import { type Flow, flowLines } from './text/lines.ts'
import { mentionsIn } from './facts/mentions.ts'
import { outlineOf } from './outline/outline.ts'
import { withToldLines } from './facts/told-lines.ts'
import { withOwnAttributes } from './facts/own-attributes.ts'
import { codePoints, passagesOf } from './outline/passages.ts'
import { placeAll } from './outline/placing.ts'
import type { ReadFinding } from './findings/reading.ts'
import { settleStatuses } from './findings/settle.ts'
import { plainTables } from './text/table-marks.ts'
import type { Table } from './tables/table.ts'
import { tablesIn, unreadTableIn } from './tables/tables.ts'
import { type PassReport, reportsOf } from './pass-report.ts'
import type { LostCells } from './source-document.ts'
import { blankAnswers } from './blank-answers.ts'
import { type Range, sourceRange } from './text/strip.ts'
import { leftOutWarnings, lostCellsWarnings, warningsFor } from './warnings.ts'

/** What is known beforehand (what the headings of ledgers mean, as somebody has said), and who wants to know more. */
export type ReadOptions = {
  readonly columns?: KnownColumns | undefined
  /** The day on which it is read. */
  readonly today?: PlainDay | undefined
  /** Sheets of a workbook that hold something and were not read. */
  readonly hiddenSheets?: readonly string[] | undefined
  /** Cells of a workbook of which nothing could be read. */
  readonly lostCells?: LostCells | undefined
  /** Told by each pass what it saw, once all is read. */
  readonly onPass?: ((report: PassReport) => void) | undefined
}

/**
 * Reads a text into a proposed tree of findings and measures.
 *
 * Never throws and never loses a character: whatever the text, the passages of the draft cover all of it. What the
 * passes cannot place is listed as unplaced for a person to look at.
 */
export function readText(text: string, options: ReadOptions = {}): Draft {
  const known = options.columns ?? noKnownColumns
  const cleaned = plainTables(cleanText(text))
  const flow = withToldLines(flowLines(cleaned))
  const outline = outlineOf(flow)
  const facts = factsIn(flow)
  const tables = tablesIn(flow, known)
  const ledgers = ledgerFindings(flow, tables, known)
  const tabled = ledgers.found
  const { kind, found } = findFindings(
    outline,
    { tables, found: tabled },
    kindOf(flow.strip.text, facts.documentTitle),
  )
  const read = withOwnAttributes(flow.strip, settleStatuses(flow.strip.text, kind, found), kind)
  const written = documentDay(flow, { kind, title: facts.documentTitle, tables })
  const span = codePoints(text)
  const ledgerDay = ledgerDayOf(flow, { tables: ledgers.current, written })
  const findings = read.map((finding) =>
    draftFinding(finding, { strip: flow.strip, span, written, ledgerDay }),
  )
  const announced = announcedAround(flow, read)
  const passages = passagesOf(placeAll(text, outline, { findings: read, ledgers }))
  const shown = tabled.length > 0 ? tables : unreadTables(flow, { known, found: found.length })
  const { columns, unknown } = columnsOf(
    flow,
    shown.map((table) => asOwnTable(table, known)),
    known,
  )
  const placed = ({ words, line }: { readonly words: string; readonly line: Range }) => ({
    words,
    ...span(sourceRange(flow.strip, line)),
  })
  const isSummary = findings.length === 0 && (announced.problems !== null || announced.measures !== null)
  const draft: Draft = {
    kind: isSummary ? 'summary' : kind,
    announced,
    findings,
    warnings: [
      ...warningsFor({ source: text, announced, findings, passages, unknown, today: options.today ?? null }),
      ...blankAnswers(findings, ledgers.current),
      ...leftOutWarnings(
        {
          old: ledgers.old,
          totals: ledgers.totals.map(placed),
          ours: ledgers.ours.map(placed),
        },
        options.hiddenSheets ?? [],
      ),
      ...lostCellsWarnings(options.lostCells),
    ],
    passages,
    facts,
    ...mentionsIn(flow.strip, span),
    columns,
  }
  if (options.onPass !== undefined) {
    const reports = reportsOf({ source: text, cleaned, outline, tables, found: read, draft })
    for (const report of reports) options.onPass(report)
  }
  return draft
}

// A table beside findings that were read elsewhere is only shown where it is most of the text.
function unreadTables(flow: Flow, { known, found }: { known: KnownColumns; found: number }): Table[] {
  const table = unreadTableIn(flow, known)
  return table === null || (found > 0 && table.rows.length * 2 < flow.lines.length) ? [] : [table]
}

// A page of a database says how many recommendations all of it holds; that is no count of what stands on the page.
function withoutDatabase(announced: Announced, found: number): Announced {
  const { problems } = announced
  const isOfAll = problems !== null && found > 0 && problems > 100 && problems > found * 20
  return isOfAll ? { ...announced, problems: null, done: null, ongoing: null } : announced
}

// “Files incomplete for 9 of 25 suppliers” is what one row of a ledger finds, and no count of its rows.
function outsideRows(flow: Flow, findings: readonly ReadFinding[]): Flow {
  const rows = findings
    .flatMap((finding) => finding.rows ?? [])
    .toSorted((one, other) => one.start - other.start)
  if (rows.length === 0) return flow
  const { text } = flow.strip
  let from = 0
  const pieces = rows.flatMap(({ start, end }) => {
    const before = text.slice(from, start)
    from = Math.max(from, end)
    return [before, ' '.repeat(Math.max(0, end - start))]
  })
  const starts = new Set(rows.map(({ start }) => start))
  const lines = flow.lines.filter((line) => !starts.has(line.start))
  return { ...flow, lines, strip: { ...flow.strip, text: [...pieces, text.slice(from)].join('') } }
}

// What is counted inside a finding (“通报问题12个”) is not counted of the whole.
function announcedAround(flow: Flow, findings: readonly ReadFinding[]): Announced {
  const { text } = flow.strip
  if (isEnglish(text))
    return withoutDatabase(announcedInEnglish(outsideRows(flow, findings)), findings.length)
  const first = findings[0]
  if (first === undefined) return announcedIn(text)
  const ofItself = /本(?:清单|方案|报告|通报|台账|表|次)[^。;\n]{0,10}(?:共|计)[^。\n]{0,40}/.exec(text)?.[0]
  const before = text.slice(0, first.title?.start ?? first.extent.start)
  const announced = announcedIn(before)
  if (announced.problems !== null || announced.measures !== null) return announced
  return announcedIn(
    `${before}\n${text.slice(findings.at(-1)?.extent.end ?? text.length)}\n${ofItself ?? ''}`,
  )
}
