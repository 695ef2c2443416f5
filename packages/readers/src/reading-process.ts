import { flushCompileCache } from 'node:module'
import { knownColumns } from '@bihuan/core/reading/tables/columns.ts'
import { acceptText } from '@bihuan/core/reading/text/decode.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { readDocument, readSheets } from './read-document.ts'
import type { ReaderContext, ReadingRefusal } from './reader.ts'
import { isReadingJob, type ReadingJob, type ReadingMessage } from './reading-messages.ts'

// The program of the reading process: one file in, one answer out, and then its end.

// A signal to everything at once is for the parent to answer, which lets a reading end or ends it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)
// Whoever asked is gone, so nobody waits for the answer.
process.on('disconnect', () => process.exit(0))
process.once('message', (message) => {
  if (!isReadingJob(message)) throw new Error('the first message is no job')
  // A rejection ends the process with its stack on standard error, where the parent reads it.
  void answer(message)
})

async function answer(job: ReadingJob): Promise<void> {
  const onProgress = throttled((progress) => say({ type: 'progress', progress }))
  const file = { bytes: await standardInput(job.limits.fileBytes), name: job.name, form: job.form }
  const context = { limits: job.limits, onProgress }
  const answered = await answerTo(job, file, context)
  // This process is ended without notice once it has answered, so that what it compiled is kept now.
  flushCompileCache()
  say(answered.ok ? answered.value : { type: 'refused', refusal: answered.refusal })
}

type Answer = Promise<Result<ReadingMessage, ReadingRefusal>>
type Given = Parameters<typeof readDocument>[0]

function answerTo(job: ReadingJob, file: Given, context: ReaderContext): Answer {
  if (job.wants === 'page') return pageOf(file, job.page ?? 1)
  return job.wants === 'sheets' ? sheetsOf(file, context) : draftOf(file, context, job)
}

// Of its own, so that whoever reads text does not load what draws.
async function pageOf({ bytes }: Given, page: number): Answer {
  const { showPage } = await import('./pdf/show-page.ts')
  const shown = await showPage(bytes, page)
  return shown.ok ? ok({ type: 'page', ...shown.value }) : shown
}

async function draftOf(file: Given, context: ReaderContext, job: ReadingJob): Answer {
  const read = await readDocument(file, context)
  if (!read.ok) return read
  const accepted = acceptText(read.value.text)
  if (!accepted.ok) return accepted
  context.onProgress({ phase: 'understanding', done: 0, total: null })
  const draft = readText(read.value.text, {
    columns: knownColumns(job.columns),
    today: job.today,
    hiddenSheets: read.value.hiddenSheets,
    lostCells: read.value.lostCells,
  })
  return ok({ type: 'read', document: read.value, draft })
}

async function sheetsOf(file: Given, context: ReaderContext): Answer {
  const read = await readSheets(file, context)
  if (!read.ok) return read
  const text = read.value.map(({ rows }) => rows.map(({ cells }) => cells.join('\t')).join('\n')).join('\n')
  const accepted = acceptText(text)
  return accepted.ok ? ok({ type: 'sheets', sheets: read.value }) : accepted
}

function say(message: ReadingMessage): void {
  process.send?.(message)
}

// A file that grows while it is read is cut one byte past the limit, and then refused.
async function standardInput(most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of process.stdin) {
    if (!(piece instanceof Uint8Array)) continue
    pieces.push(piece)
    length += piece.length
    if (length > most) break
  }
  return Buffer.concat(pieces).subarray(0, most + 1)
}

/** Nobody reads more than ten lines a second; a new phase and the last step are always told. */
function throttled(tell: (progress: ReadingProgress) => void): (progress: ReadingProgress) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  let phase = ''
  return (progress) => {
    const now = performance.now()
    if (progress.phase === phase && progress.done !== progress.total && now - toldAt < 100) return
    toldAt = now
    phase = progress.phase
    tell(progress)
  }
}
