import {
  type DraftFinding,
  type DraftMeasure,
  type DraftStatus,
  draftStatuses,
} from '@bihuan/core/reading/draft.ts'
import { type ItemState, itemStates } from '@bihuan/core/told/source-note.ts'
import type { FindingChanges, MeasureChanges } from '@bihuan/core/intake/review/item-changes.ts'
import { isDay } from '@bihuan/core/kernel/day.ts'
import { type TimeClass, timeClasses } from '@bihuan/core/measures/labels.ts'

/** An item as it stands in the form: what is not set is empty. */
export type ItemFields = {
  readonly words: string
  readonly number: string
  readonly path: string
  readonly status: DraftStatus | null
  readonly owners: readonly string[]
  readonly leader: string
  readonly handlers: readonly string[]
  readonly dueOn: string | null
  readonly firstDueOn: string | null
  readonly timeClass: TimeClass | null
  readonly state: ItemState | null
  readonly doneOn: string | null
}

const between = ' › '

/** The fields of a finding or a measure. */
export function fieldsOf(item: DraftFinding | DraftMeasure): ItemFields {
  const isFinding = 'title' in item
  return {
    words: isFinding ? (item.title ?? '') : item.text,
    number: isFinding ? (item.number ?? '') : '',
    path: isFinding ? item.path.join(between) : '',
    status: isFinding ? item.status : null,
    owners: item.owners,
    leader: item.leader ?? '',
    handlers: item.handlers,
    dueOn: item.dueOn,
    firstDueOn: item.firstDueOn,
    timeClass: item.timeClass,
    state: item.state,
    doneOn: item.doneOn,
  }
}

/** Fields as the texts under which they are kept; nothing is an empty text, and of several names each has a line. */
export function itemTexts(fields: ItemFields): Record<keyof ItemFields, string> {
  return {
    words: fields.words,
    number: fields.number,
    path: fields.path,
    status: fields.status ?? '',
    owners: fields.owners.join('\n'),
    leader: fields.leader,
    handlers: fields.handlers.join('\n'),
    dueOn: fields.dueOn ?? '',
    firstDueOn: fields.firstDueOn ?? '',
    timeClass: fields.timeClass ?? '',
    state: fields.state ?? '',
    doneOn: fields.doneOn ?? '',
  }
}

/** Fields from the texts under which they were kept. */
export function fieldsIn(texts: Readonly<Record<keyof ItemFields, string>>): ItemFields {
  const names = (lines: string): string[] => lines.split('\n').filter((name) => name !== '')
  return {
    words: texts.words,
    number: texts.number,
    path: texts.path,
    status: draftStatuses.find((one) => one === texts.status) ?? null,
    owners: names(texts.owners),
    leader: texts.leader,
    handlers: names(texts.handlers),
    dueOn: texts.dueOn || null,
    firstDueOn: texts.firstDueOn || null,
    timeClass: timeClasses.find((one) => one === texts.timeClass) ?? null,
    state: itemStates.find((one) => one === texts.state) ?? null,
    doneOn: texts.doneOn || null,
  }
}

/** What somebody changed in the form; null when nothing. */
export function changesIn(
  item: DraftFinding | DraftMeasure,
  fields: ItemFields,
): (FindingChanges & MeasureChanges) | null {
  const before = fieldsOf(item)
  const words = fields.words.trim()
  const changed = {
    ...(words === before.words
      ? {}
      : 'title' in item
        ? { title: words === '' ? null : words }
        : { text: words }),
    ...(fields.number.trim() === before.number ? {} : { number: fields.number.trim() || null }),
    ...(fields.path === before.path ? {} : { path: pathOf(fields.path) }),
    ...(fields.status === before.status ? {} : { status: fields.status }),
    ...(areSame(fields.owners, before.owners) ? {} : { owners: [...fields.owners] }),
    ...(fields.leader.trim() === before.leader ? {} : { leader: fields.leader.trim() || null }),
    ...(areSame(fields.handlers, before.handlers) ? {} : { handlers: [...fields.handlers] }),
    ...(fields.dueOn === before.dueOn ? {} : { dueOn: dayIn(fields.dueOn) }),
    ...(fields.firstDueOn === before.firstDueOn ? {} : { firstDueOn: dayIn(fields.firstDueOn) }),
    ...(fields.timeClass === before.timeClass ? {} : { timeClass: fields.timeClass }),
    ...(fields.state === before.state ? {} : { state: fields.state }),
    ...(fields.doneOn === before.doneOn ? {} : { doneOn: dayIn(fields.doneOn) }),
  }
  return Object.keys(changed).length === 0 ? null : changed
}

function areSame(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, at) => name === others[at])
}

function pathOf(words: string): string[] {
  return words
    .split(/[›>]/)
    .map((heading) => heading.trim())
    .filter((heading) => heading !== '')
}

function dayIn(day: string | null): ReturnType<typeof asDay> {
  return day === null ? null : asDay(day)
}

function asDay(day: string): DraftFinding['dueOn'] {
  return isDay(day) ? day : null
}
