import type { Bilingual } from '../kernel/refusal.ts'

const words = { zh: '〔来源所载〕', en: '[source] ' } as const satisfies Bilingual

const state = { zh: '〔来源状态〕', en: '[source status] ' } as const satisfies Bilingual

/** Progress as a list knows it. */
export type ShownProgress = {
  readonly lastProgress: string | null
  /** Null until somebody here has reported: till then the words are those of a source. */
  readonly lastProgressAt: string | null
  /** The word in which the last source tells how far it is (来源状态). */
  readonly sourceState: string | null
}

/** Progress as a list shows it: what a source says, as long as nobody here has reported, is marked as that, and its state apart. */
export function progressWords(
  { lastProgress, lastProgressAt, sourceState }: ShownProgress,
  language: keyof Bilingual,
): string | null {
  if (lastProgressAt !== null) return lastProgress
  const parts = [
    ...(lastProgress === null ? [] : [words[language] + lastProgress]),
    ...(sourceState === null ? [] : [state[language] + sourceState]),
  ]
  return parts.length === 0 ? null : parts.join(' ')
}
