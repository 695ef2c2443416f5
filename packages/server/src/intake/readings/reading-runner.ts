import { randomUUID } from 'node:crypto'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { ReadingProgress } from '@bihuan/core/reading/source-document.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { readInProcess, type Reading } from '@bihuan/readers/read-in-process.ts'
import type { ReadingRefusal } from '@bihuan/readers/reader.ts'
import type { FileStore } from '../../kernel/files/file-store.ts'
import type { Log } from '../../kernel/log.ts'
import { watchClaim, type HeldClaim } from '../../kernel/runner/claim.ts'
import { type Course, createRunner, type Runner, type RunnerId } from '../../kernel/runner/runner.ts'
import type { Db } from '../../kernel/subject-store.ts'
import { readKnownColumns } from './known-columns.store.ts'
import { finishReading } from './reading-end.ts'
import { claimReading, type ClaimedReading, releaseClaims, renewClaim } from './readings.store.ts'

/** Reads what waits, a few documents at a time, each in a process of its own. */
export type ReadingRunner = Runner<ReadingEnd> & {
  /** Reads the text of a draft anew by other columns. */
  readAgain(text: string, columns: readonly DraftColumn[]): Promise<Result<Reading, ReadingRefusal>>
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
  /** On which day it is read; tests leave it open. */
  readonly today?: () => PlainDay | undefined
  /** For tests: how a file is read. */
  readonly read?: typeof readInProcess
}

/** What became of a reading: a draft, a refusal, or nothing because it was stopped. */
export type ReadingEnd = 'done' | 'gone' | ReadingRefusal

/** A document that has ended so many servers is not tried again. */
const mostAttempts = 3

type Tools = Required<RunnerParts> & { readonly runnerId: RunnerId }

/** Starts a runner; it looks for nothing before it is woken. */
export function createReadingRunner(parts: RunnerParts): ReadingRunner {
  const tools: Tools = {
    slots: 3,
    slotsEach: 2,
    read: readInProcess,
    today: () => undefined,
    ...parts,
    runnerId: id<'runner'>(randomUUID()),
  }
  const { db, log, slots, slotsEach, runnerId } = tools
  const again = new Set<Promise<unknown>>()
  const stopped = new AbortController()
  const runner = createRunner<ClaimedReading, ReadingEnd>({
    what: 'readings',
    log,
    slots,
    claim: () => claimReading(db, { runnerId, mostEach: slotsEach }),
    carryOut: (reading, course) => carryOut(tools, reading, course),
    release: () => releaseClaims(db, runnerId),
  })
  return {
    ...runner,
    readAgain: async (text, columns) => {
      while (again.size >= slotsEach) await Promise.race(again)
      const reading = readTextAgain(tools, { text, columns, signal: stopped.signal })
      const ended = reading.then(ignore, ignore)
      again.add(ended)
      await ended
      again.delete(ended)
      return reading
    },
    stop: async () => {
      stopped.abort()
      await Promise.all([runner.stop(), ...again])
    },
  }
}

/** Carries out one reading to its end. Never throws: whatever goes wrong costs this reading alone. */
async function carryOut(tools: Tools, reading: ClaimedReading, course: Course): Promise<ReadingEnd> {
  const claim = watchClaim<ReadingProgress>({
    renew: (progress) => renewClaim(tools.db, { id: reading.id, runnerId: tools.runnerId, progress }),
    onLost: course.abandon,
    log: tools.log,
  })
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
  course: Pick<Course, 'signal'> & { readonly onProgress: HeldClaim<ReadingProgress>['tell'] },
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
  const options = { columns, ...course, today: tools.today(), onFault: faultIn(tools) }
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
  const read = await tools.read(file, { ...options, today: tools.today(), onFault: faultIn(tools) })
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
