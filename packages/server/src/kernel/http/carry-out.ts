import {
  type AnyProcedure,
  createORPCErrorConstructorMap,
  type MiddlewareResult,
  middlewareOutputFn,
  ORPCError,
  type ProcedureHandlerOptions,
  validateORPCError,
  ValidationError,
} from '@orpc/server'

/** Carries an operation out: gives what its handler gives, or throws what the contract declares. */
export type CarryOut<Context> = (
  input: unknown,
  call: { readonly context: Context; readonly signal: AbortSignal },
) => Promise<unknown>

/**
 * The way of an operation through what stands before it, as the library walks it: each with the input as it stands there, and with the
 * context that those before it have added to. The library makes a dozen promises and spans of each step; here a step is a call. What is
 * thrown is left to the library, which says what of it is declared. `carry-out.test.ts` holds both ways beside each other.
 */
export function carriedThrough<Context extends object>(
  procedure: AnyProcedure,
  path: readonly string[],
): CarryOut<Context> {
  const { middlewares, inputValidationIndex, inputSchema, errorMap, handler } = procedure['~orpc']
  const checkedAt = Math.min(Math.max(0, inputValidationIndex), middlewares.length)
  const errors = createORPCErrorConstructorMap(errorMap)

  type Call = Omit<ProcedureHandlerOptions<object, unknown, typeof errors, object>, 'input'>

  async function stepFrom(index: number, call: Call, given: unknown): Promise<unknown> {
    const input = index === checkedAt && inputSchema ? await checked(inputSchema, given) : given
    const step = middlewares[index]
    if (step === undefined) return handler({ ...call, input })
    function next<Added extends object>(added?: {
      readonly context?: Added
    }): MiddlewareResult<Added, unknown>
    async function next(added?: { readonly context?: object }) {
      const context = added?.context ?? {}
      const further = { ...call, context: { ...call.context, ...context } }
      return { output: await stepFrom(index + 1, further, input), context }
    }
    const result = await step({ ...call, next }, input, middlewareOutputFn)
    return result.output
  }

  return async (input, { context, signal }) => {
    try {
      const call: Call = { context, errors, path, procedure, signal, lastEventId: undefined }
      return await stepFrom(0, call, input)
    } catch (error) {
      throw error instanceof ORPCError ? await validateORPCError(errorMap, error) : error
    }
  }
}

async function checked(
  schema: NonNullable<AnyProcedure['~orpc']['inputSchema']>,
  data: unknown,
): Promise<unknown> {
  const validating = schema['~standard'].validate(data)
  const result = validating instanceof Promise ? await validating : validating
  if (result.issues === undefined) return result.value
  const { issues } = result
  const message = 'Input validation failed'
  throw new ORPCError('BAD_REQUEST', {
    message,
    data: { issues },
    cause: new ValidationError({ message, issues: [...issues], data }),
  })
}
