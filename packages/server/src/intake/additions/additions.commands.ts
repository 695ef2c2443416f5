import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { DraftMatchView } from '@bihuan/core/intake/additions.contract.ts'
import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import { namesAmong } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { matchByHand } from '@bihuan/core/intake/matching/match-draft.ts'
import type { CommandId, DraftId, FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { type SignedInContext, toolsOf } from '../../kernel/context.ts'
import { answer, answerPlain, found } from '../../kernel/refused.ts'
import { recordsOf, runCommand } from '../../kernel/run-command.ts'
import {
  readCandidates,
  readExisting,
  readPlaces,
  readSequence,
  wereChangedSince,
} from './additions.queries.ts'
import type { DraftChanges } from '../../../../core/src/intake/draft-changes.ts'
import { additionsOf, type ChosenFinding } from '../../../../core/src/intake/draft-additions.ts'
import type { DraftForm } from '../drafts/intake.commands.ts'
import type { RelativeOfDraft } from './additions.works.ts'
import type { IntakeParts } from '../intake-parts.ts'
import { type DraftRow, readDraft } from '../drafts/intake.queries.ts'
import { readCameIn } from '../drafts/came-in.queries.ts'
import { readKeptWords } from './kept-words.queries.ts'
import { readDirectory, rememberNames } from '../drafts/names.store.ts'
import { peopleChosen } from '../../../../core/src/intake/people-chosen.ts'
import { namesRefusal, openBook } from '../drafts/settling.commands.ts'
import { twinRefusal } from '../drafts/twins.queries.ts'
import { settledDraft } from '../drafts/open-draft.ts'
import { keepSource } from '../drafts/sources.store.ts'

/** Who asks for what may take long, and when they go away. */
type Asked = { readonly draftId: DraftId; readonly signal: AbortSignal | undefined }

/** The rectifications that a draft may belong to, the likeliest first. */
export async function relatives(
  context: SignedInContext,
  { longWork }: Pick<IntakeParts, 'longWork'>,
  { draftId, signal }: Asked,
): Promise<RelativeOfDraft[]> {
  const db = context.database.kysely
  const { draft, rectification_id } = found(await readDraft(db, draftId))
  if (draft.findings.length === 0 || rectification_id !== null) return []
  const gather = async () => ({
    draft: { findings: draft.findings },
    candidates: await readCandidates(db, draft),
  })
  return answerPlain(await longWork.run('relatives', { by: context.actor.personId, gather, signal }))
}

/** A draft laid beside a rectification. */
export async function matches(
  context: SignedInContext,
  { longWork }: Pick<IntakeParts, 'longWork'>,
  { draftId, rectificationId, signal }: Asked & { readonly rectificationId: RectificationId },
): Promise<DraftMatchView> {
  const db = context.database.kysely
  const { draft, version } = found(await readDraft(db, draftId))
  // Before the records, so that what changes in between counts as not seen.
  const sequence = found(await readSequence(db, rectificationId))
  const gather = async () => ({
    draft: { findings: draft.findings },
    existing: await readExisting(db, { rectificationId, zone: context.zone }),
    directory: await readDirectory(db, context.actor.personId),
  })
  const order = { by: context.actor.personId, gather, signal }
  return { rectificationId, version, sequence, ...answerPlain(await longWork.run('matches', order)) }
}

/** A finding of a draft laid beside the finding of the record that a person takes it for. */
export async function match(
  context: SignedInContext,
  pair: {
    readonly draftId: DraftId
    readonly rectificationId: RectificationId
    readonly at: number
    readonly findingId: FindingId
  },
): Promise<DraftMatchView['findings'][number]> {
  const db = context.database.kysely
  const { draft } = found(await readDraft(db, pair.draftId))
  const finding = found(draft.findings[pair.at] ?? null)
  const existing = await readExisting(db, { rectificationId: pair.rectificationId, zone: context.zone })
  const known = found(existing.find(({ id }) => id === pair.findingId) ?? null)
  return matchByHand({ finding, at: pair.at, known }, await readDirectory(db, context.actor.personId))
}

type AddForm = DraftForm & {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly sequence: number
  readonly isAgain?: boolean | undefined
  readonly names?: readonly SettledName[] | undefined
  readonly findings: readonly ChosenFinding[]
}

/**
 * Adds what somebody confirmed of a draft to a rectification that is there already, and keeps the document as one more
 * source, in one transaction. What is not named stays as it is.
 */
export async function addTo(
  context: SignedInContext,
  form: AddForm,
): Promise<{ rectificationId: RectificationId; cameIn: CameIn }> {
  const { commandId, draftId, rectificationId } = form
  const findingIds = form.findings.flatMap(({ findingId }) => findingId ?? [])
  const measureIds = form.findings.flatMap(({ measures }) =>
    measures.flatMap(({ measureId }) => measureId ?? []),
  )
  let added: { readonly row: DraftRow; readonly changes: DraftChanges } | null = null
  answer(
    await runCommand(toolsOf(context), {
      chainId: rectificationId,
      commandId,
      by: context.actor.personId,
      subjects: [
        recordsOf(rectificationKind, [rectificationId]),
        recordsOf(findingKind, findingIds),
        recordsOf(measureKind, measureIds),
      ],
      // Not by versions: several forms of one document would each have to carry hundreds of them.
      seen: [],
      checkRight: () => rightRefusal(context, form.findings),
      decide: async (loaded, db) => {
        const settled = settledDraft(await readDraft(db, draftId, true), form)
        if (!settled.ok) return settled
        const row = settled.value
        if (form.findings.length === 0)
          return refuse({ code: 'NOTHING_TO_COMMIT', place: { kind: 'draft', draftId } })
        const twin = await twinRefusal(db, row, { isAgain: form.isAgain, zone: context.zone })
        if (twin !== null) return refuse(twin)
        const seen = { rectificationId, sequence: form.sequence, ids: changedIds(form.findings) }
        if (await wereChangedSince(db, seen)) return refuse({ code: 'VERSION_CONFLICT' })
        const book = await openBook(db, context.actor.personId, form.names ?? [])
        if (!book.ok) return book
        const people = peopleChosen(row.draft, form.findings, loaded.of(measureKind))
        const open = namesRefusal(namesAmong(people, book.value), draftId)
        if (open !== null) return refuse(open)
        const decided = additionsOf(row.draft, form.findings, {
          rectificationId,
          document: row.name,
          newId: context.newId,
          book: book.value,
          kept: await readKeptWords(db, { rectificationId, ids: [...findingIds, ...measureIds] }),
          places: await readPlaces(db, rectificationId, findingIds),
          findings: loaded.of(findingKind),
          measures: loaded.of(measureKind),
        })
        if (!decided.ok) return decided
        added = { row, changes: decided.value }
        return ok(decided.value.changes)
      },
      alsoSave: async (db) => {
        if (added === null) throw new Error(`draft ${draftId} was added without being decided`)
        const { row, changes } = added
        await keepSource(db, {
          rectificationId,
          draft: row,
          quotes: changes.quotes,
          by: context.actor.personId,
          commandId,
          now: context.now(),
        })
        await rememberNames(db, context.actor.personId, form.names ?? [])
      },
    }),
  )
  return {
    rectificationId,
    cameIn: await readCameIn(context.database.kysely, { rectificationId, commandId }),
  }
}

/** Items that change, or get new measures: that others changed the rest is no reason to look again. */
function changedIds(findings: readonly ChosenFinding[]): string[] {
  return findings.flatMap(({ findingId, fields, measures }) => {
    const isChanged = fields.length > 0 || measures.some(({ measureId }) => measureId === null)
    const changed = measures.filter((measure) => measure.fields.length > 0)
    return [...(isChanged ? [findingId] : []), ...changed.map(({ measureId }) => measureId)].filter(
      (one) => one !== null,
    )
  })
}

/** Each thing that is to happen needs the right that it needs when it is done by hand. */
function rightRefusal({ actor }: SignedInContext, findings: readonly ChosenFinding[]): Refusal | null {
  const measures = findings.flatMap((finding) => finding.measures)
  const needed: Right[] = [
    'intake',
    ...(findings.some(({ findingId }) => findingId === null) ? (['rectification.addFinding'] as const) : []),
    ...(findings.some(({ fields }) => fields.length > 0) ? (['finding.assign'] as const) : []),
    ...(measures.some(({ measureId }) => measureId === null) ? (['finding.addMeasure'] as const) : []),
    ...(measures.some(({ fields }) => fields.length > 0) ? (['measure.assign'] as const) : []),
  ]
  return needed.every((right) => can(actor, right)) ? null : { code: 'NOT_ALLOWED' }
}
