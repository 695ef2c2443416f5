import type { Rule } from '../rule.ts'
import type { SourceTree } from '../source-tree.ts'

/** Tables that are no records of the domain, and why. Those of the sign-in library begin with `sign_in_`. */
const technicalTables: Readonly<Record<string, string>> = {
  setup_token: 'the one-time link of the first run',
  journal_chains: 'the head of each chain, locked per append',
  files: 'bytes by content hash',
  settings: 'what the installation remembers about itself',
}

/** One word for one thing: whoever reads a table has already read the page and the glossary. */
export const tablesUseTheGlossary: Rule = {
  name: 'every table is named by a word of docs/glossary.md',
  check: (tree) => {
    const words = glossaryWords(tree)
    return tablesOf(tree)
      .filter(({ table }) => !isKnown(table, words))
      .map(({ at, table }) => ({ at, message: `table ${table} is not in the glossary` }))
  },
  planted: [
    migration("export const up = (db: any) => db.schema.createTable('actions').execute()\n"),
    migration('export const up = (db: any) => sql`create table task_items (id uuid)`.execute(db)\n'),
  ],
  allowed: {
    'docs/glossary.md': '| measure | 整改措施 | |\n| progressReport | 进展 | |\n| category | 方面 | |\n',
    'packages/server/migrations/0001-a.ts':
      "export const up = (db: any) => db.schema.createTable('measures').execute()\nexport const b = sql`create table if not exists progress_reports (a int); create table categories (a int)`\n",
  },
}

function migration(text: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/server/migrations/0001-a.ts'
  return { files: { 'docs/glossary.md': '| measure | 整改措施 | |\n', [path]: text }, reportedAt: path }
}

function isKnown(table: string, words: ReadonlySet<string>): boolean {
  return technicalTables[table] !== undefined || table.startsWith('sign_in_') || words.has(singular(table))
}

/** `progress_reports` → `progressReport`, `categories` → `category`. */
function singular(table: string): string {
  const camel = table.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  return camel.replace(/ies$/, 'y').replace(/s$/, '')
}

function glossaryWords(tree: SourceTree): Set<string> {
  const glossary = tree.files.find(({ path }) => path === 'docs/glossary.md')
  const cells = [...(glossary?.text ?? '').matchAll(/^\| ([^|]+) \|/gm)].map((match) => match[1] ?? '')
  return new Set(cells.flatMap((cell) => cell.split(/[,\s]+/)).filter((word) => word !== ''))
}

/** Every table that a migration creates. */
function tablesOf({ modules, files }: SourceTree): { at: string; table: string }[] {
  return modules
    .filter(({ path }) => path.startsWith('packages/server/migrations/'))
    .flatMap(({ path }) => {
      const text = files.find((file) => file.path === path)?.text ?? ''
      return [
        ...text.matchAll(/createTable\(\s*'(\w+)'|create (?:unlogged )?table (?:if not exists )?"?(\w+)"?/gi),
      ].map((match) => ({
        at: `${path}:${text.slice(0, match.index).split('\n').length}`,
        table: match[1] ?? match[2] ?? '',
      }))
    })
}
