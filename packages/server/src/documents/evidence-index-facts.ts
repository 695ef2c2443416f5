import type { EvidenceIndexFacts } from '@bihuan/core/documents/evidence-index.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import { numberOfFinding } from '@bihuan/core/findings/finding-number.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { readFinding } from '../findings/findings.handlers.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { atOneMoment, lastEntry } from '../kernel/snapshot.queries.ts'
import { ask } from '../kernel/together.ts'
import { demandRead } from '../rectifications/rectifications.handlers.ts'
import { evidenceFiles } from './evidence-index.queries.ts'

/** What the index of evidence is written from: what whoever asks may read, as of one moment. */
export function evidenceIndexFacts({
  context: asking,
  rectificationId,
  options: { findingId, language = 'zh' },
  today = todayIn(asking),
}: {
  readonly context: SignedInContext
  readonly rectificationId: RectificationId
  readonly options: DocumentOptions
  readonly today?: PlainDay
}): Promise<EvidenceIndexFacts> {
  return atOneMoment(asking, async (context) => {
    const { kysely } = context.database
    const { name } = await demandRead(context, rectificationId)
    const of = { rectificationId, findingId }
    return {
      rectificationName: name,
      finding: findingId === undefined ? null : await named(context, { rectificationId, findingId }),
      language,
      zone: context.zone,
      today,
      entry: await ask(kysely, lastEntry(rectificationId)),
      files: await ask(kysely, evidenceFiles(of, readScope(context.actor))),
    }
  })
}

async function named(
  context: SignedInContext,
  path: Parameters<typeof readFinding>[1],
): Promise<NonNullable<EvidenceIndexFacts['finding']>> {
  const { finding } = await readFinding(context, path)
  return { id: finding.id, number: numberOfFinding(finding), title: finding.title ?? '' }
}
