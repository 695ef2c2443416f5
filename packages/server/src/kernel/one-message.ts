import type { CompiledQuery } from 'kysely'
import type pg from 'pg'
import utils from 'pg/lib/utils.js'
import { type Description, type Descriptions, plainReader, type RawRow } from './described-rows.ts'

declare module 'pg' {
  // What the types of the driver leave out.
  interface Connection {
    /** By name, what the database has parsed on this connection. */
    readonly parsedStatements: Readonly<Record<string, string | undefined>>
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

/** What came back for a statement. */
export type Answered = {
  /** What the database calls what it did, with how many rows: `INSERT 0 1`. */
  readonly tag: string
  readonly rows: pg.QueryResult['rows']
}

/** What statements of all messages have in common. */
export type Reading = { readonly types: pg.CustomTypesConfig; readonly descriptions: Descriptions }

/** What is known of a connection. */
type Line = {
  /** Writes as the connection does, but into the list beside it. */
  readonly recorder: pg.Connection
  readonly written: Buffer[]
  /** By name, what the rows of a statement look like there: the database says it once, as they stay so. */
  readonly described: Map<string, Description | null>
}

const lines = new WeakMap<pg.Connection, Line>()

function lineOf(connection: pg.Connection): Line {
  const known = lines.get(connection)
  if (known !== undefined) return known
  const written: Buffer[] = []
  const recorder: pg.Connection = Object.create(connection, {
    _send: { value: (part: Buffer) => void written.push(part) },
  })
  const line = { recorder, written, described: new Map<string, Description | null>() }
  lines.set(connection, line)
  return line
}

/** Rows without columns, of a statement that gives none. */
const none: Description['read'] = () => ({})

/**
 * Several statements that go to the database in one message and are answered by one: where one fails, the database passes
 * over all that come after it, whatever they are. Each is a statement of its own, which sees what those before it did.
 */
export class OneMessage implements pg.Submittable {
  /** Called by the client too, which puts its own around it to end the waiting. */
  callback: (error: Error | null) => void
  readonly results: Promise<readonly Answered[]>
  /** The statements, in their order. */
  readonly sent: readonly Sent[]
  readonly #reading: Reading
  readonly #answers: Answered[] = []
  #line: Line | null = null
  /** How rows of the statement that is being answered are read; null until its description has come, or one is known. */
  #read: Description['read'] | null = null
  #rows: object[] = []
  #mistake: Error | null = null

  constructor(sent: readonly Sent[], reading: Reading) {
    this.sent = sent
    this.#reading = reading
    const { promise, resolve, reject } = Promise.withResolvers<readonly Answered[]>()
    this.results = promise
    this.callback = (error) => (error ? reject(error) : resolve(this.#answers))
  }

  /** Of the statement that is being answered: the client notes by it what the database has parsed. */
  get name(): string | undefined {
    return this.sent[this.#answers.length]?.name
  }

  get text(): string | undefined {
    return this.sent[this.#answers.length]?.text
  }

  submit(connection: pg.Connection): Error | undefined {
    const line = lineOf(connection)
    const { recorder, written } = line
    this.#line = line
    const parsed = new Set<string>()
    try {
      for (const sent of this.sent) write(sent, line, parsed)
    } catch (error) {
      // Nothing has left yet: what follows a statement that cannot be sent must not be carried out without it.
      written.length = 0
      return error instanceof Error ? error : new Error('a value cannot be sent', { cause: error })
    }
    recorder.sync()
    const whole = Buffer.concat(written)
    written.length = 0
    if (connection.stream.writable) connection.stream.write(whole)
    return undefined
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    const { name } = this
    const { types, descriptions } = this.#reading
    if (name === undefined) {
      this.#read = plainReader(fields, types)
      return
    }
    const description = descriptions.of(name, fields)
    this.#line?.described.set(name, description)
    this.#read = description.read
  }

  handleDataRow({ fields }: { readonly fields: RawRow }): void {
    try {
      this.#rows.push(this.#reader()(fields))
    } catch (error) {
      this.#mistake ??= error instanceof Error ? error : new Error('a row cannot be read', { cause: error })
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#answered(text)
  }

  handleEmptyQuery(): void {
    this.#answered('')
  }

  handleError(error: Error): void {
    this.callback(error)
  }

  handleReadyForQuery(): void {
    this.callback(this.#mistake)
  }

  #reader(): Description['read'] {
    const { name } = this
    this.#read ??= (name === undefined ? null : this.#line?.described.get(name)?.read) ?? none
    return this.#read
  }

  #answered(tag: string): void {
    const { name } = this
    // One that gives no rows is not described, and need not be asked for that again.
    if (name !== undefined && this.#line?.described.has(name) === false) this.#line.described.set(name, null)
    this.#answers.push({ tag, rows: this.#rows })
    this.#rows = []
    this.#read = null
  }
}

/** Writes what asks for a statement; its text and what its rows look like only where the connection does not know them yet. */
function write({ name, text, values }: Sent, { recorder, described }: Line, parsed: Set<string>): void {
  const isKnown = name !== undefined && (recorder.parsedStatements[name] !== undefined || parsed.has(name))
  if (!isKnown) recorder.parse({ name: name ?? '', text, types: [] }, true)
  if (name !== undefined) parsed.add(name)
  // A value that cannot be written throws.
  recorder.bind({ statement: name, values: values.map(utils.prepareValue) }, true)
  if (name === undefined || !described.has(name)) recorder.describe({ type: 'P' }, true)
  recorder.execute(null, true)
}
