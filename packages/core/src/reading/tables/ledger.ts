import { unassigned } from '../facts/attributes.ts'
import { nothingSaid } from '../facts/said.ts'
import { stateOf, tellsState } from '../facts/states.ts'
import type { DraftNote, DraftStatus } from '../draft.ts'
import { tellsNothingDone } from '../english/english.replies.ts'
import type { ReadFinding, ReadMeasure, Said } from '../findings/reading.ts'
import type { Flow } from '../text/lines.ts'
import type { Range } from '../text/strip.ts'
import type { ColumnRole } from './column-roles.ts'
import { isKnown, type KnownColumns, noKnownColumns } from './columns.ts'
import { type Entry, entriesIn } from './grouping.ts'
import { jointStatus, sharedWords, statusIn } from './finding-status.ts'
import { asOwnRows, asOwnTable, isOwnTable, isSurelyOurs, ownLeftOut, stateOfMeasures } from './own-ledger.ts'
import { enumerated, partOf } from './packed.ts'
import { type Columns, saidBy } from './row-said.ts'
import { type Cell, isSignature, markedColumns, type Row, rowsOf, says } from './rows.ts'
import type { Table } from './table.ts'
import { type OldVersion, versionsOf } from './versions.ts'
import { type Legend, legendKey, legendOf, tickColumns } from './legend.ts'

/** What the ledgers of a text say, and what their lines are that belong to no finding. */
export type Ledgers = {
  readonly found: readonly ReadFinding[]
  readonly headings: readonly Range[]
  /** Totals, remarks, and places to sign. */
  readonly furniture: readonly Range[]
  /** Older versions of what was read, on sheets of their own. */
  readonly background: readonly Range[]
  readonly old: readonly OldVersion[]
  /** The rows that only add others up, and what they say. */
  readonly totals: readonly { readonly words: string; readonly line: Range }[]
  /** The rows of a table of ours that say nothing of what is to be done here. */
  readonly ours: ReturnType<typeof ownLeftOut>
  /** The tables that count. */
  readonly current: readonly Table[]
}

/** Reads ledgers into findings. */
export function ledgerFindings(
  flow: Flow,
  all: readonly Table[],
  known: KnownColumns = noKnownColumns,
): Ledgers {
  const { current, old, aside } = versionsOf(flow, all)
  const tables = current.map((table) => asOwnTable(table, known))
  const legend = legendOf(
    flow,
    tables.flatMap(({ headings: own }) => own),
  )
  const entries: Entry[] = []
  const columnsOfRow = new Map<Row, Columns>()
  const headings: Range[] = []
  const furniture: Range[] = []
  const totals: { readonly words: string; readonly line: Range }[] = []
  const isParted =
    tables.length > 1 && tables.every(({ roles }) => roles.includes('problem') && roles.includes('measure'))
  for (const table of tables) {
    const rows = asOwnRows(flow, table, rowsOf(flow, table))
    const roles = rolesOf(table, { rows, entries, known })
    const columns = columnsOf({ table, roles, rows, legend })
    const over = isParted && table.name !== null && isNameOfPart(table.name) ? table.name : null
    const own = entriesIn(flow, rows, { roles, over, before: entries })
    entries.push(...own)
    for (const row of rows) columnsOfRow.set(row, columns)
    headings.push(
      ...table.headLines,
      ...rows.filter(({ kind }) => kind === 'section').map(({ line }) => line),
    )
    for (const row of rows) if (row.kind === 'total') totals.push({ words: wordsOfRow(row), line: row.line })
    furniture.push(
      ...rows.filter(({ kind }) => kind === 'total' || kind === 'closing').map(({ line }) => line),
    )
  }
  const findings = entries
    .map((entry) => findingOf(flow, entry, columnsOfRow))
    .filter(({ title, measures, number }) => title !== null || measures.length > 0 || isCode(number))
  return {
    found: findings,
    headings: [
      ...headings,
      ...all.slice(1).flatMap(({ above }) => above.filter(isShort)),
      ...[...old.map(({ table }) => table), ...aside].flatMap(({ headLines }) => headLines),
    ],
    furniture: [...furniture, ...signaturesIn(flow, entries.length > 0)],
    background: [...old.map(({ table }) => table), ...aside].flatMap(({ rows }) => rows.map(lineOfRow)),
    old,
    totals,
    ours: tables.flatMap((table) => ownLeftOut(flow, table)),
    current: tables,
  }
}

