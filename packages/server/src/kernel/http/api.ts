import { inputWords } from '@bihuan/core/input-words.ts'
import { inputProblem, refusedFields } from '@bihuan/core/kernel/input-fields.ts'
import { type AnyRouter, ORPCError, ValidationError } from '@orpc/server'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { bearerOf } from '../auth/bearer.ts'
import { databaseTrouble } from '../database-error.ts'
import type { Log } from '../log.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refusalError, sendFailure, sendFile, sendJson, sendRefusal } from './answer.ts'
import { type BodyAllowance, readBody } from './body.ts'
import type { BodyMemory } from './body-memory.ts'
import { type Exchange, isReading, type Route } from './exchange.ts'
import { inputOf, openOperations, type Operation } from './operations.ts'

const prefix = '/api'

/**
 * Who asks, as far as that is known before it is asked: with that a request begins at once, while the database is asked whether
 * it still holds, in front of whatever else is asked.
 */
export type Foreseen<Context> = {
  readonly context: Context
  /** Once the work is done: who really asks; null where that is whom it was done for. */
  readonly otherwise: () => Promise<Context | null>
}

/** A command that is longer than this is not read before it is known who sends it. */
const longestForeseen = 16 * 1024

/** So many milliseconds a body may take to come from whoever shows a token, whose uses are counted, before it is asked for again. */
const longestHeld = 1_000

/** The operations of the contract under `/api`. */
export function apiRoute<Context extends object>(options: {
  router: AnyRouter
  contextOf: (exchange: Exchange) => Promise<Context>
  foresee: (exchange: Exchange) => Foreseen<Context> | null
  /** How much a request may carry, by what it asks and who asks; a refusal before its first byte is read. */
  allowanceOf: (exchange: Exchange, context: Context) => Result<BodyAllowance, Refusal>
  memory: BodyMemory
  log: Log
}): Route {
  const { contextOf, foresee, allowanceOf, memory, log } = options
  const find = openOperations<Context>(options.router)
  return async (exchange) => {
    const { request, url } = exchange
    if (!url.pathname.startsWith(`${prefix}/`)) return false
    const operation = await find(methodOf(request), url.pathname.slice(prefix.length))
    if (isReading(request)) {
      if (operation === null) return false
      const asker = foresee(exchange) ?? known(await contextOf(exchange))
      await answer(exchange, { operation, asker, besides: url, log })
      return true
    }
    const foreseen = isShort(request) ? foresee(exchange) : null
    const isForeseen = foreseen !== null && allowanceOf(exchange, foreseen.context).ok
    const asked = isForeseen ? foreseen : known(await contextOf(exchange))
    const allowance = allowanceOf(exchange, asked.context)
    const begun = performance.now()
    const body = allowance.ok ? await readBody(request, allowance.value, memory) : allowance
    if (!body.ok) {
      sendRefusal(exchange, body.refusal)
      return true
    }
    try {
      const { value = {} } = body.value
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        sendRefusal(exchange, notAnObject)
      else if (operation === null) return false
      else {
        // Rights end while a body is on its way: whoever was asked about before it is asked about with what they ask.
        const isSure =
          isForeseen || (bearerOf(request.headers) !== null && performance.now() - begun < longestHeld)
        const asker = isSure ? asked : (foresee(exchange) ?? known(await contextOf(exchange)))
        await answer(exchange, { operation, asker, besides: value, log })
      }
      return true
    } finally {
      await body.value.dispose()
    }
  }
}

/** Whoever asks for the head alone is answered as if they had asked for all. */
function methodOf({ method = 'GET' }: Exchange['request']): string {
  return method === 'HEAD' ? 'GET' : method
}

function known<Context>(context: Context): Foreseen<Context> {
  return { context, otherwise: () => Promise.resolve(null) }
}

function isShort({ headers }: Exchange['request']): boolean {
  const isJson = headers['content-type']?.startsWith('application/json') === true
  return isJson && Number(headers['content-length'] ?? Number.NaN) <= longestForeseen
}

/** Carries out what is asked and sends what comes of it. */
async function answer<Context>(
  exchange: Exchange,
  asked: {
    readonly operation: Operation<Context>
    readonly asker: Foreseen<Context>
    /** What is asked beside the path of the address. */
    readonly besides: URL | object
    readonly log: Log
  },
): Promise<void> {
  const { operation, asker, besides, log } = asked
  try {
    const input = inputOf(operation.params, besides)
    const signal = goneSignal(exchange.response)
    const said = await carriedOut(asker, (context) => operation.carryOut(input, { context, signal }))
    if (said instanceof File) await sendFile(exchange, said)
    else sendJson(exchange, 200, said)
  } catch (error) {
    sendFailure(exchange, asInputRefusal(error) ?? error, log)
  }
}

/** What comes of a work for whoever really asks: nothing of what was done for somebody else is given out, no refusal either. */
async function carriedOut<Context, Said>(
  { context, otherwise }: Foreseen<Context>,
  work: (context: Context) => Promise<Said>,
): Promise<Said> {
  const [done] = await Promise.allSettled([work(context)])
  const isAway = done.status === 'rejected' && databaseTrouble(done.reason) !== null
  const other = isAway ? null : await otherwise()
  if (other !== null) return work(other)
  if (done.status === 'rejected') throw done.reason
  return done.value
}

/** Aborted when whoever asked is gone before the answer. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}

const notAnObject = {
  code: 'INVALID_INPUT',
  params: { detail: '请求内容应为一个对象', detailEn: 'the body has to be an object' },
} as const

const issuesSchema = z.array(z.object({ path: z.array(z.unknown()).optional() }))

/** Input that does not fit the contract: the fields are named as forms name them, never what was in them. */
function asInputRefusal(error: unknown): ORPCError<string, unknown> | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null
  const issues =
    error.cause instanceof ValidationError ? issuesSchema.safeParse(error.cause.issues).data : undefined
  const paths = (issues ?? []).map((issue) => issue.path ?? [])
  return refusalError(
    { code: 'INVALID_INPUT', params: inputProblem(paths, inputWords) },
    { fields: refusedFields(paths, inputWords) },
  )
}
