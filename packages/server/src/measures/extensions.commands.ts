import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { FileId, PersonId } from '@bihuan/core/kernel/id.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import { sayingWhy } from '@bihuan/core/kernel/plan-change.ts'
import { ok, refuse } from '@bihuan/core/kernel/result.ts'
import { decidingRefusal, preparingRefusal } from '@bihuan/core/measures/extension.decide.ts'
import type { Extension } from '@bihuan/core/measures/extension.ts'
import { decideMeasure } from '@bihuan/core/measures/measure.decide.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { ownUploads } from '../told/files.store.ts'
import { finalDay, namesOfPersons } from './extensions.queries.ts'
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

/** Prepares for the leader to grant the extension that is asked for, until a day, or to refuse it. */
export function prepareExtension({
  until,
  words,
}: MeasureForm & { readonly until?: PlainDay | undefined; readonly words: string }): MeasureStep {
  const command = { type: 'prepareExtension', until: until ?? null, words } as const
  return (measure, { actor, ...facts }) => {
    const refusal = preparingRefusal(measure, actor)
    if (refusal !== null) return refuse(refusal)
    return changesOf(measureKind, measure.id, decideMeasure(measure, command, facts))
  }
}

/**
 * Grants the extension that is asked for until a day, or refuses it. Once there is a plan, the day that is granted is a change
 * against it: for the reason for which it was asked, decided by whoever grants it.
 */
export function decideExtension(
  { until, words }: MeasureForm & { readonly until?: PlainDay | undefined; readonly words: string },
  { actor: { personId, inPlaceOf } }: SignedInContext,
): MeasureStep {
  const names = namesOfPersons([personId, ...(inPlaceOf === undefined ? [] : [inPlaceOf])])
  const command =
    until === undefined
      ? ({ type: 'refuseExtension', reason: words } as const)
      : ({ type: 'grantExtension', until, words } as const)
  return {
    asks: [names],
    decide: (measure, { actor, ...facts }) => {
      const refusal = decidingRefusal(measure, actor, until)
      if (refusal !== null) return refuse(refusal)
      const decided = changesOf(measureKind, measure.id, decideMeasure(measure, command, facts))
      if (!decided.ok) return decided
      const { reason } = extensionOf(measure)
      const decidedBy = deciderOf(names.answer, personId, inPlaceOf)
      return ok(decided.value.map((change) => sayingWhy(change, { reason, decidedBy })))
    },
  }
}

function extensionOf({ id: measureId, extension }: Measure): Extension {
  if (extension === null) throw new Error(`an extension of ${measureId} was decided that nobody asked for`)
  return extension
}

function deciderOf(names: ReadonlyMap<PersonId, string>, by: PersonId, inPlaceOf?: PersonId): string {
  const name = names.get(by) ?? by
  return inPlaceOf === undefined ? name : `${name}（代 ${names.get(inPlaceOf) ?? inPlaceOf}）`
}
