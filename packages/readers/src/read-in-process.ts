import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Draft, DraftColumn } from '@bihuan/core/reading/draft.ts'
import type { ReadingProgress, SourceDocument } from '@bihuan/core/reading/source-document.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import type { ReadSheet } from '@bihuan/core/kernel/sheet.ts'
import { confinedArguments, confinedEnvironment } from './confinement.ts'
import type { FileForm } from './file-form.ts'
import type { ShownPage } from './pdf/show-page.ts'
import type { ReadingLimits, ReadingRefusal } from './reader.ts'
import { readingLimits } from './reading-limits.ts'
import { readingMessageSchema } from './reading-message.schema.ts'
import type { ReadingJob, ReadingMessage } from './reading-messages.ts'

/** A file to be read: its bytes, or where it lies; and what reads it, where its content is not to decide that. */
export type FileToRead = { readonly name: string; readonly form?: FileForm | undefined } & (
  | { readonly bytes: Uint8Array }
  | { readonly path: string }
)

/** A file read: its text, and the tree that is proposed. */
export type Reading = { readonly document: SourceDocument; readonly draft: Draft }

/** How a file is to be read. */
export type ReadingOptions = {
  readonly limits?: Partial<ReadingLimits> | undefined
  /** What columns of a ledger hold, by their headings, where somebody has said so before. */
  readonly columns?: readonly DraftColumn[] | undefined
  /** The day on which it is read: what is said to be done later than that is doubted. */
  readonly today?: PlainDay | undefined
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined
  /** Ends the reading; the promise is then rejected with the reason of the signal. */
  readonly signal?: AbortSignal | undefined
  /** Told what broke when a reader failed by a fault of its own: for a log, not for users. */
  readonly onFault?: ((detail: string) => void) | undefined
  /** Told which process reads, for whoever measures it. */
  readonly onStart?: ((pid: number) => void) | undefined
}

/**
 * Reads a file of any form into text and a draft, in a process of its own with limits on time and memory.
 *
 * Whatever the file, it costs one refused reading and nothing else. The process has ended when the promise settles.
 */
export async function readInProcess(
  file: FileToRead,
  options: ReadingOptions = {},
): Promise<Result<Reading, ReadingRefusal>> {
  const answered = await answerOf(file, 'draft', options)
  if (!answered.ok) return answered
  if (answered.value.type !== 'read') throw new Error('the reading process answered with sheets')
  const { document, draft } = answered.value
  return ok({ document, draft })
}

/** Reads the sheets of a table in the same way; what is no table is refused. */
export async function readSheetsInProcess(
  file: FileToRead,
  options: Omit<ReadingOptions, 'columns'> = {},
): Promise<Result<readonly ReadSheet[], ReadingRefusal>> {
  const answered = await answerOf(file, 'sheets', options)
  if (!answered.ok) return answered
  if (answered.value.type !== 'sheets') throw new Error('the reading process answered with a draft')
  return ok(answered.value.sheets)
}

/** Draws one page of a PDF in the same way, counted from one. */
export async function showPageInProcess(
  file: FileToRead,
  { page, ...options }: Omit<ReadingOptions, 'columns'> & { readonly page: number },
): Promise<Result<ShownPage, ReadingRefusal>> {
  const answered = await answerOf(file, 'page', { ...options, page })
  if (!answered.ok) return answered
  if (answered.value.type !== 'page') throw new Error('the reading process answered without a page')
  const { pages, jpeg } = answered.value
  return ok({ pages, jpeg })
}

type Answered = Extract<ReadingMessage, { readonly type: 'read' | 'sheets' | 'page' }>

async function answerOf(
  file: FileToRead,
  wants: ReadingJob['wants'],
  options: ReadingOptions & { readonly page?: number },
): Promise<Result<Answered, ReadingRefusal>> {
  options.signal?.throwIfAborted()
  const limits = { ...readingLimits, ...options.limits }
  const handle = 'path' in file ? await open(file.path) : null
  try {
    const size = 'path' in file ? ((await handle?.stat())?.size ?? 0) : file.bytes.length
    if (size > limits.fileBytes) {
      const limit = Math.floor(limits.fileBytes / 1024 / 1024)
      return refuse({ code: 'FILE_TOO_LARGE', params: { limit } })
    }
    const child = start(handle, limits)
    if ('bytes' in file) feed(child, file.bytes)
    const { name, form } = file
    return await watch(
      child,
      { name, wants, page: options.page, form, limits, columns: options.columns ?? [], today: options.today },
      options,
    )
  } finally {
    await handle?.close()
  }
}

const program = fileURLToPath(new URL('./reading-process.ts', import.meta.url))

