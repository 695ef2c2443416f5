import { saysNothing } from '../kernel/filled-cells.ts'
import type { ReadSheet } from '../kernel/sheet.ts'

/** What a column of a list of objects holds. */
export type ObjectColumn = 'number' | 'name' | 'place' | 'responsible' | 'dueOn'

// What offices write above the columns. Of several for one thing the heading that stands first here is meant.
const headings: Readonly<Record<ObjectColumn, readonly string[]>> = {
  number: words('编号 对象编号 序号 号 代码 统一社会信用代码 no no. number id'),
  name: words(
    '名称 对象名称 对象 企业名称 单位名称 项目名称 河流名称 河湖名称 点位名称 企业 项目 河流 点位 隐患名称 隐患描述 隐患 name object',
  ),
  place: words('地点 位置 地址 所在地 所在位置 所属镇街 属地 place address location'),
  responsible: words('责任人 负责人 包保责任人 整改责任人 联系人 河长 responsible person contact'),
  dueOn: words('时限 完成时限 整改时限 完成期限 期限 截止日期 due duedate deadline'),
}
// A file that was exported here holds what this program knows, and nothing of it is read in.
const ownHeadings: readonly string[] = words(
  '状态 是否逾期 完成情况 报完成人 报完成日期 核销人 核销日期 退回或作废原因 状态说明 佐证材料 责任人（系统外） status late whatwasdone saidby saidon crossedoffby crossedoffon reason files responsible(noaccount)',
)

/** Titles may stand above the headings, so many rows of them. */
const mostTitles = 10

/** A row of a list of objects by what its columns hold; empty where nothing stands. */
export type ObjectRow = { readonly sheet: string; readonly line: number } & Readonly<
  Record<ObjectColumn, string>
>

/** A sheet of a list of objects as it is understood. */
export type ObjectTable = { readonly rows: readonly ObjectRow[]; readonly unread: readonly string[] }

/** Finds the columns of a sheet by their headings, in whatever order; null where number or name has none. */
export function objectTable(sheet: ReadSheet): ObjectTable | null {
  const at = sheet.rows.slice(0, mostTitles).findIndex(({ cells }) => {
    const columns = columnsOf(cells)
    return columns.number !== undefined && columns.name !== undefined
  })
  const headed = sheet.rows[at]?.cells
  if (headed === undefined) return null
  const columns = columnsOf(headed)
  const used = Object.values(columns)
  return {
    rows: sheet.rows.slice(at + 1).map(({ line, cells }) => {
      const under = (column: ObjectColumn): string => {
        const words = (cells[columns[column] ?? -1] ?? '').trim()
        return saysNothing(words) ? '' : words
      }
      return {
        sheet: sheet.name,
        line,
        number: under('number'),
        name: under('name'),
        place: under('place'),
        responsible: under('responsible'),
        dueOn: under('dueOn'),
      }
    }),
    unread: headed.filter(
      (heading, column) =>
        plain(heading) !== '' && !used.includes(column) && !ownHeadings.includes(plain(heading)),
    ),
  }
}

function columnsOf(headed: readonly string[]): { readonly [Column in ObjectColumn]?: number } {
  const found: { [Column in ObjectColumn]?: number } = {}
  for (const column of ['number', 'name', 'place', 'responsible', 'dueOn'] as const) {
    const ranks = headed.map((heading) => headings[column].indexOf(plain(heading)))
    const best = Math.min(...ranks.filter((rank) => rank >= 0))
    if (Number.isFinite(best)) found[column] = ranks.indexOf(best)
  }
  return found
}

function words(text: string): readonly string[] {
  return text.split(' ')
}

function plain(heading: string): string {
  return heading.replaceAll(/\s/g, '').toLowerCase()
}
