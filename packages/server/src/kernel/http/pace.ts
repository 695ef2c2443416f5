import type { Exchange } from './exchange.ts'

/** How fast the other side has to be. */
export type PaceLimits = {
  /** Milliseconds of nothing that are forgiven: a phone in a lift. */
  readonly grace: number
  /** Bytes per second, over any time longer than that. */
  readonly rate: number
}

/** What a look at an exchange shows of its other side. */
export type Pace = 'fine' | 'sendsTooSlowly' | 'readsTooSlowly'

/** Watches how fast the other side of an exchange sends and reads. */
export type PaceWatch = {
  /** Looks again; `grace` is shorter where others wait for the place. */
  look(now: number, limits: PaceLimits): Pace
  /** Since when bytes of the answer are unread; null when none are. */
  readonly unreadSince: () => number | null
}

/** Begins to watch an exchange whose work begins now. */
export function watchPace({ request, response }: Exchange, began: number): PaceWatch {
  const { socket } = request
  const sending = { at: began, bytes: socket.bytesRead, late: 0 }
  let unread: { readonly since: number; readonly passed: number } | null = null
  return {
    unreadSince: () => unread?.since ?? null,
    look: (now, limits) => {
      // What comes faster than it has to makes good for what was late, but nothing can be saved up.
      const due = ((socket.bytesRead - sending.bytes) / limits.rate) * 1_000
      sending.late = Math.max(0, sending.late + now - sending.at - due)
      sending.at = now
      sending.bytes = socket.bytesRead
      if (!request.complete && !response.writableEnded && sending.late > limits.grace) return 'sendsTooSlowly'

      const waiting = socket.writableLength
      if (waiting === 0) unread = null
      else unread ??= { since: now, passed: socket.bytesWritten - waiting }
      if (unread === null) return 'fine'
      // All that was handed over counts, read or not: how far a single large piece has got cannot be seen from here.
      // When it stands still altogether, the socket's own timeout sees it.
      const allowed = limits.grace + ((socket.bytesWritten - unread.passed) / limits.rate) * 1_000
      return now - unread.since > allowed ? 'readsTooSlowly' : 'fine'
    },
  }
}
