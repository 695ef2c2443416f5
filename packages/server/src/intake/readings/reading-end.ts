import type { Draft } from '@bihuan/core/reading/draft.ts'
import { onOneLine } from '@bihuan/core/reading/text/source-text.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { shortened } from '@bihuan/core/kernel/shortened.ts'
import type { Reading } from '@bihuan/readers/read-in-process.ts'
import type { ReadingRefusal } from '@bihuan/readers/reader.ts'
import type { FileStore } from '../../kernel/files/file-store.ts'
import { forgetCarriedOut } from '../../kernel/journal.store.ts'
import type { RunnerId } from '../../kernel/runner/runner.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { forgetFile, lockContent, settleFile, settleWithin } from '../../told/files.store.ts'
import { insertDraft } from '../drafts/drafts.store.ts'
import { type ClaimedReading, refuseReading, takeOut } from './readings.store.ts'

/** What ends a reading needs. */
type Tools = { readonly db: Db; readonly files: FileStore; readonly runnerId: RunnerId }

type Ending = {
  readonly reading: ClaimedReading
  readonly result: Result<Reading, ReadingRefusal>
  /** Whether whoever sent the document still waits for the answer, and so needs no note of a refusal. */
  readonly isAwaited: () => boolean
}

/**
 * Writes down what became of a reading, in one transaction: the draft, or why there is none. Of a document that was
 * refused nothing is kept. Somebody may have stopped the reading meanwhile; then it has become nothing.
 */
export async function finishReading(tools: Tools, ending: Ending): Promise<End> {
  const { result } = ending
  const { end, forgotten } = await tools.db.transaction().execute((db) => {
    const within = { ...tools, db }
    return result.ok ? keep(within, ending.reading, result.value) : refuse(within, ending, result.refusal)
  })
  if (forgotten !== null) await settleFile(tools, forgotten)
  return end
}

type End = 'done' | 'gone' | ReadingRefusal
/** What became of a reading, and the file that it has no more use for. */
type Outcome = { readonly end: End; readonly forgotten: string | null }

const gone: Outcome = { end: 'gone', forgotten: null }

async function keep(tools: Tools, reading: ClaimedReading, read: Reading): Promise<Outcome> {
  const { db, files, runnerId } = tools
  if ((await takeOut(db, reading.id, runnerId)) === null) return gone
  // What was pasted is in the draft to the last character; a file stays as it was sent in.
  const isFile = reading.givenAs === 'file'
  const isNew = await insertDraft(db, {
    id: reading.id,
    name: reading.name || nameFor(reading, read.draft),
    document: read.document,
    fileId: isFile ? reading.fileId : null,
    bodyId: reading.bodyId,
    draft: read.draft,
    createdBy: reading.createdBy,
    createdAt: reading.createdAt,
  })
  const forgotten = isFile && isNew ? null : await forgetFile(db, files, reading.fileId)
  return { end: 'done', forgotten }
}

async function refuse(tools: Tools, ending: Ending, refusal: ReadingRefusal): Promise<Outcome> {
  const { db, files, runnerId } = tools
  const { reading } = ending
  await lockContent(db, reading.sha256)
  const isAwaited = ending.isAwaited()
  const isKnown = isAwaited
    ? (await takeOut(db, reading.id, runnerId)) !== null
    : await refuseReading(db, { reading, runnerId, refusal, name: nameAfter(reading, refusal) })
  if (!isKnown) return gone
  if (isAwaited) await forgetCarriedOut(db, id<'command'>(reading.id))
  const forgotten = await forgetFile(db, files, reading.fileId)
  // Whoever is told of the refusal can rely on it that the document is gone.
  if (forgotten !== null) await settleWithin(tools, forgotten)
  return { end: refusal, forgotten: null }
}

// The name of a classified document can itself be classified.
function nameAfter(reading: ClaimedReading, { code }: ReadingRefusal): string {
  if (code === 'CLASSIFIED_TEXT') return ''
  return reading.name || (reading.givenAs === 'file' ? reading.fileName : '')
}

function nameFor({ givenAs, fileName }: ClaimedReading, { facts }: Draft): string {
  const title = onOneLine(facts.documentTitle ?? '')
  const ofFile = givenAs === 'file' ? fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '') || fileName : '—'
  return shortened(title || ofFile, nameLimit)
}

const nameLimit = 200
