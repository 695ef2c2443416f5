import { id } from '@bihuan/core/kernel/id.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import type { Context } from '../kernel/context.ts'
import { insertOutput } from '../outputs/outputs.store.ts'
import { readPersons } from '../people/people.queries.ts'
import { commandIdOf } from './world-commands.ts'

/** Who finds a file under 待取文件 when the demo is opened. */
const orderer = 'zhuanban'

/**
 * Orders the ledger of the sample on paper. It is made as any other file that somebody ordered, once the program listens: no start waits
 * for it. Ordered anew where a load that was cut short goes on, it is the same order.
 */
export async function orderDemoFile({ database, now }: Pick<Context, 'database' | 'now'>): Promise<void> {
  const person = (await readPersons(database.kysely)).find(({ username }) => username === orderer)
  if (person === undefined) throw new Error(`nobody of the demo is called ${orderer}`)
  await insertOutput(database.kysely, {
    id: id<'output'>(commandIdOf('output ledger')),
    rectificationId: sampleRectificationId,
    kind: 'ledger',
    query: { paper: 'a3', format: 'pdf' },
    personId: person.id,
    tokenId: null,
    orderedAt: now(),
  })
}
