import type { CompiledQuery } from 'kysely'
import pg from 'pg'

declare module 'pg' {
  // What the client calls on whatever it is given to send; the types of the driver leave it out.
  interface Query {
    handleRowDescription(message: unknown): void
    handleDataRow(message: unknown): void
    handleCommandComplete(message: unknown, connection: pg.Connection): void
    handleReadyForQuery(connection: pg.Connection): void
  }
}

/** What is sent to the database: a text, and the values for its places. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>

/** A statement as it is sent: with a name once it has one. */
export type Sent = {
  readonly name?: string | undefined
  readonly text: string
  readonly values: unknown[]
  /** Whether it changes nothing; where nobody knows, it may. */
  readonly isReading?: boolean
}

/**
 * Several statements that go to the database in one message and are answered by one: where one fails, the database passes
 * over all that come after it, whatever they are. Each is a statement of its own, which sees what those before it did.
 */
export class OneMessage implements pg.Submittable {
  /** Called by the client too, which puts its own around it to end the waiting. */
  callback: (error: Error | null) => void
  readonly results: Promise<readonly pg.QueryResult[]>
  /** The statements, in their order. */
  readonly sent: readonly Sent[]
  readonly #parts: readonly pg.Query[]
  #answered = 0
  #mistake: Error | null = null

  constructor(sent: readonly Sent[], types: pg.CustomTypesConfig) {
    this.sent = sent
    const results: pg.QueryResult[] = []
    this.#parts = sent.map(({ name, text, values }) => {
      // Not by the simple protocol, even without values: it would end the message.
      const config = { name, text, values, types, queryMode: 'extended' }
      return new pg.Query(config, (error, result) => {
        if (error) this.#mistake ??= error
        else results.push(result)
      })
    })
    const { promise, resolve, reject } = Promise.withResolvers<readonly pg.QueryResult[]>()
    this.results = promise
    this.callback = (error) => (error ? reject(error) : resolve(results))
  }

  /** Of the statement that is being answered: the client notes by it what the database has parsed. */
  get name(): string | undefined {
    return this.sent[this.#answered]?.name
  }

  get text(): string | undefined {
    return this.sent[this.#answered]?.text
  }

  submit(connection: pg.Connection): Error | undefined {
    const written: Buffer[] = []
    // What was parsed is known when all are answered, so it is not noted before.
    const recorder: pg.Connection = Object.create(connection, {
      _send: { value: (part: Buffer) => void written.push(part) },
      submittedNamedStatements: { value: {} },
    })
    // Each part would end the message.
    const inside: pg.Connection = Object.create(recorder, { sync: { value: () => {} } })
    for (const part of this.#parts) part.submit(inside)
    // Nothing has left yet: what follows a statement that cannot be sent must not be carried out without it.
    if (this.#mistake !== null) return this.#mistake
    recorder.sync()
    if (connection.stream.writable) connection.stream.write(Buffer.concat(written))
    return undefined
  }

  handleRowDescription(message: unknown): void {
    this.#parts[this.#answered]?.handleRowDescription(message)
  }

  handleDataRow(message: unknown): void {
    this.#parts[this.#answered]?.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: pg.Connection): void {
    const part = this.#parts[this.#answered]
    part?.handleCommandComplete(message, connection)
    part?.handleReadyForQuery(connection)
    this.#answered += 1
  }

  handleEmptyQuery(): void {
    this.#answered += 1
  }

  handleError(error: Error): void {
    this.callback(error)
  }

  handleReadyForQuery(): void {
    this.callback(this.#mistake)
  }
}