function start(handle: FileHandle | null, limits: ReadingLimits): ChildProcess {
  return spawn(process.execPath, [...confinedArguments(limits), program], {
    env: confinedEnvironment(),
    // The file comes as standard input, so that no copy of it is left on the disk.
    stdio: [handle?.fd ?? 'pipe', 'ignore', 'pipe', 'ipc'],
    // Ctrl+C is for whoever asked: a reading is ended by its parent, or by the parent's end.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
}

function feed(child: ChildProcess, bytes: Uint8Array): void {
  // A child that has ended takes no more bytes; why it ended is told by its end.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(bytes)
}

type Outcome = Result<Answered, ReadingRefusal> | 'aborted'

function watch(
  child: ChildProcess,
  job: ReadingJob,
  options: ReadingOptions,
): Promise<Result<Answered, ReadingRefusal>> {
  return new Promise((resolve, reject) => {
    const { limits } = job
    let outcome: Outcome | null = null
    let words = ''
    // The first outcome counts. The process is ended at once: after an answer it has nothing left to do.
    const settle = (found: Outcome): void => {
      outcome ??= found
      child.kill('SIGKILL')
    }
    const onAbort = (): void => settle('aborted')
    options.signal?.addEventListener('abort', onAbort, { once: true })
    const clock = deadline(limits, (seconds) =>
      settle(refuse({ code: 'READING_TOO_LONG', params: { limit: seconds } })),
    )
    const scales = setInterval(() => {
      if (residentMegabytes(child.pid) > limits.memoryMegabytes) settle(refuse({ code: 'READING_TOO_BIG' }))
    }, 50)
    child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      words = (words + piece).slice(-8_000)
    })
    child.on('message', (message) => {
      const said = readingMessageSchema.safeParse(message)
      if (!said.success) {
        options.onFault?.(`the reading process said something unknown: ${said.error.message}`)
        settle(refuse({ code: 'FILE_DAMAGED' }))
      } else if (said.data.type === 'progress') {
        clock.told(said.data.progress)
        options.onProgress?.(said.data.progress)
      } else settle(said.data.type === 'refused' ? refuse(said.data.refusal) : ok(said.data))
    })
    const letGo = (): void => {
      clearInterval(scales)
      clock.stop()
      options.signal?.removeEventListener('abort', onAbort)
    }
    child.on('error', (error) => {
      letGo()
      reject(error)
    })
    child.on('close', (code, signal) => {
      letGo()
      if (outcome === 'aborted') reject(options.signal?.reason)
      else if (outcome === null && isFromOutside(signal))
        reject(new Error(`the reading was ended by ${signal}`))
      else resolve(outcome ?? unanswered({ words, signal, code }, options))
    })
    if (child.pid !== undefined) options.onStart?.(child.pid)
    child.send(job, () => undefined)
    if (options.signal?.aborted === true) onAbort()
  })
}

/**
 * The time for reading, which becomes the time for scans once characters have to be recognised: so much for each page that
 * a few pages cannot take the time of many. A page that takes as long as none does ends the reading by itself.
 */
function deadline(
  limits: ReadingLimits,
  onPast: (seconds: number) => void,
): { told: (progress: ReadingProgress) => void; stop: () => void } {
  let isScan = false
  const startedAt = performance.now()
  const ring = (seconds: number, since = performance.now()): NodeJS.Timeout =>
    setTimeout(onPast, Math.max(0, seconds * 1000 - (performance.now() - since)), seconds)
  let whole = ring(limits.seconds)
  let page: NodeJS.Timeout | undefined
  return {
    told: ({ phase, done, total }) => {
      clearTimeout(page)
      if (total !== null && done < total) page = ring(limits.pageSeconds)
      if (phase !== 'recognising' || isScan) return
      isScan = true
      clearTimeout(whole)
      const share = Math.min(1, (total ?? limits.scannedPages) / limits.scannedPages)
      const more = Math.max(0, limits.scanSeconds - limits.seconds)
      whole = ring(Math.min(limits.scanSeconds, Math.ceil(limits.seconds + share * more)), startedAt)
    },
    stop: () => {
      clearTimeout(whole)
      clearTimeout(page)
    },
  }
}

// Linux tells what a process really holds, bytes outside of V8's heap included. Elsewhere the heap's limit has to do.
function residentMegabytes(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
  } catch {
    // The process ended between two looks; its end is reported by itself.
    return 0
  }
}

/** Somebody ended everything, as a service manager does: that says nothing about the file. */
function isFromOutside(signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP'
}

function unanswered(
  end: { words: string; code: number | null; signal: NodeJS.Signals | null },
  options: ReadingOptions,
): Result<never, ReadingRefusal> {
  const isOutOfMemory =
    /heap out of memory|Array buffer allocation failed|Cannot enlarge memory|memory access out of bounds/i.test(
      end.words,
    )
  // Nobody here sent this signal: the system takes the largest process when memory runs out.
  if (isOutOfMemory || end.signal === 'SIGKILL') return refuse({ code: 'READING_TOO_BIG' })
  options.onFault?.(`the reading process ended with ${end.signal ?? `code ${end.code}`}: ${end.words}`)
  return refuse({ code: 'FILE_DAMAGED' })
}
