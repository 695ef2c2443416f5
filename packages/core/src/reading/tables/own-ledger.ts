import type { Flow } from '../text/lines.ts'
import type { ColumnRole } from './column-roles.ts'
import { isKnown, type KnownColumns } from './columns.ts'
import type { Range } from '../text/strip.ts'
import { type Cell, type Row, rowsOf } from './rows.ts'
import type { Table } from './table.ts'

/** What the columns of our ledgers and lists hold, by their headings. */
const roleOf: ReadonlyMap<string, ColumnRole> = new Map(
  (
    [
      ['number', '序号 措施编号 No. No.ofmeasure'],
      ['path', '类别 Category'],
      ['problem', '问题 Finding'],
      ['measure', '措施 整改措施 Measure'],
      ['status', '问题状态 整改状态 状态 Findingstatus Status'],
      ['goal', '整改目标 Target'],
      ['leader', '牵头领导 Leader'],
      ['owner', '责任部门 Owner'],
      ['support', '配合部门 Supporting'],
      ['handler', '承办人 Handler'],
      ['due', '时限 完成时限 Due'],
      ['firstDue', '延期 Extensions'],
      ['progress', '进展 Progress'],
      ['doneOn', '销号日期 Closedon'],
      [
        'note',
        '灯 Light 指标 Figures 佐证 Evidence 计划外变更 Againsttheplan 问题分级 Grade 涉及金额 Sumconcerned 定性依据 Basis 问题原因 Cause 措施类型 Kind',
      ],
    ] as const
  ).flatMap(([role, headings]) =>
    headings.split(' ').map((heading): [string, ColumnRole] => [heading, role]),
  ),
)

const stateOfFinding: ReadonlySet<string> = new Set(['问题状态', '整改状态', 'Findingstatus'])
const signs: ReadonlySet<string> = new Set([...stateOfFinding, '措施编号', 'No.ofmeasure'])

/**
 * What we write before the words of such a row, or in their place: that they are voided or became a part of others, that a measure stands
 * under another finding, that a finding has none. A test writes a ledger with each of them and reads it in again.
 */
const marks = {
  gone: ['〔作废〕', '[voided]', '〔已并入其他项〕', '[Merged]'],
  elsewhere: ['〔合并整改〕', '[shared]'],
  noMeasures: new Set(['还没有整改措施', 'No measures yet']),
} as const

const keyOf = (heading: string): string => heading.replaceAll(/\s/gu, '')

/** Whether a table is a ledger or a list that Bihuan wrote: each of its columns is one of ours, and one is nobody else’s. */
export function isOwnTable({ headings }: Table): boolean {
  const keys = headings.map(keyOf)
  return (
    (keys.includes('问题') || keys.includes('Finding')) &&
    keys.some((key) => signs.has(key)) &&
    keys.every((key) => key === '' || roleOf.has(key))
  )
}

/** Of them those that others have as well: with these alone, the numbers have to be ours too. */
const signsOfOthers: ReadonlySet<string> = new Set(['整改状态'])

/**
 * Whether a table is certainly ours, so that each of its cells is one thing whose words are taken as they stand. Another's list
 * may have headings like ours (序号、问题、整改措施、整改状态); its numbers do not name finding and measure (1-2). A list of findings
 * alone has nothing to divide.
 */
export function isSurelyOurs(table: Table, rows: readonly Row[]): boolean {
  if (!isOwnTable(table)) return false
  const keys = table.headings.map(keyOf)
  const at = table.roles.indexOf('number')
  return (
    !table.roles.includes('measure') ||
    keys.some((key) => signs.has(key) && !signsOfOthers.has(key)) ||
    rows.some(({ kind, cells }) => kind === 'item' && ofMeasure.test(cells[at]?.words ?? ''))
  )
}

/** Such a table with what its columns hold, unless a person has said otherwise. */
export function asOwnTable(table: Table, known: KnownColumns): Table {
  if (!isOwnTable(table)) return table
  const roles = table.headings.map((heading, at) =>
    isKnown(heading, known) ? (table.roles[at] ?? null) : (roleOf.get(keyOf(heading)) ?? null),
  )
  return { ...table, roles }
}

