import { rungs } from '../claims/closure-request.ts'
import { rungLabels } from '../claims/labels.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { rungIn, type ToldChange, toldChanges, wordsIn } from './telling.ts'

/** An entry as far as its lines need it: its event, what it changed from what to what, and what it is about. */
export type EntryToTell = {
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>
  readonly changes: Readonly<Record<string, unknown>>
  readonly before: Readonly<Record<string, unknown>>
  readonly item: { readonly text: string } | null
}

/**
 * What an entry says, a line each: the rung with the words that somebody wrote, the files that came with it, and what changed from what
 * to what. Whoever reads them knows what was decided, on what, and with what evidence, without looking at other entries.
 */
export function entryLines(entry: EntryToTell, language: keyof Bilingual): string[] {
  const ofRung = rungIn(entry.event)
  const rung = rungs.find((one) => one === ofRung)
  const words = wordsIn(entry.event)
  const said = [
    rung === undefined ? '' : rungLabels[rung][language],
    // A new item is named by the link already.
    words === entry.item?.text ? '' : words,
  ].filter((part) => part !== '')
  return [
    ...(said.length === 0 ? [] : [said.join(' · ')]),
    ...fileLines(entry.event, language),
    ...changeLines(toldChanges(entry.event.type, entry.changes, entry.before), language),
  ]
}

/** Told fields as lines, such as `完成时限：2026-06-30 → 2026-09-30`. */
export function changeLines(changes: readonly ToldChange[], language: keyof Bilingual): string[] {
  const worded = (value: Bilingual | null): string => (value ?? notSet)[language]
  return changes.map(({ label, before, after }) =>
    labelled(label, before === undefined ? worded(after) : `${worded(before)} → ${worded(after)}`, language),
  )
}

const notSet = { zh: '未明确', en: 'not set' } as const satisfies Bilingual

const fileFields = {
  evidence: { zh: '佐证材料', en: 'evidence' },
  removed: { zh: '移除', en: 'removed' },
} as const satisfies Readonly<Record<string, Bilingual>>

// By the names that the reader may see: a veil lies over the entry before it is told.
function fileLines(event: Readonly<Record<string, unknown>>, language: keyof Bilingual): string[] {
  return Object.entries(fileFields).flatMap(([field, label]) => {
    const files = event[field]
    const names = Array.isArray(files) ? files.flatMap(nameOf) : []
    return names.length === 0 ? [] : [labelled(label, names.join(language === 'zh' ? '、' : ', '), language)]
  })
}

function nameOf(file: unknown): string[] {
  return typeof file === 'object' && file !== null && 'name' in file && typeof file.name === 'string'
    ? [file.name]
    : []
}

function labelled(label: Bilingual, value: string, language: keyof Bilingual): string {
  return `${label[language]}${language === 'zh' ? '：' : ': '}${value}`
}
