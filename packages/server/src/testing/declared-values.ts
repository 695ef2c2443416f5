import fc from 'fast-check'
import { z } from 'zod'

const texts = fc.oneof(
  fc.constantFrom('', '台账"一"\n\\', '\u2028', '😀', '\ud800', '__proto__', 'toString'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const whole = fc.oneof(
  fc.constantFrom(0, -0, 1, 1001, Number.MAX_SAFE_INTEGER),
  fc.integer({ min: 0, max: 1000 }),
)
const names = fc.constantFrom('a', 'text', '措施', 'toJSON', 'constructor', 'length', '0')
const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

/** Values as a schema declares them, with more in each object than it names. */
export function declaredValues(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.core.$ZodPipe) return declaredValues(schema._zod.def.in)
  if (schema instanceof z.core.$ZodNullable)
    return fc.oneof(fc.constant(null), declaredValues(schema._zod.def.innerType))
  if (schema instanceof z.core.$ZodOptional)
    return fc.oneof(fc.constant(undefined), declaredValues(schema._zod.def.innerType))
  if (schema instanceof z.core.$ZodArray)
    return fc.array(declaredValues(schema._zod.def.element), { maxLength: 3 })
  if (schema instanceof z.core.$ZodTuple) return tuples(schema)
  if (schema instanceof z.core.$ZodUnion) return fc.oneof(...schema._zod.def.options.map(declaredValues))
  if (schema instanceof z.core.$ZodIntersection) return both(schema)
  if (schema instanceof z.core.$ZodObject) return objects(schema._zod.def.shape)
  if (schema instanceof z.core.$ZodRecord) return records(schema)
  if (schema instanceof z.core.$ZodEnum || schema instanceof z.core.$ZodLiteral)
    return fc.constantFrom(...schema._zod.values)
  return partValues(schema)
}

function records(schema: z.core.$ZodRecord): fc.Arbitrary<unknown> {
  const { keyType, valueType } = schema._zod.def
  const values = declaredValues(valueType)
  // Of keys that are listed each has to be there.
  if (keyType._zod.values)
    return fc.record(Object.fromEntries([...keyType._zod.values].map((key) => [key, values])))
  return fc.dictionary(names, values, { maxKeys: 3, noNullPrototype: true })
}

/** What is declared by two objects has the fields of both. */
function both(schema: z.core.$ZodIntersection): fc.Arbitrary<unknown> {
  const { left, right } = schema._zod.def
  return fc
    .tuple(declaredValues(left), declaredValues(right))
    .map(([one, other]) => ({ ...Object(one), ...Object(other) }))
}

function tuples(schema: z.core.$ZodTuple): fc.Arbitrary<unknown> {
  const { items, rest } = schema._zod.def
  const more = rest === null ? fc.constant([]) : fc.array(declaredValues(rest), { maxLength: 2 })
  return fc
    .tuple(fc.tuple(...items.map(declaredValues)), more)
    .map(([first, others]) => [...first, ...others])
}

function objects(shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape).map(([name, schema]) => [name, declaredValues(schema)] as const)
  const more = { $unnamed: fc.option(fc.constantFrom('秘密', 7)) }
  return fc.record({ ...Object.fromEntries(fields), ...more })
}

function partValues(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (schema instanceof z.core.$ZodString) {
    const format = schema instanceof z.core.$ZodStringFormat ? schema._zod.def.format : null
    if (format === 'date') return days
    return format === 'uuid' ? fc.uuid({ version: 7 }) : texts
  }
  if (schema instanceof z.core.$ZodNumber) return whole
  if (schema instanceof z.core.$ZodBoolean) return fc.boolean()
  // What is called by its type alone is made by core.
  if (schema instanceof z.core.$ZodUnknown || schema instanceof z.core.$ZodCustom)
    return fc.jsonValue({ maxDepth: 2 })
  if (schema instanceof z.core.$ZodFile) return fc.constant(new File(['x'], 'x.txt'))
  throw new Error(`say in declared-values.ts what a ${schema._zod.def.type} can be`)
}
