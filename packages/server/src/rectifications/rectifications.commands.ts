import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { type CommandId, id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { nothingAnnounced, type Source } from '@bihuan/core/rectifications/rectification.ts'
import { commandBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'

/** Starts an empty rectification. It takes the id of the command, so that a form sent twice finds it. */
export async function createRectification(
  context: SignedInContext,
  form: {
    readonly commandId: CommandId
    readonly name: string
    readonly source: Source
    readonly inspectingBody: string | null
    readonly inspectedBody?: string | null | undefined
    readonly feedbackOn: PlainDay | null
  },
): Promise<RectificationId> {
  const { commandId, inspectedBody = null, ...details } = form
  const rectificationId = id<'rectification'>(commandId)
  const unknown = { inspectedFrom: null, inspectedTo: null, announced: nothingAnnounced }
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: [],
      seen: [],
      checkRight: () => (can(context.actor, 'rectification.create') ? null : { code: 'NOT_ALLOWED' }),
      decide: () => {
        const event = {
          type: 'rectification.created',
          rectificationId,
          inspectedBody,
          ...details,
          ...unknown,
        } as const
        return ok([changeOf(rectificationKind, rectificationId, event)])
      },
    },
  )
  return rectificationId
}
