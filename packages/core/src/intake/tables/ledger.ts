import { type Assignment, unassigned } from '../facts/attributes.ts'
import { type ColumnRole, isKnown, type KnownColumns, noKnownColumns } from './columns.ts'
import { dueDay } from '../facts/deadlines.ts'
import type { DraftStatus } from '../draft.ts'
import type { Flow } from '../text/lines.ts'
import { isNoDate } from '../english/english.dates.ts'
import { tellsNothingDone } from '../english/english.replies.ts'
import { isPlaceholder } from '../text/placeholders.ts'
import { markerAt } from '../outline/markers.ts'
import type { ReadFinding, ReadMeasure } from '../findings/reading.ts'
import { isStatusPhrase, statusOf } from '../findings/statuses.ts'
import { type Range, trimRange, wordsOf } from '../text/strip.ts'
import type { Table } from './tables.ts'

type Row = ReadonlyMap<ColumnRole, readonly Range[]>
type Entry = {
  number: string
  title: Range | null
  path: string[]
  extent: { start: number; end: number }
  headEnd: number
  statuses: { status: DraftStatus; raw: string }[]
  owners: string[]
  leaders: string[]
  dues: string[]
  measures: ReadMeasure[]
}

/** Reads ledgers into findings: a blank number or problem means another measure of the finding above. */
export function ledgerFindings(
  flow: Flow,
  tables: readonly Table[],
  known: KnownColumns = noKnownColumns,
): ReadFinding[] {
  const entries: Entry[] = []
  const legend = legendIn(flow.strip.text)
  for (const table of tables) readTable(flow, table, { entries, known, legend })
  return entries
    .filter(
      (entry) => entry.title !== null || entry.measures.length > 0 || /[A-Z]+\d{6,}/i.test(entry.number),
    )
    .map((entry) => findingOf(entry))
}

const nothing: Range = { start: 0, end: 0 }

function readTable(
  flow: Flow,
  table: Table,
  read: { entries: Entry[]; known: KnownColumns; legend: Legend },
): void {
  const { entries, known, legend } = read
  const isShared = isSharedOut(flow, { table, entries })
  const roles = table.roles.map((role, at) =>
    isShared && role === 'problem' && !isKnown(table.headings[at] ?? '', known) ? 'measure' : role,
  )
  let current: Entry | null = null
  const above = new Map<number, Range>()
  for (const cells of table.rows) {
    const row = rowOf(flow, cells, { roles, above })
    // Where both stand, the code tells more than the line's number.
    const number = wordsOf(flow.strip, row.get('number')?.at(-1) ?? nothing)
    const head = cells.map((cell) => wordsOf(flow.strip, cell)).find((words) => words !== '') ?? ''
    if (/^(?:合计|总计|小计|备注|说明|注|填表)/.test(head)) continue
    const title = row.get('problem')?.[0] ?? null
    const hasTitle = title !== null && title.end > title.start
    // A table of counts (“Airport 14 11 3”) lists no findings.
    if (hasTitle && isPlaceholder(wordsOf(flow.strip, title))) continue
    if (hasTitle && /^[\d.,%]+$/.test(wordsOf(flow.strip, title))) continue
    if (hasTitle || (number !== '' && number !== current?.number))
      current = entryFor(flow, row, { number, title: hasTitle ? title : null, entries })
    if (current !== null)
      addRow(flow, row, { entry: current, marked: markedStatus(flow, cells, table.headings), legend })
  }
}

// “编号 整改任务 牵头部门” behind a table of problems with the same numbers: who does what about them.
function isSharedOut(flow: Flow, { table, entries }: { table: Table; entries: readonly Entry[] }): boolean {
  const { roles } = table
  if (entries.length === 0 || roles.includes('measure')) return false
  const at = roles.indexOf('number')
  const numbers = table.rows
    .map((cells) => wordsOf(flow.strip, cells[at] ?? nothing))
    .filter((words) => words !== '')
  return numbers.length > 0 && numbers.every((number) => entries.some((entry) => entry.number === number))
}

function rowOf(
  flow: Flow,
  cells: readonly Range[],
  table: { roles: readonly (ColumnRole | null)[]; above: Map<number, Range> },
): Row {
  const row = new Map<ColumnRole, Range[]>()
  table.roles.forEach((role, column) => {
    if (role === null) return
    const cell = cells[column]
    const isBlank = cell === undefined || wordsOf(flow.strip, cell) === ''
    if (!isBlank) table.above.set(column, cell)
    // A merged category or owner goes on below; a blank deadline or status says nothing.
    const inherits = role === 'path' || role === 'owner' || role === 'leader'
    const used = isBlank && inherits ? table.above.get(column) : cell
    if (used !== undefined) row.set(role, [...(row.get(role) ?? []), used])
  })
  return row
}

function wordsAt(flow: Flow, row: Row, role: ColumnRole): string {
  const cell = row.get(role)?.[0]
  return cell === undefined ? '' : wordsOf(flow.strip, cell)
}

function entryFor(
  flow: Flow,
  row: Row,
  seen: { number: string; title: Range | null; entries: Entry[] },
): Entry {
  const { number, title, entries } = seen
  // A second table that only has the number continues the first: measures listed apart from problems.
  const known = title === null && number !== '' ? entries.find((entry) => entry.number === number) : undefined
  if (known !== undefined) return known
  const start = title?.start ?? row.values().next().value?.[0]?.start ?? 0
  const entry: Entry = {
    number,
    title,
    path: (row.get('path') ?? []).map((cell) => wordsOf(flow.strip, cell)).filter((words) => words !== ''),
    extent: { start: Math.min(start, row.get('number')?.[0]?.start ?? start), end: title?.end ?? start },
    headEnd: title?.end ?? start,
    statuses: [],
    owners: [],
    leaders: [],
    dues: [],
    measures: [],
  }
  entries.push(entry)
  return entry
}

