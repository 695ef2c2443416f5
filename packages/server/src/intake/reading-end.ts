import type { Draft } from '@bihuan/core/intake/draft.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import type { Reading } from '@bihuan/readers/read-in-process.ts'
import type { ReadingRefusal } from '@bihuan/readers/reader.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import type { Db } from '../kernel/subject-store.ts'
import { forgetFile } from '../progress/files.store.ts'
import { insertDraft } from './drafts.store.ts'
import { type ClaimedReading, refuseReading, type RunnerId, takeOut } from './readings.store.ts'

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
export async function finishReading(tools: Tools, ending: Ending): Promise<'done' | 'gone' | ReadingRefusal> {
  const { result } = ending
  return tools.db.transaction().execute(async (db) => {
    if (result.ok) return (await keep({ ...tools, db }, ending.reading, result.value)) ? 'done' : 'gone'
    return (await refuse({ ...tools, db }, ending, result.refusal)) ? result.refusal : 'gone'
  })
}

async function keep(tools: Tools, reading: ClaimedReading, read: Reading): Promise<boolean> {
  const { db, files, runnerId } = tools
  if ((await takeOut(db, reading.id, runnerId)) === null) return false
  // What was pasted is in the draft to the last character; a file stays as it was sent in.
  const isFile = reading.givenAs === 'file'
  if (!isFile) await forgetFile(db, files, reading.fileId)
  await insertDraft(db, {
    id: reading.id,
    name: reading.name || nameFor(reading, read.draft),
    document: read.document,
    fileId: isFile ? reading.fileId : null,
    draft: read.draft,
    createdBy: reading.createdBy,
    createdAt: reading.createdAt,
  })
  return true
}

async function refuse(tools: Tools, ending: Ending, refusal: ReadingRefusal): Promise<boolean> {
  const { db, files, runnerId } = tools
  const { reading } = ending
  const isKnown = ending.isAwaited()
    ? (await takeOut(db, reading.id, runnerId)) !== null
    : await refuseReading(db, { reading, runnerId, refusal, name: nameAfter(reading, refusal) })
  if (isKnown) await forgetFile(db, files, reading.fileId)
  return isKnown
}

// The name of a classified document can itself be classified.
function nameAfter(reading: ClaimedReading, { code }: ReadingRefusal): string {
  if (code === 'CLASSIFIED_TEXT') return ''
  return reading.name || (reading.givenAs === 'file' ? reading.fileName : '')
}

function nameFor(reading: ClaimedReading, { facts }: Draft): string {
  return facts.documentTitle?.slice(0, 200) || (reading.givenAs === 'file' ? reading.fileName : '—')
}
