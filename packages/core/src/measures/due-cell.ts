import type { PlainDay } from '../kernel/day.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { SheetCell } from '../kernel/sheet.ts'
import { dueWords, timeClassLabels } from './labels.ts'
import type { LedgerMeasure } from './ledger-layout.ts'

type Dated = Pick<LedgerMeasure, 'dueOn' | 'timeClass' | 'status' | 'light'> & {
  readonly checkInFrom: PlainDay | null
}

/**
 * Until when a measure is to be done, in a cell. Of one that goes on for good and is reported on, the day is that of its next report,
 * and the cell says so: nothing is to be done by then.
 */
export function dueCell(measure: Dated, language: keyof Bilingual): SheetCell {
  const { dueOn, checkInFrom, status, light } = measure
  if (dueOn === null) return dueWords(measure, language)
  if (checkInFrom === null) return { day: dueOn }
  const goesOn = timeClassLabels.continuous[language]
  if (status === 'closed' || status === 'voided') return goesOn
  if (language === 'en')
    return light === 'red' ? `${goesOn}, report due ${dueOn}` : `${goesOn}, next report ${dueOn}`
  return light === 'red' ? `${goesOn}，${dueOn}应汇报` : `${goesOn}，下次汇报${dueOn}`
}
