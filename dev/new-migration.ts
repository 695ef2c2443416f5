import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { migrationsFolder } from '@bihuan/server/kernel/migrate.ts'

/**
 * Begins a migration: the next number, the given name, and an `up` that no database takes yet: what has run
 * once is not run again, and a server that starts anew runs what is there.
 *
 * @param name words with hyphens, as `measures-have-a-cost`
 * @returns the path of the new file
 * @throws RangeError for a name that a migration cannot have
 */
export async function newMigration(name: string, folder: string = migrationsFolder): Promise<string> {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) throw new RangeError(`not words with hyphens: ${name}`)
  const numbers = (await readdir(folder)).flatMap((file) => /^(\d{4})-.*\.ts$/.exec(file)?.[1] ?? [])
  const next = 1 + Math.max(0, ...numbers.map(Number))
  const file = path.join(folder, `${String(next).padStart(4, '0')}-${name}.ts`)
  await writeFile(file, beginning, { flag: 'wx' })
  return file
}

const beginning = `import { type Kysely, sql } from 'kysely'

/** What the tables hold after this that they did not hold before, and why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [sql\`this migration is not written yet\`]
`

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2)
  try {
    process.stdout.write(`${path.relative(process.cwd(), await newMigration(name))}\n`)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    process.stderr.write(
      '名称请用小写英文单词，以连字符相连。\nGive a name of lower-case words with hyphens:\n  npm run new:migration -- measures-have-a-cost\n',
    )
    process.exitCode = 1
  }
}
