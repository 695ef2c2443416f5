import { chosenFor } from '@bihuan/core/documents/attached.ts'
import type { AttachedFacts } from '@bihuan/core/documents/attached-models.ts'
import type { DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { publicVeil, veiled } from '@bihuan/core/told/veil.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { evidenceIndexFacts } from './evidence-index-facts.ts'
import { listFacts } from './list-facts.ts'

const english: readonly DocumentKey[] = ['followUp', 'actionPlan']

/** What the attachments of an edition are written from, as they stand on a day and without what is sealed; null where none was chosen. */
export async function attachedFacts(
  context: SignedInContext,
  {
    rectificationId,
    document,
    options: { attached },
    today,
  }: {
    readonly rectificationId: RectificationId
    readonly document: DocumentKey
    readonly options: DocumentOptions
    readonly today: PlainDay
  },
): Promise<AttachedFacts | null> {
  const chosen = chosenFor(document, attached)
  if (chosen.length === 0) return null
  const language = english.includes(document) ? 'en' : 'zh'
  const moment = { context, rectificationId, options: { language }, today } as const
  const evidence = chosen.includes('evidenceIndex') ? await evidenceIndexFacts(moment) : null
  const facts = { lists: await listFacts(moment), evidence }
  return veiled(facts, publicVeil(context.actor), { zone: context.zone, of: rectificationId })
}
