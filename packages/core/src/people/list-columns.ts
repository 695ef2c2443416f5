import { isTotalCell, saysNothing } from '../kernel/filled-cells.ts'
import type { ReadSheet } from '../kernel/sheet.ts'
import { type OrganizationForm, organizationFormLabels, organizationForms } from './bodies.ts'
import { roleLabels } from './labels.ts'
import type { ListPlace } from './list-problems.ts'
import { type Role, roles } from './role.ts'

/** A row of a list by what its columns hold; empty where nothing stands. */
export type ListRow = ListPlace & {
  /** What names the organization, from the top down: several words where each level has a column. */
  readonly path: readonly string[]
} & Readonly<Record<Exclude<Column, 'organization'>, string>>

/** A sheet of a list as it is understood. */
export type ListTable = {
  readonly holds: 'people' | 'organizations'
  /** Whether its rows say where organizations stand: one that is unknown is then a new one. */
  readonly isTree: boolean
  readonly rows: readonly ListRow[]
  /** Headings of columns that are not read. */
  readonly unread: readonly string[]
}

type Column = 'name' | 'organization' | 'parent' | 'kind' | 'role' | 'username' | 'from' | 'to'

// Of several columns for one thing the heading that stands first here is meant.
const headings: Readonly<Record<Column, readonly string[]>> = {
  name: words('姓名 名字 人员姓名 人员 name'),
  organization: words(
    '单位名称 单位 部门名称 部门 机构名称 机构 所在单位 所在部门 工作单位 科室 organization department unit',
  ),
  parent: words('上级单位 上级部门 上级机构 上级 所属单位 隶属单位 主管单位 主管部门 belongsto parent'),
  kind: words('单位类型 单位类别 单位性质 类型 类别 性质 kind type'),
  role: words('职务类别 角色 职务 岗位 role'),
  from: words('起 任职起 任期起 起始日 起始日期 任职日期 开始日期 from'),
  to: words('止 任期止 截止日 截止日期 结束日期 until to'),
  username: words('用户名 账号 帐号 登录账号 登录名 username account'),
}
const columnsByPlace: readonly Column[] = ['name', 'organization', 'role', 'username']
const level = /^(?:第?([一二三四五六1-6])级(?:单位|部门|机构)?|level([1-6]))$/

/** Titles may stand above the headings, so many rows of them. */
const mostTitles = 10

type KnownNames = ReadonlySet<string>
type Row = { readonly line: number; readonly cells: readonly string[] }

/**
 * Finds what the columns of a sheet hold by their headings, in whatever order. Without headings it is a list of people in the
 * order name, organization, role, user name; null where `needsHeadings`.
 */
export function listTable(sheet: ReadSheet, names: KnownNames, needsHeadings: boolean): ListTable | null {
  const rows = sheet.rows.map(({ line, cells }) => ({ line, cells: betweenBlanks(cells, names) }))
  const at = rows.slice(0, mostTitles).findIndex(({ cells }) => isHeading(cells))
  if (at === -1 && needsHeadings) return null
  const headed = rows[at]?.cells ?? columnsByPlace
  const columns = columnsOf(headed)
  const holds = columns.name === undefined ? 'organizations' : 'people'
  const under = ({ cells }: Row, column: number | undefined): string => {
    const words = column === undefined ? '' : (cells[column] ?? '')
    return saysNothing(words) ? '' : words
  }
  const used = new Set([
    ...columns.path,
    columns.name,
    columns.parent,
    columns.kind,
    columns.role,
    columns.username,
    columns.from,
    columns.to,
  ])
  return {
    holds,
    isTree: holds === 'organizations' || columns.parent !== undefined || columns.path.length > 1,
    rows: withLevelsAbove(
      rows.slice(at + 1).map((row) => {
        const place = { sheet: sheet.name, line: row.line }
        const heads = [row.cells.find((words) => !saysNothing(words)), under(row, columns.name)]
        const total = [...heads, ...columns.path.map((column) => under(row, column))].find(
          (words) => words !== undefined && isTotalCell(words),
        )
        if (total !== undefined)
          return { ...blankRow, ...place, ...(holds === 'people' ? { name: total } : { path: [total] }) }
        return {
          ...place,
          path: columns.path.map((column) => under(row, column)),
          parent: under(row, columns.parent),
          kind: under(row, columns.kind),
          name: under(row, columns.name),
          role: under(row, columns.role),
          username: under(row, columns.username).toLowerCase(),
          from: under(row, columns.from),
          to: under(row, columns.to),
        }
      }),
    ),
    unread: headed.filter((words, column) => words !== '' && !used.has(column)),
  }
}

// Below the rows of a sheet stands what they add up to: it is told as such, and is nobody and no organization.
const blankRow = { path: [], parent: '', kind: '', name: '', role: '', username: '', from: '', to: '' }

