import { daysNamed } from '../facts/dates.ts'
import { areOffices, arePeople } from '../facts/names.ts'
import { tellsState } from '../facts/states.ts'
import type { Flow } from '../text/lines.ts'
import { wordsOf } from '../text/strip.ts'
import { isEmptyMark, isSameAsAbove } from './cells.ts'
import type { ColumnRole } from './column-roles.ts'
import { isKnown, isLeftOut, type KnownColumns } from './columns.ts'
import { headingRole } from './heading-rules.ts'
import type { Table } from './table.ts'

/**
 * A table with the columns whose headings say nothing taken for what stands in them: offices, people, days, ticks, long
 * sentences. Only what no other column holds is taken, and never where a person has said what a heading means.
 */
export function withRolesByContent(flow: Flow, table: Table, known: KnownColumns): Table {
  const cells = table.headings.map((_, at) => cellsIn(flow, table, at))
  const isOpen = (at: number): boolean =>
    roles[at] === null && !isKnown(table.headings[at] ?? '', known) && !isLeftOut(table.headings[at] ?? '')
  const roles = corrected(table, cells, known)
  for (const { role, beside, fits } of kinds) {
    if (roles.includes(role) || beside.some((other) => roles.includes(other))) continue
    const at = roles.findIndex(
      (_, column) =>
        isOpen(column) &&
        !(role === 'status' && asksElse(table.headings[column] ?? '')) &&
        isMostly(cells[column] ?? [], fits),
    )
    if (at >= 0) roles[at] = role
  }
  return { ...table, roles: withSentences(roles, cells, isOpen) }
}

/**
 * A column that holds something other than its heading says: offices under 责任人, people under 责任, 立行立改 under 类型, and
 * under 反馈问题 the village that the problem beside it is of.
 */
function corrected(
  table: Table,
  cells: readonly (readonly string[])[],
  known: KnownColumns,
): Table['roles'][number][] {
  const roles = [...table.roles]
  const has = (role: ColumnRole): boolean => roles.includes(role)
  for (const [at, role] of table.roles.entries()) {
    const own = cells[at] ?? []
    const isSecond = role === 'status' && roles.filter((one) => one === 'status').length > 1
    if (isSecond && !isKnown(table.headings[at] ?? '', known) && isMostly(own, isShare)) roles[at] = 'rate'
    if (isKnown(table.headings[at] ?? '', known) || !own.some((words) => /\p{Script=Han}/u.test(words)))
      continue
    if (role === 'handler' && !has('owner') && isMostly(own, areOffices)) roles[at] = 'owner'
    else if (role === 'owner' && !has('handler') && isMostly(own, arePeople)) roles[at] = 'handler'
    else if ((role === 'note' || role === 'path') && !has('timeClass') && isMostly(own, isClass))
      roles[at] = 'timeClass'
    else if (role === 'problem' && isMostly(own, areOffices)) {
      const said = roles.findIndex(
        (one, column) => one === 'note' && headingRole(table.headings[column] ?? '') === 'problem',
      )
      if (said >= 0 && isSentences(cells[said] ?? [])) {
        roles[at] = 'note'
        roles[said] = 'problem'
      }
    }
  }
  return roles
}

// “Did the text hold a chart?”: its Y and N answer that alone.
function asksElse(heading: string): boolean {
  return /[?？]\s*$/.test(heading)
}

function isShare(words: string): boolean {
  return /^\d{1,3}(?:\.\d+)?\s*[%％]$/.test(words)
}

function isClass(words: string): boolean {
  return /^(?:立行立改|即知即改|立即整改|限期(?:整改)?|分阶段(?:整改|推进)?|持续(?:整改|推进)|长期(?:整改|坚持|推进)|常态化?(?:推进|坚持)?)类?$/.test(
    words,
  )
}

type Kind = {
  readonly role: ColumnRole
  /** Columns that hold the same in other words. */
  readonly beside: readonly ColumnRole[]
  readonly fits: (words: string) => boolean
}

const kinds: readonly Kind[] = [
  { role: 'owner', beside: [], fits: areOffices },
  { role: 'handler', beside: [], fits: arePeople },
  { role: 'due', beside: ['firstDue', 'newDue'], fits: (words) => words.length <= 24 && isDay(words) },
  {
    role: 'status',
    beside: ['progress'],
    fits: (words) => words.length <= 12 && !isDay(words) && tellsState(words),
  },
]

function isDay(words: string): boolean {
  return daysNamed(words).length > 0 || /^(?:立行立改|即知即改|长期坚持|持续推进)/.test(words)
}

function cellsIn(flow: Flow, table: Table, at: number): string[] {
  return table.rows.flatMap((row) => {
    const cell = row[at]
    const words = cell === undefined ? '' : wordsOf(flow.strip, cell).trim()
    return words === '' || isEmptyMark(words) || isSameAsAbove(words) ? [] : [words]
  })
}

function isMostly(cells: readonly string[], fits: (words: string) => boolean): boolean {
  return cells.length >= 2 && cells.filter((words) => fits(words)).length >= cells.length * 0.8
}

// Of two columns of sentences, what was found stands before what is done about it, and in fewer cells.
function withSentences(
  roles: (ColumnRole | null)[],
  cells: readonly (readonly string[])[],
  isOpen: (at: number) => boolean,
): (ColumnRole | null)[] {
  const [problem, measure] = [roles.indexOf('problem'), roles.indexOf('measure')]
  if (problem < 0 === measure < 0) return roles
  const given = Math.max(problem, measure)
  const columns = roles.flatMap((_, at) =>
    isOpen(at) && isSentences(cells[at] ?? []) && (problem < 0 ? at < given : at > given) ? [at] : [],
  )
  const at = problem < 0 ? columns.at(-1) : columns[0]
  if (at === undefined) return roles
  return roles.map((role, column) => (column === at ? (problem < 0 ? 'problem' : 'measure') : role))
}

function isSentences(cells: readonly string[]): boolean {
  const lengths = cells.map((words) => words.length).toSorted((one, other) => one - other)
  return cells.length >= 2 && (lengths[Math.floor(lengths.length / 2)] ?? 0) >= 8
}