function isShort({ start, end }: Range): boolean {
  return end - start <= 60
}

function lineOfRow(cells: readonly Range[]): Range {
  return { start: cells[0]?.start ?? 0, end: cells.at(-1)?.end ?? 0 }
}

// 填表人：余晓舟  审核：（签字）, as lines of their own beneath a table.
function signaturesIn(flow: Flow, hasFound: boolean): Range[] {
  if (!hasFound) return []
  return flow.lines.filter(({ start, end }) => {
    if (end - start > 80) return false
    const parts = flow.strip.text
      .slice(start, end)
      .trim()
      .split(/\s{2,}|\t/)
      .filter((part) => part !== '')
    return parts.length > 0 && parts.every((part) => isSignature(part) || /^\([^()]{1,6}\)$/.test(part))
  })
}

// Sheet1, 台账 and the title of the document name no part of it.
function isNameOfPart(name: string): boolean {
  return !/^(?:sheet|表|工作表|附[件表])\s*\d*$|台账|清单|一览表|汇总|方案|\d{4}|[版稿]/i.test(name)
}

// “编号 整改任务 牵头部门” behind a table of problems with the same numbers: who does what about them.
function rolesOf(
  table: Table,
  { rows, entries, known }: { rows: readonly Row[]; entries: readonly Entry[]; known: KnownColumns },
): Table['roles'] {
  const { roles } = table
  const at = roles.indexOf('number')
  const numbers = rows.map(({ cells }) => cells[at]?.words ?? '').filter((words) => words !== '')
  const isShared =
    entries.length > 0 &&
    !roles.includes('measure') &&
    numbers.length > 0 &&
    numbers.every((number) => entries.some((entry) => entry.number === number))
  if (!isShared) return roles
  return roles.map((role, column) =>
    role === 'problem' && !isKnown(table.headings[column] ?? '', known) ? 'measure' : role,
  )
}

function columnsOf(read: {
  table: Table
  roles: Table['roles']
  rows: readonly Row[]
  legend: Legend
}): Columns {
  const { table, roles, rows, legend } = read
  const items = rows.filter(({ kind }) => kind === 'item')
  const tells = (column: number): number =>
    items.filter(({ cells }) => {
      const cell = cells[column]
      if (!says(cell)) return false
      const words = legend.signs.get(legendKey(cell.words)) ?? cell.words
      return stateOf(words) !== 'unclear' || tellsState(words)
    }).length
  const of = (role: ColumnRole): number[] => roles.flatMap((one, column) => (one === role ? [column] : []))
  const best = (columns: readonly number[]): number | null =>
    columns.toSorted((one, other) => tells(other) - tells(one) || one - other)[0] ?? null
  const own = isOwnTable(table) ? stateOfMeasures(table) : null
  const [status, rate, progress] = [own ?? best(of('status')), best(of('rate')), best(of('progress'))]
  const told = status ?? rate
  const others = (column: number | null, isState: boolean): Columns['otherStates'] =>
    own !== null || told === null || column === null || column === told
      ? []
      : [{ column, tells: isState ? 'state' : 'part' }]
  return {
    headings: table.headings,
    isOurs: isSurelyOurs(table, rows),
    roles,
    state: told ?? progress,
    otherStates: [
      ...others(progress, progress !== null && tells(progress) * 2 >= items.length),
      ...others(rate, true),
    ],
    legend: withNumbers(legend.signs, items, status),
    ticks: tickColumns(table.headings, rows),
    isByColour: legend.hasColours,
    marked: markedColumns(rows),
  }
}

// 1 and 0 in all of a column are yes and no.
function withNumbers(
  signs: ReadonlyMap<string, string>,
  items: readonly Row[],
  column: number | null,
): ReadonlyMap<string, string> {
  if (column === null || signs.has('1') || signs.has('0')) return signs
  const words = items.flatMap(({ cells }) => {
    const cell = cells[column]
    return says(cell) ? [cell.words] : []
  })
  const isYesNo = words.includes('1') && words.every((word) => word === '1' || word === '0')
  return isYesNo ? new Map([...signs, ['1', '√'], ['0', '×']]) : signs
}

