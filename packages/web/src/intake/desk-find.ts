import type { Draft } from '@bihuan/core/reading/draft.ts'
import { itemOf, itemsOf } from '@bihuan/core/intake/review/draft-items.ts'
import type { SourceText } from '@bihuan/core/reading/text/source-text.ts'
import type { Choice } from './desk-state.ts'

/** Where words stand: in the source, or in an item that somebody has worded otherwise; in the order of the source. */
export function placesOf(source: SourceText, draft: Draft, words: string): Choice[] {
  if (words.trim() === '') return []
  const wanted = new RegExp(words.trim().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu')
  const inSource = [...source.text.matchAll(wanted)].map(({ index, 0: found }): Choice => {
    const start = source.codePointAt(index)
    return { span: { start, end: source.codePointAt(index + found.length) }, caret: start }
  })
  const inItems = itemsOf(draft).flatMap((at): Choice[] => {
    const item = itemOf(draft, at)
    const own = item === null ? null : 'title' in item ? item.title : item.text
    if (item === null || own === null || own.search(wanted) === -1) return []
    const { start, end } = item.passage
    if (source.slice(start, end).search(wanted) !== -1) return []
    return [{ span: { start, end }, caret: start }]
  })
  return [...inSource, ...inItems].toSorted((one, other) => one.span.start - other.span.start)
}
