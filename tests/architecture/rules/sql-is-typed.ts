import type { Rule } from '../rule.ts'

const migrations = 'packages/server/migrations/'

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
    'packages/server/src/measures/measures.queries.ts':
      "import type { Db } from '../kernel/subject-store.ts'\nexport type A = (db: Db) => void\n",
    'packages/server/src/kernel/subject-store.ts':
      "import type { Kysely } from 'kysely'\nimport type { DB } from './schema.ts'\nexport type Db = Kysely<DB>\n",
    [`${migrations}0001-x.ts`]: "import type { Kysely } from 'kysely'\nexport type A = Kysely<unknown>\n",
  },
}

function plant(text: string): { files: Record<string, string>; reportedAt: string } {
  const path = 'packages/server/src/measures/measures.queries.ts'
  return { files: { [path]: text }, reportedAt: path }
}