/** The column of how far a measure is; null where such a table has none. */
export function stateOfMeasures({ headings }: Table): number | null {
  const at = headings.findIndex((heading) => ['状态', 'Status'].includes(keyOf(heading)))
  return at < 0 ? null : at
}

/**
 * The rows of such a table as what they say. Number and title of a finding stand in one cell, marks tell what is voided or stands elsewhere,
 * and a finding without measures says so where they would stand. What is voided is nothing to take in, and neither is a measure that is
 * worked on under another finding: it would be counted and closed twice.
 */
export function asOwnRows(flow: Flow, table: Table, rows: readonly Row[]): readonly Row[] {
  if (!isOwnTable(table)) return rows
  const problem = table.roles.indexOf('problem')
  const heads = rows.flatMap(({ kind, cells }) => {
    const cell = cells[problem]
    return kind === 'item' && cell !== undefined && !cell.isSame && !cell.isBlank ? [cell.words] : []
  })
  const isNumbered = heads.every((words) => ownNumber.test(words.slice(goneMark(words).length).trimStart()))
  const isSure = isSurelyOurs(table, rows)
  const known = new Set<string>()
  let above = ''
  let finding = ''
  return rows.map((row) => {
    const words = row.cells[problem]?.words ?? ''
    if (isSure ? !isOfItem(row, table) : row.kind !== 'item') return row
    if (goneMark(words) !== '') return { ...row, kind: 'closing' }
    const previous = above
    const isGoingOn = words.replace(goesOn, '') === above && words !== above
    // In a PDF a cell over several rows is blank in all but the first.
    const isBeneath = isSure && (words === '' || isGoingOn) && finding !== ''
    if (!isGoingOn && !isBeneath) above = words
    if (!isBeneath) finding = `${ordinalIn(row, table)}\n${above}`
    const isFirst = isSure
      ? !known.has(finding)
      : !isGoingOn && words !== previous && row.cells[problem]?.isSame !== true
    known.add(finding)
    const place = { table, problem, isNumbered, isGoingOn, isFirst }
    const cells = ownCells(flow, row.cells, place)
    return isSure ? { ...row, kind: 'item', finding, cells } : { ...row, cells }
  })
}

/** What such a table holds and nothing here becomes: each row that is voided, became a part of others or is worked on elsewhere. */
export function ownLeftOut(
  flow: Flow,
  table: Table,
): readonly { readonly words: string; readonly line: Range }[] {
  if (!isOwnTable(table)) return []
  const columns = (['problem', 'measure'] as const).map((role) => table.roles.indexOf(role))
  const begins = [...marks.gone, ...marks.elsewhere]
  return rowsOf(flow, table).flatMap(({ cells, line }) => {
    const words = columns
      .map((column) => cells[column]?.words ?? '')
      .find((said) => startOf(said, begins) !== '')
    return words === undefined ? [] : [{ words, line }]
  })
}

/** Its first number in a row: of a finding whose title is 合计 there is one too, and over groups of measures none. */
function isOfItem({ kind, cells }: Row, { roles }: Table): boolean {
  const at = roles.indexOf('number')
  return kind === 'item' || (at >= 0 && ordinal.test(cells[at]?.words ?? ''))
}

const ordinal = /^(\d{1,4})(?:-(?:\d{1,4}|合|shared))?$/u
const ofMeasure = /^\d{1,4}-(?:\d{1,4}|合|shared)$/u

/** The number that Bihuan gives a finding: sources can number several alike. */
function ordinalIn({ cells }: Row, { roles }: Table): string {
  return ordinal.exec(cells[roles.indexOf('number')]?.words ?? '')?.[1] ?? ''
}

/** A number as sources have it, before a blank: 3, 1.2, （一）1, A-03. */
const ownNumber = /^([\w一二三四五六七八九十百()（）.、\-－—/第]{1,16})\s+(?=\S)/u

