import type { SaidNumber } from './said-numbers.ts'

/** Whether what is counted lies to the number that is said as its words say: 近30条 is true of 27. */
export function lies(
  actual: number,
  { value, bound, step, decimals, isPercent }: Omit<SaidNumber, 'from' | 'to' | 'isWord'>,
): boolean {
  if (step !== null) return actual >= value && actual < value + step
  const slack = isPercent ? 10 : Math.max(1, value * 0.2)
  switch (bound) {
    // 近七成 is 66%, and not 60%.
    case 'near':
      return actual <= value && actual >= value - (isPercent ? slack / 2 : slack)
    case 'about':
      return Math.abs(actual - value) <= slack / 2
    case 'above':
      return actual > value
    case 'atLeast':
      return actual >= value
    case 'below':
      return actual < value
    case 'atMost':
      return actual <= value
    case null:
      // Two thirds are said of 67.5% too.
      if (isPercent && decimals === 0 && !Number.isInteger(value)) return Math.abs(actual - value) < 1.5
      // 31.25% is 31.2% and 31.3%: both ways of rounding are in use.
      if (isPercent || decimals > 0) return Math.abs(actual - value) <= 0.5 / 10 ** decimals + 1e-9
      // 5.8 is 6 in a round number, and 2.5 is not 3.
      return Math.abs(actual - value) < 0.3
    default:
      return bound satisfies never
  }
}
