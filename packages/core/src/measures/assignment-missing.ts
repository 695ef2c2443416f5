import type { Place, Refusal } from '../kernel/refusal.ts'
import { refuse, type Result } from '../kernel/result.ts'
import { roleLabels } from '../people/labels.ts'
import { assignmentFields } from './measure.fields.ts'
import type { Measure } from './measure.ts'

type Nullable = 'leaderId' | 'ownerId' | 'handlerId' | 'dueOn'

/** What is missing for the work to begin. What goes on for good has no day on which it is due, but for that of its next check-in. */
export function missingToStart(measure: Measure): Nullable[] {
  return missingOf(
    measure,
    measure.timeClass === 'continuous' && measure.checkInEvery === 'none'
      ? ['ownerId', 'handlerId']
      : ['ownerId', 'handlerId', 'dueOn'],
  )
}

/** Which of some fields nobody has set. */
export function missingOf(measure: Measure, needed: readonly Nullable[]): Nullable[] {
  return needed.filter((field) => measure[field] === null)
}

/** That something of the assignment is missing, and who sets it. */
export function assignmentMissing(
  measure: Measure,
  missing: readonly Nullable[],
): Result<never, Refusal<'ASSIGNMENT_MISSING'>> {
  const [first] = missing
  return refuse({
    code: 'ASSIGNMENT_MISSING',
    params: {
      missing: missing.map((field) => assignmentFields[field].label.zh).join('、'),
      missingEn: missing.map((field) => assignmentFields[field].label.en).join(', '),
      ...whoAssigns(missing),
    },
    place: placeOf(measure, first ?? 'assignment'),
  })
}

// A head names the handler of what their department has to do: see assignableFields.
function whoAssigns(missing: readonly Nullable[]): { readonly who: string; readonly whoEn: string } {
  const { head, coordinator } = roleLabels
  return missing.every((field) => field === 'handlerId')
    ? { who: `${head.zh}或${coordinator.zh}`, whoEn: `${head.en} or the ${coordinator.en}` }
    : { who: coordinator.zh, whoEn: coordinator.en }
}

/** Where on a measure something can be put right. */
export function placeOf(measure: Measure, field?: string): Place {
  const { rectificationId, id } = measure
  return { kind: 'measure', rectificationId, measureId: id, ...(field !== undefined && { field }) }
}
