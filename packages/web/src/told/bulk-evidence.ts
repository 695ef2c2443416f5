import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { measureNamer } from '@bihuan/core/told/evidence-names.ts'
import type { ChosenFile } from './archive.ts'

/** A measure as somebody names it: by its number in the ledger and its words. */
export type NumberedMeasure = { readonly number: string; readonly measure: MeasureView }

/** A file whose measure its name does not tell, with those that it could mean. */
export type Unplaced = ChosenFile & { readonly choices: readonly MeasureId[] }

/** Which files go to which measure. */
export type Placing = {
  readonly items: readonly (NumberedMeasure & { readonly files: readonly ChosenFile[] })[]
  readonly unplaced: readonly Unplaced[]
}

/** The ledger as far as files can be for it. */
export type LedgerOfFiles = {
  readonly findings: readonly FindingView[]
  readonly measures: readonly MeasureView[]
}

/** The measures of a ledger in its order, with their numbers. */
export function numberedMeasures({ findings, measures }: LedgerOfFiles): readonly NumberedMeasure[] {
  const ordinals = new Map(findings.map(({ id, ordinal }) => [id, ordinal]))
  return measures
    .map((measure) => ({ finding: ordinals.get(measure.findingId) ?? 0, measure }))
    .toSorted((one, other) => one.finding - other.finding || one.measure.ordinal - other.measure.ordinal)
    .map(({ finding, measure }) => ({ number: `${finding}-${measure.ordinal}`, measure }))
}

/**
 * Places files by the numbers in their names.
 *
 * @param byHand where somebody says otherwise, or in the first place, by path.
 */
export function placeFiles(
  files: readonly ChosenFile[],
  ledger: LedgerOfFiles,
  byHand: ReadonlyMap<string, MeasureId>,
): Placing {
  const named = measureNamer(ledger.findings, ledger.measures)
  const placed = new Map<MeasureId, ChosenFile[]>()
  const unplaced: Unplaced[] = []
  for (const one of files) {
    const meant = named(one.path)
    const measureId = byHand.get(one.path) ?? (meant.kind === 'measure' ? meant.measureId : null)
    if (measureId !== null) placed.set(measureId, [...(placed.get(measureId) ?? []), one])
    else unplaced.push({ ...one, choices: meant.kind === 'unclear' ? meant.measureIds : [] })
  }
  const items = numberedMeasures(ledger).flatMap((item) => {
    const own = placed.get(item.measure.id)
    return own === undefined ? [] : [{ ...item, files: own }]
  })
  return { items, unplaced }
}
