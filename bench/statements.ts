import { id } from '@bihuan/core/kernel/id.ts'
import type { Database } from '@bihuan/server/kernel/db.ts'
import { OneMessage } from '@bihuan/server/kernel/one-message.ts'
import { countByStatusAndOwner, openMeasuresOfOwner } from '@bihuan/server/measures/measures.queries.ts'
import { searchMeasures } from '@bihuan/server/measures/search.queries.ts'
import pg from 'pg'
import { z } from 'zod'

/** A statement that was overheard. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** The server's own statements, so that bare SQL asks the very same and the plans are those in use. */
export type Statements = {
  openOfOwner(ownerId: string): Promise<readonly Statement[]>
  search(words: string): Promise<readonly Statement[]>
  counts(): Promise<readonly Statement[]>
}

/** Overhears what the server's queries send, while a database whose connections are listened to answers them. */
export function serverStatements(database: Database, ear: Overheard): Statements {
  const overhear = async (ask: () => Promise<unknown>): Promise<readonly Statement[]> => {
    ear.takeStatements()
    await ask()
    const heard = ear.takeStatements()
    if (heard.length === 0) throw new Error('the query sent no statement')
    return heard
  }
  return {
    openOfOwner: (ownerId) =>
      overhear(() =>
        openMeasuresOfOwner(database, { ownerId: id<'organization'>(ownerId), limit: 50 }, { kind: 'all' }),
      ),
    search: (words) => overhear(() => searchMeasures(database, { words, limit: 20, scope: { kind: 'all' } })),
    counts: () => overhear(() => countByStatusAndOwner(database, { kind: 'all' })),
  }
}

/** What is overheard of connections. */
export type Overheard = {
  /** Part of an address: connections to it are listened to. */
  readonly connections: { readonly Client: new (config?: pg.ClientConfig) => pg.Client }
  /** All that was sent since it was last taken, in the order in which it was sent. */
  takeStatements(): readonly Statement[]
}

/**
 * Listens where statements leave the program: whoever put their text together, and whether they go alone or beside others.
 */
export function overheard(): Overheard {
  let heard: Statement[] = []
  class HeardClient extends pg.Client {
    constructor(config: pg.ClientConfig = {}) {
      // A pool hides the password from whoever takes all.
      super({ ...config, password: config.password })
      const send = this.query.bind(this)
      const listening = (...sent: unknown[]): unknown => {
        heard.push(...statementsIn(sent[0]))
        return Reflect.apply(send, this, sent)
      }
      Object.defineProperty(this, 'query', { value: listening })
    }
  }
  return {
    connections: { Client: HeardClient },
    takeStatements: () => {
      const taken = heard
      heard = []
      return taken
    },
  }
}

const aloneSchema = z.object({ text: z.string(), values: z.array(z.unknown()) })

function statementsIn(sent: unknown): readonly Statement[] {
  if (sent instanceof OneMessage) return sent.sent
  const alone = aloneSchema.safeParse(sent)
  return alone.success ? [alone.data] : []
}
