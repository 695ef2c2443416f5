import { contract } from '@bihuan/core/contract.ts'
import { z } from 'zod'

type NamesIn<Node, Trail extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends { readonly '~orpc': unknown }
    ? `${Trail}${Key}`
    : NamesIn<Node[Key], `${Trail}${Key}.`>
}[keyof Node & string]

/** The name of an operation of the contract, such as `measures.report`. */
export type OperationName = NamesIn<typeof contract>

/** An operation as it is asked for over HTTP. */
export type Operation = {
  readonly name: string
  readonly method: string
  /** With `{names}` of what stands in it. */
  readonly path: string
  /** Codes that the contract names for it. */
  readonly refusals: readonly string[]
  /** Whether an input fits the contract. */
  readonly accepts: (input: unknown) => boolean
  /** What it asks for; undefined where it asks for nothing. */
  readonly inputSchema: z.ZodType | undefined
}

const definitionSchema = z.object({
  route: z.object({ method: z.string(), path: z.string() }),
  errorMap: z.record(z.string(), z.unknown()),
  inputSchema: z.custom<z.ZodType>((schema) => schema instanceof z.ZodType).optional(),
})

/** Every operation of the contract, read from the contract itself. */
export function operationsOfContract(): Operation[] {
  return operationsBelow(contract, [])
}

function operationsBelow(node: object, trail: readonly string[]): Operation[] {
  const definition: unknown = Object.getOwnPropertyDescriptor(node, '~orpc')?.value
  if (definition !== undefined) return [operationOf(trail.join('.'), definition)]
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) =>
    typeof child === 'object' && child !== null ? operationsBelow(child, [...trail, key]) : [],
  )
}

function operationOf(name: string, definition: unknown): Operation {
  const { route, errorMap, inputSchema } = definitionSchema.parse(definition)
  return {
    name,
    method: route.method,
    path: `/api${route.path}`,
    refusals: Object.keys(errorMap),
    accepts: (input) => inputSchema === undefined || inputSchema.safeParse(input).success,
    inputSchema,
  }
}
