import { markerAt } from '../outline/markers.ts'
import type { Flow, Line } from '../text/lines.ts'
import { type Range, trimRange } from '../text/strip.ts'
import { isSameAsAbove } from './cells.ts'
import { columnRolesOf, isStateHeading, type KnownColumns, roleOfColumn } from './columns.ts'
import type { Table } from './table.ts'

type Open = {
  headings: string[]
  roles: Table['roles']
  /** The lines of its heading as they stand, to know them again where a page repeats them. */
  readonly repeated: Set<string>
  readonly headLines: Range[]
  readonly rows: Range[][]
  readonly name: string | null
  readonly above: readonly Range[]
}

/** Tables by tabs, by bars, or by wide blanks: under a heading that names at least two columns of a ledger. */
export function delimitedTables(flow: Flow, known: KnownColumns): Table[] {
  const tables: Table[] = []
  let open: Open | null = null
  const close = (): void => {
    if (open !== null && open.rows.length > 0) tables.push(open)
    open = null
  }
  const rows = flow.lines.map((line) => cellsOf(flow, line))
  for (let at = 0; at < flow.lines.length; at += 1) {
    const line = flow.lines[at]
    const cells = rows[at] ?? []
    if (line === undefined) break
    if (cells.length < 2) {
      if (open !== null && open.rows.length > 0 && !staysInside(flow, { rows, at, open })) close()
      else if (open !== null && isSectionLine(flow, { rows, at, open }))
        open.rows.push([...cells, line].slice(0, 1))
      continue
    }
    // Behind a blank line a much narrower row is a footer of the page.
    if (
      open !== null &&
      line.isAfterBlank &&
      cells.length <= open.headings.length / 2 &&
      open.rows.length > 0
    ) {
      close()
      continue
    }
    const texts = cells.map((cell) => flow.strip.text.slice(cell.start, cell.end))
    if (texts.every((word) => /^[-:\s]*$/.test(word)) && texts.some((word) => word.includes('-'))) continue
    if (open?.repeated.has(texts.join('\t')) === true) {
      open.headLines.push(line)
      continue
    }
    const words = namedColumns(texts)
    const roles = columnRolesOf(words, known)
    if (roles !== null && (open === null || words[0] === open.headings[0])) {
      close()
      open = opened(flow, { rows, at, texts, known })
      at += open.headLines.length - 1
    } else if (open !== null) open.rows.push(cells)
  }
  close()
  return tables
}

type At = { readonly rows: readonly (readonly Range[])[]; readonly at: number }

// A remark between two rows does not end the table, nor does a heading over the rows beneath it.
function staysInside(flow: Flow, place: At & { readonly open: Open }): boolean {
  const line = flow.lines[place.at]
  if (line === undefined) return false
  const head = flow.strip.text.slice(line.start, line.start + 4)
  return /^(?:备注|说明|注|续表)/.test(head) || isSectionLine(flow, place)
}

function isSectionLine(flow: Flow, { rows, at, open }: At & { readonly open: Open }): boolean {
  const [line, next] = [flow.lines[at], rows[at + 1]]
  if (line === undefined || next === undefined || line.isAfterBlank || line.end - line.start > 60)
    return false
  if (next.length !== open.headings.length) return false
  const words = next.map((cell) => flow.strip.text.slice(cell.start, cell.end))
  return !open.repeated.has(words.join('\t')) && /\p{L}/u.test(flow.strip.text.slice(line.start, line.end))
}

function opened(
  flow: Flow,
  { rows, at, texts, known }: At & { readonly texts: readonly string[]; readonly known: KnownColumns },
): Open {
  const line = flow.lines[at]
  const below = flow.lines[at + 1]
  const beneath = (rows[at + 1] ?? []).map((cell) => flow.strip.text.slice(cell.start, cell.end))
  const headLines = line === undefined ? [] : [line]
  const repeated = new Set([texts.join('\t')])
  let headings = namedColumns(texts)
  if (below !== undefined && (isSecondHeading(texts, beneath) || isUnderGroups(texts, beneath, known))) {
    headLines.push(below)
    repeated.add(beneath.join('\t'))
    headings = joinedHeadings(texts, beneath, known)
  }
  const roles = columnRolesOf(headings, known) ?? headings.map((heading) => roleOfColumn(heading, known))
  return {
    headings,
    roles,
    repeated,
    headLines,
    rows: problemAbove(flow, { rows, at, roles }),
    ...blockAbove(flow, rows, at),
  }
}

