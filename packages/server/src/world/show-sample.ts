import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { type Refused, recordsOf, runCommand } from '../kernel/run-command.ts'
import { worldOrganizations } from './organizations.ts'
import { worldPersons } from './persons.ts'
import { onlyOfSample } from './sample-shown.queries.ts'
import { commandIdOf } from './world-commands.ts'

/** Puts the sample away, with the departments and people that only it needs, or shows it again. Nothing is deleted. */
export async function showSample(
  context: SignedInContext,
  form: { readonly commandId: CommandId; readonly isShown: boolean },
): Promise<Result<unknown, Refused>> {
  return runCommand(toolsOf(context), {
    chainId: sampleRectificationId,
    commandId: form.commandId,
    by: context.actor.personId,
    subjects: [recordsOf(rectificationKind, [sampleRectificationId])],
    seen: [],
    isOnPutAway: true,
    checkRight: () => (can(context.actor, 'sample.putAway') ? null : { code: 'NOT_ALLOWED' }),
    decide: async (loaded, db) => {
      const isPutAway = loaded.one(rectificationKind, sampleRectificationId).putAway !== null
      if (isPutAway === !form.isShown) return ok([])
      const event = form.isShown
        ? ({ type: 'rectification.takenOut' } as const)
        : ({ type: 'rectification.putAway', ...(await onlyOfSample(db, addedBySample())) } as const)
      return ok([changeOf(rectificationKind, sampleRectificationId, event)])
    },
  })
}

function addedBySample(): CommandId[] {
  return [
    ...worldOrganizations.map(({ key }) => commandIdOf(`organization ${key}`)),
    ...worldPersons.map(({ key }) => commandIdOf(`person ${key}`)),
  ]
}