// Of a complaint whose words are not published there is only its code.
function isCode(number: string | null): boolean {
  return number !== null && /[A-Z]+\d{6,}/i.test(number)
}

type ColumnsOfRow = ReadonlyMap<Row, Columns>

function findingOf(flow: Flow, entry: Entry, columnsOfRow: ColumnsOfRow): ReadFinding {
  const measures: ReadMeasure[] = []
  const statuses: { status: DraftStatus; raw: string }[] = []
  const shared = new Set<Cell>()
  const notes = sharedNotes(entry, { columnsOfRow, shared })
  let alone: Said | null = null
  let isSilent = false
  for (const row of entry.rows) {
    const columns = columnsOfRow.get(row)
    if (columns === undefined) continue
    const cells = row.cells.filter((cell) => !shared.has(cell))
    const status = statusIn(cells, columns)
    // What is voided or stands elsewhere says nothing of the finding it stands under.
    if (status === null) isSilent ||= !columns.isOurs
    else statuses.push(status)
    const aside = asideNotes(row, entry, columns)
    const own = measuresIn(flow, cells, columns).map((measure) => withNotes(measure, aside))
    if (own.length > 0) measures.push(...own)
    else {
      const said = saidBy(cells, columns)
      const more = { ...said, notes: [...aside, ...said.notes] }
      const last: Said | null = measures.at(-1)?.said ?? alone
      const full: Said =
        last === null ? more : { ...more, notes: [...more.notes, ...otherwise(last, cells, columns)] }
      if (measures.length > 0) measures.push(withMore(measures.pop(), full))
      else alone = alone === null ? full : joined(alone, full)
    }
  }
  const [first] = entry.rows
  const extent = first === undefined ? { start: 0, end: 0 } : first.line
  const joint = jointStatus(statuses.map(({ status }) => status))
  const own = alone ?? nothingSaid
  const said = measures.length === 0 ? own : { ...own, ...agreed(own, measures) }
  return {
    number: entry.number === '' ? null : entry.number,
    path: entry.path,
    title: entry.title,
    at: entry.title?.start ?? extent.start,
    status: isSilent && joint === 'done' ? null : joint,
    statusRaw: sharedWords(isSilent ? [] : statuses),
    assignment: unassigned,
    said: { ...said, notes: [...said.notes, ...notes] },
    measures,
    headEnd: entry.title?.end ?? extent.start,
    extent: { start: Math.min(extent.start, entry.title?.start ?? extent.start), end: extent.end },
    rows: entry.rows.map(({ line }) => line),
  }
}

// Who leads all measures of a finding leads it; a day of one measure is no day of another.
function agreed(own: Said, measures: readonly ReadMeasure[]): Pick<Said, 'owners' | 'leader'> {
  const leads = new Set(measures.map(({ said }) => said?.owners[0] ?? ''))
  const leaders = new Set(measures.map(({ said }) => said?.leader ?? null))
  const [lead = ''] = leads
  const [leader = null] = leaders
  return {
    owners: own.owners.length > 0 ? own.owners : leads.size === 1 && lead !== '' ? [lead] : [],
    leader: own.leader ?? (leaders.size === 1 ? leader : null),
  }
}

/** A note in a cell merged over several rows of a finding is said of the finding, and once. */
function sharedNotes(
  entry: Entry,
  { columnsOfRow, shared }: { readonly columnsOfRow: ColumnsOfRow; readonly shared: Set<Cell> },
): DraftNote[] {
  const [first, ...others] = entry.rows
  const columns = first === undefined ? undefined : columnsOfRow.get(first)
  if (first === undefined || columns === undefined || others.length === 0) return []
  if (others.some((row) => columnsOfRow.get(row) !== columns)) return []
  const { headings, roles } = columns
  return first.cells.flatMap((cell) => {
    const role = roles[cell.column] ?? null
    if (role !== null && role !== 'note' && role !== 'goal' && role !== 'included') return []
    if (!says(cell) || !others.every(({ cells }) => cells[cell.column]?.isSame)) return []
    for (const { cells } of entry.rows) {
      const one = cells[cell.column]
      if (one !== undefined) shared.add(one)
    }
    return [{ heading: headings[cell.column] ?? '', text: cell.words }]
  })
}

