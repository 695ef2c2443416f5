import { ownWork } from '@bihuan/core/people/own-work.ts'
import { countQueue } from '../closure/closure.queries.ts'
import { signedInApi } from '../kernel/api.ts'
import { listedView, sightOf } from '../measures/measures.view.ts'
import { readWorkbench } from '../measures/own-work.queries.ts'

const { measures } = signedInApi

/** What waits for the signed-in person. */
export const workbenchHandlers = {
  mine: measures.mine.handler(async ({ context }) => {
    const sight = sightOf(context)
    const [workbench, waiting] = await Promise.all([
      readWorkbench(context.database, ownWork(context.actor), sight.today),
      countQueue(context.database.kysely, context.actor),
    ])
    const { rectifications } = workbench
    const sum = (count: 'late' | 'today' | 'open'): number =>
      rectifications.reduce((total, one) => total + one[count], 0)
    return {
      today: workbench.today.map((row) => listedView(row, sight)),
      late: workbench.late.map((row) => listedView(row, sight)),
      counts: { late: sum('late'), today: sum('today'), open: sum('open') },
      rectifications: [...rectifications],
      waiting,
    }
  }),
}
