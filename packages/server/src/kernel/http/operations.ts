import { StandardOpenAPIMatcher } from '@orpc/openapi/standard'
import { StandardBracketNotationSerializer } from '@orpc/openapi-client/standard'
import { type AnyProcedure, type AnyRouter, isProcedure, traverseContractProcedures } from '@orpc/server'
import { z } from 'zod'
import { openAddressTable } from './address-table.ts'
import { type CarryOut, carriedThrough } from './carry-out.ts'
import { declaredBy } from './declared.ts'

/** An operation that somebody asks for, with what stands in the path of its address. */
export type Operation<Context> = {
  readonly params: Readonly<Record<string, string>>
  /** Gives what it answers, as the contract declares that. */
  readonly carryOut: CarryOut<Context>
}

/** Finds the operation that a method and an address, without what comes before all of them, ask for. */
export type FindOperation<Context> = (method: string, path: string) => Promise<Operation<Context> | null>

/**
 * Makes the operations ready once. What goes over HTTP is left to the library but for what costs most at each answer: finding the operation
 * (`address-table.ts`), the way through what stands before it (`carry-out.ts`), checking what it answers, which `declaredBy` does,
 * and walking through that in search of what JSON does not know, of which there is none.
 */
export function openOperations<Context extends object>(router: AnyRouter): FindOperation<Context> {
  const matcher = new StandardOpenAPIMatcher()
  matcher.init(router)
  const ready = new Map<AnyProcedure, CarryOut<Context>>()
  const table = openAddressTable<CarryOut<Context>>()
  traverseContractProcedures({ router, path: [] }, ({ contract, path }) => {
    if (!isProcedure(contract)) return
    const carryOut = madeReady<Context>(contract, path)
    ready.set(contract, carryOut)
    const { method, path: address } = contract['~orpc'].route
    if (method !== undefined && address !== undefined) table.add(method, address, carryOut)
  })
  return async (method, path) => {
    const met = table.find(method, path)
    if (met !== null) return { params: met.params, carryOut: met.goal }
    // Whatever is written in an unusual way, and what there is not.
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
  const { outputSchema } = procedure['~orpc']
  if (!(outputSchema instanceof z.ZodType))
    throw new Error(`${path.join('.')} answers with what is not declared`)
  const declared = declaredBy(outputSchema)
  const carryOut = carriedThrough<Context>(procedure, path)
  return async (input, call) => declared(await carryOut(input, call))
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
