import type { PlainDay } from '../kernel/day.ts'
import { isTotalCell, writtenDay } from '../kernel/filled-cells.ts'
import type { OrganizationId } from '../kernel/id.ts'
import type { ReadSheet } from '../kernel/sheet.ts'
import { holdsUnseen } from '../kernel/unseen.ts'
import { closed, type ListRow, type ListTable, listTable, roleCalled } from './list-columns.ts'
import type { ListPlace, ListProblem } from './list-problems.ts'
import {
  type KnownNode,
  type ListedOrganization,
  type ListedTree,
  listedTree,
  type OrganizationRef,
} from './listed-tree.ts'
import type { Appointment, Role } from './role.ts'
import { usernamePattern } from './username.ts'

/** An appointment on a list, in an organization that is there or on the list too. */
export type ListedAppointment = OrganizationRef & {
  readonly role: Role
  readonly from?: PlainDay | null | undefined
  readonly to?: PlainDay | null | undefined
}

/** Somebody on a list. Rows with one name and one user name are one person with several appointments. */
export type ListedPerson = ListPlace & {
  readonly name: string
  readonly username: string | null
  readonly appointments: readonly ListedAppointment[]
  readonly problems: readonly ListProblem[]
  /** Where somebody of this name, perhaps the same person, is already: among those known, or on the list before. */
  readonly namesake: 'known' | 'listed' | null
  /** Whether this very person is there, by name and user name: nothing is added or changed. */
  readonly isThere: boolean
  /** Whether the list tells of appointments that somebody who is there does not hold. */
  readonly isAppointedOtherwise: boolean
}

/** A list as it is understood. */
export type PeopleList = {
  readonly organizations: readonly ListedOrganization[]
  readonly people: readonly ListedPerson[]
  /** Headings of columns that are not read. */
  readonly unread: readonly string[]
  /** Sheets that are not read, for want of headings. */
  readonly skipped: readonly string[]
}

/** What a list is laid beside. */
export type ListKnown = {
  readonly organizations: readonly KnownNode[]
  readonly persons: readonly {
    readonly name: string
    readonly username: string | null
    readonly appointments: readonly Appointment[]
  }[]
}

/**
 * Reads a list of people and organizations from the sheets of a file, or as it is pasted. Nothing is left out: a row that
 * cannot be taken says why.
 *
 * @param under where organizations belong that name no parent; null for the top.
 */
export function readPeopleList(
  sheets: readonly ReadSheet[],
  known: ListKnown,
  under: OrganizationId | null = null,
): PeopleList {
  const names = new Set(known.organizations.map(({ name }) => closed(name)))
  const read = sheets.map((sheet) => ({
    name: sheet.name,
    table: listTable(sheet, names, sheets.length > 1),
  }))
  const tables = read.flatMap(({ table }) => table ?? [])
  const tree = listedTree(known.organizations, under)
  // Sheets of organizations come first: what stands there is meant, not added, where a row says where somebody works.
  for (const table of tables) if (table.holds === 'organizations') rowsOf(table, tree)
  const rows = tables
    .filter(({ holds }) => holds === 'people')
    .map((table) => ({ table, told: toldBefore(table, tree) }))
    .flatMap(({ table, told }) => rowsOf(table, tree, told))
  return {
    organizations: tree.settled(),
    people: peopleOf(rows, known, tree),
    unread: [...new Set(tables.flatMap(({ unread }) => unread))],
    skipped: read.flatMap(({ name, table }) => (table === null ? [name] : [])),
  }
}

/** A row about a person; `listed` where it also says where their organization stands. */
type PersonRow = ListRow & { readonly listed: number | null }

/** How much of the path of each row is told of already, from the top. */
type Told = ReadonlyMap<ListRow, number>

function toldBefore({ rows }: ListTable, tree: ListedTree): Told {
  return new Map(
    rows.map((row) => [row, pathOf(row).findLastIndex((_, at) => tree.lists(wordsOf(row, at + 1))) + 1]),
  )
}

function pathOf({ path }: ListRow): readonly string[] {
  return path.filter((words) => words !== '')
}

/** The words for the organization of a row, or for one above it: so many of its path, below the parent that it names. */
function wordsOf(row: ListRow, many: number): string {
  return [row.parent, ...pathOf(row).slice(0, many)].filter((words) => words !== '').join('/')
}

/** Notes the organizations of a table, and gives its rows about people. */
function rowsOf(table: ListTable, tree: ListedTree, told: Told = new Map()): PersonRow[] {
  const people = table.rows.map((row) => ({
    ...row,
    listed: table.isTree ? declare(row, { ...table, told: told.get(row) ?? 0 }, tree) : null,
  }))
  if (table.holds === 'organizations') return []
  // A row without anybody only says where an organization stands.
  return people.filter(
    (row) => !table.isTree || pathOf(row).length === 0 || row.name + row.username + row.role !== '',
  )
}

function declare(
  row: ListRow,
  { holds, told }: Pick<ListTable, 'holds'> & { readonly told: number },
  tree: ListedTree,
): number | null {
  const path = pathOf(row)
  if (path.length === 0) return holds === 'people' ? null : tree.declare(row, '', row)
  const top = told === 0 ? row.parent : wordsOf(row, told)
  const own = path.slice(told)
  return own.reduce<number | null>((above, name, at) => {
    // What a row says of the kind is said of the lowest that it names.
    const kind = at === own.length - 1 ? row.kind : ''
    return tree.declare(row, name, { parent: above === null ? top : { listed: above }, kind })
  }, null)
}

