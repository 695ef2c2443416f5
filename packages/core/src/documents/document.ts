import type { PlainDay } from '../kernel/day.ts'
import type { SheetColumn } from '../kernel/sheet.ts'
import { attachmentLines } from './attachments.ts'

/** A record that a figure or a text was taken from. */
export type RecordRef = {
  readonly type:
    | 'rectification'
    | 'category'
    | 'finding'
    | 'measure'
    | 'progressReport'
    | 'closureRequest'
    /** A sign-off of a claim: by the id of the claim, since it has none of its own. */
    | 'signature'
    /** A file that proves something: by the id of the file, which may prove several items. */
    | 'evidence'
    | 'person'
    | 'organization'
  readonly id: string
  /** The rectification that it belongs to, where that is another than the document is about. */
  readonly in?: string
  /** Of a claim, its sign-offs and evidence: the measure or finding that it is about, and on which day it was made or sent in. */
  readonly about?: { readonly type: 'measure' | 'finding'; readonly id: string; readonly on: PlainDay }
}

/** Where a figure comes from: stated by the feedback, counted from the records, or worked out from them otherwise. */
export type FigureBasis = 'announced' | 'recorded' | 'computed'

/**
 * A stretch of text with its origin.
 *
 * `words` belong to the form of the document. A `quote` is the text of one record, unchanged.
 * A `figure` is computed; its records are those that were counted, so that every number opens into them.
 */
export type Run =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string; readonly record: RecordRef }
  | {
      readonly kind: 'figure'
      readonly text: string
      readonly value: number
      readonly basis: FigureBasis
      readonly records: readonly RecordRef[]
    }

/** A number with its origin. */
export type FigureRun = Extract<Run, { readonly kind: 'figure' }>

/** Depth of a heading: `一、`, `（一）`, `1.`, `（1）`. */
export type HeadingLevel = 1 | 2 | 3 | 4

/** A column of a table: its heading, and how wide it is beside the others. */
export type Column = {
  readonly heading: string
  readonly width: number
  /** What most of its cells hold, where a spreadsheet shows that otherwise than as a text. */
  readonly kind?: SheetColumn['kind']
}

/** What stands in a cell; `rows` are those that it covers downwards, one where nothing is said. */
export type Cell = {
  readonly runs: readonly Run[]
  readonly rows?: number
  /** Room for so many lines at least, where somebody writes by hand. */
  readonly lines?: number
}

/** A cell for each column; null where a cell above covers the place. */
export type Row = readonly (Cell | null)[]

/** The paper that the blocks behind stand on. An official document begins on A4 upright. */
export type Page = { readonly paper: 'a4' | 'a3'; readonly across: boolean }

/**
 * Where a single line stands: the number above the title (发文字号), a note below it such as its day, to whom it goes (主送), the mark at
 * the head of an attachment (附件1), the heading of a table, and who has copies (抄送).
 */
export type LinePlace = 'number' | 'note' | 'addressee' | 'mark' | 'caption' | 'copies'

/** A part of an official document, by what it is and not by how it looks. Renderers choose the looks. */
export type Block =
  | { readonly kind: 'title'; readonly runs: readonly Run[] }
  | { readonly kind: 'line'; readonly place: LinePlace; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  /** What is attached, below the text (附件说明). */
  | { readonly kind: 'attachments'; readonly items: readonly string[]; readonly language?: 'en' }
  | { readonly kind: 'signature'; readonly lines: readonly string[] }
  /** A new page of this paper begins. */
  | { readonly kind: 'page'; readonly page: Page }

/** A document as typed blocks. Renderers for DOCX, PDF and the web show the same model. */
export type DocumentModel = {
  /** The title as one line, for file names and page titles. */
  readonly title: string
  readonly language: 'zh' | 'en'
  readonly blocks: readonly Block[]
  /** What stands above the text of each page, where GB/T 9704 leaves room: the text lies as it does without. */
  readonly head?: string
}

/** The text of a block as a reader sees it; lines are joined by line feeds, the cells of a row by tabs. */
export function textOf(block: Block): string {
  switch (block.kind) {
    case 'signature':
      return block.lines.join('\n')
    case 'attachments':
      return attachmentLines(block.items, block.language).join('\n')
    case 'page':
      return ''
    case 'table':
      return [block.columns.map(({ heading }) => heading), ...block.rows.map(textsOf)]
        .map((cells) => cells.join('\t'))
        .join('\n')
    default:
      return textOfRuns(block.runs)
  }
}

/** The text of runs, one behind the other. */
export function textOfRuns(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

function textsOf(row: Row): readonly string[] {
  return row.flatMap((cell) => (cell === null ? [] : [textOfRuns(cell.runs)]))
}

/** All runs of a block: those of a table row by row. */
export function runsOf(block: Block): readonly Run[] {
  switch (block.kind) {
    case 'signature':
    case 'attachments':
    case 'page':
      return []
    case 'table':
      return block.rows.flatMap((row) => row.flatMap((cell) => cell?.runs ?? []))
    default:
      return block.runs
  }
}

/** The figures of blocks, in the order in which they are read. */
export function figuresIn(blocks: readonly Block[]): readonly (Run & { readonly kind: 'figure' })[] {
  return blocks.flatMap(runsOf).flatMap((run) => (run.kind === 'figure' ? [run] : []))
}

/** A block with each of its runs as `change` gives it. */
export function withRuns(block: Block, change: (run: Run) => Run): Block {
  switch (block.kind) {
    case 'signature':
    case 'attachments':
    case 'page':
      return block
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) =>
          row.map((cell) => (cell === null ? null : { ...cell, runs: cell.runs.map(change) })),
        ),
      }
    default:
      return { ...block, runs: block.runs.map(change) }
  }
}

