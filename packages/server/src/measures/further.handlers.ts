import { readScope } from '@bihuan/core/people/read-scope.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { signedInApi } from '../kernel/api.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { ask } from '../kernel/together.ts'
import { nearAs } from '../people/near.queries.ts'
import { addFurther, dropFurther } from './further.commands.ts'
import { furtherChoices } from './further.queries.ts'
import { measureRight } from './measure-command.ts'
import { listedMeasure } from './one-measure.queries.ts'
import { measureOf } from './measures.store.ts'
import { measureView, sightOf } from './measures.view.ts'

const { measures } = signedInApi

/** Findings that measures answer beside their own. */
export const furtherHandlers = {
  furtherChoices: measures.furtherChoices.handler(async ({ context, input }) => {
    const { actor, database } = context
    const row = found(await ask(database.kysely, listedMeasure(input, readScope(actor))))
    const refusal = measureRight(inBodies(actor, row.here), measureOf(row), 'addFurther')
    answerPlain(refusal === null ? ok(undefined) : refuse(refusal))
    const words = (input.q ?? '').split(/\s+/u).filter((word) => word !== '')
    return ask(database.kysely, furtherChoices({ ...input, words }, nearAs(actor, ['coordinator'])))
  }),
  addFurther: measures.addFurther.handler(async ({ context, input }) =>
    measureView(found(await addFurther(context, input)), sightOf(context)),
  ),
  dropFurther: measures.dropFurther.handler(async ({ context, input }) =>
    measureView(found(await dropFurther(context, input)), sightOf(context)),
  ),
}
