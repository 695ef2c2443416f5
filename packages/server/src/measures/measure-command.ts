import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { FindingStatus } from '@bihuan/core/findings/finding.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import type { Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'
import { can, isInScope, readScope } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { type SignedInContext, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { recordsOf, runCommand } from '../kernel/run-command.ts'
import type { Db } from '../kernel/subject-store.ts'
import { readFindingOf } from './measures.queries.ts'

/** Which measure a form is about, and as which version it showed it. */
export type MeasureForm = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
  readonly version: number
}

/** What a command does to the measure once the right to it is clear. */
export type DecideOnMeasure = (
  measure: Measure,
  facts: { readonly findingStatus: FindingStatus },
  db: Db,
) => Promise<Result<readonly Change[], Refusal>> | Result<readonly Change[], Refusal>

/** Carries out a command on one measure. Its finding is locked first: an open measure and a closed finding exclude each other. */
export async function commandMeasure(
  context: SignedInContext,
  form: MeasureForm,
  step: { readonly action: MeasureAction; readonly decide: DecideOnMeasure },
): Promise<void> {
  const { commandId, rectificationId, measureId, version } = form
  let above: Awaited<ReturnType<typeof readFindingOf>> = null
  answer(
    await runCommand(toolsOf(context), {
      chainId: rectificationId,
      commandId,
      by: context.actor.personId,
      subjects: async (db) => {
        above = await readFindingOf(db, rectificationId, measureId)
        if (above === null) return null
        // Only reopening goes against what the finding may do meanwhile; the rest need not wait for each other.
        return [
          recordsOf(measureKind, [measureId]),
          ...(step.action === 'reopen' ? [recordsOf(findingKind, [above.id])] : []),
        ]
      },
      seen: [{ kind: measureKind, subjectId: measureId, version }],
      checkRight: (loaded) => measureRight(context.actor, loaded.one(measureKind, measureId), step.action),
      decide: async (loaded, db) => {
        const measure = loaded.one(measureKind, measureId)
        const finding = loaded.of(findingKind).get(measure.findingId) ?? above
        if (finding === null) throw new Error(`measure ${measureId} has no finding`)
        return step.decide(measure, { findingStatus: finding.status }, db)
      },
    }),
  )
}

/** Why a person may not do something with a measure; what they may not read is not even said to exist. */
export function measureRight(actor: Actor, measure: Measure, action: MeasureAction): Refusal | null {
  if (!isInScope(readScope(actor), measure)) return { code: 'NOT_FOUND' }
  return can(actor, `measure.${action}`, { ...measure, holdsRung: false }) ? null : { code: 'NOT_ALLOWED' }
}
