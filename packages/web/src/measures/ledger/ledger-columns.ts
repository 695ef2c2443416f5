import { type LedgerColumn, ledgerColumns, ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import { useState } from 'react'
import type { LedgerSort } from './ledger-search.ts'

/** By what a click on the heading of a column puts the rows in order. */
export const columnSorts: Partial<Record<LedgerColumn, LedgerSort>> = {
  number: 'ordinal',
  owner: 'owner',
  dueOn: 'dueOn',
  progress: 'lastProgressAt',
  status: 'status',
}

/** The widths of the check box column and the given ones, as CSS grid tracks. */
export function tracksOf(keys: readonly LedgerColumn[]): string {
  const tracks = keys.map((key) => {
    const { screen } = ledgerLooks[key]
    // It takes what width is left.
    return key === 'measure' ? `minmax(${screen}px, 1fr)` : `${screen}px`
  })
  return [`${checkWidth}px`, ...tracks].join(' ')
}

/** How wide the ledger is at least. */
export function leastWidth(keys: readonly LedgerColumn[]): number {
  return keys.reduce((sum, key) => sum + ledgerLooks[key].screen, checkWidth)
}

/** Pixels of the column with the check boxes. */
export const checkWidth = 36

export const rowHeights = { compact: 48, roomy: 88 } as const
export type RowHeight = keyof typeof rowHeights

type Choice = { readonly hidden: readonly LedgerColumn[]; readonly rows: RowHeight }

const storageKey = 'bihuan.ledger'
const initial: Choice = {
  hidden: ledgerColumns.filter((key) => 'isHidden' in ledgerLooks[key]),
  rows: 'compact',
}

/** Which columns this person wants to see on this machine, and how high the rows. */
export function useLedgerChoice(): Choice & {
  choose: (changes: Partial<Choice>) => void
  visible: LedgerColumn[]
} {
  const [choice, setChoice] = useState(storedChoice)
  const choose = (changes: Partial<Choice>): void => {
    const next = { ...choice, ...changes }
    localStorage.setItem(storageKey, JSON.stringify(next))
    setChoice(next)
  }
  return { ...choice, choose, visible: shownOf(choice) }
}

/** The columns that are shown until somebody chooses others. */
export function columnsAtFirst(): LedgerColumn[] {
  return shownOf(initial)
}

/** The columns that are shown on this machine now. */
export function shownColumns(): LedgerColumn[] {
  return shownOf(storedChoice())
}

function shownOf({ hidden }: Choice): LedgerColumn[] {
  return ledgerColumns.filter((key) => !hidden.includes(key))
}

function storedChoice(): Choice {
  try {
    return choiceIn(JSON.parse(localStorage.getItem(storageKey) ?? 'null')) ?? initial
  } catch (error) {
    // Something else wrote under our key: start afresh.
    if (error instanceof SyntaxError) return initial
    throw error
  }
}

function choiceIn(stored: unknown): Choice | null {
  if (typeof stored !== 'object' || stored === null || !('hidden' in stored) || !('rows' in stored))
    return null
  const { hidden, rows } = stored
  if (!Array.isArray(hidden) || (rows !== 'compact' && rows !== 'roomy')) return null
  return { hidden: ledgerColumns.filter((column) => hidden.includes(column)), rows }
}
