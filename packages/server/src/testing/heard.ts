import pg from 'pg'
import { vi } from 'vitest'
import { OneMessage } from '../kernel/one-message.ts'

/** Counts the messages that go to the database, each with an answer that is waited for: the round trips. */
export function hearMessages(): { heard(): number } {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  return { heard: () => query.mock.calls.length }
}

/** Counts the statements that the database has answered, however they were sent and whatever of them was written before. */
export function hearStatements(): { heard(): number } {
  const answered = vi.spyOn(OneMessage.prototype, 'handleCommandComplete')
  return { heard: () => answered.mock.calls.length }
}

/** Hears the texts of statements that go to the database; gives those since it began. */
export function overheardStatements(): () => readonly string[] {
  const submitted = vi.spyOn(OneMessage.prototype, 'submit')
  return () =>
    submitted.mock.contexts.flatMap((message: unknown) =>
      message instanceof OneMessage ? message.sent.map(({ text }) => text) : [],
    )
}
