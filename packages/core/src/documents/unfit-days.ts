import { addDays, type PlainDay } from '../kernel/day.ts'
import type { Bilingual, Refusal } from '../kernel/refusal.ts'
import type { DocumentOptions } from './document-options.ts'
import { takenBy } from './document-takes.ts'
import { chineseDay } from './numerals.ts'

/** A paper is dated ahead for the day on which it is signed, and no further. */
const farthestAhead = 31

/**
 * The days that were chosen for a document and cannot be those of a paper that leaves now: it answers a feedback and is signed behind it, not
 * months ahead, and is not shown from a day that has passed.
 */
export function unfitDays(
  document: string,
  options: Pick<DocumentOptions, 'signedOn' | 'shownFrom'>,
  { feedbackOn, today }: { readonly feedbackOn: PlainDay | null; readonly today: PlainDay },
): readonly Bilingual[] {
  const taken = Object.entries(takenBy).find(([key]) => key === document)?.[1] ?? []
  const chosen = (name: 'signedOn' | 'shownFrom'): PlainDay | undefined =>
    taken.some((one) => one === name) ? options[name] : undefined
  const [signedOn, shownFrom] = [chosen('signedOn'), chosen('shownFrom')]
  const said: Bilingual[] = []
  if (signedOn !== undefined && feedbackOn !== null && signedOn < feedbackOn)
    said.push({
      zh: `成文日期${chineseDay(signedOn)}早于反馈日期${chineseDay(feedbackOn)}`,
      en: `it is dated ${signedOn}, before the feedback of ${feedbackOn}`,
    })
  if (signedOn !== undefined && signedOn > addDays(today, farthestAhead))
    said.push({
      zh: `成文日期${chineseDay(signedOn)}比今天晚${farthestAhead}天以上`,
      en: `it is dated ${signedOn}, more than ${farthestAhead} days ahead`,
    })
  if (shownFrom !== undefined && isShowingBegun(shownFrom, today))
    said.push({
      zh: `公布期限自${chineseDay(shownFrom)}起，早于今天`,
      en: `its period of publication begins on ${shownFrom}, before today`,
    })
  return said
}

/** Whether the period in which a paper says that it is shown has begun without it. */
export function isShowingBegun(shownFrom: PlainDay, today: PlainDay): boolean {
  return shownFrom < today
}

/** The same as what keeps it in the house; null where its days fit. */
export function unfitDaysRefused(unfit: readonly Bilingual[]): Refusal<'EDITION_DAYS_UNFIT'> | null {
  if (unfit.length === 0) return null
  const places = unfit.map(({ zh }) => zh).join('；')
  return { code: 'EDITION_DAYS_UNFIT', params: { places, placesEn: unfit.map(({ en }) => en).join('; ') } }
}
