import { id } from '@bihuan/core/kernel/id.ts'
import type { Database } from '@bihuan/server/kernel/db.ts'
import { countByStatusAndOwner, openMeasuresOfOwner } from '@bihuan/server/measures/measures.queries.ts'
import { searchMeasures } from '@bihuan/server/measures/search.queries.ts'
import type { KyselyPlugin } from 'kysely'

/** A statement that was overheard. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** The server's own statements, so that bare SQL asks the very same and the plans are those in use. */
export type Statements = {
  openOfOwner(ownerId: string): Promise<readonly Statement[]>
  search(words: string): Promise<readonly Statement[]>
  counts(): Promise<readonly Statement[]>
}

/** Overhears what the server's queries send, while a database answers them. */
export function serverStatements(database: Database): Statements {
  const overhear = async (ask: (database: Database) => Promise<unknown>): Promise<readonly Statement[]> => {
    const heard: Statement[] = []
    await ask(overheard(database, heard))
    if (heard.length === 0) throw new Error('the query sent no statement')
    return heard
  }
  return {
    openOfOwner: (ownerId) =>
      overhear((ears) =>
        openMeasuresOfOwner(ears, { ownerId: id<'organization'>(ownerId), limit: 50 }, { kind: 'all' }),
      ),
    search: (words) => overhear((ears) => searchMeasures(ears, { words, limit: 20, scope: { kind: 'all' } })),
    counts: () => overhear((ears) => countByStatusAndOwner(ears, { kind: 'all' })),
  }
}

/** A database that notes what it is asked, also where several statements go out in one message. */
export function overheard(database: Database, heard: Statement[]): Database {
  const plugin: KyselyPlugin = {
    // Each is made into text once, on its way out; what is sent together comes by no result of Kysely’s own.
    transformQuery: ({ node, queryId }) => {
      const { sql: text, parameters } = database.kysely.getExecutor().compileQuery(node, queryId)
      heard.push({ text, values: parameters })
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return { kysely: database.kysely.withPlugin(plugin), close: () => database.close() }
}
