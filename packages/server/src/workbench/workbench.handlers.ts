import { ownWork } from '@bihuan/core/people/own-work.ts'
import { countQueue } from '../closure/closure.queries.ts'
import { signedInApi } from '../kernel/api.ts'
import { listedView, sightOf } from '../measures/measures.view.ts'
import { readWorkbench, workbenchRows } from '../measures/own-work.queries.ts'

const { measures } = signedInApi

/** What waits for the signed-in person. */
export const workbenchHandlers = {
  mine: measures.mine.handler(async ({ context }) => {
    const sight = sightOf(context)
    const [workbench, waiting] = await Promise.all([
      readWorkbench(context.database, ownWork(context.actor), sight.today),
      countQueue(context.database, context.actor),
    ])
    return {
      today: workbench.today.map((row) => listedView(row, sight)),
      late: workbench.late.map((row) => listedView(row, sight)),
      counts: workbench.counts,
      rectifications: workbench.rectifications.slice(0, workbenchRows),
      hasMoreRectifications: workbench.rectifications.length > workbenchRows,
      waiting,
    }
  }),
}
