import type { PlainDay } from '../kernel/day.ts'
import type { Bilingual } from '../kernel/refusal.ts'

/** What a source tells of how far a measure is. */
export type SaidProgress = {
  readonly text: string
  readonly doneOn: PlainDay | null
  readonly doneRaw: string | null
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
  if (said === null || said.text.trim() === '') return null
  return { by: 'source', said, words: saidWords(said) }
}

/** Whether what a list shows of progress are the words of a source: nobody here has reported. */
export function isOfSource({
  lastProgress,
  lastProgressAt,
}: {
  readonly lastProgress: string | null
  readonly lastProgressAt: string | null
}): boolean {
  return lastProgress !== null && lastProgressAt === null
}

/** What stands before the words of a source in a list, and what that means. */
export const sourceMark = {
  word: { zh: '来源所载', en: 'source' },
  means: { zh: '来源文件所载，尚无人在此填报', en: 'As its source says: nobody has reported here yet' },
} as const satisfies Readonly<Record<string, Bilingual>>

/** Progress in a list that has no marks but words: what a source says is told as that. */
export function progressWords(
  of: { readonly lastProgress: string | null; readonly lastProgressAt: string | null },
  language: keyof Bilingual,
): string | null {
  if (!isOfSource(of)) return of.lastProgress
  const word = sourceMark.word[language]
  return language === 'zh' ? `〔${word}〕${of.lastProgress}` : `[${word}] ${of.lastProgress}`
}

// The day on which it says that it was done, unless its words say it already.
function saidWords({ text, doneOn, doneRaw }: SaidProgress): string {
  return doneOn === null || (doneRaw !== null && text.includes(doneRaw)) ? text : `${text}（${doneOn}）`
}
