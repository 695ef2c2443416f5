import type { Module } from '../module.ts'
import type { Rule, Violation } from '../rule.ts'

const queryMethods = new Set([
  '.selectFrom',
  '.insertInto',
  '.updateTable',
  '.deleteFrom',
  '.mergeInto',
  '.replaceInto',
])

/** So that the cost of a page and the lock of a write can be found by file name. */
export const sqlHasItsPlace: Rule = {
  name: 'SQL stands only in *.store.ts, *.queries.ts, migrations and the kernel',
  check: ({ modules }) => modules.filter(mayHoldNoSql).flatMap(sqlIn),
  planted: [
    plant("import { sql } from 'kysely'\nexport const a = sql`select 1`\n"),
    plant("import { sql } from '../kernel/sql.ts'\nexport const a = sql`select 1`\n"),
    plant("import pg from 'pg'\nexport const a = new pg.Client()\n"),
    plant("export const a = (db: any) => db.selectFrom('measures')\n"),
    plant("export const a = (db: any) => db.updateTable('measures')\n"),
  ],
  allowed: {
    'packages/server/src/measures/measures.store.ts':
      "import { sql } from 'kysely'\nexport const a = sql`select 1`\n",
    'packages/server/src/measures/measures.queries.ts':
      "export const a = (db: any) => db.selectFrom('measures')\n",
    'packages/server/src/measures/measures.handlers.ts':
      "import type { Kysely } from 'kysely'\nexport type A = Kysely<DB>\n",
    'packages/server/src/measures/measures.store.test.ts':
      "export const a = (db: any) => db.selectFrom('measures')\n",
    'packages/server/migrations/0001-x.ts': "import { sql } from 'kysely'\nexport const a = sql`select 1`\n",
    'packages/server/src/kernel/db.ts': "import pg from 'pg'\nexport const a = pg\n",
  },
}

function plant(text: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/server/src/measures/measures.handlers.ts'
  return { files: { [path]: text }, reportedAt: path }
}

function mayHoldNoSql({ path }: Module): boolean {
  if (!path.startsWith('packages/')) return false
  const isStore = /\.(store|queries)\.ts$/.test(path)
  const isTest = /\.test\.tsx?$/.test(path) || path.startsWith('packages/server/src/testing/')
  const isKernel =
    path.startsWith('packages/server/src/kernel/') || path.startsWith('packages/server/migrations/')
  return !isStore && !isTest && !isKernel
}

function sqlIn(module: Module): Violation[] {
  const drivers = module.imports.filter(({ specifier, values }) => specifier === 'pg' && values.length > 0)
  const tags = module.imports.filter(
    ({ specifier, path, values }) =>
      (specifier === 'kysely' || path === 'packages/server/src/kernel/sql.ts') && values.includes('sql'),
  )
  const calls = module.calls.filter(({ name }) => queryMethods.has(name))
  return [...drivers, ...tags, ...calls].map((use) => ({
    at: `${module.path}:${use.line}`,
    message: `SQL belongs in a *.store.ts or *.queries.ts: ${'name' in use ? use.name : use.specifier}`,
  }))
}
