import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { acceptText, type IntakeRefusal } from '@bihuan/core/reading/text/decode.ts'
import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import { type CommandId, type DraftId, id, type OrganizationId } from '@bihuan/core/kernel/id.ts'
import { bodyForNew } from '@bihuan/core/rectifications/body-for-new.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { cleanFileName } from '../../kernel/files/file-name.ts'
import type { FileRefusal, FileToStore } from '../../kernel/files/file-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { fingerprintOf } from '../../kernel/form.ts'
import { refusalError } from '../../kernel/http/answer.ts'
import { type CarriedOut, isTaken, knownAs, noteCarriedOut } from '../../kernel/journal.store.ts'
import { ask } from '../../kernel/together.ts'
import { answerPlain, found } from '../../kernel/refused.ts'
import { forgetFile, keepUpload, settleFile, type UploadedFile } from '../../told/files.store.ts'
import { updateDraft } from '../drafts/drafts.store.ts'
import { openDraft } from '../drafts/open-draft.ts'
import type { IntakeParts } from '../intake-parts.ts'
import { readDraft } from '../drafts/intake.queries.ts'
import { rememberColumns } from './known-columns.store.ts'
import { type ListedReading, readReading } from './readings.queries.ts'
import { type GivenAs, insertReading, takeOut } from './readings.store.ts'

/** How long whoever sends a document waits for the draft before they are shown the progress instead. */
const patienceMilliseconds = 1_500

type ReadForm = {
  readonly commandId: CommandId
  readonly name: string
  readonly text?: string | undefined
  readonly isHtml?: boolean | undefined
  readonly file?: File | undefined
  /** The body whose coordinators work on it, where somebody coordinates several. */
  readonly bodyId?: OrganizationId | undefined
}

/**
 * Puts a document in line to be read, and waits a moment for what comes of it. The reading, and the draft after it, take
 * the id of the command, so that a form sent twice is read once. Of what is refused nothing is kept.
 */
export async function read(
  context: SignedInContext,
  parts: IntakeParts,
  form: ReadForm,
): Promise<ListedReading> {
  const db = context.database.kysely
  const readingId = id<'draft'>(form.commandId)
  const known = await readReading(db, context.actor, readingId)
  if (known !== null) await refuseOther(context, form)
  if (known?.state === 'done') return known
  if (known === null) await putInLine(context, parts, form)
  parts.runner.wake()
  const end = await parts.runner.endOf(readingId, patienceMilliseconds)
  if (end !== null && end !== 'done' && end !== 'gone') throw refusalError(end)
  return found(await readReading(db, context.actor, readingId))
}

/** Refuses a form that has the id of another one. */
async function refuseOther(context: SignedInContext, form: ReadForm): Promise<void> {
  const given = answerPlain(givenIn(form))
  const digest = createHash('sha256')
  for await (const piece of given.open()) digest.update(bytesOf(piece))
  const command = commandOf(context, form, { ...given, sha256: digest.digest('hex') })
  if ((await ask(context.database.kysely, knownAs(command))) === 'other')
    throw refusalError({ code: 'COMMAND_ID_USED' })
}

function bytesOf(piece: unknown): Buffer {
  if (!Buffer.isBuffer(piece)) throw new Error('a document has to be a stream of bytes')
  return piece
}

/** A reading as the command that it is: in no chain, and told from others by what is to be read. */
function commandOf(
  { actor }: SignedInContext,
  { commandId, name }: ReadForm,
  given: Pick<Given, 'givenAs' | 'name'> & { readonly sha256: string },
): CarriedOut {
  const { givenAs, name: fileName, sha256 } = given
  const fingerprint = fingerprintOf({ operation: 'intake.read', input: { name, givenAs, fileName, sha256 } })
  return { commandId, by: actor.personId, chainId: null, fingerprint }
}

async function putInLine(context: SignedInContext, parts: IntakeParts, form: ReadForm): Promise<void> {
  const bodyId = answerPlain(bodyForNew(context.actor, form.bodyId))
  const given = answerPlain(givenIn(form))
  const keeping = { db: context.database.kysely, files: parts.files }
  // A second time, should somebody be forgetting the same content in this moment.
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const file = answerPlain(await storeGiven(context, parts, given))
    let unwanted: string | null = null
    const isKept = await keepUpload(keeping, file, async (db) => {
      const isNew = await insertReading(db, {
        id: id<'draft'>(form.commandId),
        name: form.name,
        givenAs: given.givenAs,
        fileId: file.id,
        bodyId,
        createdBy: context.actor.personId,
        createdAt: context.now(),
      })
      if (isNew) await noteCarriedOut(db, commandOf(context, form, { ...given, sha256: file.sha256 }))
      else unwanted = await forgetFile(db, parts.files, file.id)
    }).catch(async (error: unknown) => {
      await settleFile(keeping, file.sha256)
      if (!isTaken(error, context.stores)) throw error
      await refuseOther(context, form)
      return true
    })
    if (unwanted !== null) await settleFile(keeping, unwanted)
    if (isKept) return
  }
  throw new Error(`reading ${form.commandId} vanished twice as it was stored`)
}

