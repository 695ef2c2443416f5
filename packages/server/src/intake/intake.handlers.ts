import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { contract } from '@bihuan/core/contract.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import type { Context, SignedInContext } from '../kernel/context.ts'
import { demand, found } from '../kernel/refused.ts'
import { addTo, match, matches, relatives } from './additions/additions.commands.ts'
import { commitDraft, discardDraft, saveDraft } from './drafts/intake.commands.ts'
import type { IntakeParts } from './intake-parts.ts'
import { listDrafts, readDraft, readDraftVersion, versionOf } from './drafts/intake.queries.ts'
import { propose } from './model/proposals.commands.ts'
import { cancelReading, read, setColumns } from './readings/readings.commands.ts'
import { listReadings, readReading } from './readings/readings.queries.ts'
import { readingView } from './readings/readings.view.ts'
import { intakeBodies } from '../people/near.queries.ts'
import { settling } from './drafts/settling.commands.ts'
import { readTwins } from './drafts/twins.queries.ts'

const intake = signedInApi.use(({ context, next }) => {
  demand(can(context.actor, 'intake'))
  return next()
}).intake

/** Reading documents in: readings, drafts, and committing one as a rectification. */
export function intakeHandlers(parts: IntakeParts): Router<typeof contract.intake, Context> {
  return {
    ...readingsHandlers(parts),
    ...proposalsHandlers(parts),
    ...additionsHandlers(parts),
    list: intake.list.handler(({ context }) => listDrafts(context.database.kysely, context.actor)),
    get: intake.get.handler(({ context, input }) => present(context, input.draftId)),
    version: intake.version.handler(async ({ context, input }) =>
      found(await readDraftVersion(context.database.kysely, { draftId: input.draftId, by: context.actor })),
    ),
    save: intake.save.handler(async ({ context, input }) => {
      await saveDraft(context, input)
      return present(context, input.draftId)
    }),
    discard: intake.discard.handler(async ({ context, input }) => {
      await discardDraft(context, parts, input.draftId)
      return { isDiscarded: true } as const
    }),
    settling: intake.settling.handler(({ context, input }) => settling(context, input.draftId)),
    commit: intake.commit.handler(({ context, input }) => commitDraft(context, input)),
  }
}

function readingsHandlers(parts: IntakeParts) {
  return {
    read: intake.read.handler(async ({ context, input }) => readingView(await read(context, parts, input))),
    readings: intake.readings.handler(async ({ context }) => {
      const readings = await listReadings(context.database.kysely, context.actor, context.now())
      return readings.map(readingView)
    }),
    reading: intake.reading.handler(async ({ context, input }) =>
      readingView(found(await readReading(context.database.kysely, context.actor, input.readingId))),
    ),
    cancel: intake.cancel.handler(async ({ context, input }) => {
      await cancelReading(context, parts, input.readingId)
      return { isCancelled: true } as const
    }),
    setColumns: intake.setColumns.handler(async ({ context, input }) => {
      await setColumns(context, parts, input)
      return present(context, input.draftId)
    }),
  }
}

function additionsHandlers(parts: IntakeParts) {
  return {
    relatives: intake.relatives.handler(({ context, input, signal }) =>
      relatives(context, parts, { ...input, signal }),
    ),
    matches: intake.matches.handler(({ context, input, signal }) =>
      matches(context, parts, { ...input, signal }),
    ),
    match: intake.match.handler(({ context, input }) => match(context, input)),
    addTo: intake.addTo.handler(({ context, input }) => addTo(context, input)),
  }
}

function proposalsHandlers({ model }: IntakeParts) {
  return {
    helper: intake.helper.handler(() => ({ isOn: model !== null, name: model?.name ?? null })),
    propose: intake.propose.handler(async ({ context, input }) => {
      const counts = await propose(context, { model }, input)
      return { saved: await present(context, input.draftId), ...counts }
    }),
  }
}

async function present(context: SignedInContext, draftId: DraftId): Promise<SavedDraft> {
  const db = context.database.kysely
  const row = found(await readDraft(db, { draftId, by: context.actor }))
  return {
    id: row.id,
    name: row.name,
    createdBy: { id: row.created_by, name: row.created_by_name },
    ...versionOf(row),
    text: row.text,
    encoding: row.encoding,
    form: row.form,
    pages: row.pages,
    doubts: row.doubts,
    fileId: row.file_id,
    twins: await readTwins(db, row, intakeBodies(context.actor)),
    draft: row.draft,
    acknowledged: row.acknowledged,
    rectificationId: row.rectification_id,
  }
}
