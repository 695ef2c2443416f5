import { contract } from '@bihuan/core/contract.ts'
import { tokenRefusal } from '@bihuan/core/people/api-token.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import { implement } from '@orpc/server'
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
export const signedInApi = personApi.use(({ context, next }) => {
  const barrier = barrierOf(context.actor)
  if (barrier !== null) throw refusalError(barrier)
  return next()
})