function measuresIn(flow: Flow, cells: readonly Cell[], columns: Columns): ReadMeasure[] {
  const cell = cells.find(({ column }) => columns.roles[column] === 'measure')
  if (cell === undefined || cell.isBlank || cell.isSame) return []
  if (columns.isOurs) return [{ ...cell.range, said: saidBy(cells, columns) }]
  if (tellsNothingDone(cell.words)) return []
  const parts = enumerated(flow.strip.text, cell.range)
  if (parts.length === 1) return parts.map((part) => ({ ...part, said: saidBy(cells, columns) }))
  return parts.map((part, at) => {
    const own = cells.map((one) => {
      const words = partOf(flow, one, { at, of: parts.length })
      return { ...one, words, isBlank: words === '' }
    })
    return { ...part, said: saidBy(own, columns) }
  })
}

/** What a row says beside its finding: the number of a measure or a line, a place that the finding is not filed under. */
function asideNotes({ cells }: Row, { number, path }: Entry, { headings, roles }: Columns): DraftNote[] {
  const numbered = cells.findLast(({ column, isSame }) => roles[column] === 'number' && !isSame)
  const placed = cells.filter(({ column, isSame }) => roles[column] === 'path' && !isSame)
  return [numbered, ...placed].flatMap((cell) =>
    !says(cell) || cell.words === number || path.includes(cell.words)
      ? []
      : [{ heading: headings[cell.column] ?? '', text: cell.words }],
  )
}

function withNotes(measure: ReadMeasure, notes: readonly DraftNote[]): ReadMeasure {
  if (notes.length === 0 || measure.said === undefined) return measure
  return { ...measure, said: { ...measure.said, notes: [...notes, ...measure.said.notes] } }
}

/** A measure with what a further row says of it: others who answer, and what it did not say. */
function withMore(measure: ReadMeasure | undefined, more: Said): ReadMeasure {
  if (measure === undefined) throw new Error('a row goes on with no measure')
  return { ...measure, said: joined(measure.said ?? nothingSaid, more) }
}

const single: ReadonlySet<ColumnRole | null> = new Set<ColumnRole>([
  'leader',
  'due',
  'firstDue',
  'newDue',
  'timeClass',
  'status',
  'rate',
  'progress',
  'doneOn',
])

/** What a further row says otherwise than the first: a field has room for one, and the other is noted. */
function otherwise(first: Said, cells: readonly Cell[], { headings, roles, ticks }: Columns): DraftNote[] {
  const said = [first.leader, first.dueRaw, first.firstDueRaw, first.classRaw, first.stateRaw, first.doneRaw]
  return cells.flatMap((cell) => {
    const isOne = single.has(roles[cell.column] ?? null) && !ticks.columns.includes(cell.column)
    if (!isOne || !says(cell) || cell.isSame || said.includes(cell.words)) return []
    return [{ heading: headings[cell.column] ?? '', text: cell.words }]
  })
}

function joined(one: Said, more: Said): Said {
  return {
    owners: [...new Set([...one.owners, ...more.owners])],
    leader: one.leader ?? more.leader,
    handlers: [...new Set([...one.handlers, ...more.handlers])],
    dueRaw: one.dueRaw ?? more.dueRaw,
    firstDueRaw: one.firstDueRaw ?? more.firstDueRaw,
    classRaw: one.classRaw ?? more.classRaw,
    state: one.stateRaw === null ? (more.state ?? one.state) : one.state,
    stateRaw: one.stateRaw ?? more.stateRaw,
    doneRaw: one.doneRaw ?? more.doneRaw,
    notes: [...one.notes, ...more.notes],
  }
}

function wordsOfRow({ cells }: Row): string {
  return cells.flatMap(({ words, isSame }) => (isSame || words === '' ? [] : [words])).join(' ')
}
