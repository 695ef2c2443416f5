import type { TimelineEntry } from '@bihuan/core/told/timeline.contract.ts'

/** What an item was merged into, by number and, for whoever may read it, in its words; empty where its timeline does not say it. */
export function mergedInto(timeline: readonly TimelineEntry[]): string {
  return timeline.find(({ type }) => type.endsWith('.mergedInto'))?.changes['into'] ?? ''
}
