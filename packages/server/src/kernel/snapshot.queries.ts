import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import { type ChainHead, emptyHead } from '@bihuan/core/kernel/hash.ts'
import { columnsOf, sql } from './sql.ts'
import type { SignedInContext } from './context.ts'
import { type Question, question } from './together.ts'

const chain = columnsOf('journal_chains', 'chain')

/** Reads several things as of one moment: what is written meanwhile is in none of them. */
export async function atOneMoment<Read>(
  context: SignedInContext,
  read: (context: SignedInContext) => Promise<Read>,
): Promise<Read> {
  return context.database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((kysely) => read({ ...context, database: { ...context.database, kysely } }))
}

/** The number of the last entry of a chain; 0 where there is none. */
export function lastEntry(chainId: ChainId): Question<number> {
  return question(
    sql<{ sequence: number }>`select ${chain.sequence} from ${chain} where ${chain.chain_id} = ${chainId}`,
    ([row]) => row?.sequence ?? 0,
  )
}

/** The end of a chain as it is now. */
export function headOf(chainId: ChainId): Question<ChainHead> {
  return question(
    sql<ChainHead>`
    select ${chain.sequence}, ${chain.hash} from ${chain} where ${chain.chain_id} = ${chainId}`,
    ([row]) => row ?? emptyHead,
  )
}