/** Whether words begin as if with a number of their source. */
export function beginsWithNumber(words: string): boolean {
  return ownNumber.test(words)
}

/** In Word a finding that goes over several pages is said again. */
const goesOn = /\s*(?:（续）|\(continued\))$/u

function goneMark(words: string): string {
  return startOf(words, marks.gone)
}

function startOf(words: string, begins: readonly string[]): string {
  return begins.find((mark) => words.startsWith(mark)) ?? ''
}

type Place = {
  readonly table: Table
  readonly problem: number
  readonly isNumbered: boolean
  readonly isGoingOn: boolean
  /** Whether it is the first row of its finding. */
  readonly isFirst: boolean
}

function ownCells(flow: Flow, cells: readonly Cell[], place: Place): readonly Cell[] {
  const { table, problem, isNumbered, isGoingOn, isFirst } = place
  const { roles, headings } = table
  const measure = roles.indexOf('measure')
  const number = isNumbered ? (ownNumber.exec(cells[problem]?.words ?? '')?.[1] ?? '') : null
  const words = cells[measure]?.words ?? ''
  const isGone = goneMark(words) !== '' || startOf(words, marks.elsewhere) !== ''
  const last = roles.lastIndexOf('number')
  return cells.map((cell, column) => {
    const role = roles[column] ?? null
    const isState = stateOfFinding.has(keyOf(headings[column] ?? ''))
    if (role === 'number' && number !== null)
      return column === last ? { ...cell, words: number, isBlank: number === '', isSame: false } : blank(cell)
    // Where titles have no numbers, that of the finding stands in its own column, and that of the measure (1-2) is none of it.
    if (role === 'number' && column !== roles.indexOf('number')) return blank(cell)
    if (column === problem) return isGoingOn ? blank(cell) : behindNumber(flow, cell, isNumbered)
    if (isState && (isFirst || !isGone)) return { ...cell, words: verdictIn(cell.words) }
    if (isGone) return role === 'path' ? cell : blank(cell)
    if (column !== measure) return cell
    if (marks.noMeasures.has(cell.words)) return blank(cell)
    return behind(flow, cell, guarded.test(cell.words) ? 1 : 0)
  })
}

/** How many measures a finding has and how many of them are closed, behind how it stands. */
const counts = /\s*[（(](?:措施|measures )[^）)]*[）)]/u

const verdicts = new Set('已完成,基本完成,未完成,completed,basically completed,not completed'.split(','))

/**
 * “已销号 · 4/4 · 基本完成 · 较好” ended with 基本完成, and so did “已销号（措施4条，已销号4条）；整改结论：基本完成” of a list; of one that
 * is open the first word tells.
 */
function verdictIn(words: string): string {
  const parts = words.replace(counts, '').split(/ · |[；;]\s*(?:整改结论：|verdict: )?/u)
  return parts.find((part) => verdicts.has(part)) ?? parts[0] ?? words
}

/** In CSV a sign stands before what a spreadsheet would take for a formula. */
const guarded = /^'[=+\-@＝＋－＠\s]/u

function blank(cell: Cell): Cell {
  const { end } = cell.range
  return { ...cell, words: '', range: { start: end, end }, isBlank: true, isSame: false }
}

function behindNumber(flow: Flow, cell: Cell, isNumbered: boolean): Cell {
  return isNumbered ? behind(flow, cell, ownNumber.exec(cell.words)?.[0].length ?? 0) : cell
}

/** A cell without what its words begin with. Blanks before the words belong to its range, and not to its words. */
function behind({ strip }: Flow, cell: Cell, length: number): Cell {
  if (length === 0 || cell.isSame) return cell
  const begins = length + Math.max(0, cell.words.slice(length).search(/\S/u))
  const lead = Math.max(0, strip.raw.slice(cell.range.start, cell.range.end).indexOf(cell.words))
  const range = { start: cell.range.start + lead + begins, end: cell.range.end }
  return { ...cell, words: cell.words.slice(begins), range }
}
