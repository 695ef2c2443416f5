import { performance } from 'node:perf_hooks'
import type { Database } from '@bihuan/server/kernel/db.ts'
import type { KyselyPlugin, QueryId } from 'kysely'

/** A database that adds up how long its answers take. */
export type TimedDatabase = { readonly database: Database; takeMilliseconds(): number }

/** The same database, with the time of every statement added up until it is taken. */
export function timed(database: Database): TimedDatabase {
  let milliseconds = 0
  const begun = new WeakMap<QueryId, number>()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      begun.set(queryId, performance.now())
      return node
    },
    transformResult: ({ result, queryId }) => {
      milliseconds += performance.now() - (begun.get(queryId) ?? performance.now())
      return Promise.resolve(result)
    },
  }
  return {
    database: {
      kysely: database.kysely.withPlugin(plugin),
      close: () => database.close(),
    },
    takeMilliseconds: () => {
      const taken = milliseconds
      milliseconds = 0
      return taken
    },
  }
}
