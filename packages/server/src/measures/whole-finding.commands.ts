import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import { isOwnMeasure } from '@bihuan/core/findings/responsibility.ts'
import type { FindingAction } from '@bihuan/core/findings/findings.contract.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { partsOfFinding } from '../claims/claims.queries.ts'
import { type FindingForm, findingRight } from '../findings/findings.commands.ts'
import { linksBelow } from '../findings/further-locks.store.ts'
import { listedFindings, type ListedFinding } from '../findings/findings.queries.ts'
import { commandBelow } from '../kernel/command-below.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { ask } from '../kernel/together.ts'
import { checkedElsewhere } from './further.queries.ts'
import { firstLate } from './late-measures.ts'

/** What is decided on a finding with all its measures. */
export type WholeStep = (whole: {
  readonly finding: Finding
  readonly measures: readonly Measure[]
  readonly isCheckedElsewhere: boolean
  /** Why whoever asks leaves the measures as they are: one is late, and theirs to do. */
  readonly late: Refusal | null
}) => Result<readonly Change[], Refusal>

/** Carries out what takes the measures of a finding along: they are locked with it, so that none of them changes meanwhile. */
export async function commandWholeFinding(
  context: SignedInContext,
  form: FindingForm,
  { action, step }: { readonly action: FindingAction; readonly step: WholeStep },
): Promise<readonly ListedFinding[]> {
  const { rectificationId, findingId, version } = form
  const parts = partsOfFinding(rectificationId, findingId)
  const checked = checkedElsewhere(rectificationId, [findingId])
  const rows = listedFindings({ rectificationId, ids: [findingId] }, readScope(context.actor))
  await commandBelow(context, form, {
    holdsFirst: [linksBelow(rectificationId, [findingId])],
    subjects: async (db) => {
      const known = await ask(db, partsOfFinding(rectificationId, findingId))
      const ids = known.filter(isOwnMeasure).map(({ id }) => id)
      return [recordsOf(findingKind, [findingId]), recordsOf(measureKind, ids)]
    },
    seen: [{ kind: findingKind, subjectId: findingId, version }],
    asks: [parts, checked],
    asksAfter: [rows],
    checkRight: (loaded, actor) =>
      findingRight(actor, loaded.one(findingKind, findingId), { measures: parts.answer, action }),
    decide: (loaded, _, actor) => {
      const measures = [...loaded.of(measureKind).values()]
      // One that came after they were looked for, and before the finding was locked.
      const isWhole = parts.answer.filter(isOwnMeasure).every(({ id }) => loaded.of(measureKind).has(id))
      if (!isWhole) return refuse({ code: 'VERSION_CONFLICT' })
      return step({
        finding: loaded.one(findingKind, findingId),
        measures,
        isCheckedElsewhere: checked.answer.length > 0,
        late: firstLate(loaded, actor, context),
      })
    },
  })
  return rows.answer
}
