import pg from 'pg'
import { vi } from 'vitest'

/** Counts the messages that go to the database, each with an answer that is waited for: the round trips. */
export function hearMessages(): { heard(): number } {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  return { heard: () => query.mock.calls.length }
}
