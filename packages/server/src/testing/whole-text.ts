import { type Block, textOf, textOfRuns } from '@bihuan/core/documents/document.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import { plainCell, type Sheet } from '@bihuan/core/kernel/sheet.ts'
import { openPdf } from '@bihuan/readers/pdf/pdf-file.ts'
import { textByMammoth } from './independent-readers.ts'
import { openDocx, parseXml } from './open-docx.ts'

/** Cells of a table, its headings first; null where a cell above covers the place. */
type Table = readonly (readonly (string | null)[])[]

/** What stands on pages in its order, without blanks: the texts between tables, and the tables. */
export type Part = string | Table

/** What a file of these blocks has to say, all of it. */
export function partsOf(blocks: readonly Block[]): readonly Part[] {
  return joined(
    blocks.map((block) =>
      block.kind === 'table'
        ? [
            block.columns.map(({ heading }) => bare(heading)),
            ...block.rows.map((row) => row.map((cell) => cell && bare(textOfRuns(cell.runs)))),
          ]
        : bare(textOf(block)),
    ),
  )
}

/** What the pages of a sheet have to say: its title and its table; its note stands at the foot of each. */
export function partsOfSheet({ above, columns, rows, merges }: Sheet): readonly Part[] {
  const covered = (at: number, column: number): boolean =>
    merges.some((one) => one.column === column && one.first < at && at <= one.last)
  const cells = rows.map((row, at) =>
    'heading' in row
      ? [bare(row.heading)]
      : row.cells.map((cell, column) => (covered(at, column) ? null : bare(String(plainCell(cell) ?? '')))),
  )
  return [bare(above.title), [columns.map(({ heading }) => bare(heading)), ...cells]]
}

/**
 * What a DOCX says, all of it. What is merged in pieces is said again at the beginning of each, the longest of it marked as going on: that
 * is left out where it says just this.
 */
export async function partsInDocx(
  bytes: Uint8Array,
  promised: readonly Part[],
  language: 'zh' | 'en' = 'zh',
): Promise<readonly Part[]> {
  const goesOn = language === 'zh' ? '（续）' : '(continued)'
  const { parts } = await openDocx(bytes)
  const said: (string | string[][])[] = []
  let inText = false
  let table: string[][] | null = null
  parseXml(parts.get('word/document.xml') ?? '', (kind, value) => {
    if (value === 'w:t') inText = kind === 'open'
    if (value === 'w:tbl') {
      table = kind === 'open' ? [] : null
      if (table !== null) said.push(table)
    }
    if (kind === 'open' && value === 'w:tr') table?.push([])
    if (kind === 'open' && value === 'w:tc') table?.at(-1)?.push('')
    if (kind !== 'text' || !inText) return
    const row = table?.at(-1)
    if (row === undefined) said.push(bare(value))
    else row.push((row.pop() ?? '') + bare(value))
  })
  // Told by a reader of somebody else's too.
  if ((await textByMammoth(bytes)) !== said.flat(2).join('')) throw new Error('mammoth reads something else')
  return withoutAgain(joined(said), promised, (row, over) => {
    const marked = row.findIndex((text, at) => over[at] !== null && text === `${over[at]}${goesOn}`)
    return over.map((text, at) => (marked === -1 ? '' : at === marked ? `${text}${goesOn}` : text))
  })
}

/**
 * What a PDF says, all of it, from the top of each page to its foot. Every page ends with its number, begins with `head` and has `note`
 * beside the number where these are given. Where a page breaks a table its headings and what is merged are said again: that is left out
 * where it says just this.
 */
export async function partsInPdf(
  bytes: Uint8Array,
  promised: readonly Part[],
  around: Around = {},
): Promise<readonly Part[]> {
  return partsOnPages(await pagesOfPdf(bytes), promised, around)
}

type Around = {
  readonly head?: string | undefined
  readonly note?: string
  readonly pagesBefore?: number
}

