import { asLabel } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import type { DemoAccount } from './demo-record.ts'

const headings = ['角色 Role', '用户名 User name', '密码 Password', '姓名 Name'] as const

/** The sign-ins of the demo as a table for the terminal, in both languages. */
export function demoTable(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ role, username, password, name }) => [
    `${roleLabels[role].zh} ${asLabel(roleLabels[role].en)}`,
    username,
    password,
    name,
  ])
  const all = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))))
  const lines = all.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.map((line) => `  ${line}`).join('\n')}\n`
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - widthOf(text))
}

/** Columns in a terminal: Chinese characters take two. */
function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 2 : 1),
    0,
  )
}
