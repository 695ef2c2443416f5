import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { demand, found } from '../kernel/refused.ts'
import { commitDraft, discardDraft, readIn, saveDraft } from './intake.commands.ts'
import { listDrafts, readDraft } from './intake.queries.ts'

const intake = signedInApi.use(({ context, next }) => {
  demand(can(context.actor, 'intake'))
  return next()
}).intake

/** Reading documents in: drafts, and committing one as a rectification. */
export const intakeHandlers = {
  list: intake.list.handler(({ context }) => listDrafts(context.database.kysely)),
  read: intake.read.handler(async ({ context, input }) => {
    const source = input.file === undefined ? (input.text ?? '') : await bytesOf(input.file)
    const draftId = await readIn(context, { ...input, source })
    return present(context, draftId)
  }),
  get: intake.get.handler(({ context, input }) => present(context, input.draftId)),
  save: intake.save.handler(async ({ context, input }) => {
    await saveDraft(context, input)
    return present(context, input.draftId)
  }),
  discard: intake.discard.handler(async ({ context, input }) => {
    await discardDraft(context, input.draftId)
    return { isDiscarded: true } as const
  }),
  commit: intake.commit.handler(async ({ context, input }) => ({
    rectificationId: await commitDraft(context, input),
  })),
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer())
}

async function present(context: SignedInContext, draftId: DraftId): Promise<SavedDraft> {
  const row = found(await readDraft(context.database.kysely, draftId))
  return {
    id: row.id,
    name: row.name,
    createdBy: { id: row.created_by, name: row.created_by_name },
    updatedAt: row.updated_at.toISOString(),
    text: row.text,
    encoding: row.encoding,
    form: 'text',
    pages: null,
    doubts: [],
    fileId: null,
    twins: [],
    draft: row.draft,
    acknowledged: row.acknowledged,
    rectificationId: row.rectification_id,
    version: row.version,
  }
}
