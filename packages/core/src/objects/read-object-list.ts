import type { PlainDay } from '../kernel/day.ts'
import { namesOf } from '../kernel/field.ts'
import { isTotalCell, writtenDay } from '../kernel/filled-cells.ts'
import type { PersonId } from '../kernel/id.ts'
import type { ReadSheet } from '../kernel/sheet.ts'
import { holdsUnseen } from '../kernel/unseen.ts'
import { itemFields, type ItemValues, type ListItem } from './list-item.ts'
import { isStillSet } from './object-list.decide.ts'
import { type ObjectRow, objectTable } from './object-columns.ts'
import type { ObjectProblem } from './object-list-problems.ts'

/** Why a row is not taken, and where it stands. */
export type ObjectRowProblem = { readonly sheet: string; readonly line: number } & ObjectProblem

/** A file of objects laid beside the list: what would come of it, of which nothing is done yet. */
export type ReadObjects = {
  /** Those that are new, or say something else. */
  readonly items: readonly ItemValues[]
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Numbers of those that the file says otherwise but that are checked, crossed off or voided. */
  readonly kept: readonly string[]
  /** Numbers that the list has and the file has not: they stay. */
  readonly gone: readonly string[]
  readonly problems: readonly ObjectRowProblem[]
  readonly unread: readonly string[]
}

/** What a file is laid beside. */
export type ObjectsKnown = {
  readonly items: readonly ListItem[]
  /** Who may be meant by a name; of several with one name nobody is. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[]
}

/** Reads a list of objects from the sheets of a file; null where none of them has the columns. No row is left out silently. */
export function readObjectList(sheets: readonly ReadSheet[], known: ObjectsKnown): ReadObjects | null {
  const tables = sheets.flatMap((sheet) => objectTable(sheet) ?? [])
  if (tables.length === 0) return null
  const rows = tables.flatMap((table) => table.rows)
  const people = byName(known.people)
  const there = new Map(known.items.map((item) => [item.number, item]))
  const problems: ObjectRowProblem[] = []
  const seen = new Set<string>()
  const items: ItemValues[] = []
  const kept: string[] = []
  let [added, same] = [0, 0]
  for (const row of rows) {
    const item = there.get(row.number)
    const { values, problems: wrong } = valuesOf(row, { people, item })
    const twice = row.number !== '' && seen.has(row.number)
    seen.add(row.number)
    const all = twice ? [...wrong, { code: 'numberTwice' as const, words: row.number }] : wrong
    problems.push(...all.map((one) => ({ sheet: row.sheet, line: row.line, ...one })))
    if (all.length > 0) continue
    const isOther = item === undefined || namesOf(itemFields).some((name) => item[name] !== values[name])
    if (!isOther) same += 1
    else if (item !== undefined && !isStillSet(item)) kept.push(row.number)
    else items.push(values)
    if (item === undefined) added += 1
  }
  return {
    items,
    added,
    changed: items.length - added,
    same,
    kept,
    gone: known.items.flatMap(({ number, status }) =>
      seen.has(number) || status === 'voided' ? [] : [number],
    ),
    problems,
    unread: [...new Set(tables.flatMap((table) => table.unread))],
  }
}

type Beside = { readonly people: ReadonlyMap<string, PersonId>; readonly item: ListItem | undefined }

function valuesOf(
  row: ObjectRow,
  { people, item }: Beside,
): { readonly values: ItemValues; readonly problems: readonly ObjectProblem[] } {
  const dueOn = writtenDay(row.dueOn)
  const responsibleId = people.get(row.responsible) ?? null
  const values = {
    number: row.number,
    name: row.name,
    place: row.place,
    responsibleId,
    responsibleWords: responsibleId === null ? row.responsible : '',
    dueOn,
  }
  const isSame = item?.responsibleWords === row.responsible && item.responsibleId === null
  return {
    // Whoever was written down in words stays so, even where somebody of that name has come since.
    values: isSame ? { ...values, responsibleId: null, responsibleWords: row.responsible } : values,
    problems: problemsOf(row, dueOn),
  }
}

function problemsOf(row: ObjectRow, dueOn: PlainDay | null): ObjectProblem[] {
  const long = (words: string, atMost: number, code: ObjectProblem['code']): ObjectProblem[] =>
    words.length > atMost ? [{ code, words: words.slice(0, 40) }] : []
  const total = [row.number, row.name].find(isTotalCell)
  if (total !== undefined) return [{ code: 'totalRow', words: total }]
  const texts = [row.number, row.name, row.place, row.responsible]
  return [
    ...(row.number === '' ? [{ code: 'numberMissing' as const, words: '' }] : []),
    ...(row.name === '' ? [{ code: 'nameMissing' as const, words: '' }] : []),
    ...texts.filter(holdsUnseen).map((words) => ({ code: 'unwritable' as const, words: words.slice(0, 40) })),
    ...(row.dueOn !== '' && dueOn === null
      ? [{ code: 'dayUnread' as const, words: row.dueOn.slice(0, 40) }]
      : []),
    ...long(row.number, itemFields.number.atMost, 'numberTooLong'),
    ...long(row.name, itemFields.name.atMost, 'nameTooLong'),
    ...long(row.place, itemFields.place.atMost, 'placeTooLong'),
    ...long(row.responsible, itemFields.responsibleWords.atMost, 'responsibleTooLong'),
  ]
}

function byName(people: ObjectsKnown['people']): ReadonlyMap<string, PersonId> {
  const names = Map.groupBy(people, ({ name }) => name)
  return new Map(
    [...names].flatMap(([name, those]) => {
      const [one, another] = those
      return one === undefined || another !== undefined ? [] : [[name, one.id] as const]
    }),
  )
}
