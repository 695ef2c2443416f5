import type { AnySchema } from '@orpc/contract'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'

/** Shapes that the description holds once and refers to, by the name that programs know them by. */
export type NamedShapes = Readonly<Record<string, AnySchema>>

/** What turns the schemas of the contract into those of the description. */
export function schemaConverter(): ZodToJsonSchemaConverter {
  return new ZodToJsonSchemaConverter({
    // A run in a cell of a table of a document lies deeper than the ten levels that it would write out.
    maxStructureDepth: 16,
    interceptors: [
      (call) => {
        const { schema } = call
        // An id or a day is a checked text with a type of its own, of which JSON knows nothing.
        if (schema instanceof z.core.$ZodPipe && schema._zod.def.out instanceof z.core.$ZodCustom)
          return call.next({ ...call, schema: schema._zod.def.in })
        const [isRequired, json] = call.next()
        if (json.type !== 'integer') return [isRequired, json]
        // Whole numbers of JavaScript end there, which says nothing about the matter.
        const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER, ...rest } = json
        const bounds = {
          ...(minimum > Number.MIN_SAFE_INTEGER && { minimum }),
          ...(maximum < Number.MAX_SAFE_INTEGER && { maximum }),
        }
        return [isRequired, { ...rest, ...bounds }]
      },
    ],
  })
}

/** Puts a reference wherever a named shape is written out. */
export type Refer = (described: object) => unknown

/** The named shapes as components, each referring to those that it is made of, and what refers to them elsewhere. */
export function nameShapes(
  shapes: NamedShapes,
  converter: ZodToJsonSchemaConverter,
): { readonly schemas: Readonly<Record<string, unknown>>; readonly refer: Refer } {
  const written = Object.entries(shapes).map(([name, schema]) => {
    const [, json] = converter.convert(schema, { strategy: 'output' })
    return { name, json }
  })
  const references = new Map(
    written.map(({ name, json }) => [JSON.stringify(json), { $ref: `#/components/schemas/${name}` }]),
  )
  const refer = (described: object): unknown => {
    const put = (key: string, value: unknown): unknown =>
      key !== '' && isObject(value) ? (references.get(JSON.stringify(value)) ?? value) : value
    const referring: unknown = JSON.parse(JSON.stringify(described, put))
    return referring
  }
  return { schemas: Object.fromEntries(written.map(({ name, json }) => [name, refer(json)])), refer }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