function addRow(flow: Flow, row: Row, into: { entry: Entry; marked: string | null; legend: Legend }): void {
  const { entry, marked, legend } = into
  const progress = wordsAt(flow, row, 'progress')
  const written = wordsAt(flow, row, 'status')
  const statusRaw =
    marked ?? ((legend.get(written) ?? written) || (isStatusPhrase(progress, 16) ? progress : ''))
  const owner = wordsAt(flow, row, 'owner')
  const leader = wordsAt(flow, row, 'leader')
  const dueWords = wordsAt(flow, row, 'due')
  const due = isNoDate(dueWords) ? '' : dueWords
  const included = wordsAt(flow, row, 'included')
  const status = isExcluded(included) ? 'not_included' : (refusalOf(included) ?? statusOf(statusRaw))
  if (status !== null)
    entry.statuses.push({
      status,
      raw: status === refusalOf(included) || statusRaw === '' ? included : statusRaw,
    })
  if (owner !== '') entry.owners.push(owner)
  if (leader !== '') entry.leaders.push(leader)
  if (due !== '') entry.dues.push(due)
  const measure = row.get('measure')?.[0]
  if (
    measure !== undefined &&
    measure.end > measure.start &&
    !tellsNothingDone(wordsOf(flow.strip, measure))
  ) {
    for (const part of enumerated(flow.strip.text, measure))
      entry.measures.push({ ...part, owner: owner || null, leader: leader || null, dueRaw: due || null })
  }
  for (const cells of row.values()) {
    const last = cells.at(-1)
    if (last !== undefined && last.start >= entry.extent.start && entry.measures.length <= 1)
      entry.extent.end = Math.max(entry.extent.end, last.end)
  }
}

/** What the letters of a status column stand for: “C = Complete; P = In progress”. */
type Legend = ReadonlyMap<string, string>

function legendIn(text: string): Legend {
  const line =
    /(?:^|\n)\s*(?:(?:status )?(?:key|legend)|状态说明|图例|注)\s*:\s*([^\n]{3,300})/i.exec(text)?.[1] ?? ''
  const pairs = [...line.matchAll(/([A-Z√✓×○●△▲]{1,2})\s*(?:=|:|–|-|表示|为)\s*([^;,。=\n]{2,30})/g)]
  return new Map(pairs.map((match) => [match[1] ?? '', (match[2] ?? '').trim()]))
}

// A column for each status and a mark in one of them.
function markedStatus(flow: Flow, cells: readonly Range[], headings: readonly string[]): string | null {
  const marks = headings.flatMap((heading, at) =>
    statusOf(heading) === null || heading.length > 24 ? [] : [at],
  )
  if (marks.length < 2) return null
  const at = marks.find((column) => /^(?:[xX×√✓✔●■]|是)$/.test(wordsOf(flow.strip, cells[column] ?? nothing)))
  return at === undefined ? null : (headings[at] ?? null)
}

// “1.编制计划；2.建立项目库。” in one cell: each number is a measure of its own.
function enumerated(text: string, cell: Range): Range[] {
  const words = text.slice(cell.start, cell.end)
  const first = markerAt(words, 0)
  if (first?.ordinal !== 1) return [cell]
  const starts: { at: number; length: number }[] = [{ at: 0, length: first.length }]
  for (let at = first.length; at < words.length; at += 1) {
    if (!/[。;,\s)]/.test(words.charAt(at - 1))) continue
    const marker = markerAt(words, at)
    if (marker?.kind !== first.kind || marker.ordinal !== starts.length + 1) continue
    starts.push({ at, length: marker.length })
  }
  return starts.map(({ at, length }, index) =>
    trimRange(text, {
      start: cell.start + at + length,
      end: cell.start + (starts[index + 1]?.at ?? words.length),
    }),
  )
}

// Acceptance is tracked apart from implementation: what was not accepted will not be implemented.
function refusalOf(words: string): DraftStatus | null {
  return statusOf(words) === 'disagreed' ? 'disagreed' : null
}

function isExcluded(words: string): boolean {
  return /^(?:否|不|未|暂不|暂未)/.test(words)
}

function findingOf(entry: Entry): ReadFinding {
  const status = jointStatus(entry.statuses.map(({ status: one }) => one))
  return {
    number: entry.number === '' ? null : entry.number,
    path: entry.path,
    title: entry.title,
    at: entry.extent.start,
    status,
    statusRaw: entry.statuses.find((one) => one.status === status)?.raw ?? entry.statuses[0]?.raw ?? null,
    assignment: assignmentOfEntry(entry),
    measures: entry.measures,
    headEnd: entry.headEnd,
    extent: entry.extent,
  }
}

/** The status of a finding whose measures stand differently: done only when all are. */
function jointStatus(statuses: readonly DraftStatus[]): DraftStatus | null {
  const [first] = statuses
  if (first === undefined) return null
  if (statuses.every((status) => status === first)) return first
  if (statuses.every((status) => status === 'done' || status === 'long_term')) return 'long_term'
  return 'ongoing'
}

function assignmentOfEntry(entry: Entry): Assignment {
  const join = (words: readonly string[]): string | null =>
    words.length === 0 ? null : [...new Set(words)].join('；')
  const dueRaw = join(entry.dues)
  return {
    ...unassigned,
    owner: join(entry.owners),
    leader: join(entry.leaders),
    dueRaw,
    dueOn: dueRaw === null ? null : dueDay(dueRaw),
  }
}
