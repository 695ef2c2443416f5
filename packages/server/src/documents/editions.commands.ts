import { createHash } from 'node:crypto'
import { unfitDays, unfitDaysRefused } from '@bihuan/core/documents/unfit-days.ts'
import {
  decideEdition,
  draftEdition,
  type EditionCommand,
  type EditionFaults,
} from '@bihuan/core/editions/edition.decide.ts'
import { editionKind } from '@bihuan/core/editions/edition.kind.ts'
import type { Edition } from '@bihuan/core/editions/edition.ts'
import { type CommandId, type EditionId, id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import { dayOf } from '@bihuan/core/kernel/zone.ts'
import { countsFor } from '@bihuan/core/people/guises.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { correctionsOf, editionsOf, leftBefore, type ListedEdition } from './editions.queries.ts'
import { keepFiles, type KeptFile } from './editions.store.ts'
import { documentOf, optionsOf } from './editions.view.ts'

type Form = { readonly commandId: CommandId; readonly rectificationId: RectificationId }

const noFaults: EditionFaults = { wrong: [], contradictions: [] }

/** Bytes with their hash, to be kept under the name of a form. */
export function keptAs(format: string, bytes: Uint8Array): KeptFile {
  return { format, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

type Begun = Form & {
  readonly document: string
  readonly options: string
  readonly files: readonly KeptFile[]
}

/** Begins a draft. It takes the id of the command, so that a form sent twice finds it. */
export async function draft(
  context: SignedInContext,
  {
    commandId,
    rectificationId,
    document,
    options,
    correctsId,
    files,
    open,
  }: Begun & {
    readonly correctsId: EditionId | null
    /** What may be taken over of what people wrote: nothing that is sealed. */
    readonly open: <Value>(value: Value) => Value
  },
): Promise<ListedEdition | undefined> {
  const editionId = id<'edition'>(commandId)
  const after = editionsOf({ rectificationId, editionId })
  const others = correctionsOf(rectificationId, correctsId)
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: correctsId === null ? [] : [recordsOf(editionKind, [correctsId])],
      seen: [],
      asks: [others],
      asksAfter: [after],
      checkRight: (_, actor) => (can(actor, 'rectification.editions') ? null : { code: 'NOT_ALLOWED' }),
      decide: (loaded) => {
        const begun = { editionId, rectificationId, document, options, correctsId }
        const corrected = correctsId === null ? null : loaded.one(editionKind, correctsId)
        return changesOf(
          editionKind,
          editionId,
          draftEdition(begun, corrected === null ? null : open(corrected), others.answer),
        )
      },
      alsoSave: (db) => keepFiles(db, { rectificationId, editionId }, files),
    },
  )
  return after.answer[0]
}

/** What is asked of an edition, with what was found out for it before. */
export type OnEdition = {
  readonly form: Form & { readonly editionId: EditionId; readonly version: number }
  readonly right: Right
  readonly command: EditionCommand
  readonly document: Edition['document']
  readonly sha256?: string | null
  readonly faults?: EditionFaults
  readonly files?: readonly KeptFile[]
  readonly written?: ReadonlyMap<string, string> | null
}

/** Carries out what somebody asks of an edition. */
export async function commandEdition(
  context: SignedInContext,
  { form, right, command, document, ...found }: OnEdition,
): Promise<ListedEdition | undefined> {
  const { sha256 = null, faults = noFaults, files = [], written = null } = found
  const { rectificationId, editionId, version } = form
  const before = leftBefore(rectificationId, document)
  const after = editionsOf({ rectificationId, editionId })
  await commandBelow(context, form, {
    subjects: [recordsOf(editionKind, [editionId])],
    seen: [{ kind: editionKind, subjectId: editionId, version }],
    asks: [before],
    asksAfter: [after],
    checkRight: (_, actor) => (can(actor, right) ? null : { code: 'NOT_ALLOWED' }),
    decide: (loaded) => {
      const edition = loaded.one(editionKind, editionId)
      // The day of the feedback was looked at with the check, and does not come nearer.
      const days = { feedbackOn: null, today: todayIn(context) }
      const known = {
        countsFor: countsFor(context.actor),
        today: todayIn(context),
        sha256,
        faults,
        written,
        publishedOn: edition.publishedAt === null ? null : dayOf(new Date(edition.publishedAt), context.zone),
        numberBefore: before.answer,
        daysRefused: unfitDaysRefused(unfitDays(documentOf(edition), optionsOf(edition), days)),
      }
      return changesOf(editionKind, editionId, decideEdition(edition, command, known))
    },
    ...(files.length > 0 && { alsoSave: (db) => keepFiles(db, { rectificationId, editionId }, files) }),
  })
  return after.answer[0]
}
