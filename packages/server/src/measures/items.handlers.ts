import { readScope } from '@bihuan/core/people/read-scope.ts'
import { hiddenIn } from '@bihuan/core/told/veil.ts'
import { signedInApi } from '../kernel/api.ts'
import { ask } from '../kernel/together.ts'
import { itemsToChoose } from './items.queries.ts'

/** Findings and measures to choose among. */
export const itemsHandlers = {
  items: signedInApi.rectifications.items.handler(({ context, input }) => {
    const { actor, database } = context
    const { q = '', open = false, ids, ...others } = input
    return ask(
      database.kysely,
      itemsToChoose({
        ...others,
        ids,
        isOpen: open,
        words: q.split(/\s+/u).filter((word) => word !== ''),
        scope: readScope(actor),
        hidden: hiddenIn(actor, input.rectificationId),
      }),
    )
  }),
}
