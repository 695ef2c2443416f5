import type { Corrected } from '@bihuan/core/documents/corrected.ts'
import type { DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import { type DocumentModel, textOf } from '@bihuan/core/documents/document.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import {
  attachmentsNamed,
  changedTexts,
  type EditedModel,
  markedText,
  placesIn,
  sourcedIn,
  type WrittenText,
} from '@bihuan/core/documents/edition-content.ts'
import { notApprovedWords } from '@bihuan/core/documents/not-approved.ts'
import { type EditionContent, mostDifferences } from '@bihuan/core/documents/editions.contract.ts'
import type { Edition, HandText, NumberSource } from '@bihuan/core/editions/edition.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { canonicalOf } from '@bihuan/core/kernel/hash.ts'
import type { EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { publicVeil, type Veil, veiled, veilOf } from '@bihuan/core/told/veil.ts'
import { z } from 'zod'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, found } from '../kernel/refused.ts'
import type { SideThread } from '../kernel/side-thread.ts'
import { ask } from '../kernel/together.ts'
import { attachedFacts } from './attached-facts.ts'
import { correctedEdition, differencesOf } from './corrected-edition.ts'
import { orderOf } from './documents.handlers.ts'
import { noticeFacts } from './documents.queries.ts'
import { type documentWorks, editedModelIn, type EditionSaid, jsonIn } from './documents.works.ts'
import { keptAs } from './editions.commands.ts'
import { type KeptFile, keptFile } from './editions.store.ts'
import { documentOf, optionsOf } from './editions.view.ts'
import { readableElsewhere } from './readable.queries.ts'
import { elsewhereIn, withReadable } from './readable.ts'

// What the program itself kept.
const keptAsWritten = z.array(z.custom<WrittenText>())

/** What editions are made with. */
export type EditionTools = { readonly longWork: SideThread<typeof documentWorks> }

/** Which edition is wanted, as the records stood on which day. */
export type SaidFor = {
  readonly rectificationId: RectificationId
  readonly document: DocumentKey
  readonly options: DocumentOptions
  readonly texts: readonly HandText[]
  readonly sources: readonly NumberSource[]
  readonly today: PlainDay
  /** The published edition that it corrects. */
  readonly correctsId: EditionId | null
}

type Asked = { readonly context: SignedInContext; readonly signal: AbortSignal | undefined }

/** What a document says now, with what people wrote in it, and whether that is true. */
export async function saidNow(
  { longWork }: EditionTools,
  { context, wish, signal }: Asked & { readonly wish: SaidFor },
): Promise<EditionSaid> {
  const { rectificationId, today } = wish
  // What people wrote leaves as the records do: without what is sealed.
  const { texts, sources } = asPublic(context, wish, { texts: wish.texts, sources: wish.sources })
  const gather = async () => ({
    order: {
      ...(await orderOf(context, wish, today)),
      corrects: await correctedOf(context, wish),
      attached: await attachedFacts(context, wish),
    },
    texts,
    sources,
    countable: found(
      await noticeFacts(context.database.kysely, rectificationId, { today, zone: context.zone }),
    ),
  })
  return answerPlain(await longWork.run('editionSaid', { by: context.actor.personId, gather, signal }))
}

/** What an edition corrects, as anybody may read it. */
async function correctedOf(
  context: SignedInContext,
  { rectificationId, correctsId }: SaidFor,
): Promise<Corrected | null> {
  if (correctsId === null) return null
  return asPublic(
    context,
    { rectificationId },
    await correctedEdition(context, { rectificationId, editionId: correctsId }),
  )
}

/** What the program writes now in each place where people may write in it. */
export async function placesNow(
  { longWork }: EditionTools,
  { context, wish, signal }: Asked & { readonly wish: SaidFor },
): Promise<ReadonlyMap<string, string>> {
  const gather = async () => ({ order: await orderOf(context, wish, wish.today) })
  return placesIn(
    answerPlain(await longWork.run('writtenTexts', { by: context.actor.personId, gather, signal })),
  )
}

/** Whether an edition says what was sealed since it was checked. */
export function namesSealed(
  context: SignedInContext,
  of: Pick<SaidFor, 'rectificationId'>,
  kept: Pick<KeptFile, 'bytes' | 'sha256'>,
): boolean {
  return saysUnder(publicVeil(context.actor), { context, of, kept })
}

/** Whether an edition says what whoever asks may not see. */
export function namesHidden(
  context: SignedInContext,
  of: Pick<SaidFor, 'rectificationId'>,
  kept: Pick<KeptFile, 'bytes' | 'sha256'>,
): boolean {
  return saysUnder(veilOf(context.actor), { context, of, kept })
}

function saysUnder(
  veil: Veil,
  {
    context: { zone },
    of: { rectificationId: of },
    kept: { bytes, sha256 },
  }: {
    readonly context: SignedInContext
    readonly of: Pick<SaidFor, 'rectificationId'>
    readonly kept: Pick<KeptFile, 'bytes' | 'sha256'>
  },
): boolean {
  if (veil.hidden.length === 0) return false
  return keptModel(veiled(editedModelIn(bytes), veil, { zone, of })).sha256 !== sha256
}

/** What anybody may read of a value: without what is sealed. */
export function asPublic<Value>(
  { actor, zone }: SignedInContext,
  { rectificationId: of }: Pick<SaidFor, 'rectificationId'>,
  value: Value,
): Value {
  return veiled(value, publicVeil(actor), { zone, of })
}

