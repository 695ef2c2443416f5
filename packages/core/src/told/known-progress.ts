import { addDays, day, type PlainDay } from '../kernel/day.ts'

/** What a source tells of how far a measure is. */
export type SaidProgress = {
  readonly text: string
  /** The word in which it says how far (整改中); the text ends with it where it is not the whole text. */
  readonly stateRaw: string | null
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
 * The words of a source on progress. Behind them stand the word in which it tells the state, and the day on which it says that it was
 * done unless the words name it already; of a day that had not come yet, that. Null where it says nothing.
 */
export function sourcesWords(said: SaidProgress): string | null {
  if (said.text.trim() === '') return null
  const { words, state } = parted(said)
  const behind = [...(state === null ? [] : [`状态：${state}`]), ...dayOf(said)]
  return behind.length === 0 ? words : `${words}（${behind.join('，')}）`
}

// The cell of the state is no sentence about what was done, and reads as one where it follows without a mark.
function parted({ text, stateRaw }: SaidProgress): { readonly words: string; readonly state: string | null } {
  if (stateRaw === null || stateRaw.trim() === '' || !text.endsWith(`\n${stateRaw}`))
    return { words: text, state: null }
  return { words: text.slice(0, -1 - stateRaw.length), state: stateRaw }
}

function dayOf({ text, doneOn, doneRaw, toldAt }: SaidProgress): readonly string[] {
  if (doneOn === null) return []
  // The words stay as they were written, whatever the zone: tomorrow in one is today in another.
  if (doneOn > addDays(day(toldAt.slice(0, 10)), 1)) return [`所载完成日期${doneOn}，录入时尚未到`]
  return doneRaw !== null && text.includes(doneRaw) ? [] : [doneOn]
}
