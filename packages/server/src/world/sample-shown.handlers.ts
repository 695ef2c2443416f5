import { can } from '@bihuan/core/people/permissions.ts'
import { signedInApi } from '../kernel/api.ts'
import { answer, demand } from '../kernel/refused.ts'
import { sampleState } from './sample-shown.queries.ts'
import { showSample } from './show-sample.ts'

/** Where the sample is, and putting it away. */
export const sampleHandlers = {
  sample: signedInApi.setup.sample.handler(async ({ context }) => {
    demand(can(context.actor, 'sample.putAway'))
    return { state: await sampleState(context.database.kysely) }
  }),
  showSample: signedInApi.setup.showSample.handler(async ({ context, input }) => {
    demand(can(context.actor, 'sample.putAway'))
    const { kysely } = context.database
    // Where there is none, its journal must not begin either.
    if ((await sampleState(kysely)) !== 'none') answer(await showSample(context, input))
    return { state: await sampleState(kysely) }
  }),
}
