/** What a liaison prepares for a leader: on which record, and what ends it. */
type Preparing = {
  /** What asks for a decision, or takes that back: what was prepared before is told no more. */
  readonly askedOrDropped: readonly string[]
  /** What decides: what was prepared is told with it. */
  readonly decided: readonly string[]
}

/** The events that prepare a decision, each with those that it waits for. A further one belongs here, and is then veiled everywhere. */
export const preparings = {
  'measure.extensionPrepared': {
    askedOrDropped: ['measure.extensionAsked', 'measure.extensionWithdrawn'],
    decided: ['measure.extensionGranted', 'measure.extensionRefused'],
  },
  'closure.prepared': {
    // Others than the leader return a claim too; the words of whoever does stand with the return.
    askedOrDropped: ['closure.requested', 'closure.claimed', 'closure.withdrawn', 'closure.returned'],
    decided: ['closure.signed', 'closure.signedByStandIn', 'closure.signedOnPaper', 'closure.resolved'],
  },
} as const satisfies Readonly<Record<string, Preparing>>

export type PreparingEvent = keyof typeof preparings

/** Whether an event prepares a decision: its words are told to few before that is made. */
export function isPreparing(type: string): type is PreparingEvent {
  return Object.hasOwn(preparings, type)
}

/**
 * Entries of an item, newest first, without what was prepared for a decision that was not made: whoever asked learns what the leader
 * decided, and not before what somebody proposed to them.
 *
 * @param sees of which decisions the reader sees what is prepared
 */
export function withoutUndecided<Row extends { readonly event: { readonly type: string } }>(
  rows: readonly Row[],
  sees: Readonly<Record<PreparingEvent, boolean>>,
): readonly Row[] {
  const decided = new Set<string>()
  return rows.filter(({ event: { type } }) => {
    for (const [preparing, ends] of Object.entries<Preparing>(preparings)) {
      if (ends.decided.includes(type)) decided.add(preparing)
      if (ends.askedOrDropped.includes(type)) decided.delete(preparing)
    }
    return !isPreparing(type) || sees[type] || decided.has(type)
  })
}

/** A record without what is prepared for the decision on it. */
export function withoutPrepared(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('ladder' in value && 'prepared' in value) return { ...value, prepared: null }
  if (!('extension' in value)) return value
  const { extension } = value
  if (typeof extension !== 'object' || extension === null || !('prepared' in extension)) return value
  const { prepared: _, ...asked } = extension
  return { ...value, extension: asked }
}
