import { changeLines } from '@bihuan/core/journal/lines.ts'
import { eventWords, toldChanges } from '@bihuan/core/journal/telling.ts'
import type { Language } from '../ui/language.tsx'

/** What happened, in a word or two. An event that this page does not know yet keeps its own name. */
export function eventLabel(type: string, language: Language): string {
  const words = eventWords(type)
  return (words?.short ?? words)?.[language] ?? type
}

/** Told fields as lines, such as `完成时限：2026-06-30 → 2026-09-30`. What has no word is left out. */
export function describeFields(
  told: {
    /** Of the event, where one is told. */
    readonly type?: string
    readonly changes: Readonly<Record<string, unknown>>
    readonly before?: Readonly<Record<string, unknown>>
  },
  language: Language,
): string[] {
  return changeLines(toldChanges(told.type ?? '', told.changes, told.before ?? {}), language)
}
