import { randomUUID } from 'node:crypto'
import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import { type DraftId, id } from '@bihuan/core/kernel/id.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { readInProcess, type Reading } from '@bihuan/readers/read-in-process.ts'
import type { ReadingRefusal } from '@bihuan/readers/reader.ts'
import type { FileStore } from '../../kernel/files/file-store.ts'
import type { Log } from '../../kernel/log.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { readKnownColumns } from './known-columns.store.ts'
import { finishReading } from './reading-end.ts'
import { claimReading, type ClaimedReading, releaseClaims, type RunnerId } from './readings.store.ts'
import { watchClaim } from './reading-claim.ts'
import { createReadingWaiters, type ReadingEnd } from './reading-waiters.ts'

/** Reads what waits, a few documents at a time, each in a process of its own. */
export type ReadingRunner = {
  /** Looks for what waits, also for what a server left behind that is gone. */
  wake(): void
  /** What becomes of a reading within the time; null when that is not known by then. */
  endOf(readingId: DraftId, milliseconds: number): Promise<ReadingEnd | null>
  /** Ends a reading if it is under way here. What it would have become is not kept. */
  cancel(readingId: DraftId): void
  /** Reads the text of a draft anew by other columns. */
  readAgain(text: string, columns: readonly DraftColumn[]): Promise<Result<Reading, ReadingRefusal>>
  /** Ends the processes and gives back what they were reading. */
  stop(): Promise<void>
}

/** What a runner works with. */
export type RunnerParts = {
  readonly db: Db
  readonly files: FileStore
  readonly log: Log
  /** So many readings at a time … */
  readonly slots?: number
  /** … of which so many of one person: fewer, so that there is a place left for somebody else. */
  readonly slotsEach?: number
  /** For tests: how a file is read. */
  readonly read?: typeof readInProcess
}

const idleMilliseconds = 60_000
/** A document that has ended so many servers is not tried again. */
const mostAttempts = 3

type Tools = Required<RunnerParts> & { readonly runnerId: RunnerId }

/** Starts a runner; it looks for nothing before it is woken. */
export function createReadingRunner(parts: RunnerParts): ReadingRunner {
  const tools: Tools = {
    slots: 3,
    slotsEach: 2,
    read: readInProcess,
    ...parts,
    runnerId: id<'runner'>(randomUUID()),
  }
  const running = new Map<DraftId, { controller: AbortController; ended: Promise<void> }>()
  const waiters = createReadingWaiters()
  const again = new Set<Promise<unknown>>()
  const stopped = new AbortController()
  let looking: Promise<void> | null = null
  let isDue = false
  let timer: NodeJS.Timeout | undefined

  function wake(): void {
    isDue = true
    looking ??= look().finally(() => {
      looking = null
      // Somebody may have asked in the moment in which the last look ended.
      if (isDue && !stopped.signal.aborted) wake()
    })
  }

  async function look(): Promise<void> {
    while (isDue && !stopped.signal.aborted) {
      isDue = false
      clearTimeout(timer)
      const pause = await takeOn().catch((error: unknown) => {
        tools.log.warn({ err: error }, 'readings cannot be looked up')
        return idleMilliseconds / 6
      })
      timer = setTimeout(wake, pause).unref()
    }
  }

  /** Fills the free slots; gives the time after which to look again even if nobody asks. */
  async function takeOn(): Promise<number> {
    while (running.size < tools.slots && !stopped.signal.aborted) {
      const { claimed, nextExpiry } = await claimReading(tools.db, {
        runnerId: tools.runnerId,
        mostEach: tools.slotsEach,
      })
      if (claimed === null) {
        const expiry = nextExpiry === null ? idleMilliseconds : nextExpiry.getTime() - Date.now() + 100
        return Math.max(100, Math.min(idleMilliseconds, expiry))
      }
      begin(claimed)
    }
    return idleMilliseconds
  }

  function begin(reading: ClaimedReading): void {
    const controller = new AbortController()
    const ended = carryOut(tools, reading, {
      signal: AbortSignal.any([controller.signal, stopped.signal]),
      isAwaited: () => waiters.hold(reading.id),
      abandon: () => controller.abort(new Gone()),
    }).then((end) => {
      running.delete(reading.id)
      waiters.tell(reading.id, end)
      wake()
    })
    running.set(reading.id, { controller, ended })
  }

  return {
    wake,
    endOf: (readingId, milliseconds) => waiters.endOf(readingId, milliseconds),
    cancel: (readingId) => running.get(readingId)?.controller.abort(new Gone()),
    readAgain: async (text, columns) => {
      while (again.size >= tools.slotsEach) await Promise.race(again)
      const reading = readTextAgain(tools, { text, columns, signal: stopped.signal })
      const ended = reading.then(ignore, ignore)
      again.add(ended)
      await ended
      again.delete(ended)
      return reading
    },
    stop: async () => {
      stopped.abort(new Gone())
      clearTimeout(timer)
      await looking
      await Promise.all([...[...running.values()].map(({ ended }) => ended), ...again])
      // What cannot be given back now, because the database is away, others take on when the claim runs out.
      await releaseClaims(tools.db, tools.runnerId).catch((error: unknown) =>
        tools.log.warn({ err: error }, 'readings cannot be given back'),
      )
    },
  }
}

