import { inputWords } from '@bihuan/core/input-words.ts'
import { inputProblem, refusedFields } from '@bihuan/core/kernel/input-fields.ts'
import { type AnyRouter, ORPCError, ValidationError } from '@orpc/server'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { CompressionPlugin } from '@orpc/server/node'
import { z } from 'zod'
import type { Log } from '../log.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { asKnownError, refusalError, sendRefusal } from './answer.ts'
import { type BodyAllowance, readBody } from './body.ts'
import type { BodyMemory } from './body-memory.ts'
import { type Exchange, isReading, type Route } from './exchange.ts'

/** The operations of the contract under `/api`. */
export function apiRoute<Context extends object>(options: {
  router: AnyRouter
  contextOf: (exchange: Exchange) => Promise<Context>
  /** How much a request may carry, by what it asks and who asks; a refusal before its first byte is read. */
  allowanceOf: (exchange: Exchange, context: Context) => Result<BodyAllowance, Refusal>
  memory: BodyMemory
  log: Log
}): Route {
  const handler = new OpenAPIHandler<Context & { exchange: Exchange }>(options.router, {
    plugins: [new CompressionPlugin()],
    interceptors: [
      async (call) => {
        try {
          return await call.next()
        } catch (error) {
          throw asInputRefusal(error) ?? asKnownError(call.context.exchange, error, options.log)
        }
      },
    ],
  })
  return async (exchange) => {
    const { request, response, url } = exchange
    if (!url.pathname.startsWith('/api/')) return false
    const context = { ...(await options.contextOf(exchange)), exchange }
    const handle = async (): Promise<boolean> =>
      (await handler.handle(request, response, { prefix: '/api', context })).matched
    if (isReading(request)) return handle()
    const allowance = options.allowanceOf(exchange, context)
    const body = allowance.ok ? await readBody(request, allowance.value, options.memory) : allowance
    if (!body.ok) {
      sendRefusal(exchange, body.refusal)
      return true
    }
    const { value = {} } = body.value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      sendRefusal(exchange, notAnObject)
      return true
    }
    try {
      request.body = value
      return await handle()
    } finally {
      await body.value.dispose()
    }
  }
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
