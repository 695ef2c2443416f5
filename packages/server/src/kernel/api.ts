import { contract } from '@bihuan/core/contract.ts'
import { tokenRefusal } from '@bihuan/core/people/api-token.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import { veiled, veilOf } from '@bihuan/core/told/veil.ts'
import type { RefusalCode } from '@bihuan/core/kernel/refusal.ts'
import { reviewerRefusal } from '@bihuan/core/people/sight.ts'
import { guisesOf } from '@bihuan/core/people/guises.ts'
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

/**
 * The contract for those who are signed in and may work. A deputy sends a command as themselves first and, where they have no
 * right to it so, in the place of each for whom they are one: what is refused leaves nothing behind, and what is done says
 * whose right it was done by. What is only read is read by all that they hold.
 */
export const signedInApi = personApi
  .use(({ context, next, path }, input) => {
    const barrier = barrierOf(context.actor)
    if (barrier !== null) throw refusalError(barrier)
    const asked = { operation: path.join('.'), rectificationId: rectificationIn(input).of }
    const looksOnly = reviewerRefusal(context.actor, asked)
    if (looksOnly !== null) throw refusalError(looksOnly)
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
      if (!(error instanceof ORPCError)) throw error
      const data: unknown = veiled(error.data, veil, where)
      throw data === error.data ? error : withData(error, data)
    }
  })
  .use(async ({ context, next }, input) => {
    const [first, ...others] = isCommand(input) ? guisesOf(context.actor) : []
    if (first === undefined) return next()
    let guise = first
    for (const other of others) {
      try {
        return await next({ context: { actor: guise } })
      } catch (error) {
        if (!lacksRight(error)) throw error
        guise = other
      }
    }
    return next({ context: { actor: guise } })
  })

function rectificationIn(input: unknown): { readonly of?: string } {
  const isAbout = typeof input === 'object' && input !== null && 'rectificationId' in input
  return isAbout && typeof input.rectificationId === 'string' ? { of: input.rectificationId } : {}
}

// The cause says which fields of an input do not fit.
function withData(error: ORPCError<string, unknown>, data: unknown): Error {
  const { code, defined, status, message, cause } = error
  return new ORPCError(code, { defined, status, message, data, cause })
}

function isCommand(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'commandId' in input
}

const wantOfRight: readonly string[] = [
  'NOT_ALLOWED',
  'NOT_FOUND',
  'NOT_YOUR_RUNG',
  'DEPUTY_OF_DOER',
  'SIGNED_FOR_BOTH',
  'EXTENSION_OF_DOER',
  'EXTENSION_FOR_LEADER',
  'EXTENSION_FOR_PRINCIPAL',
] satisfies RefusalCode[]

/** Whether a command was refused for want of a right that somebody else’s post may give. */
function lacksRight(error: unknown): boolean {
  return error instanceof ORPCError && wantOfRight.includes(error.code)
}
