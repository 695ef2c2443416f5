import type { ClosureFormFacts, ClosureFormSubject } from '@bihuan/core/documents/closure-form.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import {
  type ItemOnLadder,
  ladderOf,
  rungKey,
  type Template,
  type TemplateLadder,
} from '@bihuan/core/templates/template.ts'
import { readFinding } from '../findings/findings.handlers.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { atOneMoment, lastEntry } from '../kernel/snapshot.queries.ts'
import { ask } from '../kernel/together.ts'
import { readMeasure } from '../measures/measures.handlers.ts'
import { demandRead } from '../rectifications/rectifications.handlers.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { indexedEvidence, numberInLedger, objectCounts, partsOf } from './closure-form.queries.ts'

type Wish = {
  readonly context: SignedInContext
  readonly rectificationId: RectificationId
  readonly options: DocumentOptions
}

/** What the closure form of a measure or a finding is written from, as of one moment; null where neither is named. */
export async function closureFormFacts({
  context: asking,
  rectificationId,
  options,
}: Wish): Promise<ClosureFormFacts | null> {
  const { measureId, findingId, language = 'zh' } = options
  const ofMeasures = measureId === undefined ? null : { rectificationId, measureId }
  const which = ofMeasures ?? (findingId === undefined ? null : { rectificationId, findingId })
  if (which === null) return null
  return atOneMoment(asking, async (context) => {
    const { kysely } = context.database
    const { name } = await demandRead(context, rectificationId)
    const template = found(await ask(kysely, templateIn(rectificationId)))
    const { subject, request, onLadder } =
      'findingId' in which ? await ofFinding(context, which) : await ofMeasure(context, which)
    return {
      rectificationName: name,
      language,
      zone: context.zone,
      today: todayIn(context),
      entry: await ask(kysely, lastEntry(rectificationId)),
      subject,
      request,
      ...climbed(request, template, onLadder),
      evidence: await ask(kysely, indexedEvidence(which, readScope(context.actor))),
    }
  })
}

type Item = {
  readonly subject: ClosureFormSubject
  readonly request: ClosureRequestView | null
  readonly onLadder: ItemOnLadder
}

async function ofMeasure(
  context: SignedInContext,
  path: { readonly rectificationId: RectificationId; readonly measureId: MeasureId },
): Promise<Item> {
  const { known, view } = await readMeasure(context, path)
  const { measure, closureRequest: request, finding } = view
  const number = await ask(context.database.kysely, numberInLedger(path))
  const grade = known.finding.grade?.code ?? null
  return {
    subject: {
      type: 'measure',
      number,
      finding,
      measure,
      objects: await ask(context.database.kysely, objectCounts(path)),
    },
    request,
    onLadder: { item: 'measure', kind: measure.kind, grade },
  }
}

async function ofFinding(context: SignedInContext, path: Parameters<typeof readFinding>[1]): Promise<Item> {
  const { finding, closureRequest: request } = await readFinding(context, path)
  return {
    subject: {
      type: 'finding',
      finding,
      parts: await ask(context.database.kysely, partsOf(path, readScope(context.actor))),
    },
    request,
    onLadder: { item: 'finding', grade: finding.grade?.code ?? null },
  }
}

/** The rungs of the claim; where there is none, those that one made now would climb. */
function climbed(
  request: ClosureRequestView | null,
  template: Template,
  item: ItemOnLadder,
): Pick<ClosureFormFacts, 'ladder' | 'rungNames'> {
  if (request !== null) return { ladder: request.ladder, rungNames: request.rungNames }
  const rungs: TemplateLadder = ladderOf(template, item)
  const named = rungs.flatMap((rung) =>
    typeof rung === 'string' ? [] : [[rungKey(rung), { name: rung.name, atLeast: null }] as const],
  )
  return { ladder: rungs.map(rungKey), rungNames: Object.fromEntries(named) }
}
