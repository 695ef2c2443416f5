import { contract } from '@bihuan/core/contract.ts'
import { tokenRefusal } from '@bihuan/core/people/api-token.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import { veiled, veilOf } from '@bihuan/core/told/veil.ts'
import { implement, ORPCError } from '@orpc/server'
import type { Context } from './context.ts'
import { refusalError } from './http/answer.ts'
import { explained } from './refused.ts'

/** The contract, to be implemented by the rooms. */
export const api = implement(contract)
  .$context<Context>()
  .use(async ({ next, path, procedure, context }, input) => {
    const operation = path.join('.')
    const isReading = procedure['~orpc'].route.method === 'GET'
    const noKey = tokenRefusal(context.actor?.token, { operation, isReading })
    if (noKey !== null) throw refusalError(noKey)
    try {
      return await next({ context: { form: { operation, input } } })
    } catch (error) {
      throw explained(error)
    }
  })

/** The contract for whoever is signed in, even those who may do nothing yet but to see where they stand. */
export const personApi = api.use(({ context, next }) => {
  const { actor } = context
  if (actor === null) throw refusalError({ code: 'NOT_SIGNED_IN' })
  return next({ context: { actor } })
})

/** The contract for those who are signed in and may work. */
export const signedInApi = personApi
  .use(({ context, next }) => {
    const barrier = barrierOf(context.actor)
    if (barrier !== null) throw refusalError(barrier)
    return next()
  })
  // Whatever is answered passes here, so that a room need not know what is sealed.
  .use(async ({ context, next }, input) => {
    const veil = veilOf(context.actor)
    const where = { zone: context.zone, ...rectificationIn(input) }
    try {
      const answered = await next()
      return { ...answered, output: veiled(answered.output, veil, where) }
    } catch (error) {
      throw error instanceof ORPCError ? withData(error, veiled(error.data, veil, where)) : error
    }
  })

function rectificationIn(input: unknown): { readonly of?: string } {
  const isAbout = typeof input === 'object' && input !== null && 'rectificationId' in input
  return isAbout && typeof input.rectificationId === 'string' ? { of: input.rectificationId } : {}
}

function withData({ code, defined, status, message }: ORPCError<string, unknown>, data: unknown): Error {
  return new ORPCError(code, { defined, status, message, data })
}
