import { stateOf } from '../facts/states.ts'
import type { Flow } from '../text/lines.ts'
import { wordsOf } from '../text/strip.ts'
import { headingKey } from './columns.ts'
import type { Table } from './table.ts'

/** An older version of a table that stands in the same text, and the one that it was read in place of. */
export type OldVersion = { readonly table: Table; readonly current: Table }

/** The tables that count, the older ones, and those that only tell how a ledger is filled in or how many rows it has. */
type Versions = { current: Table[]; old: OldVersion[]; aside: Table[] }

/**
 * Tells the older versions of a ledger from those that count: two tables with the same columns and mostly the same problems
 * and measures are one ledger, kept on a sheet for each month. The newer one is told by its name, else by how much in it is
 * done. Sheets that are parts share no rows.
 */
export function versionsOf(flow: Flow, tables: readonly Table[]): Versions {
  const known = tables.map((table) => ({ table, keys: new Set(rowKeys(flow, table)) }))
  const old: OldVersion[] = []
  const current: typeof known = []
  for (const one of known) {
    const at = current.findIndex((other) => areVersions(one, other))
    const other = current[at]
    if (other === undefined) current.push(one)
    else if (isNewer(flow, one, other)) {
      old.push({ table: other.table, current: one.table })
      current[at] = one
    } else old.push({ table: one.table, current: other.table })
  }
  return withoutOld(
    flow,
    current.map(({ table }) => table),
    old,
  )
}

// “2025 log (closed)” beside “CAPA log 2026”: the ledger of an earlier year, in which all is done.
function isClosedYear(flow: Flow, table: Table, tables: readonly Table[]): boolean {
  const year = yearIn(table.name)
  const isEarlier = year !== null && tables.some(({ name }) => (yearIn(name) ?? 0) > year)
  return isEarlier && doneIn(flow, table) === table.rows.length
}

function yearIn(name: string | null): number | null {
  const year = /(?<!\d)20\d\d(?!\d)/.exec(name ?? '')?.[0]
  return year === undefined ? null : Number(year)
}

// 5月版 beside 8月版: an earlier edition, also where all its rows were rewritten.
function isEarlierEdition({ name }: Table, tables: readonly Table[]): boolean {
  const [unit, age] = [editionIn(name), ageOf(name ?? '')]
  if (unit === null || age === null) return false
  return tables.some((other) => editionIn(other.name) === unit && (ageOf(other.name ?? '') ?? 0) > age)
}

/** What an edition is counted in: 月 of 8月版, nothing of 第二稿; null where a name tells of none. */
function editionIn(name: string | null): string | null {
  const edition = /[\d一二三四五六七八九十]\s*(年|月|日|季度)?[底末]?[版稿]/.exec(name ?? '')
  return edition === null ? null : (edition[1] ?? '')
}

// A sheet that says it is an old one is old also where the newer one has other rows.
function withoutOld(flow: Flow, tables: readonly Table[], old: OldVersion[]): Versions {
  const kept = tables.filter(
    (table) =>
      (!isCalledOld(table.name) || table.above.length === 0) &&
      !isEarlierEdition(table, tables) &&
      !isClosedYear(flow, table, tables),
  )
  const aside: Table[] = []
  const ledger = tables.find((table) => table.roles.includes('measure') && !countsItems(flow, table))
  const current: Table[] = []
  for (const table of tables) {
    if (ledger !== undefined && ledger !== table && (isGuide(table) || countsItems(flow, table))) {
      aside.push(table)
      continue
    }
    const newer = kept.find((one) => one !== table && holdsAsMuch(one, table))
    if (kept.includes(table) || newer === undefined) current.push(table)
    else old.push({ table, current: newer })
  }
  return { current, old, aside }
}

// “Finance | 7 | 4 | 3”: how many there are of each.
function countsItems(flow: Flow, { roles, rows }: Table): boolean {
  const columns = roles.flatMap((role, at) => (role === 'measure' || role === 'problem' ? [at] : []))
  return columns.some((at) => {
    const cells = rows.flatMap((row) => {
      const cell = row[at]
      const words = cell === undefined ? '' : wordsOf(flow.strip, cell).trim()
      return words === '' ? [] : [words]
    })
    return cells.length > 0 && cells.every((words) => /^[\d.,%]+$/.test(words))
  })
}

// How a ledger is to be filled in, beside the ledger itself.
function isGuide({ name, roles }: Table): boolean {
  return (
    /填[报写表]|说明|字典|目录|统计|instructions|read ?me|guide|lookup/i.test(name ?? '') &&
    roles.every((role) => role === null || ['number', 'problem', 'note', 'path'].includes(role))
  )
}

function isCalledOld(name: string | null): boolean {
  return name !== null && saysOld.test(name) && !/最新|现行/.test(name)
}

function haveSameRoles(one: Table, other: Table): boolean {
  const given = new Set(one.roles.filter((role) => role !== null))
  const others = new Set(other.roles.filter((role) => role !== null))
  const shared = [...others].filter((role) => given.has(role)).length
  return shared * 10 >= Math.max(given.size, others.size) * 6
}