/** The reading is not wanted any more. */
class Gone extends Error {
  override readonly name = 'Gone'
}

type Course = {
  readonly signal: AbortSignal
  readonly isAwaited: () => boolean
  readonly abandon: () => void
}

/** Carries out one reading to its end. Never throws: whatever goes wrong costs this reading alone. */
async function carryOut(tools: Tools, reading: ClaimedReading, course: Course): Promise<ReadingEnd> {
  const claim = watchClaim(tools, reading.id, course.abandon)
  try {
    const result = await readClaimed(tools, reading, { ...course, onProgress: claim.tell })
    await claim.end()
    return await finishReading(tools, { reading, result, isAwaited: course.isAwaited })
  } catch (error) {
    await claim.end()
    if (!course.signal.aborted) tools.log.error({ err: error }, 'a reading broke off')
    return 'gone'
  }
}

async function readClaimed(
  tools: Tools,
  reading: ClaimedReading,
  course: Pick<Course, 'signal'> & { readonly onProgress: ReturnType<typeof watchClaim>['tell'] },
): Promise<Result<Reading, ReadingRefusal>> {
  const path = await tools.files.pathOf(reading.sha256)
  // Whoever was reading it before ended between removing the bytes and saying so.
  if (path === null) return refuse({ code: 'FILE_DAMAGED' })
  if ((await tools.files.faultOf(reading.sha256)) !== null) {
    tools.log.error(
      { fileId: reading.fileId, sha256: reading.sha256 },
      'a stored file is not as it was sent in',
    )
    return refuse({ code: 'FILE_NOT_AS_SENT' })
  }
  if (reading.attempts > mostAttempts) return refuse({ code: 'READING_TOO_BIG' })
  const columns = await readKnownColumns(tools.db, reading.createdBy)
  const options = { columns, ...course, onFault: faultIn(tools) }
  // What was pasted is what it was pasted as, even where it looks like a page or speaks of one.
  const form = reading.givenAs === 'file' ? undefined : reading.givenAs
  const read = await tools.read({ name: reading.fileName, path, form }, options)
  if (!read.ok) return read
  const text = storable(read.value.document.text)
  if (text === read.value.document.text) return read
  const again = await readTextAgain(tools, { text, columns, signal: course.signal })
  return again.ok ? ok({ document: { ...read.value.document, text }, draft: again.value.draft }) : again
}

// A NUL or half a character can lie in a text that is otherwise fine, but not in the database. One for one, so that
// offsets stay.
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** The text goes as UTF-8 with its mark, so that nothing about it has to be guessed again. */
async function readTextAgain(
  tools: Tools,
  {
    text,
    ...options
  }: { readonly text: string; readonly columns: readonly DraftColumn[]; readonly signal: AbortSignal },
): Promise<Result<Reading, ReadingRefusal>> {
  const file = { name: 'draft.txt', form: 'text' as const, bytes: Buffer.from(`\uFEFF${text}`) }
  const read = await tools.read(file, { ...options, onFault: faultIn(tools) })
  if (read.ok && read.value.document.text !== text)
    throw new Error('a text became another one as it was read again')
  return read
}

function faultIn({ log }: Tools): (detail: string) => void {
  return (detail) => log.error({ detail: stackOnly(detail) }, 'a reader failed')
}

// What a reader says as it fails may quote the document; the log never does.
function stackOnly(detail: string): string {
  return detail
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}

function ignore(): void {}
