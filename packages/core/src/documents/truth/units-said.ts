import type { CountedRecord } from './counted-records.ts'
import type { Those } from './sentence-counts.ts'

/** What a record is called: a unit, an area, and by its number what is named by that. */
export function nameOf({ thing, name, within }: CountedRecord): string {
  if (thing === 'measure') return within.find((one) => /^№\d+-/u.test(one)) ?? ''
  return name ?? within[0] ?? ''
}

/** So many of them as can be told beside a sentence: 财政局、安全环保局. */
export function listedNames(those: Those | undefined): string {
  const names = (those?.records ?? []).map((one) => nameOf(one).replace('№', ''))
  return names.length === 0 ? '0' : `${names.slice(0, most).join('、')}${names.length > most ? '…' : ''}`
}

const most = 6
