import { StandardOpenAPIMatcher } from '@orpc/openapi/standard'
import { StandardBracketNotationSerializer } from '@orpc/openapi-client/standard'
import {
  type AnyProcedure,
  type AnyRouter,
  createProcedureClient,
  isProcedure,
  Procedure,
  traverseContractProcedures,
} from '@orpc/server'
import { z } from 'zod'
import { declaredBy } from './declared.ts'

/** An operation that somebody asks for, with what stands in the path of its address. */
export type Operation<Context> = {
  readonly params: Readonly<Record<string, string>>
  /** Gives what it answers, as the contract declares that. */
  readonly carryOut: CarryOut<Context>
}

type CarryOut<Context> = (
  input: unknown,
  call: { readonly context: Context; readonly signal: AbortSignal },
) => Promise<unknown>

/** Finds the operation that a method and an address, without what comes before all of them, ask for. */
export type FindOperation<Context> = (method: string, path: string) => Promise<Operation<Context> | null>

/**
 * Makes the operations ready once. What goes over HTTP is left to the library but for the two things that cost most at each answer:
 * checking it, which `declaredBy` does, and walking through it in search of what JSON does not know, of which there is none.
 */
export function openOperations<Context extends object>(router: AnyRouter): FindOperation<Context> {
  const matcher = new StandardOpenAPIMatcher()
  matcher.init(router)
  const ready = new Map<AnyProcedure, CarryOut<Context>>()
  traverseContractProcedures({ router, path: [] }, ({ contract, path }) => {
    if (isProcedure(contract)) ready.set(contract, madeReady<Context>(contract, path))
  })
  return async (method, path) => {
    const match = await matcher.match(method, `/${path.replaceAll(/^\/|\/$/g, '')}`)
    if (match === undefined) return null
    const carryOut = ready.get(match.procedure)
    if (carryOut === undefined) throw new Error(`${match.path.join('.')} was not made ready`)
    return { params: match.params ?? {}, carryOut }
  }
}

function madeReady<Context extends object>(
  procedure: AnyProcedure,
  path: readonly string[],
): CarryOut<Context> {
  const { outputSchema, ...rest } = procedure['~orpc']
  if (!(outputSchema instanceof z.ZodType))
    throw new Error(`${path.join('.')} answers with what is not declared`)
  const declared = declaredBy(outputSchema)
  const client = createProcedureClient(new Procedure(rest), {
    context: (context: Context) => context,
    path,
  })
  return async (input, call) => declared(await client(input, call))
}

const brackets = new StandardBracketNotationSerializer()

/** What is asked: by the path of an address, and besides by its query, by a form or by JSON. */
export function inputOf(params: Operation<unknown>['params'], besides: URL | FormData | object): unknown {
  const fields = fieldsOf(besides)
  if (Object.keys(params).length === 0) return fields
  // A query of nothing but numbers is read as a list, and names nothing.
  return Array.isArray(fields) ? params : { ...fields, ...params }
}

function fieldsOf(besides: URL | FormData | object): object {
  if (besides instanceof URL)
    return besides.search === '' ? {} : brackets.deserialize([...besides.searchParams])
  return besides instanceof FormData ? brackets.deserialize([...besides]) : besides
}
