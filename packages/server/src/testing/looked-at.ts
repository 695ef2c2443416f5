import type { CommandId, PersonId } from '@bihuan/core/kernel/id.ts'
import type { TestClient } from './client-of.ts'
import { commandId } from './test-stage.ts'

/** Whom a form is about, as whoever opens it just now sees them: another may change them before it is sent. */
export async function lookedAt(
  client: TestClient,
  personId: PersonId,
): Promise<{ readonly commandId: CommandId; readonly personId: PersonId; readonly version: number }> {
  const person = (await client.persons.list()).find(({ id }) => id === personId)
  return { commandId: commandId(), personId, version: person?.version ?? 0 }
}
