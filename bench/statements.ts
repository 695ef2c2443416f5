import { id } from '@bihuan/core/kernel/id.ts'
import type { Database, NamedStatement } from '@bihuan/server/kernel/db.ts'
import { countByStatusAndOwner, openMeasuresOfOwner } from '@bihuan/server/measures/measures.queries.ts'
import { searchMeasures } from '@bihuan/server/measures/search.queries.ts'
import type { KyselyPlugin, QueryId } from 'kysely'

/** The server's own statements, so that bare SQL asks the very same and the plans are those in use. */
export type Statements = {
  openOfOwner(ownerId: string): Promise<readonly NamedStatement[]>
  search(words: string): Promise<readonly NamedStatement[]>
  counts(): Promise<readonly NamedStatement[]>
}

/** Overhears what the server's queries send, while a database answers them. */
export function serverStatements(database: Database): Statements {
  const overhear = async (
    ask: (database: Database) => Promise<unknown>,
  ): Promise<readonly NamedStatement[]> => {
    const heard: NamedStatement[] = []
    await ask(overheard(database, heard))
    if (heard.length === 0) throw new Error('the query sent no statement')
    return heard
  }
  return {
    openOfOwner: (ownerId) =>
      overhear((ears) => openMeasuresOfOwner(ears, { ownerId: id<'organization'>(ownerId), limit: 50 })),
    search: (words) => overhear((ears) => searchMeasures(ears, { words, limit: 20, scope: { kind: 'all' } })),
    counts: () => overhear((ears) => countByStatusAndOwner(ears, { kind: 'all' })),
  }
}

function overheard(database: Database, heard: NamedStatement[]): Database {
  // What is compiled here and sent by name has no result of its own.
  const compiled = new WeakMap<QueryId, NamedStatement>()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const { sql: text, parameters } = database.kysely.getExecutor().compileQuery(node, queryId)
      compiled.set(queryId, { name: `bench ${text.length} ${heard.length}`, text, values: parameters })
      return node
    },
    transformResult: ({ result, queryId }) => {
      const statement = compiled.get(queryId)
      if (statement !== undefined) heard.push(statement)
      return Promise.resolve(result)
    },
  }
  return {
    kysely: database.kysely.withPlugin(plugin),
    named: (statement) => {
      heard.push(statement)
      return database.named(statement)
    },
    close: () => database.close(),
  }
}
