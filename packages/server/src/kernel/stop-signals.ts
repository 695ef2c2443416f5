/** How a running program is asked to end. */
export type StopSignals = {
  /** Somebody wants the end: what is under way is finished, then everything is closed. */
  readonly asked: AbortSignal
  /** Somebody insists: nothing is waited for but the database, which loses nothing by it. */
  readonly insisted: AbortSignal
}

/** The program was asked to end before it was ready. */
export class StoppedEarly extends Error {
  override readonly name = 'StoppedEarly'
}

/**
 * Ctrl+C reaches a program several times at once: by the terminal, and passed on by npm and whatever else started it.
 * Only a signal this long after the first is somebody's second thought.
 */
const burstMilliseconds = 5_000
const parentMilliseconds = 1_000

/**
 * Listens for the signals of terminals (Ctrl+C, closing), of system services and of parents, from the very start on.
 * What npm started also ends when npm is gone: nobody else holds a way to stop it.
 */
export function listenForStop(options: { onAsked?: () => void; now?: () => number } = {}): StopSignals & {
  /** Takes a signal that came to another process of ours for one that came to this one. */
  readonly hear: (signal: NodeJS.Signals) => void
  /** The last signal that came; null when the parent was gone. */
  readonly last: () => NodeJS.Signals | null
  readonly close: () => void
} {
  const { onAsked, now = () => performance.now() } = options
  const asked = new AbortController()
  const insisted = new AbortController()
  let askedAt = 0
  let last: NodeJS.Signals | null = null
  const ask = (): void => {
    if (!asked.signal.aborted) {
      askedAt = now()
      onAsked?.()
      asked.abort(new StoppedEarly('asked to stop'))
    } else if (now() - askedAt >= burstMilliseconds) insisted.abort(new StoppedEarly('told to stop at once'))
  }
  const hear = (signal: NodeJS.Signals): void => {
    last = signal
    ask()
  }
  for (const name of stopSignals) process.on(name, hear)
  const watch = watchParent(() => {
    if (!asked.signal.aborted) ask()
  })
  const close = (): void => {
    clearInterval(watch)
    for (const name of stopSignals) process.off(name, hear)
  }
  return { asked: asked.signal, insisted: insisted.signal, hear, last: () => last, close }
}

/** What terminals, system services and parents send to end a program. */
export const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function watchParent(onGone: () => void): NodeJS.Timeout | undefined {
  if (!('npm_lifecycle_event' in process.env)) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) onGone()
  }, parentMilliseconds).unref()
}
