import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Sheet, SheetCell, SheetRow } from '@bihuan/core/kernel/sheet.ts'
import { collectingAbove } from '../collector.ts'
import { openZip } from '../zip/zip-writer.ts'
import { headingHeight, type PagedRows, sheetPages } from './sheet-pages.ts'
import { lettersOf, shownAt, textOfCell, writeSheet } from './write-sheet.ts'
import { partsOfZip } from './zip-parts.ts'

/** Rows of a sheet and what of them is one; a merge counts its rows from the first of the piece, and ends in it. */
export type SheetPiece = Pick<Sheet, 'columns' | 'rows' | 'merges'>

/** So many bytes of rows are handed on at a time: what is small is thrown away before the collector keeps it. */
const bytesOfChunk = 65_536

/**
 * So much may lie there of what the pieces before were read and written from. Left to itself it becomes four times as much, and is
 * thrown away in the same time.
 */
const bytesThrownAway = 24_000_000

const page = 'xl/worksheets/sheet1.xml'

/**
 * Writes a sheet as `writeSheet` does, its rows piece by piece: what lies in memory is one piece and what was packed before it,
 * and whoever writes it can do other things between them. The file comes in parts: nobody needs it in one.
 *
 * The library writes everything but the rows: an example of a group heading and one of a row say how theirs look.
 */
export async function writeSheetInPieces(
  frame: Omit<Sheet, 'rows' | 'merges'>,
  pieces: AsyncIterable<SheetPiece> | Iterable<SheetPiece>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const example = { heading: 'heading' }
  const empty = { cells: frame.columns.map(() => null) }
  const parts = partsOfZip(await writeSheet({ ...frame, rows: [example, empty], merges: [] }))
  const zip = openZip()
  const whole = partsOf(zip.stream)
  // Whoever waits for it is told; while the rows are still being written nobody does.
  whole.catch(() => {})
  const about = { at: new Date(), isPacked: true }
  try {
    for (const [path, text] of parts) if (path !== page) await zip.add(path, text, about)
    const written = Readable.from(pageOf(looksOf(parts.get(page) ?? ''), frame, pieces), {
      objectMode: false,
    })
    await zip.add(page, written, about)
  } catch (error) {
    zip.fail(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
  zip.end()
  return whole
}

async function partsOf(stream: Readable): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of stream) parts.push(new Uint8Array(part))
  return parts
}

type Looks = {
  /** What stands before the rows, the headings among it, and behind them. */
  readonly before: string
  readonly behind: string
  /** The number of the looks of a group heading, and that of each column. */
  readonly group: string
  readonly cells: readonly string[]
}

function looksOf(example: string): Looks {
  const [before = '', headings = '', group = '', row = '', behind = ''] =
    /^(.*<sheetData>)(<row r="1".*?<\/row>)(<row r="2".*?<\/row>)(<row r="3".*?<\/row>)<\/sheetData>(.*)$/s
      .exec(example)
      ?.slice(1) ?? []
  const numbersIn = (cells: string): string[] =>
    [...cells.matchAll(/ s="(\d+)"/g)].map(([, number = '']) => number)
  const cells = numbersIn(row)
  if (cells.length === 0) throw new Error('the library writes a sheet in another way')
  // How far the rows reach is not known yet, and need not be said.
  const open = before.replace(/<dimension [^>]*>/, '') + headings
  return { before: open, behind, group: numbersIn(group)[0] ?? '', cells }
}

async function* pageOf(
  looks: Looks,
  { columns }: Pick<Sheet, 'columns'>,
  pieces: AsyncIterable<SheetPiece> | Iterable<SheetPiece>,
): AsyncGenerator<Buffer> {
  const laid = sheetPages({ columns })
  const breaks: number[] = []
  const letters = columns.map((_, at) => lettersOf(at))
  const last = letters.at(-1) ?? 'A'
  const merged: { count: number; readonly written: Buffer[] } = { count: 0, written: [] }
  const tidy = collectingAbove(bytesThrownAway)
  let line = 1
  yield Buffer.from(looks.before)
  for await (const read of pieces) {
    const piece = laid(read)
    for (const at of piece.breaks) breaks.push(line + at)
    const merges = mergesOf(piece, { first: line + 1, letters })
    merged.count += merges.length
    merged.written.push(Buffer.from(merges.map((one) => `<mergeCell ref="${one}"/>`).join('')))
    yield* inChunks(rowsOf(piece, { looks, letters, first: line + 1 }))
    line += piece.rows.length
    tidy()
    await setImmediate()
  }
  yield Buffer.from(`</sheetData><autoFilter ref="A1:${last}${line}"/>`)
  if (merged.count > 0) {
    yield Buffer.from(`<mergeCells count="${merged.count}">`)
    yield* merged.written
    yield Buffer.from('</mergeCells>')
  }
  const [upToHeader, behind] = partedAt(withoutExamples(looks.behind), '</headerFooter>')
  yield Buffer.from(`${upToHeader}${breaksOf(breaks)}${behind}`)
}

