import { type Marker, markerAt } from '../outline/markers.ts'
import type { Flow } from '../text/lines.ts'
import { isPlaceholder } from '../text/placeholders.ts'
import { type Range, trimRange } from '../text/strip.ts'
import type { ColumnRole } from './column-roles.ts'
import { type Cell, markedColumns, type Row, says } from './rows.ts'

/** A finding of a ledger with the rows that belong to it. */
export type Entry = {
  /** The numbers of its rows as they stand; of several, none may be its own. */
  readonly numbers: string[]
  number: string
  readonly title: Range | null
  readonly titleKey: string
  readonly path: readonly string[]
  readonly rows: Row[]
  /** A line over its rows is its problem, so that the numbers of its rows are those of its measures. */
  readonly isOver: boolean
}

/** A line over the rows beneath it. */
type Section = {
  readonly words: string
  readonly range: Range
  readonly marker: Marker | null
  /** What stands in a cell of its own before its words. */
  readonly number: string
  readonly level: string
}

/** What grouping the rows of one table needs. */
export type Grouping = {
  readonly roles: readonly (ColumnRole | null)[]
  /** What stands over the table, where it is one of several: the name of its sheet. */
  readonly over: string | null
  /** The findings of the tables before. */
  readonly before: readonly Entry[]
}

/**
 * Puts the rows of a table under their findings. A row goes on with the finding above where its problem is blank, or says
 * the same again: a flat ledger repeats number and problem on every row of a measure.
 */
export function entriesIn(flow: Flow, rows: readonly Row[], grouping: Grouping): Entry[] {
  const entries: Entry[] = []
  const byTitle = new Map<string, Entry>(
    grouping.before
      .filter(({ number, titleKey }) => number !== '' && titleKey !== '')
      .map((entry) => [`${entry.number}\n${entry.titleKey}`, entry]),
  )
  // A list of ours goes on beneath its headings on each page of a PDF.
  const ofOurs = new Map(
    grouping.before.flatMap((entry) =>
      entry.rows.flatMap(({ finding }): [string, Entry][] =>
        finding === undefined ? [] : [[finding, entry]],
      ),
    ),
  )
  const sections: Section[] = []
  const isCounted = countsLines(rows, grouping.roles)
  const hasProblems = grouping.roles.includes('problem')
  let current: Entry | null = null
  let isFresh = false
  const places = new Map<number, string>()
  const marked = markedColumns(rows)
  for (const row of rows) {
    if (row.kind === 'section') {
      openSection(flow, sections, row)
      current = null
      isFresh = true
    }
    if (row.kind !== 'item') continue
    const said = headOf(flow, row, { roles: grouping.roles, places, marked })
    if (said.isCount && row.finding === undefined) continue
    const key = `${said.number}\n${said.titleKey}`
    const section = sections.at(-1)
    const isOver: boolean = !hasProblems && section !== undefined && (isFresh || isBeneath(current))
    const known: Entry | null =
      row.finding !== undefined
        ? (ofOurs.get(row.finding) ?? null)
        : isOver
          ? current
          : said.titleKey === ''
            ? knownFor(said, { current, isCounted, grouping, entries })
            : sameFinding(said, current, byTitle.get(key))
    if (known !== null) {
      current = known
      known.rows.push(row)
      if (said.number !== '' && !known.isOver) known.numbers.push(said.number)
    } else {
      // “一、…” above rows without a problem is the problem itself.
      const isTitled = said.title === null && isFresh && section !== undefined
      const over = sections.slice(0, isTitled ? -1 : undefined).map(({ words }) => words)
      current = {
        numbers: said.number === '' || isOver ? [] : [said.number],
        number:
          said.number !== '' && !isOver ? said.number : isTitled ? numberOfLabel(section) : said.ownLabel,
        title: isTitled ? behindMarker(section.range, section.marker) : said.title,
        titleKey: isTitled ? keyOf(section.words) : said.titleKey,
        path: [...(grouping.over === null ? [] : [grouping.over]), ...over, ...said.path],
        rows: [row],
        isOver,
      }
      entries.push(current)
      if (row.finding !== undefined) ofOurs.set(row.finding, current)
      if (current.titleKey !== '') byTitle.set(`${said.number}\n${current.titleKey}`, current)
    }
    isFresh = false
  }
  return numbered(entries)
}

function isBeneath(entry: Entry | null): boolean {
  return entry?.isOver === true
}

type Head = {
  readonly number: string
  readonly title: Range | null
  readonly titleKey: string
  /** The number that stands in front of the problem in its cell. */
  readonly ownLabel: string
  readonly path: readonly string[]
  readonly place: string
  /** A row of figures lists no finding. */
  readonly isCount: boolean
}

type Places = {
  readonly roles: Grouping['roles']
  /** The last category of each column. */
  readonly places: Map<number, string>
  readonly marked: ReadonlySet<number>
}