/** A figure counted from records: its value is their number and cannot be typed. */
export function counted(
  type: RecordRef['type'],
  items: readonly { readonly id: string; readonly rectificationId?: string }[],
): Run & { kind: 'figure' } {
  return countedRefs(items.map(({ id, rectificationId }) => refTo(type, id, rectificationId)))
}

/** The same of records that are referred to already. */
export function countedRefs(records: readonly RecordRef[]): Run & { kind: 'figure' } {
  const value = records.length
  return { kind: 'figure', text: String(value), value, basis: 'recorded', records }
}

/** A figure that the feedback itself states. */
export function announced(value: number, rectificationId: string): Run & { kind: 'figure' } {
  const records = [{ type: 'rectification', id: rectificationId }] as const
  return { kind: 'figure', text: String(value), value, basis: 'announced', records }
}

/** A figure worked out from records otherwise than by counting them, such as a difference or a number of days. */
export function computed(value: number, records: readonly RecordRef[]): Run & { kind: 'figure' } {
  return { kind: 'figure', text: String(value), value, basis: 'computed', records }
}

/** The text of one record, unchanged. */
export function quote(text: string, type: RecordRef['type'], id: string): Run {
  return quoted(text, { type, id })
}

/** The same of a record that is referred to already; where there is no text, nothing. */
export function quoted(text: string, record: RecordRef): Run {
  return { kind: 'quote', text, record }
}

/** Numbers that a record itself holds, between words: each opens it. */
export function numbersOf(parts: readonly (string | number)[], record: RecordRef): readonly Run[] {
  return parts.map((part) =>
    typeof part === 'string' ? { kind: 'words', text: part } : computed(part, [record]),
  )
}

/** A file that proves something, as a record behind a figure. */
export function evidenceRef(fileId: string, about: NonNullable<RecordRef['about']>): RecordRef {
  return { type: 'evidence', id: fileId, about }
}

function refTo(type: RecordRef['type'], id: string, within: string | undefined): RecordRef {
  return { type, id, ...(within === undefined ? {} : { in: within }) }
}

/**
 * The runs of a sentence: words stay words, runs stay runs. Empty words are left out.
 *
 * @example sentence`共${counted('finding', findings)}个问题。`
 */
export function sentence(
  words: TemplateStringsArray,
  ...parts: readonly (Run | readonly Run[] | string)[]
): readonly Run[] {
  return words.flatMap((text, at): readonly Run[] => {
    const part = parts[at]
    const before: readonly Run[] = text === '' ? [] : [{ kind: 'words', text }]
    if (part === undefined || part === '') return before
    if (typeof part === 'string') return [...before, { kind: 'words', text: part }]
    return 'kind' in part ? [...before, part] : [...before, ...part]
  })
}

/** Several runs of runs, one after the other, with words between. */
export function joined(items: readonly (readonly Run[])[], separator: string): readonly Run[] {
  return items.flatMap((runs, at): readonly Run[] =>
    at === 0 || separator === '' ? runs : [{ kind: 'words', text: separator }, ...runs],
  )
}
