import { z } from 'zod'

const eventSchema = z.looseObject({ type: z.string() })
/** An event as the journal holds it. */
export type WrittenEvent = z.infer<typeof eventSchema>

/** Reads an event of the journal. */
export function writtenEvent(event: unknown): WrittenEvent {
  return eventSchema.parse(event)
}

/**
 * The keys of events of one type, with the objects in them; `[]` stands for each item of a list, and a `?` behind a key
 * says that some have it and some do not.
 */
export function shapeOf(events: readonly WrittenEvent[]): string[] {
  const seen = new Map<string, ReadonlySet<string>[]>()
  for (const { place, keys } of events.flatMap((event) => objectsIn(event)))
    seen.set(place, [...(seen.get(place) ?? []), keys])
  const shape = [...seen].flatMap(([place, all]) => {
    const keys = new Set(all.flatMap((some) => [...some]))
    return [...keys].map((key) => (all.every((some) => some.has(key)) ? `${place}${key}` : `${place}${key}?`))
  })
  return shape.toSorted()
}

/** What of an event is otherwise than its shape: `+` before keys that are new, `-` before keys that are gone. */
export function misfits(event: WrittenEvent, shape: readonly string[]): string[] {
  const known = new Set(shape.map((key) => key.replace(/\?$/, '')))
  return objectsIn(event).flatMap(({ place, keys }) => {
    const isHere = (key: string): boolean => /^[^.[]+$/.test(key.slice(place.length)) && key.startsWith(place)
    const gone = shape.filter(
      (key) => isHere(key) && !key.endsWith('?') && !keys.has(key.slice(place.length)),
    )
    const added = [...keys].map((key) => `${place}${key}`).filter((key) => !known.has(key))
    return [...added.map((key) => `+${key}`), ...gone.map((key) => `-${key}`)]
  })
}

type Keyed = { readonly place: string; readonly keys: ReadonlySet<string> }

/** Every object in a value with the place where it stands and its keys. */
function objectsIn(value: unknown, place = ''): Keyed[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item) => objectsIn(item, `${place.replace(/\.$/, '')}[].`))
  const below = Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, `${place}${key}.`))
  return [{ place, keys: new Set(Object.keys(value)) }, ...below]
}
