import { eventWords, type ToldChange, toldChanges } from '@bihuan/core/journal/telling.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { Language } from '../ui/language.tsx'
import type { ToldText } from './texts/zh.ts'

/** What happened, in a word or two. An event that this page does not know yet keeps its own name. */
export function eventLabel(type: string, language: Language): string {
  const words = eventWords(type)
  return (words?.short ?? words)?.[language] ?? type
}

type In = { readonly language: Language; readonly text: ToldText }

/** Told fields as lines, such as `完成时限：2026-06-30 → 2026-09-30`. What has no word is left out. */
export function describeFields(
  told: {
    /** Of the event, where one is told. */
    readonly type?: string
    readonly changes: Readonly<Record<string, unknown>>
    readonly before?: Readonly<Record<string, unknown>>
  },
  where: In,
): string[] {
  const colon = where.language === 'zh' ? '：' : ': '
  return toldChanges(told.type ?? '', told.changes, told.before ?? {}).map(
    (change) => `${change.label[where.language]}${colon}${valuesOf(change, where)}`,
  )
}

function valuesOf({ before, after }: ToldChange, where: In): string {
  const value = wordsOf(after, where)
  return before === undefined ? value : `${wordsOf(before, where)} → ${value}`
}

function wordsOf(value: Bilingual | null, { language, text }: In): string {
  return value === null ? text.noValue : value[language]
}