// The old one may have had fewer columns.
function holdsAsMuch(newer: Table, older: Table): boolean {
  const given = new Set(newer.roles)
  const own = new Set(older.roles.filter((role) => role !== null))
  return haveSameRoles(newer, older) || [...own].filter((role) => given.has(role)).length * 10 >= own.size * 8
}

type Known = { readonly table: Table; readonly keys: ReadonlySet<string> }

function areVersions(one: Known, other: Known): boolean {
  const least = Math.min(one.keys.size, other.keys.size)
  if (least < 2) return false
  const shared = [...one.keys].filter((key) => other.keys.has(key)).length
  const areAlike = haveSameColumns(one.table, other.table)
  // A list of what is late, or of the proof, repeats rows of the ledger in fewer columns.
  if (!areAlike) return shared === least && least >= 3
  const areDated = ageOf(one.table.name ?? '') !== null && ageOf(other.table.name ?? '') !== null
  return shared >= least * (areDated ? 0.34 : 0.6)
}

function haveSameColumns(one: Table, other: Table): boolean {
  const keys = new Set(one.headings.map(headingKey))
  const shared = other.headings.filter((heading) => keys.has(headingKey(heading))).length
  return shared * 10 >= Math.max(one.headings.length, other.headings.length) * 6
}

/** What is to be done in each row: its measure, else its problem. */
function rowKeys(flow: Flow, { roles, rows }: Table): string[] {
  const column = roles.includes('measure') ? roles.indexOf('measure') : roles.indexOf('problem')
  return rows.flatMap((cells) => {
    const cell = cells[column]
    const key = cell === undefined ? '' : headingKey(wordsOf(flow.strip, cell))
    return key === '' ? [] : [key]
  })
}

function isNewer(flow: Flow, one: Known, other: Known): boolean {
  const [first, second] = [one.table.name ?? '', other.table.name ?? '']
  if (!haveSameColumns(one.table, other.table)) return givenIn(one.table) > givenIn(other.table)
  if (saysOld.test(first) !== saysOld.test(second)) return saysOld.test(second)
  if (saysNew.test(first) !== saysNew.test(second)) return saysNew.test(first)
  const [left, right] = [ageOf(first), ageOf(second)]
  if (left !== null && right !== null && left !== right) return left > right
  // An extract has no row that the ledger does not have.
  const isWithin = (small: Known, large: Known): boolean =>
    small.keys.size < large.keys.size && [...small.keys].every((key) => large.keys.has(key))
  if (isWithin(one, other) || isWithin(other, one)) return isWithin(other, one)
  return doneIn(flow, one.table) >= doneIn(flow, other.table)
}

function givenIn({ roles }: Table): number {
  return new Set(roles.filter((role) => role !== null)).size
}

const saysNew = /最新|现行|终稿|定稿|\b(?:current|latest|final)\b/i

// Whole words: 固废, 老旧小区 and 历史遗留 are what a sheet is about.
const saysOld =
  /(?<![老破陈新仿古])旧(?=版|表|台账|稿|清单|数据|的|[)(）（,，、_\d\s-]|$)|老[版表]|原版|原表|备份|作废|(?:停用|弃用|失效|(?:请?勿|不再)使?用)(?=版|表|台账|[)(）（,，、_\d\s-]|$)|废[止版表稿]|历史(?=版|表|台账|数据|记录|[)(）（_\d\s-]|$)|存档|归档|上月|上期|上季|上一?版|前版|往年|初稿|草稿|讨论稿|征求意见稿|初版|\bold\b|backup|archive|previous|superseded|obsolete|\bwithdrawn\b|\bdo not use\b/i

/** When a sheet was kept, as far as its name says: 7月版, 20260731, 第二版, v2. */
function ageOf(name: string): number | null {
  const day = /(20\d\d)\D{0,2}(\d{1,2})(?:\D{0,2}(\d{1,2}))?/.exec(name)
  if (day !== null) return Number(day[1]) * 10_000 + Number(day[2]) * 100 + Number(day[3] ?? 0)
  const part = /(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/.exec(name)
  if (part !== null) return Number(part[1]) * 100 + Number(part[2] ?? 0)
  const number = /(?:v|第|版本?|Q)\s*(\d{1,2})/i.exec(name)?.[1] ?? /第([一二三四五六七八九])/.exec(name)?.[1]
  if (number === undefined) return null
  return /\d/.test(number) ? Number(number) : '一二三四五六七八九'.indexOf(number) + 1
}

function doneIn(flow: Flow, { roles, rows }: Table): number {
  const columns = roles.flatMap((role, at) =>
    role === 'status' || role === 'rate' || role === 'progress' ? [at] : [],
  )
  return rows.filter((cells) =>
    columns.some((column) => {
      const cell = cells[column]
      return cell !== undefined && stateOf(wordsOf(flow.strip, cell)) === 'done'
    }),
  ).length
}
