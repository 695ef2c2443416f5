import type { CountedThing } from './counted-records.ts'
import { allOf, type Those } from './sentence-counts.ts'
import type { Frame, Reader, Reading } from './sentence-frames.ts'
import { wholeReading } from './sentence-reading.ts'
import { codedIn } from './universal-words.ts'
import { listedNames, nameOf } from './units-said.ts'

/** What a list names of those that were counted before it, and the readings of what stands about it. */
type Listed = { readonly readings: readonly Reading[] }

const list =
  /(?<head>#[mfuwSA!h&+]*)(?:,?(?:s[ij]*|[ij]),?|,(?=N[&N,]*\)))(?<who>N(?:[&,]?N)*)(?<end>\)?(?=,|$)|(?=u?(?:,|$)))/du

/**
 * 5条超期措施分别为3-3、4-2…: each that is named has to be one of those that were counted, and all of them are to be named. Null
 * where no list is told.
 */
export function listRead(text: string, reader: Reader): Listed | null {
  const coded = codedIn(text, reader.known)
  const code = coded.map(({ letter, token }) => bracket(token.text) ?? letter).join('')
  const match = list.exec(code)
  const [from = 0, to = 0] = match?.indices?.groups?.['who'] ?? []
  const names = coded.slice(from, to).flatMap(({ token }) => (token.kind === 'name' ? [token.name] : []))
  const first = coded[from]?.token
  const last = coded[to - 1]?.token
  const number = coded[match?.indices?.groups?.['head']?.[0] ?? -1]?.token
  if (match === null || first === undefined || last === undefined || number?.kind !== 'number') return null
  const marker = coded[from - 1]?.token
  if (text.slice(first.from, last.to).endsWith('等') || text.slice(last.to).startsWith('等')) return null
  const head = text
    .slice(0, marker === undefined ? first.from : marker.from)
    .replace(/(?:分别|依次|，)+$/u, '')
  const { readings, frames } = wholeReading(head, reader)
  const frame = frames.at(-1)
  if (frame?.part.number?.from !== number.number.from || !frame.isRight) return null
  const told = heldOf(names, frame, reader)
  if (told === null) return null
  const place = { from: first.from, to: last.to }
  const rest = `${' '.repeat(last.to)}${text.slice(last.to)}`
  return { readings: [...readings, { ...place, ...told }, ...wholeReading(rest, reader).readings] }
}

function bracket(text: string): string | null {
  return /^[）)]$/u.test(text) ? ')' : null
}

function heldOf(
  names: readonly string[],
  { ways, part: { number } }: Frame,
  { counted }: Reader,
): Omit<Reading, 'from' | 'to'> | null {
  const thing = thingOf(names, ways)
  const those = ways.filter((one) => one.thing === thing && one.records.length > 0)
  const [way] = those
  if (thing === null || way === undefined || number === null || number.isPercent) return null
  if (thing === 'finding' && allOf('measure', [], counted).records.length === 0) return null
  const distinct = new Set(names)
  const isWhole = number.bound !== null || number.step !== null || distinct.size === number.value
  const isHeld = ({ records }: Those): boolean =>
    names.every((name) => records.some((one) => isCalled(one, name, thing)))
  const isRight = isWhole && those.some(isHeld)
  return {
    verdict: isRight ? 'right' : 'wrong',
    recorded: listedNames(way),
    records: way.records.map(({ record }) => record),
    thing,
    isFirm: true,
  }
}

function isCalled(record: Those['records'][number], name: string, thing: CountedThing): boolean {
  if (thing === 'finding') return record.within[0] === name || record.within.includes(name)
  return nameOf(record) === name
}

/** Of what kind those are that are named, where all are of one that was counted. */
function thingOf(names: readonly string[], ways: readonly Those[]): CountedThing | null {
  const things = [...new Set(ways.map(({ thing }) => thing))]
  const isMeasure = (name: string): boolean => /^№\d+-/u.test(name)
  if (names.every(isMeasure)) return things.includes('measure') ? 'measure' : null
  if (names.some(isMeasure)) return null
  return things.find((one) => one === 'finding' || one === 'owner' || one === 'category') ?? null
}
