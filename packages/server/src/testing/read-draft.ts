import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { ReadingView } from '@bihuan/core/intake/readings.contract.ts'
import type { DraftId } from '@bihuan/core/kernel/id.ts'
import { setTimeout as delay } from 'node:timers/promises'
import type { TestClient } from './client-of.ts'

type ReadForm = Parameters<TestClient['intake']['read']>[0]

/** Reads a document in, however long it takes, and gives the draft. */
export async function readDraft(client: TestClient, form: ReadForm): Promise<SavedDraft> {
  const { id: draftId } = await client.intake.read(form)
  const { refusal } = await readingEnd(client, draftId)
  if (refusal !== null) throw new Error(`the document was refused: ${refusal.code}`)
  return client.intake.get({ draftId })
}

/** Asks how far a reading is, as a page does, until it has ended. */
export async function readingEnd(client: TestClient, readingId: DraftId): Promise<ReadingView> {
  for (;;) {
    const reading = await client.intake.reading({ readingId })
    if (reading.state === 'done' || reading.state === 'refused') return reading
    await delay(50)
  }
}
