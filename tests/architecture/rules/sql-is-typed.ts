import type { Module, Use } from '../module.ts'
import type { Rule, Violation } from '../rule.ts'
import type { SourceTree } from '../source-tree.ts'

const server = 'packages/server/src/'
const migrations = 'packages/server/migrations/'
const queries = `${server}measures/measures.queries.ts`
const schema = `${server}kernel/schema.ts`

/** A schema that knows one table. */
const known = `export type DB = {
  measures: {
    id: string
    due_on: string | null
    at: Date
    text: string
  }
}
`

/** Rows are typed by the migrated schema; only a migration meets tables that are not, or not yet, as they are now. */
export const databaseIsTyped: Rule = {
  name: 'the database is known by the types of its rows everywhere but in migrations',
  check: ({ files }) =>
    files
      .filter(({ path }) => /^(packages|bench)\/.*\.ts$/.test(path) && !path.startsWith(migrations))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\b(?:Readonly)?(?:Kysely|Transaction)<(?!DB>)/g)].map(({ index }) => ({
          at: `${path}:${text.slice(0, index).split('\n').length}`,
          message: 'say Db, which knows the tables and their columns',
        })),
      ),
  planted: [
    plant("import type { Kysely } from 'kysely'\nexport type A = Kysely<unknown>\n"),
    plant("import type { Transaction } from 'kysely'\nexport type A = Transaction<{ measures: object }>\n"),
  ],
  allowed: {
    [queries]: "import type { Db } from '../kernel/subject-store.ts'\nexport type A = (db: Db) => void\n",
    [`${server}kernel/subject-store.ts`]:
      "import type { Kysely } from 'kysely'\nimport type { DB } from './schema.ts'\nexport type Db = Kysely<DB>\n",
    [`${migrations}0001-x.ts`]: "import type { Kysely } from 'kysely'\nexport type A = Kysely<unknown>\n",
  },
}

/** Where SQL is written as plain text, and why. */
const plainTextIn: Readonly<Record<string, string>> = {
  [`${server}kernel/migrate.ts`]: 'makes the table that it reads, before there is any other',
}

/** A name in a text is checked by nobody until it runs; one that `columnsOf` gives does not compile once it is gone. */
export const sqlNamesAreTyped: Rule = {
  name: 'SQL names no table and no column in plain text, but by columnsOf',
  check: (tree) => {
    const names = namesIn(tree)
    return tree.modules.filter(holdsSql).flatMap((module) => [
      ...module.imports
        .filter(({ specifier, values }) => specifier === 'kysely' && values.includes('sql'))
        .map(({ line }) => ({
          at: `${module.path}:${line}`,
          message: 'take sql from kernel/sql.ts, which costs nothing a name',
        })),
      ...namesInPlainText(module, names),
    ])
  },
  planted: [
    plantSql('sql`select ${measure.id} from ${measure} where due_on < now()`'),
    plantSql('sql`select measure.due_on from ${measure}`'),
    plantSql('sql`select ${measure.id} from measures as measure`'),
    plantSql('sql`update ${measure} set due_on = null`'),
    plantSql('sql`select from ${measure} order by ${measure}.due_on`'),
    plantSql("sql`select jsonb_build_object('due_on', due_on) from ${measure}`"),
    plantSql('sql`select hit.id from (select id from ${measure}) as hit`'),
    plant("import { sql } from 'kysely'\nexport const a = sql`select 1`\n"),
  ],
  allowed: {
    [schema]: known,
    [queries]: `import { columnsOf, sql } from '../kernel/sql.ts'
const measure = columnsOf('measures', 'measure')
export const a = sql\`select \${measure.id} as id, 'due_on' as text, 1::text, id(\${measure.id}) from \${measure}
  for no key update of measure\`
export const b = sql\`with late as (select \${measure.id} from \${measure}) select late.id, given."dueOn", given.id from late
  join jsonb_to_recordset('[]') as given (id uuid, "dueOn" date, text text) on true order by now() at time zone 'UTC'\`
`,
  },
}

function plant(text: string): { files: Record<string, string>; reportedAt: string } {
  return { files: { [schema]: known, [queries]: text }, reportedAt: queries }
}

function plantSql(expression: string): ReturnType<typeof plant> {
  return plant(`import { measure, sql } from '../kernel/sql.ts'\nexport const a = ${expression}\n`)
}

function holdsSql({ path }: Module): boolean {
  const isTest = path.endsWith('.test.ts') || path.startsWith(`${server}testing/`)
  return (
    path.startsWith(server) && !isTest && path !== `${server}kernel/sql.ts` && plainTextIn[path] === undefined
  )
}

/** Every table and column that the database has. */
function namesIn({ files }: SourceTree): ReadonlySet<string> {
  const text = files.find(({ path }) => path === schema)?.text ?? ''
  return new Set([...text.matchAll(/^ {2}(?: {2})?(\w+): /gm)].map(([, name = '']) => name))
}

const notNames =
  /'[^']*'|"[^"]*"|--[^\n]*|::\w+|\bas "?\w+"?(?: \((?:\s*"?\w+"?(?: \w+)?(?:,|(?=\))))+\))?|\bfor (?:no )?(?:key )?(?:update|share)(?: of \w+)?|\bat time zone\b|\b\w+(?:\(|\.\*)/g

function namesInPlainText({ path, statements }: Module, names: ReadonlySet<string>): Violation[] {
  // What a statement makes itself, by a subquery or a list, has names of its own: those inside of it are looked at.
  const made = new Set(
    statements.flatMap(({ name }) =>
      [...name.matchAll(/\) as (\w+)|\bas (\w+) \(|\b(\w+) as (?:materialized )?\(/g)].flatMap((match) =>
        match.slice(1),
      ),
    ),
  )
  return statements.flatMap(({ name: text, line }: Use) => {
    const plain = text.replace(notNames, (skipped) => skipped.replace(/[^\n]/g, ' '))
    return [...plain.matchAll(/(?:(\w+|\?)\.)?\b([a-z_]\w*)/g)].flatMap(({ index, 1: of, 2: name = '' }) =>
      !names.has(name) || (of !== undefined && made.has(of))
        ? []
        : [
            {
              at: `${path}:${line + plain.slice(0, index).split('\n').length - 1}`,
              message: `name ${of === undefined ? '' : `${of}.`}${name} by columnsOf`,
            },
          ],
    )
  })
}