/** The same of some pages of a file. */
export function partsOnPages(
  pages: readonly (readonly Part[])[],
  promised: readonly Part[],
  { head = '', note = '', pagesBefore = 0 }: Around = {},
): readonly Part[] {
  const said: Part[] = []
  const begun = new Map<Table, Set<number>>()
  pages.forEach((page, at) => {
    const [first, ...others] = within(page, bare(head), `${bare(note)}—${pagesBefore + at + 1}—`)
    const open = said.at(-1)
    if (isTable(first) && isTable(open) && String(first[0]) === String(open[0])) {
      const whole = [...open, ...first.slice(1)]
      begun.set(whole, new Set([...(begun.get(open) ?? []), open.length]))
      said.splice(-1, 1, whole, ...others)
    } else said.push(...(first === undefined ? [] : [first]), ...others)
  })
  const whole = joined(said)
  return withoutAgain(whole, promised, (_, over, { table, at }) =>
    begun.get(table)?.has(at) === true ? over : over.map((text) => text && ''),
  )
}

/** What each page of a PDF says: its texts without blanks, and its tables. */
export async function pagesOfPdf(bytes: Uint8Array): Promise<readonly (readonly Part[])[]> {
  const opened = await openPdf(bytes)
  if (!opened.ok) throw new Error(opened.refusal.code)
  const file = opened.value
  const pages = Array.from({ length: file.pages }, (_, index) => {
    const read = file.readPage(index)
    if (read.kind === 'picture') throw new Error('the page has no text')
    const { segments, tables } = read.page
    const parts = [
      ...segments.map(({ top, left, text }) => ({ top, left, part: bare(text) })),
      ...tables.map(({ top, left, rows }) => ({
        top,
        left,
        part: rows.map(({ text }) => text.split('\t').map(bare)),
      })),
    ]
    return joined(
      parts.toSorted((one, other) => one.top - other.top || one.left - other.left).map(({ part }) => part),
    )
  })
  file.close()
  return pages
}

/** What stands between the head and the foot of a page. */
function within(page: readonly Part[], head: string, foot: string): readonly Part[] {
  const [first, last] = [page.at(0), page.at(-1)]
  if (head !== '' && !(typeof first === 'string' && first.startsWith(head)))
    throw new Error(`a page begins with ${String(first)}, not with ${head}`)
  if (typeof last !== 'string' || !last.endsWith(foot))
    throw new Error(`a page ends with ${String(last)}, not with ${foot}`)
  const parts = [...page]
  parts.push(String(parts.pop()).slice(0, -foot.length))
  if (head !== '') parts.unshift(String(parts.shift()).slice(head.length))
  return parts.filter((part) => part !== '')
}

/** Tables as they were read without what is said again; what stands in a covered place otherwise is kept. */
function withoutAgain(
  read: readonly Part[],
  promised: readonly Part[],
  again: (
    row: readonly (string | null)[],
    over: readonly (string | null)[],
    where: { readonly table: Table; readonly at: number },
  ) => readonly (string | null)[],
): readonly Part[] {
  return read.map((table, index) => {
    const model = promised[index]
    if (typeof table === 'string' || model === undefined || typeof model === 'string') return table
    return table.map((row, at) => {
      // What covers each place from above, null where nothing does.
      const over = (model[at] ?? []).map((cell, column) =>
        cell === null
          ? (model.slice(0, at).findLast((above) => above[column] !== null)?.[column] ?? '')
          : null,
      )
      const expected = again(row, over, { table, at })
      return row.map((text, column) => (over[column] !== null && text === expected[column] ? null : text))
    })
  })
}

function isTable(part: Part | undefined): part is Table {
  return part !== undefined && typeof part !== 'string'
}

/** Texts that follow each other as one, with what a reader of pages cannot tell from them: tables of one column. */
function joined(parts: readonly Part[]): readonly Part[] {
  return parts.reduce<readonly Part[]>((all, part) => {
    const isText = typeof part === 'string' || part.every(({ length }) => length === 1)
    if (!isText) return [...all, part]
    const text = typeof part === 'string' ? part : part.flat().join('')
    const last = all.at(-1)
    if (text === '') return all
    return typeof last === 'string' ? [...all.slice(0, -1), last + text] : [...all, text]
  }, [])
}

/** Where a long word may break the page holds a space without width. */
function bare(text: string): string {
  return xmlText(text).replaceAll(/[\s\u200b]/gu, '')
}