type Given = { readonly givenAs: GivenAs; readonly name: string; readonly open: () => Readable }

function givenIn({ text = '', isHtml = false, file }: ReadForm): Result<Given, IntakeRefusal> {
  if (file !== undefined) {
    const open = (): Readable => Readable.from(piecesOf(file))
    return ok({ givenAs: 'file', name: cleanFileName(file.name), open })
  }
  // With the mark of UTF-8 in front, so that nothing about it has to be guessed.
  const open = (): Readable => Readable.from([Buffer.from(`\uFEFF${text.replaceAll('\0', '\uFFFD')}`)])
  if (isHtml) return ok({ givenAs: 'html', name: 'pasted.html', open })
  // What can be refused without reading it never comes to lie on the disk.
  const accepted = acceptText(text)
  return accepted.ok ? ok({ givenAs: 'text', name: 'pasted.txt', open }) : accepted
}

async function* piecesOf(file: File): AsyncIterable<Buffer> {
  for await (const piece of file.stream()) yield Buffer.from(piece)
}

async function storeGiven(
  context: SignedInContext,
  { files }: IntakeParts,
  { name, open }: Given,
): Promise<Result<UploadedFile, FileRefusal | IntakeRefusal>> {
  const toStore: FileToStore = { stream: open(), name, isAnyKind: true }
  const stored = await files.storeFile(toStore)
  if (!stored.ok) return stored.refusal.code === 'FILE_EMPTY' ? refuse({ code: 'EMPTY_TEXT' }) : stored
  const { hash: sha256, size, mediaType } = stored.value
  return ok({
    id: id<'file'>(context.newId()),
    name,
    sha256,
    size,
    mediaType,
    uploadedBy: context.actor.personId,
    uploadedAt: context.now(),
  })
}

/** Stops a reading, or dismisses one that was refused. Nothing of it is kept. */
export async function cancelReading(
  context: SignedInContext,
  { files, runner }: IntakeParts,
  readingId: DraftId,
): Promise<void> {
  const db = context.database.kysely
  const forgotten = await db.transaction().execute(async (transaction) => {
    found(await readReading(transaction, context.actor, readingId))
    const { fileId } = found(await takeOut(transaction, readingId))
    return fileId && forgetFile(transaction, files, fileId)
  })
  runner.cancel(readingId)
  if (forgotten !== null) await settleFile({ db, files }, forgotten)
}

const ofFiles = ['SHEETS_HIDDEN', 'CELLS_WITHOUT_RESULT']

/**
 * Reads the ledger of a draft anew by what somebody says that its columns hold, and remembers that for their
 * organization. What was changed by hand in the draft is read anew as well.
 */
export async function setColumns(
  context: SignedInContext,
  { runner }: IntakeParts,
  form: { readonly draftId: DraftId; readonly version: number; readonly columns: readonly DraftColumn[] },
): Promise<void> {
  const db = context.database.kysely
  const before = answerPlain(
    openDraft(await readDraft(db, { draftId: form.draftId, by: context.actor }), form),
  )
  const { draft: read } = answerPlain(await runner.readAgain(before.text, form.columns))
  // The text does not say what its file hid or lacked.
  const ofFile = before.draft.warnings.filter(({ code }) => ofFiles.includes(code))
  const draft = { ...read, warnings: [...read.warnings, ...ofFile] }
  const saved = await db.transaction().execute(async (transaction) => {
    const open = openDraft(
      await readDraft(transaction, { draftId: form.draftId, by: context.actor }, true),
      form,
    )
    if (!open.ok) return open
    const { id: draftId, name } = open.value
    const by = context.actor.personId
    await updateDraft(transaction, { id: draftId, name, draft, acknowledged: [], by, now: context.now() })
    await rememberColumns(transaction, context.actor.personId, form.columns)
    return ok(undefined)
  })
  answerPlain(saved)
}
