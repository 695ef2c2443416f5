import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { MeasureCommand, MeasureFacts } from '@bihuan/core/measures/measure.decide.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'
import { can, isInScope, readScope } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { commandBelow, type FormBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { readFindingOf } from './measures.queries.ts'

/** Which measure a form is about, and as which version it showed it. */
export type MeasureForm = FormBelow & { readonly measureId: MeasureId; readonly version: number }

/** What a command does to the measure once the right to it is clear: what it decides, or what the machine is asked. */
export type MeasureStep =
  | MeasureCommand
  | ((
      measure: Measure,
      facts: MeasureFacts,
      db: Db,
    ) => Promise<Result<readonly Change[], Refusal>> | Result<readonly Change[], Refusal>)

/** Carries out a command on one measure. Its finding is locked first: an open measure and a closed finding exclude each other. */
export async function commandMeasure(
  context: SignedInContext,
  form: MeasureForm,
  { action, step }: { readonly action: MeasureAction; readonly step: MeasureStep },
): Promise<void> {
  const { rectificationId, measureId, version } = form
  let above: Awaited<ReturnType<typeof readFindingOf>> = null
  await commandBelow(context, form, {
    subjects: async (db) => {
      above = await readFindingOf(db, rectificationId, measureId)
      if (above === null) return null
      // Only reopening goes against what the finding may do meanwhile; the rest need not wait for each other.
      return [
        recordsOf(measureKind, [measureId]),
        ...(action === 'reopen' ? [recordsOf(findingKind, [above.id])] : []),
      ]
    },
    seen: [{ kind: measureKind, subjectId: measureId, version }],
    checkRight: (loaded) => measureRight(context.actor, loaded.one(measureKind, measureId), action),
    decide: async (loaded, db) => {
      const measure = loaded.one(measureKind, measureId)
      const finding = loaded.of(findingKind).get(measure.findingId) ?? above
      if (finding === null) throw new Error(`measure ${measureId} has no finding`)
      const facts = { findingStatus: finding.status }
      return typeof step === 'function'
        ? step(measure, facts, db)
        : changesOf(measureKind, measureId, measureKind.decide(measure, step, facts))
    },
  })
}

/** Why a person may not do something with a measure; what they may not read is not even said to exist. */
export function measureRight(actor: Actor, measure: Measure, action: MeasureAction): Refusal | null {
  if (!isInScope(readScope(actor), measure)) return { code: 'NOT_FOUND' }
  return can(actor, `measure.${action}`, { ...measure, holdsRung: false }) ? null : { code: 'NOT_ALLOWED' }
}
