import type { OrganizationId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { roleLabels } from './labels.ts'
import { pastedRows } from './pasted-rows.ts'
import { type Appointment, type Role, roles } from './role.ts'
import { usernamePattern } from './username.ts'

/** The most people that one list adds: a password is hashed for each, which takes its time on purpose. */
export const mostListed = 200

/** Why a line of a list cannot be taken as it stands. `{words}` is what stands there. */
export const listProblems = {
  nameMissing: { zh: '缺姓名', en: 'no name' },
  nameTooLong: { zh: '姓名超过 50 字', en: 'a name of more than 50 characters' },
  organizationUnknown: { zh: '没有单位“{words}”', en: 'no organization “{words}”' },
  organizationUnclear: {
    zh: '有几个单位叫“{words}”，请写成“上级单位/{words}”',
    en: 'several organizations are called “{words}”; write “parent/{words}”',
  },
  organizationMissing: { zh: '有职务而缺单位', en: 'a role, but no organization' },
  roleUnknown: { zh: '没有职务类别“{words}”', en: 'no role “{words}”' },
  roleMissing: { zh: '有单位而缺职务类别', en: 'an organization, but no role' },
  usernameMalformed: {
    zh: '用户名“{words}”须为 3–32 位小写字母、数字、点、下划线或短横线，以字母或数字开头',
    en: 'the user name “{words}” needs 3–32 lower-case letters, digits, dots, underscores or hyphens, a letter or digit first',
  },
  usernameTaken: { zh: '用户名“{words}”已被使用', en: 'the user name “{words}” is taken' },
  usernameTwice: {
    zh: '用户名“{words}”在名单中给了两个人',
    en: 'the list gives the user name “{words}” to two people',
  },
} as const satisfies Record<string, Bilingual>

/** What is wrong with a line, and the words that are. */
export type ListProblem = { readonly code: keyof typeof listProblems; readonly words: string }

/** Somebody on a list. Lines with one name and one user name are one person with several appointments. */
export type ListedPerson = {
  /** The line of the list on which they first stand, from 1. */
  readonly line: number
  readonly name: string
  readonly username: string | null
  readonly appointments: readonly Appointment[]
  readonly problems: readonly ListProblem[]
  /** Where somebody of this name, perhaps the same person, is already: among those known, or on the list before. */
  readonly namesake: 'known' | 'listed' | null
}

type Known = {
  readonly organizations: readonly {
    readonly id: OrganizationId
    readonly name: string
    readonly parentId: OrganizationId | null
  }[]
  readonly persons: readonly { readonly name: string; readonly username: string | null }[]
}

type Column = 'name' | 'organization' | 'role' | 'username'
type Line = { readonly line: number } & Readonly<Record<Column, string>>

const headings: Readonly<Record<Column, readonly string[]>> = {
  name: ['姓名', '名字', '人员', 'name'],
  organization: ['单位', '部门', '所在单位', '所在部门', '工作单位', 'organization', 'department'],
  role: ['职务类别', '职务', '角色', '岗位', 'role'],
  username: ['用户名', '账号', '帐号', '登录账号', '登录名', 'username', 'account'],
}
const columnsByPlace: readonly Column[] = ['name', 'organization', 'role', 'username']

/**
 * Reads a list of people as it is pasted out of a spreadsheet: a person a line, cells between tabs or commas, under headings
 * that name the columns, else in the order name, organization, role, user name. Nothing is left out: a line that cannot be
 * taken says why.
 */
export function readPeopleList(text: string, known: Known): ListedPerson[] {
  const lines = linesOf(text, known)
  const names = new Set(known.persons.map(({ name }) => closed(name)))
  const taken = new Set(known.persons.map(({ username }) => username))
  const people: ListedPerson[] = []
  for (const line of lines) {
    const username = line.username === '' ? null : line.username
    const problems = [...problemsOfName(line.name), ...problemsOfUsername(username, taken)]
    const { appointment, problems: ofPost } = appointmentOf(line, known)
    const appointments = appointment === null ? [] : [appointment]
    const at = people.findIndex((one) => username !== null && one.username === username)
    const before = people[at]
    if (before !== undefined && before.name === line.name) {
      people[at] = {
        ...before,
        appointments: [...before.appointments, ...appointments],
        problems: [...before.problems, ...ofPost],
      }
      continue
    }
    const twice: ListProblem[] =
      before === undefined ? [] : [{ code: 'usernameTwice', words: before.username ?? '' }]
    people.push({
      line: line.line,
      name: line.name,
      username,
      appointments,
      problems: [...problems, ...twice, ...ofPost],
      namesake: namesakeOf(line.name, names, people),
    })
  }
  return people
}

function namesakeOf(
  name: string,
  known: ReadonlySet<string>,
  listed: readonly ListedPerson[],
): ListedPerson['namesake'] {
  if (known.has(name)) return 'known'
  return listed.some((one) => one.name === name) ? 'listed' : null
}

function linesOf(text: string, known: Known): Line[] {
  const rows = pastedRows(text).map(({ line, cells }) => ({ line, cells: betweenBlanks(cells, known) }))
  const columns = rows[0] === undefined ? null : columnsNamed(rows[0].cells)
  return rows.slice(columns === null ? 0 : 1).map(({ line, cells }) => {
    const under = (column: Column): string => cells[(columns ?? columnsByPlace).indexOf(column)] ?? ''
    return {
      line,
      name: under('name'),
      organization: under('organization'),
      role: under('role'),
      username: under('username').toLowerCase(),
    }
  })
}

/**
 * Words in one row without tabs or commas are cells between blanks where one of them is a role, an organization or a heading,
 * else one name.
 */
function betweenBlanks(cells: readonly string[], { organizations }: Known): string[] {
  const words = cells.join(' ').split(/\s+/)
  const names = new Set(organizations.map(({ name }) => closed(name)))
  const isCell = (word: string): boolean =>
    names.has(word) || roleCalled(word) !== null || columnCalled(word) !== null
  const isRow = cells.filter((cell) => cell !== '').length === 1 && words.slice(1).some(isCell)
  return (isRow ? words : cells).map(closed)
}

/** With one blank where there are several, and none where they only set a Chinese name wide (“张 三”, “财 政 局”). */
function closed(words: string): string {
  const pieces = words.trim().split(/\s+/)
  const isSetWide =
    pieces.every((piece) => /^\p{Script=Han}+$/u.test(piece)) && pieces.some(({ length }) => length === 1)
  return pieces.join(isSetWide ? '' : ' ')
}

/** What each cell of a heading names; null where the row is no heading. */
function columnsNamed(cells: readonly string[]): (Column | null)[] | null {
  const named = cells.map(columnCalled)
  return named.includes('name') ? named : null
}

function columnCalled(words: string): Column | null {
  const word = words.replaceAll(/\s/g, '').toLowerCase()
  return columnsByPlace.find((column) => headings[column].includes(word)) ?? null
}

function problemsOfName(name: string): ListProblem[] {
  if (name === '') return [{ code: 'nameMissing', words: '' }]
  return name.length > 50 ? [{ code: 'nameTooLong', words: name }] : []
}

function problemsOfUsername(username: string | null, taken: ReadonlySet<string | null>): ListProblem[] {
  if (username === null) return []
  if (!usernamePattern.test(username)) return [{ code: 'usernameMalformed', words: username }]
  return taken.has(username) ? [{ code: 'usernameTaken', words: username }] : []
}

type Post = { readonly appointment: Appointment | null; readonly problems: readonly ListProblem[] }

function appointmentOf(line: Line, known: Known): Post {
  if (line.organization === '' && line.role === '') return { appointment: null, problems: [] }
  const role = roleCalled(line.role)
  const found = organizationsCalled(line.organization, known.organizations)
  const problems: ListProblem[] = [
    ...problemsOfOrganization(line.organization, found.length),
    ...(role === null
      ? [{ code: line.role === '' ? ('roleMissing' as const) : ('roleUnknown' as const), words: line.role }]
      : []),
  ]
  const [organizationId] = found
  if (problems.length > 0 || role === null || organizationId === undefined)
    return { appointment: null, problems }
  return { appointment: { organizationId, role }, problems }
}

function problemsOfOrganization(words: string, found: number): ListProblem[] {
  if (words === '') return [{ code: 'organizationMissing', words }]
  if (found === 1) return []
  return [{ code: found === 0 ? 'organizationUnknown' : 'organizationUnclear', words }]
}

function roleCalled(words: string): Role | null {
  const wanted = words.toLowerCase()
  return (
    roles.find((role) => [roleLabels[role].zh, roleLabels[role].en].some((word) => word === wanted)) ?? null
  )
}

/** The organizations that words name: by name alone, or below the parents that stand before it (“住建局/质监科”). */
function organizationsCalled(words: string, organizations: Known['organizations']): OrganizationId[] {
  const path = words.split(/[/／]/).map(closed)
  const known = new Map(organizations.map((organization) => [organization.id, organization]))
  return organizations
    .filter((organization) => {
      let here: Known['organizations'][number] | undefined = organization
      for (const name of path.toReversed()) {
        if (here === undefined || closed(here.name) !== name) return false
        here = here.parentId === null ? undefined : known.get(here.parentId)
      }
      return true
    })
    .map(({ id }) => id)
}
