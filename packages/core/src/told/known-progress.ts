import { addDays, day, type PlainDay } from '../kernel/day.ts'

/** What a source tells of how far a measure is. */
export type SaidProgress = {
  readonly text: string
  readonly doneOn: PlainDay | null
  readonly doneRaw: string | null
  /** When it was taken in: the instant, ISO 8601 in UTC. */
  readonly toldAt: string
}

/** What is known of how far something is, and who tells it. */
export type KnownProgress<Report, Said> =
  | { readonly by: 'us'; readonly report: Report }
  | { readonly by: 'source'; readonly said: Said; readonly words: string }

/**
 * What is known of how far a measure is (进展): what was reported here; until then what its source says, as the words of that source;
 * else nothing. The ledger, its files and every paper tell it by this rule.
 */
export function knownProgress<Report, Said extends SaidProgress>({
  report,
  said,
}: {
  readonly report: Report | null
  readonly said: Said | null
}): KnownProgress<Report, Said> | null {
  if (report !== null) return { by: 'us', report }
  const words = said === null ? null : sourcesWords(said)
  return said === null || words === null ? null : { by: 'source', said, words }
}

/**
 * The words of a source on progress, with the day on which it says that it was done, unless they name it already; of one that had not
 * come yet, that. Null where it says nothing.
 */
export function sourcesWords({ text, doneOn, doneRaw, toldAt }: SaidProgress): string | null {
  if (text.trim() === '') return null
  if (doneOn === null) return text
  // The words stay as they were written, whatever the zone: tomorrow in one is today in another.
  if (doneOn > addDays(day(toldAt.slice(0, 10)), 1)) return `${text}（所载完成日期${doneOn}，录入时尚未到）`
  return doneRaw !== null && text.includes(doneRaw) ? text : `${text}（${doneOn}）`
}
