import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import { type ChainHead, emptyHead } from '@bihuan/core/kernel/hash.ts'
import type { RawBuilder } from 'kysely'
import { columnsOf, sql } from './sql.ts'
import type { SignedInContext } from './context.ts'
import { type Question, question } from './together.ts'

const chain = columnsOf('journal_chains', 'chain')
const entry = columnsOf('journal', 'entry')

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

/**
 * The number of the last entry of a chain that changed what lists and papers show; 0 where there is none. Steps of an edition are
 * written down too and change nothing of that: the check of a paper would make it another.
 */
export function lastEntry(chainId: ChainId): Question<number> {
  return question(
    sql<{ sequence: number | null }>`select ${lastEntryOf(sql`${chainId}`)} as sequence`,
    ([row]) => row?.sequence ?? 0,
  )
}

/** The same as part of a statement: null where there is none. */
export function lastEntryOf(chainId: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql`(select ${entry.sequence} from ${entry}
    where ${entry.chain_id} = ${chainId} and ${entry.subject_type} <> 'edition' order by ${entry.sequence} desc limit 1)`
}

/** The end of a chain as it is now. */
export function headOf(chainId: ChainId): Question<ChainHead> {
  return question(
    sql<ChainHead>`
    select ${chain.sequence}, ${chain.hash} from ${chain} where ${chain.chain_id} = ${chainId}`,
    ([row]) => row ?? emptyHead,
  )
}