type Place = { readonly first: number; readonly letters: readonly string[] }

/** A text behind some words, and what follows them. */
function partedAt(text: string, words: string): readonly [string, string] {
  const end = text.indexOf(words) + words.length
  if (end < words.length) throw new Error('the library writes a sheet in another way')
  return [text.slice(0, end), text.slice(end)]
}

/** Each names the row behind which a page ends. */
function breaksOf(lines: readonly number[]): string {
  if (lines.length === 0) return ''
  const written = lines.map((line) => `<brk id="${line}" max="16383" man="1"/>`).join('')
  return `<rowBreaks count="${lines.length}" manualBreakCount="${lines.length}">${written}</rowBreaks>`
}

function* rowsOf(
  piece: PagedRows,
  { looks, letters, first }: Place & { readonly looks: Looks },
): Generator<string> {
  for (const [at, row] of piece.rows.entries()) {
    const line = first + at
    const cells = cellsOf(row, { looks, letters, line })
    yield `<row r="${line}" ht="${piece.heights[at] ?? headingHeight}" customHeight="1">${cells}</row>`
  }
}

/** What is merged: group headings over the whole width, and cells downwards. */
function mergesOf({ rows, merges }: PagedRows, { first, letters }: Place): string[] {
  const last = letters.at(-1) ?? 'A'
  const across = letters.length < 2 ? [] : rows.flatMap((row, at) => ('heading' in row ? [first + at] : []))
  return [
    ...across.map((line) => `A${line}:${last}${line}`),
    ...merges.map(
      ({ column, first: from, last: to }) =>
        `${letters[column] ?? ''}${first + from}:${letters[column] ?? ''}${first + to}`,
    ),
  ]
}

function* inChunks(texts: Iterable<string>): Generator<Buffer> {
  let chunk = Buffer.allocUnsafe(bytesOfChunk)
  let used = 0
  for (const text of texts) {
    // No character takes more than three bytes for each of its units.
    if (text.length * 3 > chunk.length - used && used > 0) {
      yield chunk.subarray(0, used)
      ;[chunk, used] = [Buffer.allocUnsafe(Math.max(bytesOfChunk, text.length * 3)), 0]
    }
    if (text.length * 3 > chunk.length) chunk = Buffer.allocUnsafe(text.length * 3)
    used += chunk.write(text, used)
  }
  if (used > 0) yield chunk.subarray(0, used)
}

function cellsOf(
  row: SheetRow,
  {
    looks,
    letters,
    line,
  }: { readonly looks: Looks; readonly letters: readonly string[]; readonly line: number },
): string {
  if ('heading' in row)
    return letters
      .map((letter, at) => cell(`${letter}${line}`, looks.group, at === 0 ? row.heading : null))
      .join('')
  return row.cells.map((one, at) => cell(`${letters[at] ?? ''}${line}`, looks.cells[at] ?? '0', one)).join('')
}

function cell(place: string, look: string, value: SheetCell): string {
  if (value === null) return `<c r="${place}" s="${look}"/>`
  if (typeof value === 'number') return `<c r="${place}" s="${look}"><v>${value}</v></c>`
  if (typeof value === 'object') return `<c r="${place}" s="${look}"><v>${serialOf(value)}</v></c>`
  const text = escaped(textOfCell(value))
  const space = hasOuterSpace.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${place}" s="${look}" t="inlineStr"><is><t${space}>${text}</t></is></c>`
}

/** Only for these: the schema of ECMA-376 knows no such attribute here, though Excel reads and writes it. */
const hasOuterSpace = /^\s|\s$|\n/

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const millisecondsOfDay = 86_400_000
const beforeFirstDay = Date.UTC(1899, 11, 30)
/** Spreadsheets count a 29 February 1900 that never was. */
const dayThatNeverWas = 60

function serialOf(cell: Exclude<SheetCell, string | number | null>): number {
  const counted = (shownAt(cell).getTime() - beforeFirstDay) / millisecondsOfDay
  return counted > dayThatNeverWas ? counted : counted - 1
}

function withoutExamples(behind: string): string {
  return behind.replace(/<autoFilter [^>]*>/, '').replace(/<mergeCells .*<\/mergeCells>/s, '')
}
