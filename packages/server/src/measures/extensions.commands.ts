import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { FileId } from '@bihuan/core/kernel/id.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { decidingRefusal } from '@bihuan/core/measures/extension.decide.ts'
import { decideMeasure } from '@bihuan/core/measures/measure.decide.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { ownUploads } from '../told/files.store.ts'
import { finalDay } from './extensions.queries.ts'
import type { MeasureForm, MeasureStep } from './measure-command.ts'

/** Asks for more time, and reports in the same step how far the work is. */
export function askExtension(
  form: MeasureForm & {
    readonly until: PlainDay
    readonly reason: string
    readonly text: string
    readonly fileIds: readonly FileId[]
    readonly lateReason?: string | undefined
  },
  { actor, newId }: SignedInContext,
): MeasureStep {
  const { until, reason, text, lateReason } = form
  const fileIds = [...new Set(form.fileIds)]
  const last = finalDay(form.rectificationId)
  const uploads = fileIds.length === 0 ? null : ownUploads(actor.personId, fileIds)
  return {
    asks: uploads === null ? [last] : [last, uploads],
    decide: (measure, facts) => {
      const evidence = uploads?.answer ?? []
      if (evidence.length < fileIds.length) return refuse({ code: 'NOT_FOUND' })
      const reportId = id<'progressReport'>(newId())
      const said = { until, reason, reportId, text, evidence, finalDay: last.answer, lateReason }
      return changesOf(
        measureKind,
        measure.id,
        decideMeasure(measure, { type: 'askExtension', ...said }, facts),
      )
    },
  }
}

/** Grants the extension that is asked for until a day, or refuses it. */
export function decideExtension({
  until,
  words,
}: MeasureForm & { readonly until?: PlainDay | undefined; readonly words: string }): MeasureStep {
  return (measure, { actor, ...facts }) => {
    const refusal = decidingRefusal(measure, actor, until)
    if (refusal !== null) return refuse(refusal)
    const command =
      until === undefined
        ? ({ type: 'refuseExtension', reason: words } as const)
        : ({ type: 'grantExtension', until, words } as const)
    return changesOf(measureKind, measure.id, decideMeasure(measure, command, facts))
  }
}
