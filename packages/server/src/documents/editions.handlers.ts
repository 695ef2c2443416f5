import type { contract } from '@bihuan/core/contract.ts'
import { attachedFormat, attachedForms } from '@bihuan/core/documents/attached.ts'
import { type DocumentKey, documentKeys, documents } from '@bihuan/core/documents/catalogue.ts'
import { unclassified } from '@bihuan/core/documents/official-elements.ts'
import { xmlText } from '@bihuan/core/documents/xml-text.ts'
import { correctionFault, correctionIn } from '@bihuan/core/documents/corrected.ts'
import type { EditedModel } from '@bihuan/core/documents/edition-content.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import type { EditionCommand } from '@bihuan/core/editions/edition.decide.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { CommandId, EditionId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { canonicalOf } from '@bihuan/core/kernel/hash.ts'
import { can, type Right } from '@bihuan/core/people/permissions.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { answerPlain, demand, found } from '../kernel/refused.ts'
import { ask, askTogether } from '../kernel/together.ts'
import { wantedBy } from '../rectifications/rectifications.commands.ts'
import { demandOn, demandRead } from '../rectifications/rectifications.handlers.ts'
import { cardOf } from '../rectifications/rectifications.queries.ts'
import { editedModelIn } from './documents.works.ts'
import { differencesOf } from './corrected-edition.ts'
import { editionPages } from './edition-pages.ts'
import { editionFile } from './edition-file.ts'
import {
  asPublic,
  contentOf,
  type EditionTools,
  keptModel,
  namesSealed,
  placesNow,
  type SaidFor,
  saidNow,
  saidOnCheck,
  wishOf,
} from './edition-said.ts'
import { comparedWithToday } from './edition-compared.ts'
import { commandEdition, draft, keptAs, type OnEdition as Asked } from './editions.commands.ts'
import { editionsOf, type ListedEdition } from './editions.queries.ts'
import { figuresKnown, printable } from './printable.ts'
import { withSince } from './since-last.ts'
import { editionOf, type KeptFile, keptFile } from './editions.store.ts'
import { documentOf, editionView, optionsOf, readsEditions } from './editions.view.ts'

const { editions } = signedInApi

type OnEdition = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly editionId: EditionId
  readonly version: number
}

/** Documents on their way out of the house, and as they left. */
export function editionsHandlers(tools: EditionTools): Router<typeof contract.editions, Context> {
  return {
    list: editions.list.handler(async ({ context, input: { rectificationId } }) => {
      const read = await demandRead(context, rectificationId)
      const here = inBodies(context.actor, read.here, rectificationId)
      demand(documentKeys.some((key) => readsEditions(here, key)))
      const rows = await ask(context.database.kysely, editionsOf({ rectificationId }))
      return {
        editions: rows
          .map((row) => editionView(row, context.actor))
          .filter(({ document }) => readsEditions(here, document)),
        can: can(here, 'rectification.editions') ? ['draft' as const] : [],
      }
    }),
    get: editions.get.handler(async ({ context, input, signal }) => {
      const row = await readRow(context, input)
      return {
        edition: editionView(row, context.actor),
        content: await contentOf(tools, { context, edition: editionOf(row), signal }),
      }
    }),
    compare: editions.compare.handler(async ({ context, input, signal }) => {
      const edition = editionOf(await readRow(context, input))
      if (edition.status !== 'published') return answerPlain(refuse({ code: 'EDITION_NOT_IN_STATUS' }))
      return comparedWithToday(tools, { context, edition, signal })
    }),
    pages: editions.pages.handler(async ({ context, input, signal }) => {
      const row = await readRow(context, input)
      return editionPages(tools, { context, row, from: input.from, signal })
    }),
    file: editions.file.handler(async ({ context, input, signal }) => {
      const row = await readRow(context, input)
      return editionFile(tools, { context, row, format: input.format, signal })
    }),
    ...begins(tools),
    choose: editions.choose.handler(async ({ context, input: { options: chosen, ...form }, signal }) => {
      const row = await readRow(context, form)
      demand(can(inBodies(context.actor, row.here, form.rectificationId), 'rectification.editions'))
      const before = checkedWish(row, todayIn(context))
      const options = await beginning(context, { ...before, options: chosen })
      const wish = { ...before, options }
      const { written, unfit } = await saidNow(tools, { context, wish, signal })
      if (unfit !== null) answerPlain(refuse(unfit))
      const command = { type: 'choose', options: canonicalOf(options) } as const
      return onEdition(context, form, { command, files: [keptAs('draft', utf8(JSON.stringify(written)))] })
    }),
    word: editions.word.handler(async ({ context, input: { texts: typed, ...form }, signal }) => {
      await demandOn(context, 'rectification.editions', form.rectificationId)
      const texts = typed.map((one) => ({ ...one, text: one.text === null ? null : xmlText(one.text) }))
      answerPlain(unclassified(texts))
      const row = await readRow(context, form)
      answerPlain(printable(documentOf(row), texts))
      const written = await placesNow(tools, { context, wish: checkedWish(row, todayIn(context)), signal })
      answerPlain(figuresKnown(texts, written))
      return onEdition(context, form, { command: { type: 'word', texts }, written })
    }),
    source: editions.source.handler(({ context, input: { said, source, ...form } }) =>
      onEdition(context, form, { command: { type: 'source', said, source } }),
    ),
    ...finalises(tools),
    return: editions.return.handler(async ({ context, input: { reason, ...form } }) => {
      // Whoever approves sends back, and whoever writes takes back.
      const row = await readRow(context, form)
      const here = inBodies(context.actor, row.here, form.rectificationId)
      const right = can(here, 'rectification.editions')
        ? 'rectification.editions'
        : 'rectification.approveEdition'
      return onEdition(context, form, { command: { type: 'return', reason }, right })
    }),
    give: editions.give.handler(({ context, input: { to, on, how, ...form } }) =>
      onEdition(context, form, { command: { type: 'give', to, on, how } }),
    ),
    drop: editions.drop.handler(({ context, input: { reason, ...form } }) =>
      onEdition(context, form, { command: { type: 'drop', reason } }),
    ),
  }
}

