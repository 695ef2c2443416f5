import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { DraftMatchView } from '@bihuan/core/intake/additions.contract.ts'
import type { CameIn } from '@bihuan/core/intake/settling/settling.contract.ts'
import { namesAmong } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { matchByHand } from '@bihuan/core/intake/matching/match-draft.ts'
import type { DraftId, FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { type ActorHere, belongsHere, holds, inBodies } from '@bihuan/core/people/role.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { bodiesHere } from '../../kernel/bodies.queries.ts'
import { type SignedInContext, todayIn } from '../../kernel/context.ts'
import { answerPlain, found } from '../../kernel/refused.ts'
import { recordsOf } from '../../kernel/run-command.ts'
import { ask } from '../../kernel/together.ts'
import { intakeBodies } from '../../people/near.queries.ts'
import {
  readCandidates,
  readExisting,
  readPlaces,
  readSequence,
  wereChangedSince,
} from './additions.queries.ts'
import { additionsOf, type ChosenFinding } from '@bihuan/core/intake/draft-additions.ts'
import type { RelativeOfDraft } from './additions.works.ts'
import type { IntakeParts } from '../intake-parts.ts'
import { readDraft } from '../drafts/intake.queries.ts'
import { readKeptWords } from './kept-words.queries.ts'
import { readDirectory } from '../drafts/names.store.ts'
import { peopleChosen } from '@bihuan/core/intake/people-chosen.ts'
import { namesRefusal } from '../drafts/settling.commands.ts'
import { takeIn, type TakeInForm } from '../drafts/take-in.ts'

/** Who asks for what may take long, and when they go away. */
type Asked = { readonly draftId: DraftId; readonly signal: AbortSignal | undefined }

/** The rectifications that a draft may belong to, the likeliest first. */
export async function relatives(
  context: SignedInContext,
  { longWork }: Pick<IntakeParts, 'longWork'>,
  { draftId, signal }: Asked,
): Promise<RelativeOfDraft[]> {
  const db = context.database.kysely
  const { draft, rectification_id } = found(await readDraft(db, { draftId, by: context.actor }))
  if (draft.findings.length === 0 || rectification_id !== null) return []
  const gather = async () => ({
    draft: { findings: draft.findings },
    candidates: await readCandidates(db, draft, intakeBodies(context.actor)),
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
  await demandAdding(context, rectificationId)
  const { draft, version } = found(await readDraft(db, { draftId, by: context.actor }))
  // Before the records, so that what changes in between counts as not seen.
  const sequence = found(await readSequence(db, rectificationId))
  const gather = async () => ({
    draft: { findings: draft.findings },
    existing: await readExisting(db, { rectificationId, zone: context.zone }),
    directory: await readDirectory(db, context.actor),
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
  await demandAdding(context, pair.rectificationId)
  const { draft } = found(await readDraft(db, { draftId: pair.draftId, by: context.actor }))
  const finding = found(draft.findings[pair.at] ?? null)
  const existing = await readExisting(db, { rectificationId: pair.rectificationId, zone: context.zone })
  const known = found(existing.find(({ id }) => id === pair.findingId) ?? null)
  return matchByHand({ finding, at: pair.at, known }, await readDirectory(db, context.actor))
}

type AddForm = TakeInForm & {
  readonly rectificationId: RectificationId
  readonly sequence: number
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
  const { draftId, rectificationId } = form
  const findingIds = form.findings.flatMap(({ findingId }) => findingId ?? [])
  const measureIds = form.findings.flatMap(({ measures }) =>
    measures.flatMap(({ measureId }) => measureId ?? []),
  )
  return takeIn(context, {
    rectificationId,
    form,
    subjects: [
      recordsOf(rectificationKind, [rectificationId]),
      recordsOf(findingKind, findingIds),
      recordsOf(measureKind, measureIds),
    ],
    checkRight: (_, actor) => rightRefusal(actor, form.findings),
    check: async (db) => {
      if (form.findings.length === 0) return { code: 'NOTHING_TO_COMMIT', place: { kind: 'draft', draftId } }
      const seen = { rectificationId, sequence: form.sequence, ids: changedIds(form.findings) }
      return (await wereChangedSince(db, seen)) ? { code: 'VERSION_CONFLICT' } : null
    },
    decide: async ({ draft, name: document }, { book, loaded, db, actor }) => {
      const people = peopleChosen(draft, form.findings, loaded.of(measureKind))
      const open = namesRefusal(namesAmong(people, book), draftId)
      if (open !== null) return refuse(open)
      return additionsOf(draft, form.findings, {
        rectificationId,
        document,
        newId: context.newId,
        book,
        kept: await readKeptWords(db, { rectificationId, ids: [...findingIds, ...measureIds] }),
        places: await readPlaces(db, rectificationId, findingIds),
        findings: loaded.of(findingKind),
        measures: loaded.of(measureKind),
        actor,
        today: todayIn(context),
      })
    },
  })
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
function rightRefusal(actor: ActorHere, findings: readonly ChosenFinding[]): Refusal | null {
  // A document is added to what somebody of the body that it belongs to keeps.
  if (!holds(actor, 'coordinator')) return { code: belongsHere(actor) ? 'NOT_ALLOWED' : 'NOT_FOUND' }
  const measures = findings.flatMap((finding) => finding.measures)
  const needed: Right[] = [
    ...(findings.some(({ findingId }) => findingId === null) ? (['rectification.addFinding'] as const) : []),
    ...(findings.some(({ fields }) => fields.length > 0) ? (['finding.assign'] as const) : []),
    ...(measures.some(({ measureId }) => measureId === null) ? (['finding.addMeasure'] as const) : []),
    ...(measures.some(({ fields }) => fields.length > 0) ? (['measure.assign'] as const) : []),
  ]
  return needed.every((right) => can(actor, right)) ? null : { code: 'NOT_ALLOWED' }
}

/** Demands that somebody keeps a rectification, before a document is laid beside it. */
async function demandAdding(context: SignedInContext, rectificationId: RectificationId): Promise<void> {
  const here = await ask(context.database.kysely, bodiesHere(rectificationId))
  found(holds(inBodies(context.actor, here), 'coordinator') ? here : null)
}
