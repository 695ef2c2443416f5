import type { IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/** How long a rejected sender may still send while it is told so. */
const patienceMilliseconds = 5_000
/** So many of them at a time are really listened to: what they send costs as much as what is wanted. */
const mostListenedTo = 4

/** Lets senders finish whom nobody listens to any more; otherwise they would see a broken connection and no answer. */
export type IgnoreRest = (request: IncomingMessage) => void

/** Nobody is let finish yet. */
export function openIgnoreRest(): IgnoreRest {
  let listenedTo = 0
  return (request) => {
    if (request.complete || request.destroyed) return
    request.on('error', () => {})
    if (listenedTo < mostListenedTo) {
      listenedTo += 1
      request.once('close', () => {
        listenedTo -= 1
      })
      request.resume()
    } else {
      // Counts as read, or Node itself would read all that comes. What is short has arrived by now anyway.
      request.read(0)
      request.pause()
    }
    void delay(patienceMilliseconds, undefined, { ref: false }).then(() => {
      if (!request.complete) request.destroy()
    })
  }
}
