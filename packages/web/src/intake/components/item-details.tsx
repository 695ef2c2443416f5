import { shortened } from '@bihuan/core/kernel/shortened.ts'
import type { DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import type { ReactNode } from 'react'
import { useUiText } from '../../ui/ui.text.ts'
import { useReviewText } from '../review.text.ts'

type Words = Pick<ReturnType<typeof useReviewText>, 'itemStates' | 'stateNotSaid' | 'quoted'>

/**
 * How far the source says that it is, with its own word where that is another. An empty cell says nothing, which is another thing than
 * words that are unclear.
 */
function stateOf({ state, stateRaw }: DraftFinding | DraftMeasure, text: Words): string | null {
  if (state === null) return stateRaw
  if (state === 'unclear' && stateRaw === null) return text.stateNotSaid
  const words = text.itemStates[state]
  return stateRaw === null || stateRaw === words ? words : text.quoted(words, inShort(stateRaw))
}

const most = 60

function inShort(words: string): string {
  return words.length > most ? `${shortened(words, most)}…` : words
}

/** What the source says about an item besides its words; only what is set. */
export function ItemDetails({ item }: { readonly item: DraftFinding | DraftMeasure }): ReactNode {
  const text = useReviewText()
  const marks = useUiText()
  const status = 'status' in item && item.status !== null ? text.statuses[item.status] : null
  const due = item.dueOn ?? item.dueRaw ?? null
  const details = [
    [text.owner, item.owners.join(marks.comma)],
    [text.leader, item.leader],
    [text.handlers, item.handlers.join(marks.comma)],
    [text.firstDueOn, item.firstDueOn ?? item.firstDueRaw],
    [text.dueOn, due],
    [text.timeClass, item.timeClass ? text.timeClasses[item.timeClass] : null],
    [text.state, stateOf(item, text)],
    [text.doneOn, item.doneOn ?? item.doneRaw],
    ...item.notes.map(({ heading, text: words }) => [heading, inShort(words)] as const),
  ] as const
  const isBare = status === null && item.proposedBy === undefined && details.every(([, value]) => !value)
  if (isBare) return null
  return (
    <span className="intake-details">
      {item.proposedBy !== undefined && <span className="intake-proposed">{text.proposed}</span>}
      {status !== null && <span className="intake-status">{status}</span>}
      {details.map(
        ([label, value], at) =>
          value && (
            <span key={`${label} ${at}`}>
              <i>{label}</i> {value}
            </span>
          ),
      )}
    </span>
  )
}
