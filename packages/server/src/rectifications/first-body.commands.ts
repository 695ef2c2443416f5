import type { OrganizationForm as Form } from '@bihuan/core/people/bodies.ts'
import { createHash } from 'node:crypto'
import { type CommandId, id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { commandBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { demand } from '../kernel/refused.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { readBodiless, giveDraftsTheirBody } from './first-body.store.ts'

/**
 * Gives whatever belongs to no body yet to the first one, before there is another: else it would be open to the people of
 * that one too. It changes nothing while there is but one body, so that it does no harm where the other is then refused.
 */
export async function beforeAnotherBody(
  context: SignedInContext,
  form: { readonly commandId: CommandId; readonly kinds: readonly (Form | undefined)[] },
): Promise<void> {
  demand(can(context.actor, 'people.manage'))
  if (!form.kinds.some((kind) => kind === 'body' || kind === 'region')) return
  const db = context.database.kysely
  const { bodyId, rectificationIds } = await readBodiless(db)
  if (bodyId === null) return
  for (const rectificationId of rectificationIds) {
    const commandId = commandFor(form.commandId, rectificationId)
    await commandBelow(
      { ...context, form: { operation: 'rectification.giveBody', input: { rectificationId } } },
      { commandId, rectificationId },
      {
        subjects: [recordsOf(rectificationKind, [rectificationId])],
        seen: [],
        isOnPutAway: true,
        checkRight: (_, actor) => (can(actor, 'people.manage') ? null : { code: 'NOT_ALLOWED' }),
        decide: (loaded) => {
          const isGiven = loaded.one(rectificationKind, rectificationId).bodyId !== null
          const event = { type: 'rectification.bodyGiven', bodyId } as const
          return ok(isGiven ? [] : [changeOf(rectificationKind, rectificationId, event)])
        },
      },
    )
  }
  await giveDraftsTheirBody(db, bodyId)
}

/** The same command has the same id for the same rectification, so that it is carried out once. */
function commandFor(commandId: CommandId, rectificationId: RectificationId): CommandId {
  const hex = createHash('sha256').update(`${commandId} ${rectificationId}`).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return id<'command'>([...parts, hex.slice(20, 32)].join('-'))
}
