import { type LedgerColumn, ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import { useState } from 'react'
import { z } from 'zod'
import type { LedgerSort } from './ledger-search.ts'

/** The fields that are assigned in place. */
export type EditableField = 'target' | 'leader' | 'owner' | 'handler' | 'dueOn'

type Column = {
  /** Pixels at least. */
  readonly width: number
  /** Takes a share of what width is left. */
  readonly grows?: true
  readonly sort?: LedgerSort
  readonly field?: EditableField
}

/** How each column of the ledger is drawn. Together they fit a window of 1366 pixels. */
export const columnLooks: Readonly<Record<LedgerColumn, Column>> = {
  number: { width: 60, sort: 'ordinal' },
  category: { width: 80 },
  finding: { width: 166 },
  measure: { width: 208, grows: true },
  target: { width: 150, field: 'target' },
  leader: { width: 76, field: 'leader' },
  owner: { width: 96, sort: 'owner', field: 'owner' },
  handler: { width: 72, field: 'handler' },
  dueOn: { width: 94, sort: 'dueOn', field: 'dueOn' },
  progress: { width: 120, sort: 'lastProgressAt' },
  evidence: { width: 66 },
  status: { width: 126, sort: 'status' },
  closedOn: { width: 90 },
}

/** The widths of the check box column and the given ones, as CSS grid tracks. */
export function tracksOf(keys: readonly LedgerColumn[]): string {
  const tracks = keys.map((key) => {
    const { width, grows } = columnLooks[key]
    return grows === true ? `minmax(${width}px, 1fr)` : `${width}px`
  })
  return [`${checkWidth}px`, ...tracks].join(' ')
}

/** How wide the ledger is at least. */
export function leastWidth(keys: readonly LedgerColumn[]): number {
  return keys.reduce((sum, key) => sum + columnLooks[key].width, checkWidth)
}

/** Pixels of the column with the check boxes. */
export const checkWidth = 36

export const rowHeights = { compact: 48, roomy: 88 } as const
export type RowHeight = keyof typeof rowHeights

const choiceSchema = z.object({ hidden: z.array(z.enum(ledgerColumns)), rows: z.enum(['compact', 'roomy']) })
type Choice = z.output<typeof choiceSchema>

const storageKey = 'bihuan.ledger'
const initial: Choice = { hidden: ['target'], rows: 'compact' }

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
    const parsed = choiceSchema.safeParse(JSON.parse(localStorage.getItem(storageKey) ?? 'null'))
    return parsed.success ? parsed.data : initial
  } catch (error) {
    // Something else wrote under our key: start afresh.
    if (error instanceof SyntaxError) return initial
    throw error
  }
}
