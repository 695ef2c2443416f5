import type { NamedStatement } from '@bihuan/server/kernel/db.ts'
import type { Database } from '@bihuan/server/kernel/db.ts'
import { openDatabase } from '@bihuan/server/kernel/db.ts'
import { countByStatusAndOwner, openMeasuresOfOwner } from '@bihuan/server/measures/measures.queries.ts'
import { searchMeasures } from '@bihuan/server/measures/search.queries.ts'
import { id } from '@bihuan/core/kernel/id.ts'

/** The server's own statements, so that bare SQL asks the very same and the plans are those in use. */
export type Statements = {
  openOfOwner(ownerId: string): Promise<NamedStatement>
  search(words: string): Promise<NamedStatement>
  counts(): Promise<NamedStatement>
}

/** Overhears what the server's queries would send. */
export function serverStatements(): Statements {
  // Compiles statements and never connects.
  const { kysely } = openDatabase({ connectionString: 'postgres://nobody@localhost/nothing' })
  const overhear = async (ask: (database: Database) => Promise<unknown>): Promise<NamedStatement> => {
    const heard: NamedStatement[] = []
    const named: Database['named'] = (statement) => {
      heard.push(statement)
      return Promise.resolve([])
    }
    await ask({ kysely, named, close: () => Promise.resolve() })
    const [statement] = heard
    if (statement === undefined) throw new Error('the query sent no named statement')
    return statement
  }
  return {
    openOfOwner: (ownerId) =>
      overhear((database) =>
        openMeasuresOfOwner(database, { ownerId: id<'organization'>(ownerId), limit: 50 }),
      ),
    search: (words) =>
      overhear((database) => searchMeasures(database, { words, limit: 20, scope: { kind: 'all' } })),
    counts: () => overhear((database) => countByStatusAndOwner(database, { kind: 'all' })),
  }
}
