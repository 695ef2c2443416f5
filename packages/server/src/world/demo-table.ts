import { asLabel } from '@bihuan/core/kernel/labels.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { districtPersons } from './district-cast.ts'
import type { DemoAccount } from './demo-record.ts'
import { worldPersons } from './persons.ts'

const headings = ['角色 Role', '用户名 User name', '密码 Password', '姓名 Name'] as const

/** The sign-ins of the demo as a table for the terminal, in both languages. */
export function demoTable(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map(({ role, username, password, name }) => [
    titleOf(role, username),
    username,
    password,
    name,
  ])
  const all = [headings, ...rows]
  const widths = headings.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))))
  const lines = all.flatMap((row, at) => [
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
    ...whatIsShown(accounts[at - 1]?.username),
  ])
  return `${lines.map((line) => `  ${line}`).join('\n')}\n`
}

const shown = new Map<string | undefined, Shown>(
  [...worldPersons, ...districtPersons].flatMap((person: Shown) =>
    person.username === null ? [] : [[person.username, person]],
  ),
)

type Shown = { readonly username: string | null; readonly title?: Bilingual; readonly shows?: Bilingual }

/** What somebody is, else what they are appointed to. */
function titleOf(role: Role | null, username: string): string {
  const title = shown.get(username)?.title ?? (role === null ? null : roleLabels[role])
  return title === null ? '' : `${title.zh} ${asLabel(title.en)}`
}

/** Under each sign-in what there is to see with it. */
function whatIsShown(username: string | undefined): readonly string[] {
  const words = shown.get(username)?.shows
  return words === undefined ? [] : [`    ${words.zh}`, `    ${asLabel(words.en)}`]
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
