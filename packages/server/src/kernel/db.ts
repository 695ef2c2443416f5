import { DefaultConnectionProvider, DefaultQueryExecutor, type Kysely } from 'kysely'
import type { Zone } from '@bihuan/core/kernel/zone.ts'
import pg from 'pg'
import { PoolDialect } from './connections.ts'
import { databaseTrouble } from './database-error.ts'
import { LeadableKysely } from './lead.ts'
import type { DB } from './schema.ts'
import { sql } from './sql.ts'

/** How to reach a database: by its parts, or by a `postgres://` address. */
export type DatabaseAddress =
  | { readonly connectionString: string }
  | {
      readonly host: string
      readonly port: number
      readonly user: string
      readonly password: string
      readonly database: string
    }

/** An open database. */
export type Database = {
  readonly kysely: Kysely<DB>
  close(): Promise<void>
}

/**
 * Opens a pool of connections. Whatever shows that the database is away is thrown as `DatabaseUnavailable`;
 * the next query simply tries again, so that work goes on as soon as the database is back.
 *
 * @param isPatient for migrations, which may rightly take longer than any request.
 * @param zone where the installation is: what the database takes for today.
 * @param patience how many times longer than usual it waits: tests run on machines that are busy with others.
 */
export function openDatabase(
  address: DatabaseAddress,
  options: {
    readonly connections?: number
    readonly isPatient?: boolean
    readonly zone?: Zone
    readonly patience?: number
  } = {},
): Database {
  const { patience = 1 } = options
  const pool = new pg.Pool({
    ...address,
    max: options.connections ?? 20,
    min: options.isPatient ? 0 : mostIdle,
    application_name: 'bihuan',
    keepAlive: true,
    connectionTimeoutMillis: 3_000 * patience,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser },
    ...(options.isPatient ? {} : limitsOf(patience)),
    options: [
      ...(options.isPatient ? [] : [planning]),
      ...(options.zone === undefined ? [] : [`-c bihuan.zone=${options.zone}`]),
    ].join(' '),
  })
  // A connection that breaks while nobody uses it is replaced on the next query. Without listeners, here and on
  // connections inside a transaction, the event would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  // Migrations change what a statement answers, so nothing is kept where they run.
  const dialect = new PoolDialect(pool, {
    keepsStatements: options.isPatient !== true,
    types: { getTypeParser },
  })
  return { kysely: kyselyOn(dialect), close: () => pool.end() }
}

// As Kysely itself would, but for a driver that it would have to be told to get ready.
function kyselyOn(dialect: PoolDialect): Kysely<DB> {
  const driver = dialect.createDriver()
  const executor = new DefaultQueryExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    new DefaultConnectionProvider(driver),
  )
  return new LeadableKysely({ config: { dialect }, dialect, driver, executor })
}

/** So many connections stay open however long nobody asks: what a fresh one plans first takes as long as ten answers. */
const mostIdle = 4

/** Whether the database answers just now. */
export async function isDatabaseUp({ kysely }: Database): Promise<boolean> {
  return sql`select 1`.execute(kysely).then(
    () => true,
    // Whoever only could not ask has not heard that it is away.
    (error: unknown) => databaseTrouble(error) === 'busy',
  )
}

/**
 * What a statement is planned for: whatever comes. PostgreSQL would plan those anew at each request that are quicker for some
 * values than on the average, which costs them more than it gains. Nor is one compiled first (`jit`), which costs seconds for a
 * statement that takes milliseconds; the embedded one does so nowhere.
 */
const planning = '-c plan_cache_mode=force_generic_plan -c jit=off'

const limitsOf = (patience: number): pg.PoolConfig => ({
  statement_timeout: 30_000 * patience,
  lock_timeout: 10_000 * patience,
  idle_in_transaction_session_timeout: 60_000 * patience,
  // Later than the server's own, for when not even its refusal arrives.
  query_timeout: 35_000 * patience,
})

const { INT8, DATE, JSON: json, JSONB } = pg.types.builtins
const uuids = 2951
const texts = 1009
const onlyIds = /^\{[\da-f,-]+\}$/

/** Counts and sequence numbers arrive as numbers, days as the text that they are. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  const usual = pg.types.getTypeParser(oid, format === 'binary' ? 'text' : format)
  switch (oid) {
    case INT8:
      return parseInteger
    case DATE:
      return (text) => text
    // Most lists of most records are empty, and are not taken apart to learn that.
    case json:
    case JSONB:
      return (text) => (text === '[]' ? [] : usual(text))
    case texts:
      return (text) => (text === '{}' ? [] : usual(text))
    case uuids:
      return (text) => (text === '{}' ? [] : onlyIds.test(text) ? text.slice(1, -1).split(',') : usual(text))
    default:
      return usual
  }
}

function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`the integer ${text} is too large for a number`)
  return value
}
