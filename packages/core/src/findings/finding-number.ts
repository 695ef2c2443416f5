import type { FindingView } from './findings.contract.ts'

type Called = Pick<FindingView, 'ordinal' | 'number' | 'title'>

// Also written in wide figures, and with the stop that lists put behind.
const bareFigure = /^\s*[\d０-９]+\s*[.、．]?\s*$/u

/**
 * By which number a finding is called beside its title: that of its source (（一）1), unless that is a bare figure. Then it is its own place,
 * with which the numbers of its measures begin: of two figures in one row nobody would know which is meant.
 *
 * @example numberOfFinding({ ordinal: 1, number: '2' }) // '1'
 */
export function numberOfFinding({ ordinal, number }: Omit<Called, 'title'>): string {
  return bareFigure.test(number) ? String(ordinal) : number
}

/** The number of a finding and its title, as far as it has them. */
export function nameOfFinding(finding: Called): string {
  return [numberOfFinding(finding), finding.title ?? ''].filter((part) => part !== '').join(' ')
}

/** What its source calls a finding, where that is another number than the one by which it is called here; else null. */
export function numberInSource(finding: Omit<Called, 'title'>): string | null {
  return finding.number === numberOfFinding(finding) ? null : finding.number
}
