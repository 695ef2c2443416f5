import type { Kysely, RawBuilder } from 'kysely'
import { PoolConnection } from './connections.ts'
import type { Written } from './ready.ts'
import type { DB } from './schema.ts'

type Db = Kysely<DB>

/** Something to be asked of the database: a statement that is not sent yet, and what is made of its rows. */
export type Question<Answer> = {
  readonly statement: Written
  /** What was answered; it has to have been asked. */
  readonly answer: Answer
  /** Takes the rows that answer it. */
  settle(rows: readonly object[]): void
}

/**
 * A question to the database, to be asked together with others.
 *
 * @example const last = question(sql<{ last: number }>`select …`, ([row]) => row?.last ?? 0)
 */
export function question<Row extends object, Answer>(
  statement: RawBuilder<Row> | Written,
  read: (rows: readonly Row[]) => Answer,
): Question<Answer> {
  let settled: { readonly answer: Answer } | null = null
  return {
    statement,
    get answer() {
      if (settled === null) throw new Error('the answer to a question that was not asked')
      return settled.answer
    },
    settle(rows: readonly Row[]) {
      settled = { answer: read(rows) }
    },
  }
}

/** Asks one question. */
export async function ask<Answer>(db: Db, asked: Question<Answer>): Promise<Answer> {
  await askTogether(db, [asked])
  return asked.answer
}

/** Asks several questions in one message, in their order: whatever one locks is held while the next is answered. */
export async function askTogether(db: Db, asked: readonly Question<unknown>[]): Promise<void> {
  if (asked.length === 0) return
  const compiled = asked.map(({ statement }) => statement.compile(db))
  settle(asked, await onConnection(db, (connection) => connection.sendTogether(compiled)))
}

/** Carries out statements in one message, in their order; where one fails, those after it are passed over. */
export async function writeTogether(db: Db, statements: readonly Written[]): Promise<void> {
  if (statements.length === 0) return
  const compiled = statements.map((statement) => statement.compile(db))
  await onConnection(db, (connection) => connection.sendTogether(compiled))
}

/**
 * Carries out the last statements of a transaction, commits it and asks what is to be known afterwards, in one message.
 * Where a statement fails it throws, and nothing is kept.
 */
export async function writeAndCommit(
  db: Db,
  statements: readonly Written[],
  asked: readonly Question<unknown>[] = [],
): Promise<void> {
  const last = statements.map((statement) => statement.compile(db))
  const after = asked.map(({ statement }) => statement.compile(db))
  const rows = await onConnection(db, (connection) => connection.sendLast(last, after))
  settle(asked, rows)
}

function settle(asked: readonly Question<unknown>[], rows: readonly (readonly object[])[]): void {
  for (const [index, one] of asked.entries()) one.settle(rows[index] ?? [])
}

function onConnection<T>(db: Db, work: (connection: PoolConnection) => Promise<T>): Promise<T> {
  return db.getExecutor().provideConnection((connection) => {
    if (!(connection instanceof PoolConnection)) throw new Error('this connection sends one by one')
    return work(connection)
  })
}
