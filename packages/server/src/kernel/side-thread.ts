import { on } from 'node:events'
import { MessageChannel, MessagePort, parentPort, Worker } from 'node:worker_threads'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, type Result } from '@bihuan/core/kernel/result.ts'
import { ORPCError } from '@orpc/server'
import { z } from 'zod'
import type { Progress } from './context.ts'
import { openLine } from './line.ts'
import { openPlaces, type PlaceLimits, type Places } from './places.ts'

/** Pieces of work by name. What goes in and what comes out is plain data. */
type Works = Readonly<Record<string, Work>>

/** One of them; it may tell how much of it is done. */
type Work = (input: never, tell: Tell) => unknown

/** Takes how much is done. */
export type Tell = (progress: Progress) => void

type Order<W extends Work> = {
  /** Who asked; nobody may take all places. */
  readonly by: string
  /** Called when its turn has come, so that what waits takes no memory. */
  readonly gather: () => Promise<Parameters<W>[0]>
  /** Whoever goes away gives up the place, also in the midst of the work. */
  readonly signal: AbortSignal | undefined
  /** Told how much is done, where somebody looks on. */
  readonly tell?: Tell | undefined
}

/** Carries out what takes long beside the main thread, one piece after the other, while everybody else is answered. */
export type SideThread<W extends Works> = {
  /** Gives what the work gives, or TOO_BUSY where too many wait already. Throws what the work throws. */
  run<Name extends keyof W & string>(
    name: Name,
    order: Order<W[Name]>,
  ): Promise<Result<Awaited<ReturnType<W[Name]>>, Refusal<'TOO_BUSY'>>>
  /** Ends the thread. Whatever was under way or waits is broken off. */
  stop(): Promise<void>
}

/** Running and waiting together; the last of them still gets its answer before its connection is taken for dead. */
export const longWorkPlaces: PlaceLimits = { each: 2, all: 5 }

const limits = {
  memoryMegabytes: 1_024,
  idleMilliseconds: 60_000,
}

type Thread = { readonly worker: Worker; readonly gone: AbortController }

/** Prepares a thread for the works that a program offers by `offerWorks`. It starts with the first order. */
export function createSideThread<W extends Works>(
  program: URL,
  options: Partial<typeof limits> & { readonly places?: Places } = {},
): SideThread<W> {
  const { places = openPlaces(longWorkPlaces), memoryMegabytes, idleMilliseconds } = { ...limits, ...options }
  const line = openLine(places)
  let thread: Thread | null = null
  let idle: NodeJS.Timeout | undefined
  const stopped = new AbortController()

  function begin(): Thread {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes } })
    const begun = { worker, gone: new AbortController() }
    // A thread may end by itself, for want of memory; without anybody listening that would end the server.
    worker.on('error', (error) => begun.gone.abort(error))
    worker.once('exit', () => {
      begun.gone.abort(new Error('the side thread ended'))
      if (thread === begun) thread = null
    })
    worker.unref()
    return begun
  }

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ending = thread
    thread = null
    await ending?.worker.terminate()
  }

  async function carryOut(name: string, { gather, signal, tell }: Order<W[string]>): Promise<unknown> {
    demandPresence(stopped.signal, signal)
    const input = await gather()
    demandPresence(stopped.signal, signal)
    clearTimeout(idle)
    thread ??= begin()
    const { worker, gone } = thread
    const signals = [gone.signal, stopped.signal, ...(signal ? [signal] : [])]
    // A way of its own for each answer: other messages of the thread, as those of `--watch`, are none.
    const { port1: answers, port2: answerTo } = new MessageChannel()
    try {
      const answered = answerIn(answers, { signal: AbortSignal.any(signals), tell })
      worker.postMessage({ name, input, answerTo }, [answerTo])
      const message = await answered
      idle = setTimeout(() => void end(), idleMilliseconds).unref()
      return message
    } catch (error) {
      const reason: unknown = gone.signal.aborted ? gone.signal.reason : error
      await end()
      demandPresence(stopped.signal, signal)
      throw reason
    } finally {
      answers.close()
    }
  }

  return {
    run: async <Name extends keyof W & string>(name: Name, order: Order<W[Name]>) => {
      const answer = await line.run(order.by, () => carryOut(name, order), order.signal)
      if (!answer.ok) return answer
      const answered = answerSchema.parse(answer.value)
      if ('error' in answered) throw answered.error
      return ok(z.custom<Awaited<ReturnType<W[Name]>>>().parse(answered.value))
    },
    stop: async () => {
      stopped.abort()
      await end()
      await line.settled()
    },
  }
}

const progressSchema = z.object({ progress: z.object({ done: z.number(), total: z.number() }) })

/** The first message that is no progress; what is, is told. */
async function answerIn(
  answers: MessagePort,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: Tell | undefined },
): Promise<unknown> {
  for await (const [message] of on(answers, 'message', { signal })) {
    const progress = progressSchema.safeParse(message).data?.progress
    if (progress === undefined) return message
    tell?.(progress)
  }
  throw new Error('the side thread gave no answer')
}

const answerSchema = z.union([z.object({ error: z.instanceof(Error) }), z.object({ value: z.unknown() })])

/** Whoever does not wait for the answer any more is sent none, and nobody has made a mistake. */
export function demandPresence(...signals: readonly (AbortSignal | undefined)[]): void {
  if (signals.some((signal) => signal?.aborted)) throw new ORPCError('CLIENT_CLOSED_REQUEST', { status: 499 })
}

const orderSchema = z.object({
  name: z.string(),
  input: z.custom<never>(),
  answerTo: z.instanceof(MessagePort),
})

/** Within the thread: carries out the works that are ordered. */
export function offerWorks(works: Works): void {
  parentPort?.on('message', (message: unknown) => {
    const { answerTo, ...order } = orderSchema.parse(message)
    const tell = (progress: Progress): void => answerTo.postMessage({ progress })
    void answerOrder(works, order, tell).then((answered) => answerTo.postMessage(answered))
  })
}

async function answerOrder(
  works: Works,
  { name, input }: Omit<z.infer<typeof orderSchema>, 'answerTo'>,
  tell: Tell,
): Promise<{ value: unknown } | { error: Error }> {
  try {
    const work = works[name]
    if (!work) throw new Error(`no work is called ${name}`)
    return { value: await work(input, tell) }
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
}
