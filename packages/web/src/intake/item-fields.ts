import type { DraftFinding, DraftMeasure, DraftStatus } from '@bihuan/core/intake/draft.ts'
import type { FindingChanges, MeasureChanges } from '@bihuan/core/intake/review/item-changes.ts'
import { isDay } from '@bihuan/core/kernel/day.ts'
import type { TimeClass } from '@bihuan/core/measures/measure.ts'

/** An item as it stands in the form: what is not set is empty. */
export type ItemFields = {
  readonly words: string
  readonly number: string
  readonly path: string
  readonly status: DraftStatus | null
  readonly owner: string
  readonly leader: string
  readonly dueOn: string | null
  readonly timeClass: TimeClass | null
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
    owner: item.owner ?? '',
    leader: item.leader ?? '',
    dueOn: item.dueOn ?? null,
    timeClass: item.timeClass ?? null,
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
    ...(fields.owner.trim() === before.owner ? {} : { owner: fields.owner.trim() || null }),
    ...(fields.leader.trim() === before.leader ? {} : { leader: fields.leader.trim() || null }),
    ...(fields.dueOn === before.dueOn ? {} : { dueOn: dayIn(fields.dueOn) }),
    ...(fields.timeClass === before.timeClass ? {} : { timeClass: fields.timeClass }),
  }
  return Object.keys(changed).length === 0 ? null : changed
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