type Wish = Pick<SaidFor, 'rectificationId' | 'document' | 'options' | 'correctsId'>

/** What is chosen for an edition: since when it tells changes is settled as it begins, whatever leaves meanwhile; a correction tells those of what it corrects. */
async function beginning(context: SignedInContext, wish: Wish): Promise<SaidFor['options']> {
  return wish.correctsId === null ? withSince(context, wish) : wish.options
}

function begins(tools: EditionTools) {
  const first = (context: SignedInContext, wish: Wish, signal: AbortSignal | undefined) =>
    saidNow(tools, { context, wish: { ...wish, texts: [], sources: [], today: todayIn(context) }, signal })
  return {
    draft: editions.draft.handler(async ({ context, input, signal }): Promise<EditionView> => {
      await demandOn(context, 'rectification.editions', input.rectificationId)
      const chosen = await beginning(context, input)
      const { written, unfit } = await first(context, { ...input, options: chosen }, signal)
      if (unfit !== null) answerPlain(refuse(unfit))
      const files = [keptAs('draft', utf8(JSON.stringify(written)))]
      const options = canonicalOf(chosen)
      const open = <Value>(value: Value): Value => asPublic(context, input, value)
      return editionView(found(await draft(context, { ...input, options, files, open })), context.actor)
    }),
  }
}

