import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'
import { DatabaseUnavailable, reachingDatabase } from './database-error.ts'
import { type StatementNames, statementNames } from './statement-names.ts'

/** So many statements a connection keeps ready; one that has come to hold more gives way to a fresh one. */
const mostReady = 300

/**
 * Kysely on a pool of connections, with two promises for whatever it sends: a statement that comes again is not parsed and
 * planned again by the same connection, and every sign that the database is away is thrown as `DatabaseUnavailable`.
 */
export class PoolDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  readonly #names: StatementNames | null
  constructor(pool: pg.Pool, { keepsStatements }: { readonly keepsStatements: boolean }) {
    super({ pool })
    this.#pool = pool
    this.#names = keepsStatements ? statementNames() : null
  }
  override createDriver(): Driver {
    return new PoolDriver(this.#pool, this.#names)
  }
}

class PoolDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #names: StatementNames | null
  readonly #connections = new WeakMap<pg.PoolClient, PoolConnection>()
  constructor(pool: pg.Pool, names: StatementNames | null) {
    this.#pool = pool
    this.#names = names
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<PoolConnection> {
    const client = await reachingDatabase(this.#pool.connect())
    const known = this.#connections.get(client)
    if (known !== undefined) return known
    const connection = new PoolConnection(client, this.#names)
    this.#connections.set(client, connection)
    return connection
  }
  async beginTransaction(
    connection: PoolConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    await connection.send(`begin${isolation}${accessMode === undefined ? '' : ` ${accessMode}`}`)
  }
  async commitTransaction(connection: PoolConnection): Promise<void> {
    // What was broken off before is rolled back by a `commit` too, and only its tag says so.
    if ((await connection.send('commit')).command === 'ROLLBACK') throw new AbortedTransactionError()
  }
  async rollbackTransaction(connection: PoolConnection): Promise<void> {
    try {
      await connection.send('rollback')
    } catch (error) {
      connection.isSpent = true
      throw error
    }
  }
  async releaseConnection(connection: PoolConnection): Promise<void> {
    connection.release()
  }
  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

class PoolConnection implements DatabaseConnection {
  /** Whether it is to be ended instead of used again. */
  isSpent = false
  readonly #client: pg.PoolClient
  readonly #names: StatementNames | null
  readonly #ready = new Set<string>()
  constructor(client: pg.PoolClient, names: StatementNames | null) {
    this.#client = client
    this.#names = names
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { command, rowCount, rows } = await this.send(sql, parameters)
    const isChange = command === 'INSERT' || command === 'UPDATE' || command === 'DELETE'
    return { rows, ...(isChange && { numAffectedRows: BigInt(rowCount ?? 0) }) }
  }

  streamQuery(): never {
    throw new Error('rows are read in pages, and not as a stream')
  }

  async send(text: string, parameters: readonly unknown[] = []): Promise<pg.QueryResult> {
    const name = this.#names?.nameOf(text)
    const values = [...parameters]
    if (name === undefined) return this.#ask({ text, values })
    this.#ready.add(name)
    const isAlone = this.#client.getTransactionStatus() === 'I'
    try {
      return await this.#ask({ name, text, values })
    } catch (error) {
      if (!isOutlived(error)) throw error
      this.#names?.forget(text)
      if (!isAlone) throw error
      return this.#ask({ text, values })
    }
  }

  async #ask(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    try {
      return await reachingDatabase(this.#client.query(statement))
    } catch (error) {
      // The driver learns a moment later that the connection is gone, and would give it to somebody else until then.
      if (error instanceof DatabaseUnavailable) this.isSpent = true
      throw error
    }
  }

  release(): void {
    this.#client.release(this.isSpent || this.#ready.size > mostReady)
  }
}

/** Whether a table has changed so much since a statement was parsed that PostgreSQL wants it anew; nothing was carried out. */
function isOutlived(error: unknown): boolean {
  // By its place in PostgreSQL: the code stands for much else, and the message comes in any language.
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'
}
