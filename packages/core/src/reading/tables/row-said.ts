import type { ColumnRole } from './column-roles.ts'
import type { DraftNote } from '../draft.ts'
import type { ItemState } from '../../told/source-note.ts'
import { isNoDate } from '../english/english.dates.ts'
import { namesIn, officesAndPeople, peopleIn, sharedOut } from '../facts/names.ts'
import { stateOf, tellsPart } from '../facts/states.ts'
import type { Said } from '../findings/reading.ts'
import { type Cell, says } from './rows.ts'
import { movedIn, namesTime } from '../facts/deadlines.ts'
import { cleanText } from '../text/clean.ts'
import { isTick, isYes, legendKey, type TickColumns } from './legend.ts'

/** What the columns of a table hold, and which of them say how far an item is. */
export type Columns = {
  /** A table of ours: each cell holds one thing, and its words are taken as they stand. */
  readonly isOurs: boolean
  readonly headings: readonly string[]
  readonly roles: readonly (ColumnRole | null)[]
  /** The column of the state; null where the table has none. */
  readonly state: number | null
  /** Others, which have to agree: 完成情况 and 完成率 beside 是否销号. */
  readonly otherStates: readonly { readonly column: number; readonly tells: 'state' | 'part' }[]
  /** The signs of a legend: √ 已完成. */
  readonly legend: ReadonlyMap<string, string>
  /** Columns for a state each, of which one is ticked: 已完成, 推进中, 未启动; none where the table has no such. */
  readonly ticks: TickColumns
  /** That a legend only gives colours a meaning, which the words of a table do not show. */
  readonly isByColour: boolean
  /** Columns in which a cell that goes on below is marked as such. */
  readonly marked: ReadonlySet<number>
}

/** What one row, or one part of its packed cells, says of an item. Every cell that says something is in it. */
export function saidBy(cells: readonly Cell[], columns: Columns): Said {
  const row = new RowWords(cells, columns)
  const due = dueBy(row)
  const { owners, handlers } = peopleBy(row)
  const leader = leaderBy(row)
  const state = stateBy(row, cells)
  const doneRaw = row.take('doneOn') ?? state.doneRaw
  const [classed] = row.of('timeClass')
  const classRaw = classed === undefined ? null : row.words(classed, false)
  return { owners, leader, handlers, ...due, classRaw, ...state, doneRaw, notes: row.left() }
}

/** The words of a row by what they hold. What nobody takes is left as a note. */
class RowWords {
  readonly #cells: readonly Cell[]
  readonly #taken = new Set<number>()
  readonly columns: Columns

  constructor(cells: readonly Cell[], columns: Columns) {
    this.#cells = cells.filter((cell) => says(cell))
    this.columns = columns
    // The item itself: its words and its place are no notes on it.
    for (const cell of this.#cells) {
      const role = columns.roles[cell.column] ?? null
      if (role === 'problem' || role === 'path') this.#taken.add(cell.column)
    }
    for (const role of ['number', 'measure'] as const) {
      const own = this.#cells.filter((cell) => columns.roles[cell.column] === role)
      const one = role === 'number' ? own.at(-1) : own[0]
      if (one !== undefined) this.#taken.add(one.column)
    }
  }

  /** The cells of a role, whoever takes them. */
  of(role: ColumnRole): Cell[] {
    return this.#cells.filter(({ column }) => this.columns.roles[column] === role)
  }

  at(column: number | null): Cell | undefined {
    return this.#cells.find((cell) => cell.column === column)
  }

  words(cell: Cell, isTaken = true): string {
    if (isTaken) this.#taken.add(cell.column)
    return cell.words
  }

  /** The words of the first cell of a role, which then is no note. */
  take(role: ColumnRole): string | null {
    const [cell] = this.of(role)
    return cell === undefined ? null : this.words(cell)
  }

