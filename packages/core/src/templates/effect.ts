import {
  changedLadders,
  changedValues,
  type ChangedLadder,
  type ChangedValue,
  type GradePlaces,
} from './difference.ts'
import type { MeasureKind } from './kinds-of-measures.ts'
import type { Template } from './template.ts'

/** So much runs by a version: rectifications, claims that wait, open findings of a grade, or open measures of a kind below such. */
export type RunningCount = {
  readonly version: number
  readonly what: 'rectification' | 'claim' | 'finding' | 'measure'
  readonly kind: MeasureKind | null
  /** Of a finding, or of the one above a measure; null where nobody has graded it. */
  readonly grade: string | null
  readonly count: number
  readonly dueSoonNow: number
  readonly dueSoonThen: number
}

/** What another version would do, in numbers. A claim that waits keeps its ladder; what is claimed later climbs that of the version. */
export type Effect = {
  readonly values: readonly ChangedValue[]
  readonly ladders: readonly ChangedLadder[]
  readonly running: {
    readonly rectifications: number
    readonly claims: number
    readonly measures: number
    readonly measuresOnOtherLadder: number
    readonly findingsOnOtherLadder: number
    readonly dueSoonNow: number
    readonly dueSoonThen: number
  }
}

/**
 * What it would do if everything that runs were moved to another version.
 *
 * @param before what was said by the version that is shown beside it
 * @param saidBy what each version says by which something runs
 * @param places which of its grades items have then that have one which it lacks; without, they climb what is for the rest
 */
export function effectOf(parts: {
  readonly before: Template
  readonly after: Template
  readonly saidBy: ReadonlyMap<number, Template>
  readonly rows: readonly RunningCount[]
  readonly places?: GradePlaces
}): Effect {
  const { before, after, saidBy, rows, places } = parts
  const sum = (of: (row: RunningCount) => number): number => rows.reduce((all, row) => all + of(row), 0)
  const countOf = (what: RunningCount['what']): number => sum((row) => (row.what === what ? row.count : 0))
  const changed = new Map(
    [...saidBy].map(([version, said]) => [version, changedLadders(said, after, places)]),
  )
  // A grade that neither version knows fits no ladder that names grades: it climbs as an ungraded item does.
  const climbsOther = (row: RunningCount): boolean => {
    const known = [saidBy.get(row.version), after].some((one) =>
      one?.grades.some(({ code }) => code === row.grade),
    )
    const wanted = known ? row.grade : null
    return (changed.get(row.version) ?? []).some(
      ({ item, kind, grade }) => item === row.what && kind === row.kind && grade === wanted,
    )
  }
  const onOther = (what: RunningCount['what']): number =>
    sum((row) => (row.what === what && climbsOther(row) ? row.count : 0))
  return {
    values: changedValues(before, after),
    ladders: changedLadders(before, after, places),
    running: {
      rectifications: countOf('rectification'),
      claims: countOf('claim'),
      measures: countOf('measure'),
      measuresOnOtherLadder: onOther('measure'),
      findingsOnOtherLadder: onOther('finding'),
      dueSoonNow: sum((row) => row.dueSoonNow),
      dueSoonThen: sum((row) => row.dueSoonThen),
    },
  }
}
