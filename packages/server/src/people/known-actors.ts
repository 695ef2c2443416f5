import type { Actor } from '@bihuan/core/people/role.ts'
import type { AsOf } from './rights-changes.queries.ts'

/** Somebody as they were found, by a text that is another one as soon as anything of it is otherwise. */
export type KnownActor = {
  readonly actor: Actor
  /** Null where not all was found by one statement. */
  readonly text: string | null
  readonly asOf: AsOf | null
}

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
  /** Whether nothing was seen to change since the database said it. It decides nothing but how that is asked. */
  isLikelySame(token: string): boolean
  /** Something that rights follow from has changed: what was noted before is likely another by now. */
  expectChanges(): void
}

/** Knows nobody yet. */
export function openKnownActors(): KnownActors {
  const actors = new Map<string, { readonly known: KnownActor; readonly turn: number }>()
  let turn = 0
  return {
    note: (token, known) => {
      actors.delete(token)
      if (known?.text === undefined || known.text === null || known.text.length > longestText) return
      actors.set(token, { known, turn })
      for (const oldest of actors.keys()) {
        if (actors.size <= mostRemembered) break
        actors.delete(oldest)
      }
    },
    of: (token) => actors.get(token)?.known ?? null,
    isLikelySame: (token) => actors.get(token)?.turn === turn,
    expectChanges: () => {
      turn += 1
    },
  }
}
