import type { Bilingual } from '../kernel/refusal.ts'

const mark = { zh: '〔来源所载〕', en: '[source] ' } as const satisfies Bilingual

/** Progress as a list shows it: what a source says, as long as nobody here has reported, is marked as that. */
export function progressWords(
  {
    lastProgress,
    lastProgressAt,
  }: { readonly lastProgress: string | null; readonly lastProgressAt: string | null },
  language: keyof Bilingual,
): string | null {
  return lastProgress !== null && lastProgressAt === null ? mark[language] + lastProgress : lastProgress
}
