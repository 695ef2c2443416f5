import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { MeasureCommand, MeasureFacts } from '@bihuan/core/measures/measure.decide.ts'
import { worksOn } from '@bihuan/core/measures/late.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { isInScope, readScope } from '@bihuan/core/people/read-scope.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import { linksOfMeasures } from '../findings/further-locks.store.ts'
import { commandBelow, type FormBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf, type Subjects } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask, type Question } from '../kernel/together.ts'
import { findingAbove, type ListedMeasure } from './measures.queries.ts'
import { listedMeasure } from './one-measure.queries.ts'

/** Which measure a form is about, and as which version it showed it. */
export type MeasureForm = FormBelow & { readonly measureId: MeasureId; readonly version: number }

/** What a command decides about the measure. */
export type Deciding = (
  measure: Measure,
  facts: MeasureFacts & { readonly actor: ActorHere },
  db: Db,
) => Promise<Result<readonly Change[], Refusal>> | Result<readonly Change[], Refusal>

/**
 * What a command does to the measure once the right to it is clear: what it decides, with what it asks for that beside the
 * measure, or what the machine is asked.
 */
export type MeasureStep =
  | MeasureCommand
  | Deciding
  | { readonly asks: readonly Question<unknown>[]; readonly decide: Deciding }

/** Carries out a command on one measure, and gives it as it is then to whoever may still read it. */
export async function commandMeasure(
  context: SignedInContext,
  form: MeasureForm,
  { action, step }: { readonly action: MeasureAction; readonly step: MeasureStep },
): Promise<ListedMeasure | null> {
  const { rectificationId, measureId, version } = form
  const above = findingAbove(rectificationId, measureId)
  const row = listedMeasure(form, readScope(context.actor))
  const onMeasure = recordsOf(measureKind, [measureId])
  await commandBelow(context, form, {
    // An open measure and a closed finding exclude each other, and so do what is put right and a claim of the finding. Only what goes
    // against what the finding may do meanwhile locks it, which comes before the measure; the rest need not wait for each other.
    holdsFirst: againstFinding.includes(action) ? [linksOfMeasures(rectificationId, [measureId])] : [],
    subjects: againstFinding.includes(action) ? (db) => withFinding(db, above, onMeasure) : [onMeasure],
    seen: [{ kind: measureKind, subjectId: measureId, version }],
    asksAfter: [row],
    asks: [above, ...('decide' in step ? step.asks : [])],
    checkRight: (loaded, actor) => measureRight(actor, loaded.one(measureKind, measureId), action),
    decide: async (loaded, db, actor) => {
      const measure = loaded.one(measureKind, measureId)
      const finding = loaded.of(findingKind).get(measure.findingId) ?? above.answer
      if (finding === null) throw new Error(`measure ${measureId} has no finding`)
      const facts = {
        findingStatus: finding.status,
        furtherStatuses: above.answer?.furtherStatuses ?? [],
        today: todayIn(context),
        isByHandler: worksOn(actor, measure),
      }
      if ('type' in step) return changesOf(measureKind, measureId, measureKind.decide(measure, step, facts))
      const known = { ...facts, actor }
      return 'decide' in step ? step.decide(measure, known, db) : step(measure, known, db)
    },
  })
  return row.answer
}

const againstFinding: readonly MeasureAction[] = ['reopen', 'reword', 'void', 'restore']

async function withFinding(
  db: Db,
  above: ReturnType<typeof findingAbove>,
  onMeasure: Subjects,
): Promise<readonly Subjects[] | null> {
  const finding = await ask(db, above)
  return finding && [onMeasure, recordsOf(findingKind, [finding.id])]
}

/** Why a person may not do something with a measure; what they may not read is not even said to exist. */
export function measureRight(actor: ActorHere, measure: Measure, action: MeasureAction): Refusal | null {
  if (!isInScope(readScope(actor), measure, actor.here)) return { code: 'NOT_FOUND' }
  return can(actor, `measure.${action}`, { ...measure, holdsRung: false }) ? null : { code: 'NOT_ALLOWED' }
}
