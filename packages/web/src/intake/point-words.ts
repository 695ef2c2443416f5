import { type ItemAt, itemOf } from '@bihuan/core/intake/review/draft-items.ts'
import type { OpenPoint } from '@bihuan/core/intake/review/open-points.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { onOneLine, type SourceText } from '@bihuan/core/reading/text/source-text.ts'
import type { ReviewText } from './texts/review.zh.ts'

type Showing = {
  readonly source: SourceText
  readonly draft: Draft
  readonly language: string
  readonly text: ReviewText
}

/** What a line of the open points says. */
export function wordsOf(point: OpenPoint, { source, draft, language, text }: Showing): string {
  switch (point.kind) {
    case 'unplaced':
      return onOneLine(source.slice(point.span.start, point.span.end))
    case 'warning':
      return language === 'zh' ? point.warning.message : point.warning.messageEn
    case 'unread':
      return text.unreadWords(
        placeOf(draft, point.at, text),
        text.unreadFields[point.unread.field],
        point.unread.words,
      )
    case 'proposal': {
      const item = itemOf(draft, point.at)
      return (item === null ? '' : 'text' in item ? item.text : item.title) ?? ''
    }
    default:
      return point satisfies never
  }
}

/** Of which item: many lines of a ledger may hold the same words. */
function placeOf(draft: Draft, at: ItemAt, text: ReviewText): string {
  const given = draft.findings[at.finding]?.number ?? ''
  const finding = given === '' ? String(at.finding + 1) : given
  return at.measure === null ? text.inFinding(finding) : text.inMeasure(finding, String(at.measure + 1))
}
