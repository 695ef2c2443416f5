/** A place in an input where a value from outside would come through. */
export type Leak = { readonly at: string; readonly lets: string }

const text = { NUL: 'a\0', 'half a character': 'a\ud800' }
const whole = { '2³¹': 2 ** 31, '-2³¹-1': -(2 ** 31) - 1, '2⁵³': 2 ** 53, '1e300': 1e300 }
const any = { '1e300': 1e300, '-1e300': -1e300 }
const days = { 'the year 0000': '0000-01-01', 'the year 9999': '9999-12-31' }

/**
 * The leaves of an input that let through what no record can hold: a text with NUL or half a character, a whole number
 * beyond 32 bits, a day beyond the calendar. It asks each leaf with such a value, so that it does not matter how it
 * was made.
 */
export function leaksOf(schema: unknown, at = ''): Leak[] {
  const { type, parts } = read(schema)
  if (type === 'string') return leaks(schema, at, isDay(schema) ? { ...text, ...days } : text)
  if (type === 'number') return leaks(schema, at, takes(schema, 0.5) ? any : whole)
  if (type === 'pipe' && read(parts[0]?.[1]).type === 'string')
    return leaks(schema, at, takes(schema, '2024-02-29') ? { ...text, ...days } : text)
  if (type === 'any' || type === 'unknown') return [{ at, lets: 'anything' }]
  return parts.flatMap(([name, part]) => leaksOf(part, name === '' ? at : `${at}.${name}`))
}

function leaks(schema: unknown, at: string, values: Readonly<Record<string, unknown>>): Leak[] {
  return Object.entries(values)
    .filter(([, value]) => takes(schema, value))
    .map(([lets]) => ({ at, lets }))
}

const isDay = (schema: unknown): boolean => takes(schema, '2024-02-29') && !takes(schema, '2023-02-29')

function takes(schema: unknown, value: unknown): boolean {
  const parse: unknown = memberOf(schema, 'safeParse')
  if (typeof parse !== 'function') throw new Error('not a schema')
  return memberOf(parse.call(schema, value), 'success') === true
}

type Part = readonly [name: string, schema: unknown]

/** What a schema is, and what it is made of. */
function read(schema: unknown): { readonly type: unknown; readonly parts: readonly Part[] } {
  const definition = memberOf(memberOf(schema, '_zod'), 'def')
  const shape = memberOf(definition, 'shape')
  const inner = ['in', 'out', 'innerType', 'element', 'keyType', 'valueType', 'left', 'right']
  const named = inner.map((key): Part => [key === 'keyType' ? 'key' : '', memberOf(definition, key)])
  const options: unknown = memberOf(definition, 'options') ?? memberOf(definition, 'items')
  return {
    type: memberOf(definition, 'type'),
    parts: [
      ...(typeof shape === 'object' && shape !== null ? Object.entries(shape) : []),
      ...named,
      ...(Array.isArray(options) ? options.map((option): Part => ['', option]) : []),
    ].filter(([, part]) => part !== undefined),
  }
}

function memberOf(value: unknown, key: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
  return Reflect.get(value, key)
}