type Columns = { readonly path: readonly number[] } & {
  readonly [Name in Exclude<Column, 'organization'>]: number | undefined
}

function columnsOf(headed: readonly string[]): Columns {
  const called = headed.map(columnCalled)
  const best = (column: Column): number | undefined => {
    const there = called.flatMap((one, at) => (one === column ? [at] : []))
    return there.toSorted((one, other) => rankOf(headed[one], column) - rankOf(headed[other], column))[0]
  }
  const levels = headed
    .map((words, at) => ({ at, level: levelOf(words) }))
    .filter(({ level: depth }) => depth > 0)
    .toSorted((one, other) => one.level - other.level)
  const organizations = called.flatMap((one, at) => (one === 'organization' ? [at] : []))
  const path = [...levels.map(({ at }) => at), ...organizations]
  const [name, parent] = [best('name'), best('parent')]
  // Where a person's organization is named by no other column, the one that somebody belongs to is theirs.
  const isOwn = path.length === 0 && name !== undefined && parent !== undefined
  return {
    path: isOwn ? [parent] : path,
    parent: isOwn ? undefined : parent,
    name,
    kind: best('kind'),
    role: best('role'),
    username: best('username'),
    from: best('from'),
    to: best('to'),
  }
}

function rankOf(words: string | undefined, column: Column): number {
  return headings[column].indexOf(plain(words ?? ''))
}

/** A level that is left empty above one that is not goes on with that of the row before, as merged cells do. */
function withLevelsAbove(rows: readonly ListRow[]): ListRow[] {
  let above: readonly string[] = []
  return rows.map((row) => {
    const deepest = row.path.findLastIndex((words) => words !== '')
    const path = row.path.map((words, at) => (words === '' && at < deepest ? (above[at] ?? '') : words))
    if (deepest >= 0 && !isTotalCell(path[0] ?? '')) above = path
    return { ...row, path }
  })
}

/**
 * Words in one row without tabs or commas are cells between blanks where one of them is a role, an organization or a heading,
 * else one name.
 */
function betweenBlanks(cells: readonly string[], names: KnownNames): string[] {
  const isAlone = cells.filter((cell) => cell !== '').length === 1
  if (!isAlone) return cells.map(closed)
  const words = cells.join(' ').trim().split(/\s+/)
  const isCell = (word: string): boolean =>
    names.has(word) || roleCalled(word) !== null || columnCalled(word) !== null
  return (words.slice(1).some(isCell) ? words : cells).map(closed)
}

/** With one blank where there are several, and none where they only set a Chinese name wide (“张 三”, “财 政 局”). */
export function closed(words: string): string {
  const pieces = words.trim().split(/\s+/)
  const isSetWide =
    pieces.every((piece) => /^\p{Script=Han}+$/u.test(piece)) && pieces.some(({ length }) => length === 1)
  return pieces.join(isSetWide ? '' : ' ')
}

/** The role that words name in either language. */
export function roleCalled(words: string): Role | null {
  const wanted = words.toLowerCase()
  return (
    roles.find((role) => [roleLabels[role].zh, roleLabels[role].en].some((word) => word === wanted)) ?? null
  )
}

function words(text: string): string[] {
  return text.split(' ')
}

// What offices write for it, besides what it is called here.
const formWords: Readonly<Record<OrganizationForm, readonly string[]>> = {
  region: words('区 县 市 开发区 园区'),
  body: words('街道 乡镇 机关 国企 事业单位'),
  department: words('科室 内设机构 股室 处室'),
  community: words('社区 村 村居'),
  team: words('工作专班 领导小组 指挥部'),
}

/** What an organization is in words of a list; null where they say nothing that is known. */
export function organizationFormCalled(text: string): OrganizationForm | null {
  const wanted = plain(text)
  const isCalled = (form: OrganizationForm): boolean =>
    formWords[form].includes(wanted) ||
    Object.values(organizationFormLabels[form]).some((label) => plain(label) === wanted)
  return organizationForms.find(isCalled) ?? null
}

function isHeading(cells: readonly string[]): boolean {
  return cells.some(
    (words) => ['name', 'organization'].includes(columnCalled(words) ?? '') || levelOf(words) > 0,
  )
}

function columnCalled(words: string): Column | null {
  const word = plain(words)
  return columnNames.find((column) => headings[column].includes(word)) ?? null
}

const columnNames: readonly Column[] = [
  'name',
  'organization',
  'parent',
  'kind',
  'role',
  'username',
  'from',
  'to',
]

function levelOf(words: string): number {
  const [, chinese, english] = level.exec(plain(words)) ?? []
  const digit = chinese ?? english
  return digit === undefined ? 0 : '一二三四五六'.indexOf(digit) + 1 || Number(digit)
}

function plain(words: string): string {
  return words.replaceAll(/\s/g, '').toLowerCase()
}
