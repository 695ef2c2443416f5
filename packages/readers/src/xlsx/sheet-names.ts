import type { Attributes, XmlNames } from '../xml.ts'

/** Names of SpreadsheetML, as Excel and as the strict standard write them. */
export const sheetNames: XmlNames = {
  plain: [
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    'http://purl.oclc.org/ooxml/spreadsheetml/main',
  ],
}

/** Whether a switch is on; it is off unless it says otherwise. */
export function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}

/** A whole number of an attribute; null where there is none. */
export function numberOf(attributes: Attributes, name: string): number | null {
  const value = Number.parseInt(attributes[name] ?? '', 10)
  return Number.isNaN(value) ? null : value
}

/** What a column is called, from 1: A, Z, AA. */
export function columnName(column: number): string {
  const before = Math.floor((column - 1) / 26)
  return (before > 0 ? columnName(before) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

/** Where a cell stands, both from 1; null where the words are no reference. */
export function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (match === null) return null
  let column = 0
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(match[2]), column }
}
