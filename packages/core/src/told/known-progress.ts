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
  | ({ readonly by: 'source'; readonly said: Said } & SourcesWords)

/** What a source says of how far something is, in parts. */
export type SourcesWords = {
  /** The day on which it says that it was done, unless its words name it already; of one that had not come yet, that. */
  readonly on: string | null
} & {
  /** What it says was done; null where it has a word for the state only. */
  readonly words: string | null
  /** Its word for how far it is (来源状态): a mark of the source, and no sentence about what was done. */
  readonly state: string | null
}

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
  const told = said === null ? null : sourcesWords(said)
  return said === null || told === null ? null : { by: 'source', said, ...told }
}

/** The words of a source on progress, and its word for the state apart from them; null where it says nothing. */
export function sourcesWords(said: SaidProgress): SourcesWords | null {
  return said.text.trim() === '' ? null : parted(said, dayOf(said))
}

/** As lists keep them: the words with their day, and the state apart. */
export function keptWords({ words, state, on }: SourcesWords): Pick<SourcesWords, 'words' | 'state'> {
  return { words: words && on ? `${words}（${on}）` : words, state }
}

function parted({ text, stateRaw: state }: SaidProgress, on: string | null): SourcesWords {
  if (text === state && stateWord.test(text)) return { words: null, state, on }
  if (!state || !text.endsWith(`\n${state}`)) return { words: text, state: null, on }
  return { words: text.slice(0, -1 - state.length), state, on }
}

// Many ledgers have one column for both: 整改中 alone is a state, a sentence says what was done. A migration holds the same.
const stateWord = /^([一-鿿]{1,6}|[a-z ]+)$/i

function dayOf({ text, doneOn, doneRaw, toldAt }: SaidProgress): string | null {
  if (doneOn === null) return null
  // The words stay as they were written, whatever the zone: tomorrow in one is today in another.
  if (doneOn > addDays(day(toldAt.slice(0, 10)), 1)) return `所载完成日期${doneOn}，录入时尚未到`
  return doneRaw !== null && text.includes(doneRaw) ? null : doneOn
}
