import { joinedName } from '../kernel/joined-name.ts'
import type { Sheet, SheetCell, SheetColumn, SheetMerge, SheetRow, SheetTable } from '../kernel/sheet.ts'
import { type ListMoment, momentWords } from '../kernel/moment-words.ts'
import { findingState, groupWords, ledgerCell, type LedgerWords, lightCell } from './ledger-cells.ts'
import { isOfFinding, type LedgerColumn, type LedgerGroup, ledgerLooks } from './ledger-columns.ts'
import type { FurtherMeasureView } from './further.contract.ts'
import { type LedgerFinding, type LedgerMeasure, type LedgerRow, layOutLedger } from './ledger-layout.ts'

/** A ledger as somebody sees it: the rows that they may read and asked for, and how they are laid out. */
export type LedgerSight = ListMoment & {
  readonly name: string
  readonly findings: readonly LedgerFinding[]
  readonly measures: readonly LedgerMeasure[]
  readonly further: readonly FurtherMeasureView[]
  readonly columns: readonly LedgerColumn[]
  readonly group: LedgerGroup
  /** Whether the rows stand in the order of the ledger, and not in one that somebody chose. */
  readonly isOrdered: boolean
  readonly words: LedgerWords
}

/**
 * The ledger as a sheet: the same rows in the same order, cells merged where the screen merges them. What the screen shows as
 * a second sign in one cell (how a finding stands, the light) has a column of its own, so that a filter finds it and a title
 * that is read in again is still the title.
 */
export function ledgerSheet(sight: LedgerSight): Sheet {
  const { name, group, isOrdered, words } = sight
  const columns = partsOf(sight.columns, words)
  const { rows, runStart, runLength } = layOutLedger(sight, group, isOrdered)
  const merges: SheetMerge[] = []
  const sheetRows = rows.map((row, at): SheetRow => {
    if (row.kind === 'group') return { heading: groupWords(row.group, row, words) }
    const isFirst = runStart[at] === at
    const length = runLength[at] ?? 1
    return {
      cells: columns.map(({ isMerged, cellOf }, column) => {
        if (!isMerged) return cellOf(row)
        if (isFirst && length > 1) merges.push({ column, first: at, last: at + length - 1 })
        return isFirst ? cellOf(row) : null
      }),
    }
  })
  const title = words.language === 'zh' ? joinedName(name, '台账') : `${name}: ledger`
  return {
    name: words.language === 'zh' ? '台账' : 'Ledger',
    above: { title, note: momentWords(sight, words.language) },
    columns: columns.map(({ column }) => column),
    rows: sheetRows,
    merges,
  }
}

/**
 * The same columns and rows for a file that has no merged cells: what is of the finding stands in each of its rows, so that
 * they can be filtered and sorted. Rows are made as they are taken.
 */
export function ledgerTable(sight: LedgerSight): SheetTable {
  const { group, isOrdered, words } = sight
  const columns = partsOf(sight.columns, words)
  const { rows } = layOutLedger(sight, group, isOrdered)
  return { columns: columns.map(({ column }) => column), rows: rowsOf(rows, columns, words) }
}

function* rowsOf(
  rows: readonly LedgerRow[],
  columns: readonly Part[],
  words: LedgerWords,
): Generator<SheetRow> {
  for (const row of rows) {
    if (row.kind === 'group') yield { heading: groupWords(row.group, row, words) }
    else yield { cells: columns.map(({ cellOf }) => cellOf(row)) }
  }
}

type Part = {
  readonly column: SheetColumn
  readonly isMerged: boolean
  readonly cellOf: (row: LedgerRow) => SheetCell
}

function partsOf(columns: readonly LedgerColumn[], words: LedgerWords): Part[] {
  const { language } = words
  return columns.flatMap((key) => {
    const { heading, kind, sheet: width } = ledgerLooks[key]
    const own: Part = {
      column: { heading: heading[language], kind, width },
      isMerged: isOfFinding(key),
      cellOf: (row) => ledgerCell(row, key, words),
    }
    if (key === 'finding') return [own, findingStatePart(words)]
    return key === 'status' ? [own, lightPart(words)] : [own]
  })
}

function findingStatePart(words: LedgerWords): Part {
  const heading = words.language === 'zh' ? '问题状态' : 'Finding status'
  return {
    column: { heading, width: 14, kind: 'label' },
    isMerged: true,
    cellOf: (row) => (row.kind === 'group' ? null : findingState(row.finding, words)),
  }
}

function lightPart(words: LedgerWords): Part {
  const heading = words.language === 'zh' ? '灯' : 'Light'
  return {
    column: { heading, width: 10, kind: 'label' },
    isMerged: false,
    cellOf: (row) => lightCell(row, words),
  }
}
