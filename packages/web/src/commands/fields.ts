import { isDay } from '@bihuan/core/kernel/day.ts'
import {
  type Changes,
  type Field,
  type Fields,
  isList,
  namesOf,
  type Shown,
  type ShownValue,
  shownFields,
} from '@bihuan/core/kernel/field.ts'
import { isId } from '@bihuan/core/kernel/id.ts'
import { dayProblem } from '../ui/typed-day.ts'

/** What a form holds in the fields of a record: texts, so that they can be kept; nothing is an empty text, several ids stand with spaces between. */
export type Texts<T> = Readonly<Record<keyof T & string, string>>

/** A form filled with what a record has. */
export function textsOf<T extends object>(fields: T, view: Shown<T>): Texts<T>
export function textsOf(fields: Fields, view: Shown<Fields>): object {
  return Object.fromEntries(shownFields(fields, view).map(({ name, shown }) => [name, textOf(shown)]))
}

/** A form of a record that nobody has said anything of. */
export function emptyTexts<T extends object>(fields: T): Texts<T>
export function emptyTexts(fields: Fields): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { initial }]) => [name, typeof initial === 'string' ? initial : '']),
  )
}

function textOf(shown: ShownValue): string {
  if (isList(shown)) return shown.map(({ id }) => id).join(' ')
  return typeof shown === 'object' ? (shown?.id ?? '') : shown
}

/** The fields in which two forms differ: only these are sent, so that others’ changes to the rest stay. */
export function differingFields<T extends object>(
  fields: T,
  before: Texts<T>,
  after: Texts<T>,
): (keyof T & string)[] {
  return namesOf(fields).filter((name) => before[name] !== after[name])
}

/** The changes that some fields of a form ask for. */
export function changesFrom<T extends object>(
  fields: T,
  texts: Texts<T>,
  names: readonly (keyof T & string)[],
): Changes<T>
export function changesFrom(fields: Fields, texts: Texts<Fields>, names: readonly string[]): object {
  const asked = Object.entries(fields).filter(([name]) => names.includes(name))
  return Object.fromEntries(asked.map(([name, field]) => [name, valueOf(field, texts[name] ?? '')]))
}

/** What a text means in a field; what the field cannot hold means that nothing is said. */
function valueOf(field: Field, text: string): unknown {
  switch (field.type) {
    case 'person':
    case 'organization':
      return isId(text) ? text : null
    case 'organizations':
      return text.split(' ').filter((one) => isId(one))
    case 'day':
      return isDay(text) ? text : null
    case 'text':
      return text
    case 'choice':
      return Object.hasOwn(field.values, text) ? text : field.initial
    default:
      return field satisfies never
  }
}

const typed = {
  person: false,
  organization: false,
  organizations: true,
  day: false,
  text: true,
  choice: false,
} as const satisfies {
  readonly [Type in Field['type']]: boolean
}

/** Whether somebody writes into a field, until they leave it; a day or a name is chosen again in a moment. */
export function isTyped({ type }: Field): boolean {
  return typed[type]
}

/** Whether nothing is wrong with what stands in the fields, as each of them says itself. */
export function areReady(fields: Fields, texts: Readonly<Record<string, string>>): boolean {
  return Object.entries(fields).every(([name, field]) => isReady(field, texts[name] ?? ''))
}

/** The same for one field. */
export function isReady(field: Field, text: string): boolean {
  return field.type !== 'day' || dayProblem(text) === null
}