  left(): DraftNote[] {
    return this.#cells
      .filter(({ column }) => !this.#taken.has(column))
      .map((cell) => ({ heading: this.columns.headings[cell.column] ?? '', text: cell.words }))
  }
}

function dueBy(row: RowWords): Pick<Said, 'dueRaw' | 'firstDueRaw'> {
  const wordsOf = (role: ColumnRole): string | null => {
    const [cell] = row.of(role)
    return cell === undefined || isNoDate(cell.words) ? null : row.words(cell)
  }
  // 否, 未延期 and 已申请 put nothing off.
  const put = row.of('newDue').find((cell) => namesTime(cell.words))
  const own = put === undefined ? null : row.words(put)
  const [due, first] = [wordsOf('due'), wordsOf('firstDue')]
  const moved = own ?? (due === null && first === null ? null : movedBeside(row))
  if (moved !== null) return { dueRaw: moved, firstDueRaw: first ?? due }
  return due === null ? { dueRaw: first, firstDueRaw: null } : { dueRaw: due, firstDueRaw: first }
}

// “经批准延期至2026年12月31日” among the remarks; what was only asked for does not hold.
function movedBeside(row: RowWords): string | null {
  for (const role of ['note', 'progress', 'status'] as const) {
    for (const cell of row.of(role)) {
      const words = row.words(cell, false)
      const moved = movedIn(words)
      const isAsked = /申请|拟|建议|请示|提请|计划|预计|request|propos/i.test(words)
      const isGranted = /批准|同意|已批|获批|批复|approved|agreed/i.test(words)
      if (moved !== null && moved.from === null && (!isAsked || isGranted)) return moved.to
    }
  }
  return null
}

function peopleBy(row: RowWords): Pick<Said, 'owners' | 'handlers'> {
  const owners: string[] = []
  const handlers: string[] = []
  for (const role of ['owner', 'support', 'handler'] as const) {
    for (const cell of row.of(role)) {
      const words = row.words(cell, false)
      const named = namedIn(words, role, row.columns.headings[cell.column] ?? '')
      // A department that only says where a person sits answers for nothing where another one does.
      const offices = role === 'handler' && owners.length > 0 ? [] : named.offices
      owners.push(...offices)
      handlers.push(...named.people)
      // A telephone number beside a name is no name, and not to be lost.
      if (isAllTold(words, [...offices, ...named.people])) row.words(cell)
    }
  }
  return { owners: [...new Set(owners)], handlers: [...new Set(handlers)] }
}

type Named = { readonly offices: readonly string[]; readonly people: readonly string[] }

/** Who a cell names: “财政局（张三）” is an office and a person, under whatever heading. */
function namedIn(words: string, role: 'owner' | 'support' | 'handler', heading: string): Named {
  const isEnglish = !/\p{Script=Han}/u.test(words)
  if (role === 'owner' && !isEnglish && isMan(heading)) return sharedOut(words)
  const shared = isEnglish ? null : officesAndPeople(words)
  if (shared !== null) return shared
  return role === 'handler'
    ? { offices: [], people: peopleIn(words) }
    : { offices: namesIn(words), people: [] }
}

function isMan(heading: string): boolean {
  return /人|干部|专员/.test(heading)
}

function leaderBy(row: RowWords): string | null {
  const [cell] = row.of('leader')
  if (cell === undefined) return null
  const words = row.words(cell, false)
  const names = peopleIn(words)
  if (isAllTold(words, names)) row.words(cell)
  return names.length === 0 ? null : names.join('、')
}

function isAllTold(words: string, names: readonly string[]): boolean {
  const told = Array.from(names.join('').replace(/[^\p{L}\p{N}]/gu, '')).length
  const said = words
    .replace(/牵头|主办|主责|配合|协办|协同|兼任?|单位|部门|挂职/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  return names.length > 0 && told >= Array.from(said).length
}

function stateBy(row: RowWords, cells: readonly Cell[]): Pick<Said, 'state' | 'stateRaw' | 'doneRaw'> {
  const { columns } = row
  const ticked = tickedState(cells, columns)
  if (ticked !== null) {
    for (const cell of cells) if (columns.ticks.columns.includes(cell.column)) row.words(cell)
    return { state: stateOf(ticked), stateRaw: ticked, doneRaw: null }
  }
  if (columns.state === null) {
    const isSome = columns.ticks.columns.length > 0 || columns.isByColour
    return { state: isSome ? 'unclear' : null, stateRaw: null, doneRaw: null }
  }
  const cell = row.at(columns.state)
  if (cell === undefined) return { state: 'unclear', stateRaw: null, doneRaw: null }
  const words = row.words(cell)
  // A day alone where a state belongs is the day when it was done.
  if (isLoneDay(words)) return { state: 'done', stateRaw: words, doneRaw: words }
  const [measure] = row.of('measure')
  const asked = measure === undefined ? '' : row.words(measure)
  const own = stateOf(wordsOfState(cell, columns), asked)
  const isSplit = columns.otherStates.some(({ column, tells }) => {
    const other = row.at(column)
    if (other === undefined || columns.marked.has(column)) return false
    return contradicts(own, wordsOfState(other, columns), tells)
  })
  const state: ItemState = isSplit ? 'unclear' : own
  return { state, stateRaw: words, doneRaw: null }
}

function wordsOfState(cell: Cell, { legend, headings }: Columns): string {
  const isShare = isShareHeading(headings[cell.column] ?? '')
  return legend.get(legendKey(cell.words)) ?? (isShare ? shareIn(cell.words) : cell.words)
}

/** Whether other words of an item cannot stand beside its state: what is done is not 90% done, and not 基本完成. */
function contradicts(own: ItemState, other: string, tells: 'state' | 'part'): boolean {
  const second = stateOf(other)
  if (second === 'unclear') return own === 'done' && tellsPart(other)
  return tells === 'state' && (own === 'done') !== (second === 'done')
}

function isLoneDay(words: string): boolean {
  const plain = cleanText(words).text.replace(/\s+/g, '')
  return /^\(?(?:20\d\d[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?\)?$/.test(plain) && namesTime(plain)
}

function isShareHeading(heading: string): boolean {
  return /[%％]|率|百分比|进度/.test(heading)
}

// 80 or 0.8 in a column of shares.
function shareIn(words: string): string {
  const plain = cleanText(words).text.trim()
  if (!/^\d{1,3}(?:\.\d+)?$/.test(plain)) return words
  const share = Number(plain)
  return `${share <= 1 ? Math.round(share * 100) : share}%`
}

/** The heading of the column for a state that is ticked; null where none, or several are. */
export function tickedState(cells: readonly Cell[], { ticks, headings }: Columns): string | null {
  const ticked = ticks.columns.filter((column) => {
    const cell = cells.find((one) => one.column === column)
    return cell !== undefined && (ticks.isCrossed ? isTick(cell.words) : isYes(cell.words))
  })
  const [at] = ticked
  return ticked.length !== 1 || at === undefined ? null : (headings[at] ?? null)
}
