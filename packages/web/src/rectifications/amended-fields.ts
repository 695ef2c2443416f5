import { isDay, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { differing, namesOf } from '@bihuan/core/kernel/field.ts'
import { type DetailValues, detailValuesOf } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'

/** What a form holds of a rectification: everything as it is typed. */
export type AmendedFields = { readonly [Name in keyof DetailValues]: string }

/** What stands in the form before anything is typed. */
export function fieldsOf(rectification: RectificationView): AmendedFields {
  const values = detailValuesOf(rectification)
  const typed = (value: string | number | null): string => value?.toString() ?? ''
  return {
    name: values.name,
    inspectingBody: typed(values.inspectingBody),
    inspectedBody: typed(values.inspectedBody),
    inspectedFrom: typed(values.inspectedFrom),
    inspectedTo: typed(values.inspectedTo),
    feedbackOn: typed(values.feedbackOn),
    items: typed(values.items),
    problems: typed(values.problems),
    measures: typed(values.measures),
    done: typed(values.done),
    ongoing: typed(values.ongoing),
  }
}

/** Of what stands in the form that which differs from what was there when it was opened. */
export function amendedIn(opened: RectificationView, fields: AmendedFields): Partial<DetailValues> {
  const before = detailValuesOf(opened)
  return differing<DetailValues>(namesOf(before), before, {
    name: fields.name.trim(),
    inspectingBody: words(fields.inspectingBody),
    inspectedBody: words(fields.inspectedBody),
    inspectedFrom: dayIn(fields.inspectedFrom),
    inspectedTo: dayIn(fields.inspectedTo),
    feedbackOn: dayIn(fields.feedbackOn),
    items: count(fields.items),
    problems: count(fields.problems),
    measures: count(fields.measures),
    done: count(fields.done),
    ongoing: count(fields.ongoing),
  })
}

// The library of forms empties a field by setting it to nothing at all.
function words(typed: string | null | undefined): string | null {
  return typed?.trim() || null
}

function dayIn(typed: string | null | undefined): PlainDay | null {
  const day = words(typed)
  return day !== null && isDay(day) ? day : null
}

function count(typed: string | null | undefined): number | null {
  const figures = words(typed)
  return figures === null ? null : Number(figures)
}
