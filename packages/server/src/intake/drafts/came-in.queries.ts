import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { columnsOf, sql } from '../../kernel/sql.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { countOf } from './settling.commands.ts'

const journal = columnsOf('journal')

/** How much a command brought into a rectification; a form sent twice is told the same both times. */
export async function readCameIn(
  db: Db,
  {
    rectificationId,
    commandId,
  }: { readonly rectificationId: RectificationId; readonly commandId: CommandId },
): Promise<CameIn> {
  const { rows } = await sql<{ type: Change['event']['type'] }>`
    select ${journal.event} ->> 'type' as type from ${journal}
    where ${journal.chain_id} = ${rectificationId} and ${journal.command_id} = ${commandId}`.execute(db)
  return countOf(rows.map(({ type }) => type))
}
