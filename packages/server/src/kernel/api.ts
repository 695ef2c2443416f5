import { contract } from '@bihuan/core/contract.ts'
import { implement } from '@orpc/server'
import type { Context } from './context.ts'
import { refusalError } from './http/answer.ts'
import { explained } from './refused.ts'

/** The contract, to be implemented by the rooms. */
export const api = implement(contract)
  .$context<Context>()
  .use(async ({ next, path }, input) => {
    try {
      return await next({ context: { form: { operation: path.join('.'), input } } })
    } catch (error) {
      throw explained(error)
    }
  })

/** The contract for those who are signed in. */
export const signedInApi = api.use(({ context, next }) => {
  const { actor } = context
  if (actor === null) throw refusalError({ code: 'NOT_SIGNED_IN' })
  return next({ context: { actor } })
})