/** What an edition says, as it is kept from the check on. */
export function keptModel({ model, names, handWritten, attached = [] }: EditedModel): KeptFile {
  // Editions without attachments are kept as they were before there were any: their hashes stay.
  const kept = { model, names, handWritten, ...(attached.length > 0 && { attached }) }
  return keptAs('model', new TextEncoder().encode(canonicalOf(kept)))
}

/** What an edition would say as the records are now, as of the day of its check: whether it is outdated, and never what it should say. */
export function saidOnCheck(
  tools: EditionTools,
  { edition, ...asked }: Asked & { readonly edition: Edition },
): Promise<EditionSaid> {
  const wish = wishOf(edition, edition.asOf ?? todayIn(asked.context))
  return saidNow(tools, { ...asked, wish })
}

/** What an edition is written from, as of a day. */
export function wishOf(edition: Edition, today: PlainDay): SaidFor {
  const { rectificationId, texts, sources, correctsId } = edition
  const [document, options] = [documentOf(edition), optionsOf(edition)]
  return { rectificationId, texts, sources, document, options, today, correctsId }
}

/** What each page of an edition says above its text, until somebody approved it. */
export function headOf(
  status: Edition['status'],
  language: DocumentModel['language'],
): Pick<DocumentModel, 'head'> {
  const isApproved = status === 'approved' || status === 'published'
  return isApproved ? {} : { head: notApprovedWords[language] }
}

/** What an edition says for its reader: as it was checked and left, of a draft as the records are now. */
export async function contentOf(
  tools: EditionTools,
  { context, edition, signal }: Asked & { readonly edition: Edition },
): Promise<EditionContent> {
  const { rectificationId, status } = edition
  // Read as they leave: without what is sealed.
  const { texts, sources } = asPublic(context, edition, { texts: edition.texts, sources: edition.sources })
  const db = context.database.kysely
  const isDraft = status === 'drafted' || status === 'dropped'
  const wish = { ...wishOf(edition, todayIn(context)), texts, sources }
  const said = isDraft ? await saidNow(tools, { context, wish, signal }) : null
  const at = { editionId: edition.id, format: isDraft ? 'draft' : 'model' }
  const kept = found(await keptFile(db, rectificationId, at))
  const edited = said ?? editedModelIn(kept.bytes)
  const elsewhere = elsewhereIn(edited.model)
  const readable =
    elsewhere.length === 0
      ? new Set<string>()
      : await ask(db, readableElsewhere(elsewhere, readScope(context.actor)))
  const { title, blocks, hidden } = withReadable(edited.model, {
    of: rectificationId,
    readable,
    actor: context.actor,
  })
  const changed =
    said === null ? [] : changedTexts(keptAsWritten.parse(jsonIn(kept.bytes)), said.written, texts)
  // On its way out it stands as it was checked: its reader is told what the records say otherwise since.
  const isLeaving = status === 'checked' || status === 'approved'
  const since = isLeaving ? await saidOnCheck(tools, { context, edition, signal }) : null
  const isOutdated = since !== null && keptModel(since).sha256 !== kept.sha256
  // What it should say is told as it would read today: the day of the check with the figures of today would be true of neither.
  const today = isOutdated ? await saidNow(tools, { context, wish, signal }) : null
  // What the records still say is looked up as in the draft, so that whoever approves opens it; else the places are others.
  const looked = said ?? (isOutdated ? null : since)
  const differs = await differencesOf(context, edition, {
    now: { said: edited, asOf: isDraft ? wish.today : (edition.asOf ?? wish.today) },
    open: (left) => asPublic(context, edition, left),
  })
  return {
    title,
    ...headOf(status, edited.model.language),
    blocks,
    hidden,
    names: [...edited.names],
    handWritten: [...edited.handWritten],
    texts: textsOf(edited, texts),
    hands: said === null ? [] : handsOf(texts, placesIn(said.written)),
    statements: [...(looked?.report.statements ?? sourcedIn(edited, sources))],
    contradictions: [...(said?.report.contradictions ?? [])],
    sources: [...sources],
    changed: today === null ? [...changed] : [...changedTexts(writtenOf(edited), today.written, texts)],
    differences: differs && {
      places: differs.places.slice(0, mostDifferences),
      more: Math.max(0, differs.all - Math.min(differs.places.length, mostDifferences)),
    },
    attachments: [...attachmentsNamed(edited)],
    lacking: [...((said ?? since)?.lacking ?? [])],
    unfitDays: [...(said?.unfitDays ?? [])],
    contested: [...((said ?? since)?.contested ?? [])],
    namesSealed: !isDraft && namesSealed(context, edition, kept),
    isOutdated,
  }
}

/** What the program had written of what stands in a document as it was checked. */
function writtenOf({ model, names, handWritten }: EditedModel): readonly WrittenText[] {
  return model.blocks.flatMap((block, at) => {
    const name = names[at] ?? null
    return name === null || handWritten[at] === true
      ? []
      : [{ block: name, text: markedText(block), said: textOf(block) }]
  })
}

function handsOf(texts: readonly HandText[], places: ReadonlyMap<string, string>): EditionContent['hands'] {
  return texts.map(({ block, text }) => ({ block, text, now: places.get(block) ?? null }))
}

/** What is edited in place of each block; of several paragraphs of one text the first. */
function textsOf({ model, names }: EditedModel, texts: readonly HandText[]): (string | null)[] {
  const byHand = new Map(texts.map(({ block, text }) => [block, text]))
  return model.blocks.map((block, at) => {
    const name = names[at] ?? null
    if (name === null || names.indexOf(name) !== at) return null
    return byHand.get(name) ?? markedText(block)
  })
}
