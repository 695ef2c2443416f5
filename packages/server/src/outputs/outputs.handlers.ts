import type { contract } from '@bihuan/core/contract.ts'
import { newOutputRefusal } from '@bihuan/core/outputs/output.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import type { Context } from '../kernel/context.ts'
import { refusalError } from '../kernel/http/answer.ts'
import { found } from '../kernel/refused.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { OutputFiles } from './output-files.ts'
import type { OutputRunner } from './output-runner.ts'
import { outputsOf } from './outputs.queries.ts'
import { dropOutput, insertOutput, type Orderer } from './outputs.store.ts'
import { outputView } from './outputs.view.ts'
import { demandWanted } from './wanted.ts'

const { outputs } = signedInApi

/** How long whoever orders a file waits for it before they are shown how far it is instead. */
const patienceMilliseconds = 1_500

/** What makes and keeps files that were ordered. */
export type OutputParts = {
  readonly outputs: { readonly runner: OutputRunner; readonly files: OutputFiles }
}

/** Files that take long: ordered, looked at and removed by those who ordered them. */
export function outputsHandlers({
  outputs: { runner, files },
}: OutputParts): Router<typeof contract.outputs, Context> {
  return {
    order: outputs.order.handler(async ({ context, input: { outputId: id, rectificationId, file } }) => {
      const { actor, database, now } = context
      const { kind, query } = file
      const wanted = {
        rectificationId,
        kind,
        query: kind === 'ledger' ? { ...query, format: file.format } : query,
      }
      await demandWanted(context, wanted)
      const wish = { id, ...wanted, ...ordererIn(actor), orderedAt: now() }
      const { isNew, isSame, ...kept } = await insertOutput(database.kysely, wish)
      if (isSame === false) throw refusalError({ code: 'COMMAND_ID_USED' })
      if (!isNew && isSame === null) throw refusalError(newOutputRefusal(kept) ?? { code: 'COMMAND_ID_USED' })
      runner.wake()
      await runner.endOf(id, patienceMilliseconds)
      const [output] = await outputsOf(database.kysely, { actor, id, now: now() })
      return outputView(found(output), actor)
    }),
    list: outputs.list.handler(async ({ context: { actor, database, now } }) => {
      const all = await outputsOf(database.kysely, { actor, now: now() })
      return all.map((output) => outputView(output, actor))
    }),
    drop: outputs.drop.handler(async ({ context: { actor, database }, input: { outputId: id } }) => {
      const isThere = await dropOutput(database.kysely, { id, ...ordererIn(actor) })
      found(isThere ? id : null)
      runner.cancel(id)
      await files.remove(id)
      return { isDropped: true } as const
    }),
  }
}

function ordererIn({ personId, token }: Actor): Orderer {
  return { personId, tokenId: token?.id ?? null }
}
