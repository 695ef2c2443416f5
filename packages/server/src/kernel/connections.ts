import {
  AbortedTransactionError,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'
import { allTakenText, DatabaseUnavailable, isSlowConnection, reachingDatabase } from './database-error.ts'
import type { Lead } from './lead.ts'
import { openDescriptions } from './described-rows.ts'
import { type Answered, OneMessage, type Reading, type Sent, type Statement } from './one-message.ts'
import { type StatementNames, statementNames } from './statement-names.ts'

/** So many statements a connection keeps ready; one that has come to hold more gives way to a fresh one. */
const mostReady = 300

/** So often it is waited for a connection of a database that is there. */
const openingTurns = 2

/** What connections of a pool have in common. */
type Ways = Reading & { readonly names: StatementNames | null }

/**
 * Kysely on a pool of connections, with three promises for whatever it sends: a statement that comes again is not parsed and
 * planned again by the same connection, what opens a transaction goes out with its first statement, and every sign that the
 * database is away is thrown as `DatabaseUnavailable`.
 */
export class PoolDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  readonly #ways: Ways
  constructor(
    pool: pg.Pool,
    { keepsStatements, types }: { readonly keepsStatements: boolean; readonly types: pg.CustomTypesConfig },
  ) {
    super({ pool })
    this.#pool = pool
    this.#ways = {
      names: keepsStatements ? statementNames() : null,
      types,
      descriptions: openDescriptions(types),
    }
  }
  override createDriver(): Driver {
    return new PoolDriver(this.#pool, this.#ways)
  }
}

class PoolDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #ways: Ways
  readonly #connections = new WeakMap<pg.PoolClient, PoolConnection>()
  /** So many are open; the pool counts those too that it only tries to open. */
  #open = 0
  constructor(pool: pg.Pool, ways: Ways) {
    this.#pool = pool
    this.#ways = ways
    pool.on('connect', () => (this.#open += 1))
    pool.on('remove', () => (this.#open -= 1))
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<PoolConnection> {
    const client = await this.#connected()
    const known = this.#connections.get(client)
    if (known !== undefined) return known
    const connection = new PoolConnection(client, this.#ways)
    this.#connections.set(client, connection)
    return connection
  }
  // Where others are open, the database is there and only slow to open one more: whoever waits is not told that it is away.
  async #connected(): Promise<pg.PoolClient> {
    for (let turn = 1; ; turn += 1) {
      try {
        return await this.#pool.connect()
      } catch (error) {
        const isSlow = isSlowConnection(error) && this.#open > 0
        if (!isSlow) return reachingDatabase(Promise.reject(error))
        if (turn === openingTurns) throw new Error(allTakenText, { cause: error })
      }
    }
  }
  async beginTransaction(
    connection: PoolConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    connection.begin(`begin${isolation}${accessMode === undefined ? '' : ` ${accessMode}`}`)
  }
  async commitTransaction(connection: PoolConnection): Promise<void> {
    await connection.commit()
  }
  async rollbackTransaction(connection: PoolConnection): Promise<void> {
    await connection.rollback()
  }
  async releaseConnection(connection: PoolConnection): Promise<void> {
    connection.release()
  }
  async destroy(): Promise<void> {
    await this.#pool.end()
  }
}

/** The rows that a statement gave. */
type Rows = readonly object[]

const commit: Sent = { name: 'commit', text: 'commit', values: [] }

/** One connection of the pool, while somebody has it. */
export class PoolConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #ways: Ways
  readonly #ready = new Set<string>()
  /** Opens the transaction, and goes out with its first statement. */
  #opening: string | null = null
  #isCommitted = false
  #isSpent = false
  #lead: Lead | null = null
  constructor(client: pg.PoolClient, ways: Ways) {
    this.#client = client
    this.#ways = ways
  }

  async executeQuery<Row>(statement: Statement): Promise<QueryResult<Row>> {
    const { tag, rows } = await this.#sendOne(statement)
    const changed = /^(?:INSERT|UPDATE|DELETE) (?:\d+ )?(\d+)$/.exec(tag)?.[1]
    return { rows, ...(changed !== undefined && { numAffectedRows: BigInt(changed) }) }
  }

  streamQuery(): never {
    throw new Error('rows are read in pages, and not as a stream')
  }

  /** Opens a transaction as soon as there is something to do in it. */
  begin(opening: string): void {
    this.#opening = opening
    this.#isCommitted = false
  }

  /** Ends the transaction, unless its last statements did. */
  async commit(): Promise<void> {
    if (this.#isCommitted || this.#tookBackOpening()) return
    await this.sendLast([], [])
  }

  /** Takes back whatever the transaction did. */
  async rollback(): Promise<void> {
    if (this.#isCommitted || this.#tookBackOpening()) return
    try {
      await this.#reaching(this.#client.query('rollback'))
    } catch (error) {
      this.#isSpent = true
      throw error
    }
  }

  /** Sends statements in one message and gives the rows of each. */
  async sendTogether(statements: readonly Statement[]): Promise<Rows[]> {
    const results = await this.#send(statements.map((statement) => this.#sent(statement)))
    return results.map(({ rows }) => rows)
  }

  /** Sends the last statements of a transaction, its end and what comes after it in one message; gives the rows of the latter. */
  async sendLast(last: readonly Statement[], after: readonly Statement[]): Promise<Rows[]> {
    const sent = (statement: Statement): Sent => this.#sent(statement)
    const results = await this.#send([...last.map(sent), commit, ...after.map(sent)])
    // What was broken off before is rolled back by a `commit` too, and only its tag says so.
    if (results[last.length]?.tag === 'ROLLBACK') throw new AbortedTransactionError()
    this.#isCommitted = true
    return results.slice(last.length + 1).map(({ rows }) => rows)
  }

  /** Whatever is sent meanwhile goes out behind a question, until that is answered. */
  async following<T>(lead: Lead, work: () => Promise<T>): Promise<T> {
    this.#lead = lead
    try {
      return await work()
    } finally {
      this.#lead = null
    }
  }

  release(): void {
    this.#client.release(this.#isSpent || this.#ready.size > mostReady)
  }

  async #sendOne(statement: Statement): Promise<Answered> {
    const sent = this.#sent(statement)
    // What migrates may be several statements in one text, which cannot be prepared, nor go out beside others.
    const mayBeSeveral = this.#opening === null && sent.name === undefined && sent.values.length === 0
    if (this.#ways.names !== null && !mayBeSeveral) return this.#sendAlone(sent, this.#ways.names)
    await this.#sendLead()
    const opening = this.#opening
    this.#opening = null
    if (opening !== null) await this.#reaching(this.#client.query(opening))
    const { command, rowCount, rows } = await this.#reaching(this.#client.query<object>(sent))
    return { tag: `${command} ${rowCount ?? ''}`, rows }
  }

  // The driver itself would write the parts of a statement one after the other, which costs twice as much.
  async #sendAlone(sent: Sent, names: StatementNames): Promise<Answered> {
    const isAlone = this.#opening === null && this.#client.getTransactionStatus() === 'I'
    try {
      return first(await this.#send([sent]))
    } catch (error) {
      if (!isOutlived(error) || sent.name === undefined) throw error
      names.forget(sent.text)
      if (!isAlone) throw error
      return first(await this.#send([{ text: sent.text, values: sent.values }]))
    }
  }

  async #send(statements: readonly Sent[]): Promise<readonly Answered[]> {
    const lead = this.#lead
    lead?.demand()
    if (lead === null || lead.state === 'right') return this.#exchange(statements, null)
    const isInTransaction = this.#opening !== null || this.#client.getTransactionStatus() !== 'I'
    if (isInTransaction) {
      if (!statements.includes(commit)) return this.#exchange(statements, lead)
    } else if (statements.every(({ isReading }) => isReading)) {
      // What is only read is not given out before the answer has come back, whoever asked for that.
      return this.#exchange(statements, lead.state === 'asked' ? null : lead)
    }
    await this.#sendLead()
    return this.#exchange(statements, null)
  }

  /** By itself, where what comes next could not be taken back. */
  async #sendLead(): Promise<void> {
    const lead = this.#lead
    if (lead === null || lead.state === 'right') return
    const opening = this.#opening
    this.#opening = null
    await this.#exchange([], lead)
    this.#opening = opening
  }

  async #exchange(statements: readonly Sent[], lead: Lead | null): Promise<readonly Answered[]> {
    const before: Sent[] = [
      ...(lead === null ? [] : [this.#sent(lead.statement)]),
      ...(this.#opening === null ? [] : [{ name: this.#opening, text: this.#opening, values: [] }]),
    ]
    this.#opening = null
    const message = new OneMessage([...before, ...statements], this.#ways)
    lead?.ask()
    this.#client.query(message)
    try {
      const results = await this.#reaching(message.results)
      lead?.settle(results[0]?.rows ?? [])
      return results.slice(before.length)
    } catch (error) {
      lead?.unask()
      if (isOutlived(error) && lead !== null) this.#ways.names?.forget(lead.statement.sql)
      if (isOutlived(error)) for (const { text } of statements) this.#ways.names?.forget(text)
      // Of what an answer of the database throws, the stack leads to the socket; this one leads to whoever asked.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  async #reaching<T>(work: Promise<T>): Promise<T> {
    try {
      return await reachingDatabase(work)
    } catch (error) {
      // The driver learns a moment later that the connection is gone, and would give it to somebody else until then.
      if (error instanceof DatabaseUnavailable) this.#isSpent = true
      throw error
    }
  }

  #sent({ sql, parameters }: Statement): Sent {
    const known = this.#ways.names?.known(sql) ?? { name: undefined, text: sql, isReading: false }
    if (known.name !== undefined) this.#ready.add(known.name)
    return { ...known, values: [...parameters] }
  }

  /** Where nothing was sent there is nothing to end. */
  #tookBackOpening(): boolean {
    const isUnsent = this.#opening !== null
    this.#opening = null
    return isUnsent
  }
}

function first([result]: readonly Answered[]): Answered {
  if (result === undefined) throw new Error('a statement was not answered')
  return result
}

/** Whether a table has changed so much since a statement was parsed that PostgreSQL wants it anew; nothing was carried out. */
function isOutlived(error: unknown): boolean {
  // By its place in PostgreSQL: the code stands for much else, and the message comes in any language.
  return error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'
}