function headOf(flow: Flow, { cells, finding }: Row, { roles, places, marked }: Places): Head {
  const of = (role: ColumnRole): Cell[] => cells.filter(({ column }) => roles[column] === role)
  const numbers = of('number').filter((cell) => !cell.isSame && says(cell))
  const [problem] = of('problem')
  const isOwn = problem !== undefined && !problem.isSame && !problem.isBlank
  const words = isOwn ? flow.strip.text.slice(problem.range.start, problem.range.end) : ''
  const isCount = isOwn && (isPlaceholder(words) || /^[\d.,%\s]+$/.test(words))
  const hasNumber = of('number').length > 0
  const marker = isOwn && finding === undefined ? numberedAlone(words, hasNumber) : null
  const isNumbered = marker !== null && marker.kind !== 'bullet' && words.trim().length > marker.length
  // A category is named once, over all the findings beneath it; where merged cells are marked, a blank one names none.
  const path = of('path').flatMap((cell) => {
    const { column } = cell
    if (says(cell)) places.set(column, cell.words)
    else if (isOwn && (marked.has(column) || finding !== undefined)) places.delete(column)
    return places.get(column) ?? []
  })
  return {
    number: numbers.at(-1)?.words ?? '',
    title: isOwn ? behindMarker(problem.range, isNumbered ? marker : null) : null,
    titleKey: keyOf(words),
    ownLabel: isNumbered ? marker.label : '',
    path,
    place: path.join('\n'),
    isCount,
  }
}

// “1.台账不清” beside a number of its own; “1.…；2.…” lists what the problem consists of.
function numberedAlone(words: string, hasNumber: boolean): Marker | null {
  const marker = markerAt(words, 0)
  if (marker === null || !hasNumber) return marker
  if (marker.kind === 'spoken' || marker.kind === 'ordinal' || marker.kind === 'bullet') return null
  for (let at = marker.length; at < words.length; at += 1) {
    const next = markerAt(words, at)
    if (next?.kind === marker.kind && next.ordinal === marker.ordinal + 1) return null
  }
  return marker
}

// “问题1” is number 1.
function numberOfLabel({ marker, number }: Section): string {
  return (marker?.label ?? number).replace(/^(?:问题|事项|任务)(?=.)/, '')
}

function behindMarker(range: Range, marker: Marker | null): Range {
  return marker === null ? range : { start: range.start + marker.length, end: range.end }
}

function keyOf(words: string): string {
  return words.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The finding that a row with a problem goes on with: the one above with the same words, or one of the same number too. */
function sameFinding(said: Head, current: Entry | null, known: Entry | undefined): Entry | null {
  const isAbove =
    current !== null &&
    current.titleKey === said.titleKey &&
    // What tells its measures apart is no other place of the problem.
    (current.path.join('\n').endsWith(said.place) ||
      (said.number !== '' && said.number === current.numbers.at(-1)))
  if (isAbove) return current
  return known !== undefined && said.number !== '' ? known : null
}

/** The finding that a row without a problem goes on with. */
function knownFor(
  said: Head,
  {
    current,
    isCounted,
    grouping,
    entries,
  }: { current: Entry | null; isCounted: boolean; grouping: Grouping; entries: Entry[] },
): Entry | null {
  if (said.number === '' || said.number === current?.number || (current !== null && isCounted)) return current
  // A second table that only has the number continues the first: measures listed apart from problems.
  const known = [...grouping.before, ...entries].find(({ number }) => number === said.number)
  // 1-2 is the second measure of problem 1.
  const under = sharedPart([said.number])
  return known ?? grouping.before.find(({ number }) => under !== '' && number === under) ?? null
}

// A number on every row, also on those without a problem, counts the rows and not the findings.
function countsLines(rows: readonly Row[], roles: Grouping['roles']): boolean {
  const [number, problem] = [roles.indexOf('number'), roles.indexOf('problem')]
  if (number < 0 || problem < 0) return false
  const blank = rows.filter(
    ({ kind, cells }) => kind === 'item' && (cells[problem]?.isBlank !== false || cells[problem]?.isSame),
  )
  const titled = rows.filter(
    ({ kind, cells }) => kind === 'item' && cells[problem]?.isBlank === false && !cells[problem]?.isSame,
  )
  return (
    titled.length > 0 &&
    blank.length > 0 &&
    blank.every(({ cells }) => cells[number]?.isBlank === false && !cells[number]?.isSame)
  )
}

function openSection(flow: Flow, sections: Section[], { cells }: Row): void {
  const filled = cells.filter(({ isBlank, isSame }) => !isBlank && !isSame)
  const cell = filled.at(-1)
  if (cell === undefined) return
  const number = filled.length > 1 ? (filled[0]?.words ?? '') : ''
  const range = trimRange(flow.strip.text, cell.range)
  const marker = markerAt(flow.strip.text, range.start)
  const level = number === '' ? (marker?.kind ?? '') : number.replace(/[^()、.]+/g, '')
  const same = sections.findIndex((one) => one.level === level)
  if (same >= 0) sections.splice(same)
  sections.push({ words: cell.words, range, marker, number, level })
}

/**
 * The numbers of the findings: where one has several on its rows, they number its measures. 1-1 and 1-2 are measures of
 * number 1; 7 and 8 only count lines, in all of the table.
 */
function numbered(entries: Entry[]): Entry[] {
  const several = entries.filter(({ numbers }) => new Set(numbers).size > 1)
  if (several.length === 0) return entries
  const isNested = several.every(({ numbers }) => sharedPart(numbers) !== '')
  for (const entry of entries) entry.number = isNested ? sharedPart(entry.numbers) : ''
  return entries
}

function sharedPart(numbers: readonly string[]): string {
  const parts = numbers.map(
    (number) => /^(.+?)[-－—.．](?:\d{1,3}|[一二三四五六七八九十]{1,3})$/.exec(number)?.[1] ?? '',
  )
  const [first = ''] = parts
  return parts.every((part) => part === first) ? first : ''
}
