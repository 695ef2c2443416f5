import { labelOfHeading } from '../outline/labels.ts'
import type { Strip } from './strip.ts'

/**
 * The text with the marks of copied tables made plain: a cell in quotation marks that breaks over lines stays in its
 * row, a card of two columns (整改任务 | …) and labels in brackets (【整改】…) read as lines with labels. No character is added or taken away.
 */
export function plainTables(strip: Strip): Strip {
  const text = bracketedLabels(labelledCards(rowsOfQuotedCells(strip.text)))
  return text === strip.text ? strip : { ...strip, text }
}

// Spreadsheets put a cell with line breaks in quotation marks when it is copied.
function rowsOfQuotedCells(text: string): string {
  if (!text.includes('\t')) return text
  return text.replace(/(?<=\t)[“”"]([^“”"\t]{0,4000}\n[^“”"\t]{0,4000})[“”"](?=[\t\n]|$)/g, (cell) =>
    cell.replace(/[“”"\n]/g, ' '),
  )
}

function labelledCards(text: string): string {
  return text.replace(
    /^([|\t ]*)([^|\t\n:]{2,14})([|\t])([^|\t\n]{2,})([|\t ]*)$/gm,
    (row, ...parts: string[]) => {
      const [before = '', label = '', , value = '', after = ''] = parts
      if (labelOfHeading(label.trim()) === null || labelOfHeading(value.trim()) !== null) return row
      return `${blanks(before)}${label}:${value}${blanks(after)}`
    },
  )
}

function bracketedLabels(text: string): string {
  return text.replace(/^( *)【([^】\n]{2,10})】(?=[^\n])/gm, (mark, lead: string, label: string) =>
    labelOfHeading(label) === null ? mark : `${lead} ${label}:`,
  )
}

function blanks(marks: string): string {
  return ' '.repeat(marks.length)
}
