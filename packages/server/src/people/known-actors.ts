import type { KnownActor } from './actor.queries.ts'

/** So many sessions are remembered, and of each no more than this: whoever has more is asked about before all else. */
const [mostRemembered, longestText] = [2_000, 16 * 1024]

/**
 * Who was last found behind a session, with their rights: never what somebody may do, as that is asked with each request, but what the
 * answer will most likely be.
 */
export type KnownActors = {
  /** Keeps what the database said of a session; null forgets it. */
  note(token: string, known: KnownActor | null): void
  of(token: string): KnownActor | null
}

/** Knows nobody yet. */
export function openKnownActors(): KnownActors {
  const actors = new Map<string, KnownActor>()
  return {
    note: (token, known) => {
      actors.delete(token)
      if (known?.text === undefined || known.text === null || known.text.length > longestText) return
      actors.set(token, known)
      for (const oldest of actors.keys()) {
        if (actors.size <= mostRemembered) break
        actors.delete(oldest)
      }
    },
    of: (token) => actors.get(token) ?? null,
  }
}
