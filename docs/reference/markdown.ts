/** What stands on every page that is written by the generator. */
export const generated =
  '由 `node docs/reference/generate.ts` 按代码生成，请勿手工修改。 Written from the code by `node docs/reference/generate.ts`; do not edit.'

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