function finalises(tools: EditionTools) {
  const finalise = async (
    { context, signal }: { context: SignedInContext; signal: AbortSignal | undefined },
    form: OnEdition,
    type: 'check' | 'approve',
  ): Promise<EditionView> => {
    const right = type === 'check' ? 'rectification.editions' : 'rectification.approveEdition'
    await demandOn(context, right, form.rectificationId)
    const row = await readRow(context, form)
    const said = await saidNow(tools, { context, wish: checkedWish(row, todayIn(context)), signal })
    const unfit =
      said.unfit ?? said.unready ?? (type === 'check' ? await uncorrected(context, row, said) : null)
    if (unfit !== null) answerPlain(refuse(unfit))
    const kept = keptModel(said)
    const more = { sha256: kept.sha256, faults: said.faults, files: [kept], document: row.document }
    return editionView(
      found(await commandEdition(context, { form, right, command: { type }, ...more })),
      context.actor,
    )
  }
  return {
    check: editions.check.handler(({ context, input, signal }) =>
      finalise({ context, signal }, input, 'check'),
    ),
    approve: editions.approve.handler(({ context, input, signal }) =>
      finalise({ context, signal }, input, 'approve'),
    ),
    publish: editions.publish.handler(async ({ context, input, signal }): Promise<EditionView> => {
      const right = 'rectification.editions'
      await demandOn(context, right, input.rectificationId)
      const row = await readRow(context, input)
      const kept = await keptFile(context.database.kysely, input.rectificationId, {
        ...input,
        format: 'model',
      })
      // Before the check there is nothing to publish: the machine says so.
      const isKept = row.status === 'approved' && kept?.sha256 === row.sha256
      const said = kept === null || !isKept ? null : { ...kept, format: 'model' }
      const document = documentOf(row)
      if (said !== null && namesSealed(context, input, said))
        answerPlain(refuse({ code: 'EDITION_OUTDATED' }))
      const now =
        said === null ? null : await saidOnCheck(tools, { context, edition: editionOf(row), signal })
      const sha256 = now === null ? null : keptModel(now).sha256
      if (said !== null && sha256 !== said.sha256) answerPlain(refuse({ code: 'EDITION_OUTDATED' }))
      // What was approved before blanks were refused leaves no more than any other.
      if (now?.unready?.code === 'EDITION_BLANK') answerPlain(refuse(now.unready))
      const files =
        said === null ? [] : [said, ...(await filesOf(tools, { context, document, said, signal }))]
      const hashes = files.map(({ format, sha256 }) => ({ format, sha256 }))
      const command: EditionCommand = { type: 'publish', files: hashes }
      return editionView(
        found(await commandEdition(context, { form: input, right, command, document, files, sha256 })),
        context.actor,
      )
    }),
  }
}

/** What keeps a correction from its check: that nobody said what it corrects, or that it says nothing else. */
async function uncorrected(context: SignedInContext, row: ListedEdition, said: EditedModel) {
  const edition = editionOf(row)
  const differs = await differencesOf(context, edition, {
    now: { said, asOf: todayIn(context) },
    open: (left) => asPublic(context, edition, left),
  })
  if (differs === null) return null
  const { number, all } = differs
  return correctionFault(correctionIn(optionsOf(edition)), { number, differences: all })
}

/** As the records stood on the day of the check, where there was one. */
function checkedWish(row: ListedEdition, today: PlainDay): SaidFor {
  const edition = editionOf(row)
  return wishOf(edition, edition.asOf ?? today)
}

async function onEdition(
  context: SignedInContext,
  form: OnEdition,
  {
    command,
    right = 'rectification.editions',
    written = null,
    files = [],
  }: Pick<Asked, 'command' | 'written' | 'files'> & { readonly right?: Right },
): Promise<EditionView> {
  return editionView(
    found(await commandEdition(context, { form, right, command, document: '', written, files })),
    context.actor,
  )
}

async function readRow(
  context: SignedInContext,
  {
    rectificationId,
    editionId,
  }: { readonly rectificationId: RectificationId; readonly editionId: EditionId },
): Promise<ListedEdition> {
  const [card, rows] = [
    cardOf(wantedBy(context, rectificationId)),
    editionsOf({ rectificationId, editionId }),
  ]
  await askTogether(context.database.kysely, [card, rows])
  const here = inBodies(context.actor, found(card.answer).here, rectificationId)
  demand(documentKeys.some((key) => readsEditions(here, key)))
  const edition = found(rows.answer[0])
  demand(readsEditions(here, documentOf(edition)))
  return edition
}

type Rendering = {
  readonly context: SignedInContext
  readonly document: DocumentKey
  readonly said: KeptFile
  readonly signal: AbortSignal | undefined
}

/** Every file of a document, from what is kept of it. */
async function filesOf(
  { longWork }: EditionTools,
  { context, document, said, signal }: Rendering,
): Promise<readonly KeptFile[]> {
  const files: KeptFile[] = []
  const { attached = [] } = editedModelIn(said.bytes)
  const beside = attached.flatMap(({ key }) => attachedForms.map((form) => attachedFormat(key, form)))
  for (const format of [...documents[document].formats, ...beside]) {
    const gather = async () => ({ kept: said.bytes, format, at: context.now() })
    const order = { by: context.actor.personId, gather, signal }
    files.push(keptAs(format, answerPlain(answerPlain(await longWork.run('keptDocument', order)))))
  }
  return files
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
