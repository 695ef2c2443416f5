import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { refusalDataSchema } from '@bihuan/core/kernel/contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { describeRefusal, type RefusalCode } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import {
  type OutputFailure,
  outputLimits,
  type OutputProgress,
  type OutputSight,
} from '@bihuan/core/outputs/output.ts'
import type { Log } from '../kernel/log.ts'
import { watchClaim } from '../kernel/runner/claim.ts'
import { type Course, createRunner, type Runner, type RunnerId } from '../kernel/runner/runner.ts'
import type { Db } from '../kernel/subject-store.ts'
import { NoPlace, type OutputFiles } from './output-files.ts'
import {
  type ClaimedOutput,
  claimOutput,
  failOutput,
  finishOutput,
  type MadeOutput,
  releaseOutputs,
  renewOutput,
} from './outputs.store.ts'

/** What became of a file: it can be fetched, it cannot be made, or nobody wants it any more. */
export type OutputEnd = 'done' | 'failed' | 'gone'

/** Makes files that were ordered, a few at a time. */
export type OutputRunner = Runner<OutputEnd>

/** A file as it is made: its bytes come as they are read. */
export type MadeFile = { readonly fileName: string; readonly mediaType: string; readonly content: Readable }

/** How a file is made, and what whoever ordered it can see in that moment. */
export type Making = (
  output: ClaimedOutput,
  course: { readonly signal: AbortSignal; readonly tell: (progress: OutputProgress) => void },
) => Promise<{ readonly file: MadeFile; readonly sight: OutputSight }>

/** What a runner works with. */
export type OutputRunnerParts = {
  readonly db: Db
  readonly files: OutputFiles
  readonly log: Log
  readonly now: () => Date
  /** Files at a time, of different people. */
  readonly slots?: number
  /** Asked once, with the first file: until then nothing is loaded of what files are made with. */
  readonly open: () => Promise<Making>
}

/** What has ended so many servers is not tried again. */
const mostAttempts = 3

type Tools = OutputRunnerParts & { readonly runnerId: RunnerId }

/** Starts a runner; it looks for nothing before it is woken. */
export function createOutputRunner(parts: OutputRunnerParts): OutputRunner {
  let opened: Promise<Making> | null = null
  const runnerId = id<'runner'>(randomUUID())
  const tools: Tools = { ...parts, open: () => (opened ??= parts.open()), runnerId }
  return createRunner<ClaimedOutput, OutputEnd>({
    what: 'files to make',
    log: parts.log,
    slots: parts.slots ?? 2,
    claim: () => claimOutput(parts.db, runnerId),
    carryOut: (output, course) => carryOut(tools, output, course),
    release: () => releaseOutputs(parts.db, runnerId),
  })
}

async function carryOut(tools: Tools, output: ClaimedOutput, course: Course): Promise<OutputEnd> {
  const { db, runnerId, log, files } = tools
  const { id: outputId } = output
  const claim = watchClaim<OutputProgress>({
    renew: (progress) => renewOutput(db, { id: outputId, runnerId, progress }),
    onLost: course.abandon,
    log,
  })
  const result = await makeAndKeep(tools, output, { signal: course.signal, tell: claim.tell }).catch(
    (error: unknown) => refuse(failureOf(tools, error, course.signal)),
  )
  await claim.end()
  const at = { id: outputId, runnerId, expiresAt: expiry(tools) }
  try {
    if (result.ok && (await finishOutput(db, { ...at, made: result.value }))) return 'done'
    // Somebody took it out in the moment in which it was done, or this server was too slow.
    if (result.ok || course.signal.aborted) return await gone(files, output)
    await failOutput(db, { ...at, failure: result.refusal })
    return 'failed'
  } catch (error) {
    // Whoever takes it on when the claim runs out tries once more.
    log.warn({ err: error }, 'what became of a file that was ordered cannot be written')
    return 'gone'
  }
}

async function gone(files: OutputFiles, { id: outputId }: ClaimedOutput): Promise<OutputEnd> {
  await files.remove(outputId)
  return 'gone'
}

async function makeAndKeep(
  { open, files }: Tools,
  output: ClaimedOutput,
  course: Parameters<Making>[1],
): Promise<Result<MadeOutput, OutputFailure>> {
  if (output.attempts > mostAttempts) return refuse(saying('OUTPUT_BROKE'))
  const make = await open()
  const { file, sight } = await make(output, course)
  const { content, ...about } = file
  const written = await files.write(output.id, content, course.signal)
  return ok({ ...about, ...written, sight })
}

/** Why it was refused, in the words of the operation that gives it at once; anything else is for the log. */
function failureOf({ log }: Tools, error: unknown, signal: AbortSignal): OutputFailure {
  const isNamed = error instanceof Error && 'code' in error && 'data' in error
  const data = isNamed ? refusalDataSchema.safeParse(error.data).data : undefined
  if (isNamed && typeof error.code === 'string' && data !== undefined)
    return { code: error.code, message: data.message }
  if (!signal.aborted) log.error({ err: error }, 'a file that was ordered broke off')
  return saying(error instanceof NoPlace ? 'OUTPUT_NO_PLACE' : 'OUTPUT_BROKE')
}

function saying(code: RefusalCode): OutputFailure {
  return { code, message: describeRefusal({ code }) }
}

function expiry({ now }: Tools): Date {
  return new Date(now().getTime() + outputLimits.hours * 60 * 60 * 1000)
}
