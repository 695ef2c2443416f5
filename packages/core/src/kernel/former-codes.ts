import type { RecordEvent } from './entry.ts'
import type { FieldWords, Telling } from './kind.ts'

/**
 * An event as it is read, however old: a code that has been renamed since is read by the one that took its place. The
 * entry itself keeps what was written, and its hash.
 */
export function inCodesOfToday<Event extends RecordEvent>(
  tell: Readonly<Record<string, Telling>>,
  event: Event,
): Event {
  if (!hasFormerCodes(tell)) return event
  const renamed = Object.entries(event).flatMap(([field, value]: [string, unknown]) => {
    const telling = tell[field]
    if (typeof telling !== 'object') return []
    if ('label' in telling) return [[field, codeOfToday(telling, value)] as const]
    const each: Readonly<Record<string, FieldWords | 'untold'>> = telling.each
    const wordsOf = (one: string): FieldWords | undefined => {
      const words = each[one]
      return words === 'untold' ? undefined : words
    }
    return isObject(value) ? [[field, valuesInCodesOfToday(value, wordsOf)] as const] : []
  })
  return { ...event, ...Object.fromEntries(renamed) }
}

const withFormerCodes = new WeakMap<object, boolean>()

/** Whether any field of an event has a code that was renamed: most have none, and a page has hundreds of entries. */
function hasFormerCodes(tell: Readonly<Record<string, Telling>>): boolean {
  const known = withFormerCodes.get(tell)
  if (known !== undefined) return known
  const has = Object.values(tell).some(
    (telling) =>
      typeof telling === 'object' &&
      ('label' in telling ? [telling] : Object.values<FieldWords | 'untold'>(telling.each)).some(
        (words) => words !== 'untold' && words.formerly !== undefined,
      ),
  )
  withFormerCodes.set(tell, has)
  return has
}

/** What fields hold, each code as it is called today. */
export function valuesInCodesOfToday(
  values: Readonly<Record<string, unknown>>,
  wordsOf: (field: string) => FieldWords | undefined,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, codeOfToday(wordsOf(field), value)]),
  )
}

function codeOfToday(words: FieldWords | undefined, value: unknown): unknown {
  const { formerly } = words ?? {}
  return typeof value === 'string' && formerly !== undefined && Object.hasOwn(formerly, value)
    ? formerly[value]
    : value
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