function peopleOf(rows: readonly PersonRow[], known: ListKnown, tree: ListedTree): ListedPerson[] {
  const names = new Set(known.persons.map(({ name }) => closed(name)))
  const knownAs = new Map(known.persons.map((person) => [person.username, person]))
  const listedNames = new Set<string>()
  const places = new Map<string, number>()
  const people: ListedPerson[] = []
  for (const row of rows) {
    const username = row.username === '' ? null : row.username
    const { appointment, problems: ofPost } = appointmentOf(row, tree)
    const appointments = appointment === null ? [] : [appointment]
    const at = username === null ? undefined : places.get(username)
    const before = at === undefined ? undefined : people[at]
    if (at !== undefined && before !== undefined && before.name === row.name) {
      people[at] = withMore(before, appointments, ofPost)
      continue
    }
    const there = username === null ? undefined : knownAs.get(username)
    const isThere = there !== undefined && closed(there.name) === row.name
    const ofUsername = problemsOfUsername(username, {
      isTaken: there !== undefined && !isThere,
      isTwice: before !== undefined,
    })
    people.push({
      sheet: row.sheet,
      line: row.line,
      name: row.name,
      username,
      appointments,
      problems: [...problemsOfName(row.name), ...ofUsername, ...ofPost],
      namesake: isThere ? null : namesakeOf(row.name, names, listedNames),
      isThere,
      isAppointedOtherwise: false,
    })
    listedNames.add(row.name)
    if (username !== null && before === undefined) places.set(username, people.length - 1)
  }
  return people.map((person) => {
    const held = person.isThere ? (knownAs.get(person.username)?.appointments ?? []) : []
    return { ...person, isAppointedOtherwise: person.isThere && isOtherwise(person, held) }
  })
}

function withMore(
  before: ListedPerson,
  appointments: readonly ListedAppointment[],
  problems: readonly ListProblem[],
): ListedPerson {
  return {
    ...before,
    appointments: [...before.appointments, ...appointments],
    problems: [...before.problems, ...problems],
  }
}

function isOtherwise({ appointments }: ListedPerson, held: readonly Appointment[]): boolean {
  return appointments.some(
    (one) =>
      'listed' in one ||
      !held.some(({ organizationId, role }) => organizationId === one.organizationId && role === one.role),
  )
}

function namesakeOf(
  name: string,
  known: ReadonlySet<string>,
  listed: ReadonlySet<string>,
): ListedPerson['namesake'] {
  if (known.has(name)) return 'known'
  return listed.has(name) ? 'listed' : null
}

function problemsOfName(name: string): ListProblem[] {
  if (name === '') return [{ code: 'nameMissing', words: '' }]
  if (isTotalCell(name)) return [{ code: 'totalRow', words: name }]
  if (holdsUnseen(name)) return [{ code: 'nameUnwritable', words: name }]
  return name.length > 50 ? [{ code: 'nameTooLong', words: name }] : []
}

function problemsOfUsername(
  username: string | null,
  { isTaken, isTwice }: { readonly isTaken: boolean; readonly isTwice: boolean },
): ListProblem[] {
  if (username === null) return []
  if (!usernamePattern.test(username)) return [{ code: 'usernameMalformed', words: username }]
  return [
    ...(isTaken ? [{ code: 'usernameTaken' as const, words: username }] : []),
    ...(isTwice ? [{ code: 'usernameTwice' as const, words: username }] : []),
  ]
}

type Post = { readonly appointment: ListedAppointment | null; readonly problems: readonly ListProblem[] }

function appointmentOf(row: PersonRow, tree: ListedTree): Post {
  const words = wordsOf(row, row.path.length)
  if (row.role === '' && words === '') return { appointment: null, problems: [] }
  const role = roleCalled(row.role)
  const found = row.listed === null ? tree.called(words) : [tree.meant(row.listed)]
  const [from, to] = [termDay(row.from), termDay(row.to)]
  const problems: ListProblem[] = [
    ...problemsOfOrganization(words, found.length),
    ...(role === null
      ? [{ code: row.role === '' ? ('roleMissing' as const) : ('roleUnknown' as const), words: row.role }]
      : []),
    ...problemsOfTerm(row, from, to),
  ]
  const [organization] = found
  if (problems.length > 0 || role === null || organization === undefined)
    return { appointment: null, problems }
  const term = { ...(from && { from }), ...(to && { to }) }
  return { appointment: { ...organization, role, ...term }, problems }
}

/** The day that words name; null where they name none, undefined where nothing stands. */
function termDay(words: string): PlainDay | null | undefined {
  return words === '' ? undefined : writtenDay(words)
}

function problemsOfTerm(
  row: PersonRow,
  from: ReturnType<typeof termDay>,
  to: ReturnType<typeof termDay>,
): ListProblem[] {
  const unread = [from === null ? row.from : '', to === null ? row.to : ''].filter((words) => words !== '')
  if (from && to && to < from) return [{ code: 'termReversed', words: `${from}–${to}` }]
  return unread.map((words) => ({ code: 'dayUnread', words }))
}

function problemsOfOrganization(words: string, found: number): ListProblem[] {
  if (words === '') return [{ code: 'organizationMissing', words }]
  if (found === 1) return []
  return [{ code: found === 0 ? 'organizationUnknown' : 'organizationUnclear', words }]
}