/** “（一）管网错接混接突出” right above a heading without a problem is the problem of the rows beneath. */
function problemAbove(flow: Flow, { rows, at, roles }: At & { readonly roles: Table['roles'] }): Range[][] {
  const line = flow.lines[at - 1]
  if (roles.includes('problem') || line === undefined || line.end - line.start > 120) return []
  const [cell = line, ...others] = (rows[at - 1] ?? []).filter(({ start, end }) => end > start)
  const words = flow.strip.text.slice(cell.start, cell.end)
  const isNumbered =
    markerAt(flow.strip.text, cell.start) !== null ||
    /^(?:问题|隐患|事项)\s*[\d一二三四五六七八九十]*\s*[:：]/.test(words)
  // “二、分工” is the name of the table.
  const isProblem = words.length >= 8 && !/(?:分工|清单|台账|方案|任务|措施|一览表|[明细汇总]表)$/.test(words)
  return isNumbered && isProblem && others.length === 0 ? [[cell]] : []
}

/** Whether a row divides the headings above it: 整改责任 into 牵头单位 and 配合单位. */
function isSecondHeading(above: readonly string[], below: readonly string[]): boolean {
  if (below.length !== above.length || !isNothing(below[0] ?? '')) return false
  const named = below.filter((word) => !isNothing(word))
  const divides = below.some((word, at) => !isNothing(word) && isNothing(above[at] ?? ''))
  return named.length >= 2 && divides && named.every((word) => word.length <= 24 && !/\d{2}/.test(word))
}

/** Whether a row names the columns, and the one above it only groups of them: 问题情况 over 序号 and 存在问题. */
function isUnderGroups(above: readonly string[], below: readonly string[], known: KnownColumns): boolean {
  if (below.length !== above.length || !above.some((word) => isNothing(word))) return false
  if (below.some((word) => word.length > 24 || /\d{2}/.test(word))) return false
  const understood = (words: readonly string[]): number =>
    new Set(words.map((word) => (isNothing(word) ? null : roleOfColumn(word, known)))).size
  return columnRolesOf(below, known) !== null && understood(below) > understood(above)
}

function joinedHeadings(above: readonly string[], below: readonly string[], known: KnownColumns): string[] {
  const joined = above.map((own, at) => {
    const sub = below[at] ?? ''
    if (isNothing(sub)) return own
    if (isStateHeading(sub)) return sub
    const parent = parentOf(above, at)
    const [behind, before] = [withBlank(sub, parent), withBlank(parent, sub)]
    // 原定 under 完成时限 is 原定完成时限, 日期 under 实际完成 is 实际完成日期.
    return [sub, behind].find((heading) => roleOfColumn(heading, known) !== null) ?? before
  })
  return namedColumns(joined)
}

function withBlank(one: string, other: string): string {
  return /[a-z]$/i.test(one) && /^[a-z]/i.test(other) ? `${one} ${other}` : `${one}${other}`
}

function parentOf(above: readonly string[], at: number): string {
  for (let left = at; left >= 0; left -= 1) {
    const word = above[left] ?? ''
    if (!isNothing(word)) return word.trim()
  }
  return ''
}

function isNothing(word: string): boolean {
  return word.trim() === '' || isSameAsAbove(word)
}

/** The lines of the block right above a table, and its first: the name of its sheet, or its title. */
function blockAbove(flow: Flow, rows: At['rows'], at: number): Pick<Table, 'name' | 'above'> {
  let first = at
  while (first > 0 && at - first < 6 && flow.lines[first]?.isAfterBlank === false) first -= 1
  const above = flow.lines.slice(first, at)
  const [line] = above
  if (line === undefined || (rows[first]?.length ?? 0) >= 2) return { name: null, above }
  const words = flow.strip.raw.slice(line.start, line.end).trim()
  return { name: words === '' || words.length > 40 ? null : words, above }
}

/** The cells of a line; fewer than two where it is no row. */
export function cellsOf(flow: Flow, line: Line): Range[] {
  const { text } = flow.strip
  const piece = text.slice(line.start, line.end)
  const separator = piece.includes('\t') ? '\t' : '|'
  if (!piece.includes(separator)) return spacedCells(text, line)
  const isFramed = separator === '|' && piece.startsWith('|')
  const cells: Range[] = []
  let start = line.start + (isFramed ? 1 : 0)
  for (let at = start; at <= line.end; at += 1) {
    if (at < line.end && text.charAt(at) !== separator) continue
    if (at === line.end && separator === '|' && at === start) break
    cells.push(trimRange(text, { start, end: at }))
    start = at + 1
  }
  return cells
}

// Columns held apart by blanks alone: two of them at least, and three cells on the line, or it is a sentence.
function spacedCells(text: string, line: Range): Range[] {
  const cells: Range[] = []
  for (const match of text.slice(line.start, line.end).matchAll(/\S+(?: \S+)*/g)) {
    const start = line.start + match.index
    cells.push({ start, end: start + match[0].length })
  }
  return cells.length >= 3 ? cells : []
}

/** A column without a heading goes by its place, so that a person can say what it holds. */
export function namedColumns(headings: readonly string[]): string[] {
  return headings.map((heading, at) => (isNothing(heading) ? `第${at + 1}列` : heading.trim()))
}
