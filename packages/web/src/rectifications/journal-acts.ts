import type { JournalEntryView } from './journal-entry.ts'

/** What one act wrote, the newest entry first: one entry, or that of a part (二次分解) with that of the measure above it. */
export type JournalAct = readonly [JournalEntryView, ...JournalEntryView[]]

/**
 * The acts behind entries that follow each other, the newest first. What becomes of a part is written to the part and to its measure:
 * two entries of the chain, and one act. Where the page ends between them, each is told by itself.
 */
export function actsOf(entries: readonly JournalEntryView[]): JournalAct[] {
  return entries.flatMap((entry, at): JournalAct[] => {
    const [newer, older] = [entries[at - 1], entries[at + 1]]
    if (newer !== undefined && isOfPart(newer, entry)) return []
    return [older !== undefined && isOfPart(entry, older) ? [entry, withoutMove(older)] : [entry]]
  })
}

function isOfPart(part: JournalEntryView, measure: JournalEntryView): boolean {
  return (
    part.subjectType === 'part' &&
    measure.subjectType === 'measure' &&
    part.sequence === measure.sequence + 1 &&
    measure.event['partId'] === part.subjectId
  )
}

// What was done, the part says.
function withoutMove(measure: JournalEntryView): JournalEntryView {
  const { move: _, ...changes } = measure.changes
  return { ...measure, changes }
}
