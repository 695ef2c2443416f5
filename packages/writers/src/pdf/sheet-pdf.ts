import { sheetWithRoom } from '@bihuan/core/documents/column-room.ts'
import type { PrintedText } from '@bihuan/core/documents/printed-texts.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { plainCell, type Sheet, type SheetMerge } from '@bihuan/core/kernel/sheet.ts'
import { mergePdf } from './merge-pdf.ts'
import { cutIn, laidOut, letGo, partsOf, typstCompiler, withFonts } from './typst.ts'

/** So many rows are laid out at a time: in one, Typst takes 800 MB for 5,000, and 200 at a time take half as much again as 100. */
const rowsOfPiece = 100

/** So many narrow characters of 9 pt lie between the margins. */
const narrowOnLine = { a4: 168, a3: 245 } as const

/** How a sheet is printed. */
export type SheetPrint = {
  readonly paper: 'a4' | 'a3'
  readonly language: 'zh' | 'en'
  /** The instant that the file names as that of its making. */
  readonly at: Date
  /** So many pages lie before it in the same file, by which its own are numbered. */
  readonly pagesBefore?: number
}

/** Told after each piece how many rows of all are laid out. */
export type OnRows = (rows: { readonly done: number; readonly total: number }) => void

type PrintedCell = { readonly text: string; readonly rows: number; readonly across?: true }
type PrintedRow = readonly (PrintedCell | null)[]

/**
 * Writes a sheet as PDF across: its headings on every page, its day at the foot of each, and cells that are merged said again where a
 * page breaks them, as PDF/A-2b. It is made in pieces that are put together, its pages numbered through.
 */
export async function sheetPdf(
  sheet: Sheet,
  { paper, language, at, pagesBefore = 0 }: SheetPrint,
  onRows: OnRows = () => {},
): Promise<Result<Uint8Array, Refusal<'CHARACTERS_WITHOUT_FONT'>>> {
  const { above, columns, rows, merges } = sheet
  const texts = rows.map((row) => ('heading' in row ? [row.heading] : row.cells.map(printed)))
  const head = [above.title, above.note, ...columns.map(({ heading }) => heading)]
  const fonts = withFonts([...head.map((text) => ({ text })), ...texts.flatMap((row) => ofRow(row, columns))])
  if (!fonts.ok) return fonts
  const [title, note] = [xmlText(above.title), xmlText(above.note)]
  const fitted = sheetWithRoom(columns, texts, narrowOnLine[paper])
  const model = { title, note, paper, language, columns: fitted, at: partsOf(at) }
  const typst = await typstCompiler()
  const pieces: Uint8Array[] = []
  let [from, first] = [0, 1 + pagesBefore]
  do {
    const to = Math.min(rows.length, from + rowsOfPiece)
    const piece = printedRows({ sheet, texts, merges }, from, to)
    const result = laidOut(typst, 'sheet.typ', {
      ...model,
      first,
      isBegin: from === 0,
      rows: piece,
      goesOn: to < rows.length,
    })
    const cut = cutIn(typst, result)
    pieces.push(
      new Uint8Array(
        typst.pdf(result, {
          pdfStandard: 'a-2b',
          pdfTags: false,
          creationTimestamp: Math.floor(at.getTime() / 1_000),
        }),
      ),
    )
    first += result.numOfPages
    from += cut
    onRows({ done: Math.min(from, rows.length), total: rows.length })
    await letGo(typst)
  } while (from < rows.length)
  return ok(mergePdf(pieces))
}

/** The cells of a row, each with what the row begins with, by which it is found: the number of a measure in a ledger. */
function ofRow(cells: readonly string[], columns: Sheet['columns']): readonly PrintedText[] {
  const [first = ''] = cells
  const begins = cells.length === 1 || first === '' ? '' : `${columns[0]?.heading ?? ''} ${first}`
  return cells.map((text) => (begins === '' ? { text } : { text, of: { zh: begins, en: begins } }))
}

function printed(cell: Parameters<typeof plainCell>[0]): string {
  return xmlText(String(plainCell(cell) ?? ''))
}

/** The rows of a piece: what is merged over its edges is merged as far as they reach, and said here too. */
function printedRows(
  {
    sheet,
    texts,
    merges,
  }: {
    readonly sheet: Sheet
    readonly texts: readonly (readonly string[])[]
    readonly merges: readonly SheetMerge[]
  },
  from: number,
  to: number,
): readonly PrintedRow[] {
  const rows = sheet.rows.slice(from, to).map((row, at): (PrintedCell | null)[] => {
    const said = texts[from + at] ?? []
    if ('heading' in row) return [{ text: said[0] ?? '', rows: 1, across: true }]
    return said.map((text) => ({ text, rows: 1 }))
  })
  for (const { column, first, last } of merges) {
    if (last < from || first >= to) continue
    const [start, end] = [Math.max(first, from) - from, Math.min(last, to - 1) - from]
    const top = rows[start]
    if (top === undefined) continue
    top[column] = { text: texts[first]?.[column] ?? '', rows: end - start + 1 }
    for (const below of rows.slice(start + 1, end + 1)) below[column] = null
  }
  return rows
}
