import { plainCell } from '@bihuan/core/kernel/sheet.ts'
import { findingState, groupWords, ledgerCell, type LedgerWords } from '@bihuan/core/measures/ledger-cells.ts'
import {
  isOfFinding,
  type LedgerColumn,
  ledgerLooks,
  lightLabels,
} from '@bihuan/core/measures/ledger-columns.ts'
import { lightSaysMore } from '@bihuan/core/measures/light.ts'
import type { ReactNode } from 'react'
import type { LedgerLayout, LedgerRow } from '../ledger-rows.ts'
import { useMeasuresText } from '../../measures.text.ts'

type Props = {
  readonly layout: LedgerLayout
  readonly columns: readonly LedgerColumn[]
  readonly words: LedgerWords
  readonly from: number
  readonly to: number
  /** What is drawn: all, or for measuring only the one kind of cells or the other. */
  readonly part?: 'rows' | 'merged' | undefined
}

/** Rows of the ledger as a plain table, findings as merged cells, those that go on from the page before with a mark. */
export function PrintTable({ layout, columns, words, from, to, part }: Props): ReactNode {
  const rows = layout.rows.slice(from, to)
  return (
    <table className="print-table">
      <colgroup>
        {columns.map((key) => (
          <col key={key} style={{ width: `${shareOf(key, columns)}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((key) => (
            <th key={key}>{ledgerLooks[key].heading[words.language]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, offset) => (
          <PrintRow
            key={row.key}
            row={row}
            columns={columns}
            words={words}
            part={part}
            {...spanAt(layout, from + offset, { from, to })}
          />
        ))}
      </tbody>
    </table>
  )
}

type Span = { readonly span: number; readonly isContinued: boolean }

/** How many rows of the page a finding's cell spans from here on; 0 where a row above has it. */
function spanAt({ runStart, runLength }: LedgerLayout, at: number, page: { from: number; to: number }): Span {
  const start = runStart[at] ?? at
  if (at !== Math.max(start, page.from)) return { span: 0, isContinued: false }
  return { span: Math.min(start + (runLength[at] ?? 1), page.to) - at, isContinued: start < page.from }
}

type RowProps = Pick<Props, 'columns' | 'words' | 'part'> & Span & { readonly row: LedgerRow }

function PrintRow({ row, columns, words, part, span, isContinued }: RowProps): ReactNode {
  const text = useMeasuresText()
  if (row.kind === 'group')
    return (
      <tr className="print-group">
        <td colSpan={columns.length}>{groupWords(row.group, row, words)}</td>
      </tr>
    )
  const isMeasured = part !== undefined
  return (
    <tr>
      {columns.map((key) => {
        if (!isOfFinding(key))
          return <td key={key}>{part === 'merged' ? null : cellWords(row, key, words)}</td>
        if (isMeasured)
          return <td key={key}>{part === 'merged' && span > 0 && ofFinding(row, key, words)}</td>
        if (span === 0) return null
        return (
          <td key={key} rowSpan={span}>
            {ofFinding(row, key, words)}
            {isContinued && key === 'finding' && <i>{text.printContinued}</i>}
          </td>
        )
      })}
    </tr>
  )
}

type ItemRow = Exclude<LedgerRow, { kind: 'group' }>

function ofFinding(row: ItemRow, key: LedgerColumn, words: LedgerWords): ReactNode {
  if (key !== 'finding') return plainCell(ledgerCell(row, key, words))
  return (
    <>
      {plainCell(ledgerCell(row, key, words))}
      <small>{findingState(row.finding, words)}</small>
    </>
  )
}

function cellWords(row: ItemRow, key: LedgerColumn, words: LedgerWords): ReactNode {
  const said = plainCell(ledgerCell(row, key, words))
  if (key !== 'status' || row.kind !== 'measure' || !lightSaysMore(row.measure)) return said
  return (
    <>
      {said} <b>{lightLabels[row.measure.light][words.language]}</b>
    </>
  )
}

/** How much of the width a column has beside the others. */
function shareOf(key: LedgerColumn, columns: readonly LedgerColumn[]): number {
  return (ledgerLooks[key].print * 100) / columns.reduce((sum, column) => sum + ledgerLooks[column].print, 0)
}
