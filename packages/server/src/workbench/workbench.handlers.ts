import { ownWork } from '@bihuan/core/people/own-work.ts'
import { ownOrganizations } from '@bihuan/core/people/read-scope.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { countQueue } from '../closure/closure.queries.ts'
import { signedInApi } from '../kernel/api.ts'
import { readWaitingExtensions } from '../measures/extensions.queries.ts'
import { listedView, sightOf, waitingExtension } from '../measures/measures.view.ts'
import { readWorkbench, workbenchRows } from '../measures/own-work.queries.ts'
import { type PartWork, readOpenParts } from '../measures/parts.queries.ts'
import { partView } from '../measures/parts.view.ts'
import { readSupports } from '../measures/supports.queries.ts'
import { ownObjects } from '../objects/own-objects.ts'
import { waitingObjects } from '../objects/waiting-objects.ts'
import { aheadOf } from './ahead.ts'

const { measures } = signedInApi

/** What waits for the signed-in person. */
export const workbenchHandlers = {
  mine: measures.mine.handler(async ({ context }) => {
    const sight = sightOf(context)
    const [workbench, supports, parts, extensions, objects, own, waiting, ahead] = await Promise.all([
      readWorkbench(context.database, ownWork(context.actor), sight.today),
      readSupports(context.database, ownOrganizations(context.actor), sight.today),
      readOpenParts(context.database, partWorkOf(context.actor), sight.today),
      readWaitingExtensions(context.database, context.actor),
      waitingObjects(context.database, { actor: context.actor, today: sight.today }),
      ownObjects(context.database, { actor: context.actor, today: sight.today }),
      countQueue(context.database, context.actor),
      aheadOf(context),
    ])
    return {
      today: workbench.today.map((row) => listedView(row, sight)),
      late: workbench.late.map((row) => listedView(row, sight)),
      counts: workbench.counts,
      rectifications: workbench.rectifications.slice(0, workbenchRows),
      hasMoreRectifications: workbench.rectifications.length > workbenchRows,
      supports: {
        ...supports,
        first: supports.first.map((row) => ({
          ...listedView(row, sight),
          supporter: { id: row.supporter_id, name: row.supporter_name },
        })),
      },
      parts: {
        ...parts,
        first: parts.first.map((row) => partView(row, sight)),
      },
      extensions: extensions.flatMap((row) => waitingExtension(row, sight)),
      objects,
      ownObjects: own,
      waiting,
      ahead,
    }
  }),
}

/** Of whoever answers for more as well only what is theirs by post and by name. */
function partWorkOf({ personId, appointments }: Actor): PartWork {
  const where = (role: 'head' | 'handler') =>
    appointments.filter((held) => held.role === role).map(({ organizationId }) => organizationId)
  return { personId, heads: where('head'), handles: where('handler') }
}
