import type { Statement } from './one-message.ts'
import { Kysely, type KyselyProps } from 'kysely'
import type { DB } from './schema.ts'

/**
 * A question that goes out in front of the first that somebody asks, in one message with it, where its answer is known but for
 * whether it still holds. Until it has come back as expected nothing is written and nothing that was read is given out.
 */
export class Lead {
  readonly statement: Statement
  readonly #isAsExpected: (rows: readonly object[]) => boolean
  #state: 'open' | 'asked' | 'right' | 'wrong' = 'open'
  constructor(statement: Statement, isAsExpected: (rows: readonly object[]) => boolean) {
    this.statement = statement
    this.#isAsExpected = isAsExpected
  }
  get state(): 'open' | 'asked' | 'right' | 'wrong' {
    return this.#state
  }
  /** It is on its way with a message. */
  ask(): void {
    if (this.#state === 'open') this.#state = 'asked'
  }
  /** The message did not come back: it goes out with the next one. */
  unask(): void {
    if (this.#state === 'asked') this.#state = 'open'
  }
  /** Takes the rows that answer it; throws where they are others than expected. */
  settle(rows: readonly object[]): void {
    // What was right once is right for the whole of a request, as it was when it was asked before all else.
    if (this.#state === 'right') return
    this.#state = this.#isAsExpected(rows) ? 'right' : 'wrong'
    this.demand()
  }
  /** Nothing is asked any more of what began with a wrong answer. */
  demand(): void {
    if (this.#state === 'wrong') throw new Error('what was taken for known is otherwise')
  }
}

/** Kysely on connections that can be led. */
export class LeadableKysely extends Kysely<DB> {
  readonly #props: KyselyProps
  constructor(props: KyselyProps) {
    super(props)
    this.#props = props
  }
  /** The same for one request, whose first question goes out behind another. */
  ledBy(lead: Lead): Kysely<DB> {
    const { executor } = this.#props
    const led = executor.withConnectionProvider({
      provideConnection: (consumer, options) =>
        executor.provideConnection((connection) => {
          if (!isLeadable(connection)) throw new Error('this connection is not led')
          return connection.following(lead, () => consumer(connection))
        }, options),
    })
    return new Kysely<DB>({ ...this.#props, executor: led })
  }
}

type Leadable = { following<T>(lead: Lead, work: () => Promise<T>): Promise<T> }

function isLeadable(connection: object): connection is Leadable {
  return 'following' in connection
}
