import type { ReadingView } from '@bihuan/core/intake/readings.contract.ts'
import { describeRefusal } from '@bihuan/core/kernel/refusal.ts'
import type { ListedReading } from './readings.queries.ts'

/** A reading for people to read. */
export function readingView(reading: ListedReading): ReadingView {
  const { id, state, progress, refusal } = reading
  return {
    id,
    name: reading.name || '—',
    state,
    progress,
    refusal: refusal && { code: refusal.code, message: describeRefusal(refusal) },
    createdBy: { id: reading.created_by, name: reading.created_by_name },
    createdAt: reading.created_at.toISOString(),
  }
}
