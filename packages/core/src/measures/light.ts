import type { PlainDay } from '../kernel/day.ts'
import { addDays } from '../kernel/day.ts'
import type { MeasureStatus } from './labels.ts'

/** 红黄绿灯: each always shown with a word. */
export const lights = ['grey', 'green', 'yellow', 'red', 'blue', 'none'] as const
export type Light = (typeof lights)[number]

/** The day, and from how many days before its day a measure counts as due soon by the template of its rectification. */
export type LightFacts = { readonly today: PlainDay; readonly dueSoonDays: number }

/**
 * The light of a measure on a day: closed is blue, past its due day red, due soon or returned yellow,
 * not started grey, otherwise green; what is voided has none. A claim under check keeps its time light: being checked late is late.
 */
export function lightOf(
  measure: { status: MeasureStatus; dueOn: PlainDay | null },
  { today, dueSoonDays }: LightFacts,
): Light {
  if (measure.status === 'closed') return 'blue'
  if (measure.status === 'voided') return 'none'
  if (measure.dueOn !== null && measure.dueOn < today) return 'red'
  if (measure.status === 'returned') return 'yellow'
  if (measure.dueOn !== null && measure.dueOn <= addDays(today, dueSoonDays)) return 'yellow'
  return measure.status === 'planned' ? 'grey' : 'green'
}

/** Whether the light of a measure says more than its status: it is late, or due soon without having been sent back. */
export function lightSaysMore({ light, status }: { light: Light; status: MeasureStatus }): boolean {
  return light === 'red' || (light === 'yellow' && status !== 'returned')
}
