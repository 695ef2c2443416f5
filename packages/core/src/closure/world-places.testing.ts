import type { FindingEvent } from '../findings/finding.events.ts'
import type { FindingStatus } from '../findings/finding.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Change } from '../kernel/entry.ts'
import { sampleId } from '../kernel/given.testing.ts'
import type { Records } from '../kernel/records.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import { measureKind } from '../measures/measure.kind.ts'
import type { Measure } from '../measures/measure.ts'
import { mergeFindings, splitFinding } from '../measures/rearrange-findings.ts'
import { mergeMeasures, moveMeasure, splitMeasure } from '../measures/rearrange-measures.ts'

/** What a person in the world tries to put elsewhere, to split or to merge. Targets are given by position. */
export type RearrangeAttempt =
  | {
      readonly type: 'moveMeasure'
      readonly by: number
      readonly measure: number
      readonly finding: number
      readonly place: number | null
    }
  | { readonly type: 'splitMeasure'; readonly by: number; readonly measure: number }
  | { readonly type: 'mergeMeasures'; readonly by: number; readonly measure: number; readonly other: number }
  | { readonly type: 'splitFinding'; readonly by: number; readonly finding: number; readonly measure: number }
  | { readonly type: 'mergeFindings'; readonly by: number; readonly finding: number; readonly other: number }

/** Decides an attempt to put something elsewhere, or to make it into more or fewer. */
export function rearrange(
  world: { readonly records: Records; readonly made: number },
  attempt: RearrangeAttempt,
): Result<Change<FindingEvent | MeasureEvent>[], Refusal> {
  const findings = [...world.records.of(findingKind).values()]
  const measures = [...world.records.of(measureKind).values()]
  const reason = '更正'
  const checkedElsewhere = measures
    .filter((one) => furtherStatusesOf(world.records, one).includes('submitted'))
    .map(({ id }) => id)
  if (attempt.type === 'splitFinding' || attempt.type === 'mergeFindings') {
    const finding = chosenOf(findings, attempt.finding)
    if (attempt.type === 'mergeFindings') {
      const others = [chosenOf(findings, attempt.other)].filter(({ id }) => id !== finding.id)
      return mergeFindings(finding, {
        others,
        measures,
        title: '合并的问题',
        reason,
        checkedElsewhere,
        gone: [],
      })
    }
    const chosen = measures.filter(({ findingId }) => findingId === finding.id).slice(attempt.measure)
    return splitFinding(finding, {
      id: sampleId(world.made),
      ordinal: world.made,
      number: '',
      title: '拆出的问题',
      measures: chosen,
      chosen: chosen.map(({ id }) => id),
      reason,
      checkedElsewhere,
    })
  }
  const measure = chosenOf(measures, attempt.measure)
  const above = findings.find(({ id }) => id === measure.findingId)
  if (above === undefined) throw new Error(`measure ${measure.id} has no finding`)
  const furtherStatuses = furtherStatusesOf(world.records, measure)
  switch (attempt.type) {
    case 'moveMeasure': {
      const finding = chosenOf(findings, attempt.finding)
      const below = measures.filter(({ findingId }) => findingId === finding.id)
      return moveMeasure(measure, { from: above, finding, below, at: attempt.place, furtherStatuses })
    }
    case 'splitMeasure': {
      const parts = [{ id: sampleId<'measure'>(world.made), text: '拆出的措施' }]
      const wanted = { finding: above, lastOrdinal: 50, text: '留下的措施', parts, reason }
      return splitMeasure(measure, { ...wanted, furtherStatuses })
    }
    case 'mergeMeasures': {
      const others = [chosenOf(measures, attempt.other)].filter(({ id }) => id !== measure.id)
      return mergeMeasures(measure, {
        others,
        findings,
        text: '合并的措施',
        reason,
        furtherStatuses,
        gone: [],
        listed: [],
      })
    }
    default:
      return attempt satisfies never
  }
}

/** How the findings stand that a measure answers beside its own. */
export function furtherStatusesOf(records: Records, { further }: Measure): FindingStatus[] {
  return further.flatMap(({ findingId }) => records.of(findingKind).get(findingId)?.status ?? [])
}

function chosenOf<Item>(items: readonly Item[], position: number): Item {
  const item = items[position % items.length]
  if (item === undefined) throw new Error('there is nothing to choose from')
  return item
}
